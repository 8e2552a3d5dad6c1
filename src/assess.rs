//! Gaps and the verdict of each note.

use crate::date::Date;
use crate::note::{Answered, Mood, Named, Note, Want, WrittenGap, YesNo};
use crate::playbook::{GapKind, Playbook, UNCLEAR, Verdict, Weight};
use crate::text::Span;

/// What one note comes to on one day.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// How bad it really is.
    pub verdict: Verdict,
    /// What went wrong, in the note's order; then questions not asked, then what the self-assessment says.
    pub gaps: Vec<Gap>,
    /// The facts that the verdict rests on.
    pub because: Vec<Fact>,
    /// The note does not say whether the job is wanted, and there is damage to control, or a reason to bow out that was
    /// only guessed.
    pub ask_whether_wanted: bool,
}

/// A fact in a note, with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// In words: `gap unmentioned`.
    pub text: String,
    /// The line in the note, from 1; absent where the fact is that something is absent.
    pub line: Option<usize>,
}

impl Fact {
    /// A fact that stands somewhere in the note.
    pub fn at(note: &Note, span: Span, text: impl Into<String>) -> Self {
        Fact { text: text.into(), line: Some(note.line(span)) }
    }

    /// A fact that a field of the note holds; without a line where the field is absent.
    pub fn of_field(note: &Note, field: &str, text: impl Into<String>) -> Self {
        Fact { text: text.into(), line: note.field(field).map(|field| note.line(field.name_span)) }
    }
}

impl std::fmt::Display for Fact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{} (line {line})", self.text),
            None => f.write_str(&self.text),
        }
    }
}

/// Something that went wrong, with its kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// The kind's name.
    pub kind: String,
    /// What happened, without kind and answer; empty where the note gives the bare kind.
    pub text: String,
    /// What the writer would say now.
    pub answer: Option<String>,
    /// What it calls for.
    pub weight: Weight,
    /// Whether the kind was read from free text.
    pub guessed: bool,
    /// How sure that reading is, 0 to 1; 1 where nothing was guessed.
    pub confidence: f64,
    /// Where it stands; absent where the self-assessment brought it.
    pub span: Option<Span>,
    /// The line, from 1; that of the self-assessment where that brought it.
    pub line: Option<usize>,
    /// The interviewer whose letter it belongs to, where it names exactly one.
    pub interviewer: Option<usize>,
}

impl Gap {
    /// Whether a letter mends it.
    pub fn is_to_mend(&self) -> bool {
        matches!(self.weight, Weight::Repair | Weight::Apologise)
    }
}

/// Reads the gaps of a note and says how bad it really is on that day.
pub fn assess(note: &Note, playbook: &Playbook, as_of: Date) -> Assessment {
    let mut gaps = gaps(note, playbook, as_of);
    gaps.shrink_to_fit();
    let verdict = verdict(note, &gaps, playbook, as_of);
    let mut because = because(note, &gaps, verdict);
    because.shrink_to_fit();
    let is_in_doubt = verdict.damage().is_to_mend() || (verdict == Verdict::BowOut && !says_so(&gaps));
    let ask_whether_wanted = is_in_doubt && !matches!(note.want, Some(Want::Yes | Want::No));
    Assessment { verdict, gaps, because, ask_whether_wanted }
}

/// Whether a reason to bow out is written by name, and not merely read from the words of a gap.
fn says_so(gaps: &[Gap]) -> bool {
    gaps.iter().any(|gap| gap.weight == Weight::BowOut && !gap.guessed)
}

fn gaps(note: &Note, playbook: &Playbook, as_of: Date) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = note.gaps.iter().flatten().map(|gap| listed(note, playbook, gap)).collect();
    if is_upcoming(note, as_of) {
        return gaps;
    }
    let is_past = note.date.is_some_and(|date| date < as_of);
    for question in note.questions.iter().filter(|_| is_past) {
        let is_listed =
            gaps.iter().any(|gap| gap.kind == "unasked" && gap.text.eq_ignore_ascii_case(&question.value));
        if !is_listed {
            let line = Some(note.line(question.span));
            let span = Some(question.span);
            gaps.push(Gap {
                text: question.value.clone(),
                span,
                line,
                ..certain(playbook, "unasked", note.want)
            });
        }
    }
    gaps.extend(from_self_assessment(note, playbook, &gaps));
    gaps
}

