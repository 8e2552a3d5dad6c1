//! The play that a user means: its name, one of its other names, or the beginning or a part of one.

use crate::analysis::Analysis;
use crate::diagnostic::did_you_mean;
use crate::journal::NoteId;
use crate::note::play_name;
use crate::playbook::Play;
use crate::text::visible;
use anyhow::bail;

/// Finds the one play that `wanted` names: `thank-you`, `Thank you`, `thanks`, `thank`, `call`.
///
/// # Errors
/// Where there is none, with the nearest name and the plays of this note; where there are several, with all of them.
pub(in crate::cli) fn play<'a>(
    analysis: &'a Analysis,
    note: NoteId,
    wanted: &str,
) -> anyhow::Result<&'a Play> {
    let name = play_name(wanted);
    if let Some(play) = analysis.playbook.play_named(&name) {
        return Ok(play);
    }
    let typed = without_hyphens(&name);
    let begins = matching(analysis, |known| without_hyphens(known).starts_with(&typed));
    let holds = matching(analysis, |known| without_hyphens(known).contains(&typed));
    match (begins.as_slice(), holds.as_slice()) {
        _ if name.is_empty() => bail!("name a play; {}", plays_of(analysis, note)),
        ([only], _) | ([], [only]) => Ok(only),
        ([], []) => bail!("{}", visible(&none(analysis, note, wanted, &name))),
        ([], several) | (several, _) => match planned_among(analysis, note, several).as_slice() {
            [only] => Ok(only),
            _ => bail!("`{}` may be {}; say which", visible(wanted), listed(several.iter().copied(), " or ")),
        },
    }
}

/// Those of the plays that this note has a follow-up of.
fn planned_among<'a>(analysis: &Analysis, note: NoteId, plays: &[&'a Play]) -> Vec<&'a Play> {
    let follow_ups = &analysis.plans[note.0].follow_ups;
    let is_planned =
        |play: &&&Play| follow_ups.iter().any(|follow_up| analysis.play(follow_up).name == play.name);
    plays.iter().filter(is_planned).copied().collect()
}

/// `thankyou` is as good as `thank-you`.
fn without_hyphens(name: &str) -> String {
    name.replace('-', "")
}

/// Every play with a name that is such; by its own name first, since other names are only a help.
fn matching(analysis: &Analysis, is_such: impl Fn(&str) -> bool) -> Vec<&Play> {
    let plays = || analysis.playbook.plays().iter();
    let by_name: Vec<&Play> = plays().filter(|play| is_such(&play.name)).collect();
    if by_name.is_empty() {
        return plays().filter(|play| play.also.iter().any(|name| is_such(name))).collect();
    }
    by_name
}

fn none(analysis: &Analysis, note: NoteId, wanted: &str, name: &str) -> String {
    let names = analysis.playbook.plays().iter();
    let names = names.flat_map(|play| std::iter::once(&play.name).chain(&play.also));
    let near = did_you_mean(name, names.map(String::as_str));
    let near = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
    format!("there is no play `{wanted}`; {near}{}", plays_of(analysis, note))
}

/// `this note has …`: what a user may name; the whole playbook where nothing is planned.
pub(in crate::cli) fn plays_of(analysis: &Analysis, note: NoteId) -> String {
    let mut planned: Vec<&Play> = Vec::new();
    for follow_up in &analysis.plans[note.0].follow_ups {
        let play = analysis.play(follow_up);
        if !planned.iter().any(|other| other.name == play.name) {
            planned.push(play);
        }
    }
    match planned.as_slice() {
        [] => format!("the plays are {}", listed(analysis.playbook.plays().iter(), " and ")),
        planned => format!("this note has {}", listed(planned.iter().copied(), " and ")),
    }
}

/// `a`, `b` and `c`.
fn listed<'p>(plays: impl Iterator<Item = &'p Play>, last: &str) -> String {
    let names: Vec<String> = plays.map(|play| format!("`{}`", visible(&play.name))).collect();
    match names.as_slice() {
        [before @ .., end] if !before.is_empty() => format!("{}{last}{end}", before.join(", ")),
        names => names.concat(),
    }
}
