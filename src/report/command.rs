//! What is typed to write into a note what became of a follow-up: the one place that spells such a command.

use crate::analysis::Analysis;
use crate::plan::{FollowUp, Item};
use crate::playbook::{Flag, Play, Silence};

/// The command that says that a follow-up is done; none where the note says so itself, as after a debrief.
///
/// `note` names the note on a command line: its path between quotes where it needs them, or what was typed before.
pub fn done(analysis: &Analysis, item: Item, note: &str) -> Option<String> {
    let play = analysis.play(analysis.follow_up(item));
    if play.silence == Some(Silence::GiveUp) {
        return Some(format!("afterword status {note} closed"));
    }
    (play.flag != Some(Flag::Debrief)).then(|| sent(analysis, item, note))
}

/// `afterword sent dana thank-you --to 'Dana Whitfield' --by email`
pub fn sent(analysis: &Analysis, item: Item, note: &str) -> String {
    let by = analysis.follow_up(item).channel.map(|channel| format!(" --by {channel}")).unwrap_or_default();
    format!("afterword sent {note} {}{by}", whose(analysis, item))
}

/// `afterword skip dana thank-you --to 'Dana Whitfield'`
pub fn skip(analysis: &Analysis, item: Item, note: &str) -> String {
    format!("afterword skip {note} {}", whose(analysis, item))
}

/// One word of a command line, between quotes where a shell would take it for several or for something else.
pub fn quoted(word: &str) -> String {
    shell_words::quote(word).into_owned()
}

/// A file's path as one word that is no option, whatever it begins with.
pub(super) fn path(path: &str) -> String {
    match path.starts_with('-') {
        true => quoted(&format!("./{path}")),
        false => quoted(path),
    }
}

/// The play, and the person where it goes to more than one of the note.
fn whose(analysis: &Analysis, item: Item) -> String {
    let follow_up = analysis.follow_up(item);
    let play = quoted(&analysis.play(follow_up).name);
    let person = follow_up.to.person(analysis.note(item.note)).and_then(|person| person.name.as_deref());
    match person.filter(|_| is_one_of_several(analysis, follow_up)) {
        Some(name) if name.starts_with('-') => format!("{play} --to={}", quoted(name)),
        Some(name) => format!("{play} --to {}", quoted(name)),
        None => play,
    }
}

fn is_one_of_several(analysis: &Analysis, follow_up: &FollowUp) -> bool {
    let play: &Play = analysis.play(follow_up);
    let others = analysis.plans[follow_up.note.0].follow_ups.iter();
    others.filter(|other| analysis.play(other).name == play.name).any(|other| other.to != follow_up.to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_quoted_only_where_a_shell_would_misread_it() {
        assert_eq!(quoted("northwind/2026-03-04-dana.md"), "northwind/2026-03-04-dana.md");
        assert_eq!(quoted("Dana Whitfield"), "'Dana Whitfield'");
        assert_eq!(quoted("O'Brien & $(rm)"), "'O'\\''Brien & $(rm)'");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn a_path_is_never_an_option() {
        assert_eq!(path("-x/a b.md"), "'./-x/a b.md'");
        assert_eq!(path("-x.md"), "./-x.md");
        assert_eq!(path("x.md"), "x.md");
    }
}