/// A gap of the list: with its kind named, or read from free text.
fn listed(note: &Note, playbook: &Playbook, written: &WrittenGap) -> Gap {
    let interviewer = note.only_interviewer_in(&written.text);
    let (span, line) = (Some(written.span), Some(note.line(written.span)));
    let answer = written.answer.clone();
    let of_kind = |(kind, what): (&GapKind, &str)| Gap {
        text: what.to_owned(),
        answer: answer.clone(),
        span,
        line,
        interviewer,
        ..of_weight(kind.weight, &kind.name, note.want)
    };
    if let Some(named) = named_kind(playbook, &written.text) {
        return of_kind(named);
    }
    let behind_name = behind_name(note, &written.text);
    if let Some(named) = behind_name.and_then(|rest| named_kind(playbook, rest)) {
        return of_kind(named);
    }
    let guess = playbook.guess(behind_name.unwrap_or(&written.text));
    let kind = guess.kind.unwrap_or_else(|| UNCLEAR.to_owned());
    Gap {
        text: written.text.clone(),
        answer,
        guessed: true,
        confidence: guess.confidence,
        span,
        line,
        interviewer,
        ..certain(playbook, &kind, note.want)
    }
}

/// A gap of a known kind.
fn certain(playbook: &Playbook, kind: &str, want: Option<Want>) -> Gap {
    of_weight(playbook.gap_kind(kind).map_or(Weight::Repair, |kind| kind.weight), kind, want)
}

/// With `want: yes` beside it, a reason to bow out is one not to mention.
fn of_weight(weight: Weight, kind: &str, want: Option<Want>) -> Gap {
    let weight = if weight == Weight::BowOut && want == Some(Want::Yes) { Weight::LetGo } else { weight };
    Gap {
        kind: kind.to_owned(),
        text: String::new(),
        answer: None,
        weight,
        guessed: false,
        confidence: 1.0,
        span: None,
        line: None,
        interviewer: None,
    }
}

/// `kind: what happened`, `kind - what happened`, or a bare kind.
fn named_kind<'p, 't>(playbook: &'p Playbook, text: &'t str) -> Option<(&'p GapKind, &'t str)> {
    if let Some(kind) = playbook.gap_kind(text) {
        return Some((kind, ""));
    }
    // Most texts have hardly any of them, and that is found out sooner.
    let mut separators =
        [":", " - ", " – ", " — ", ". "].iter().filter(|separator| text.contains(**separator));
    separators.find_map(|separator| {
        let (label, what) = text.split_once(separator)?;
        playbook.gap_kind(label).map(|kind| (kind, what.trim()))
    })
}

/// `Dana: blanked: …`, where the name of an interviewer stands before the kind.
fn behind_name<'t>(note: &Note, text: &'t str) -> Option<&'t str> {
    let (name, rest) = text.split_once(':')?;
    let is_interviewer = |named: &Named| matches!(named, Named::Interviewer(_));
    note.called(name).iter().any(is_interviewer).then(|| rest.trim_start())
}

/// `interest: no` or `they_know: no` is an `interest` gap, `answered: no` a `weak-answer`, unless one is listed.
fn from_self_assessment(note: &Note, playbook: &Playbook, listed: &[Gap]) -> Vec<Gap> {
    let has = |kinds: &[&str]| listed.iter().any(|gap| kinds.contains(&gap.kind.as_str()));
    let brought_by = |field: &str, kind: &str| {
        let line = note.field(field).map(|field| note.line(field.name_span));
        Gap { line, ..certain(playbook, kind, note.want) }
    };
    let mut gaps = Vec::new();
    if note.answered == Some(Answered::No) && !has(&["weak-answer", "blanked"]) {
        gaps.push(brought_by("answered", "weak-answer"));
    }
    let unsaid = [("interest", note.interest), ("they_know", note.they_know)];
    let unsaid = unsaid.iter().find(|(_, said)| *said == Some(YesNo::No));
    if let Some((field, _)) = unsaid
        && !has(&["interest"])
    {
        gaps.push(brought_by(field, "interest"));
    }
    gaps
}

fn is_upcoming(note: &Note, as_of: Date) -> bool {
    note.date.is_some_and(|date| date > as_of)
}

/// Whether the note says how it went. That the job is wanted can be written long before; that it is not, settles it.
fn is_assessed(note: &Note) -> bool {
    note.gaps.is_some()
        || note.want == Some(Want::No)
        || note.answered.is_some()
        || note.interest.is_some()
        || note.they_know.is_some()
}

/// From facts alone; mood never raises it.
fn verdict(note: &Note, gaps: &[Gap], playbook: &Playbook, as_of: Date) -> Verdict {
    if is_upcoming(note, as_of) {
        return Verdict::Upcoming;
    }
    if !is_assessed(note) {
        return Verdict::Unassessed;
    }
    if note.want == Some(Want::No) || gaps.iter().any(|gap| gap.weight == Weight::BowOut) {
        return Verdict::BowOut;
    }
    let damage = Damage::of(gaps, playbook);
    if damage.is_serious() {
        Verdict::Serious
    } else if damage.repairs + damage.apologies > 0 {
        Verdict::Repairable
    } else if !gaps.is_empty() {
        Verdict::LetGo
    } else if matches!(note.mood, Some(Mood::Shaky | Mood::Bad)) {
        Verdict::Worry
    } else {
        Verdict::Solid
    }
}

/// The gaps of a note, counted as the verdict counts them.
struct Damage {
    repairs: usize,
    apologies: usize,
    serious_kind: bool,
}

impl Damage {
    /// Any number of a light kind counts as one gap.
    fn of(gaps: &[Gap], playbook: &Playbook) -> Self {
        let mut light_kinds: Vec<&str> = Vec::new();
        let mut damage = Damage { repairs: 0, apologies: 0, serious_kind: false };
        for gap in gaps {
            let kind = playbook.gap_kind(&gap.kind);
            damage.serious_kind |= gap.is_to_mend() && kind.is_some_and(|kind| kind.serious);
            let counted_before =
                kind.is_some_and(|kind| kind.light) && light_kinds.contains(&gap.kind.as_str());
            match gap.weight {
                Weight::Repair if !counted_before => damage.repairs += 1,
                Weight::Apologise => damage.apologies += 1,
                _ => {}
            }
            light_kinds.push(&gap.kind);
        }
        damage
    }

    fn is_serious(&self) -> bool {
        self.serious_kind || self.repairs >= 2 || (self.repairs >= 1 && self.apologies >= 1)
    }
}

fn because(note: &Note, gaps: &[Gap], verdict: Verdict) -> Vec<Fact> {
    let date = |text: String| Fact::of_field(note, "date", text);
    let mood = || note.mood.map(|mood| Fact::of_field(note, "mood", format!("mood {mood}")));
    match verdict {
        Verdict::Upcoming => note.date.map(|day| date(format!("interview on {day}"))).into_iter().collect(),
        Verdict::Unassessed => vec![Fact { text: "`gaps` is not filled in".to_owned(), line: None }],
        Verdict::Solid | Verdict::Worry => {
            let no_gap = Fact::of_field(note, "gaps", "no gap");
            std::iter::once(no_gap).chain(mood()).collect()
        }
        Verdict::BowOut => {
            let unwanted = (note.want == Some(Want::No)).then(|| Fact::of_field(note, "want", "want no"));
            unwanted.into_iter().chain(gap_facts(gaps, |gap| gap.weight == Weight::BowOut)).collect()
        }
        Verdict::LetGo => gap_facts(gaps, |_| true).collect(),
        Verdict::Repairable | Verdict::Serious => gap_facts(gaps, Gap::is_to_mend).collect(),
    }
}

/// `gap unmentioned (line 7)` for every gap that counts.
pub fn gap_facts(gaps: &[Gap], counts: impl Fn(&Gap) -> bool) -> impl Iterator<Item = Fact> {
    gaps.iter()
        .filter(move |gap| counts(gap))
        .map(|gap| Fact { text: format!("gap {}", gap.kind), line: gap.line })
}
