//! The JSON of `afterword export json` and `afterword due --format json`: names, order and meaning are a promise.

use crate::analysis::Analysis;
use crate::assess::Gap;
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::journal::{NoteId, Opportunity};
use crate::letter::Letter;
use crate::note::{Channel, Mood, Status};
use crate::plan::{FollowUp, State};
use crate::playbook::{Flag, Verdict, Weight};
use crate::text::steers;
use serde::Serialize;
use std::fmt::Write as _;

/// Rises when a key changes its meaning.
const SCHEMA: u32 = 1;

/// The JSON Schema of what [`json`] gives; a test sees to it that neither says more than the other.
pub const JSON_SCHEMA: &str = include_str!("schema.json");

/// How much of the journal is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Every note.
    Everything,
    /// Only notes with a follow-up that is due, overdue or coming within seven days.
    DueSoon,
}

/// The whole analysis as one JSON object, ending in a newline.
///
/// Dates are `YYYY-MM-DD` or null, paths are relative to the journal, with `/`.
pub fn json(analysis: &Analysis, extent: Extent) -> String {
    let notes =
        analysis.journal.ids().filter(|&id| extent == Extent::Everything || is_due_soon(analysis, id));
    let document = Document {
        schema: SCHEMA,
        as_of: analysis.as_of,
        notes: notes.map(|id| note(analysis, id)).collect(),
        opportunities: analysis
            .journal
            .opportunities
            .iter()
            .filter(|each| !each.rounds.iter().all(|id| analysis.note(*id).practice))
            .map(|each| opportunity(analysis, each))
            .collect(),
        patterns: patterns(analysis),
        not_notes: analysis
            .journal
            .not_notes
            .iter()
            .map(|other| NotANoteView { path: &other.path, reason: other.reason })
            .collect(),
        diagnostics: analysis.diagnostics.iter().map(DiagnosticView::of).collect(),
    };
    let text = serde_json::to_string_pretty(&document).expect("keys are strings and numbers are finite");
    finished(&text)
}

/// The diagnostics alone, as `afterword check --format json` gives them.
pub fn diagnostics_json<'a>(diagnostics: impl Iterator<Item = &'a Diagnostic>) -> String {
    let views: Vec<DiagnosticView<'_>> = diagnostics.map(DiagnosticView::of).collect();
    let text = serde_json::to_string_pretty(&views).expect("keys are strings");
    finished(&text)
}

/// The text as it may be looked at in a terminal too, with a line end: what would steer that is written by its number,
/// as JSON allows it anywhere in its strings.
pub(super) fn finished(json: &str) -> String {
    let mut text = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        if c != '\n' && steers(c) {
            let _ = write!(text, "\\u{:04x}", u32::from(c));
        } else {
            text.push(c);
        }
    }
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    as_of: Date,
    notes: Vec<NoteView<'a>>,
    opportunities: Vec<OpportunityView<'a>>,
    patterns: Vec<PatternView<'a>>,
    not_notes: Vec<NotANoteView<'a>>,
    diagnostics: Vec<DiagnosticView<'a>>,
}

#[derive(Serialize)]
struct NoteView<'a> {
    path: &'a str,
    company: Option<&'a str>,
    role: Option<&'a str>,
    date: Option<Date>,
    stage: Option<&'a str>,
    round: usize,
    mood: Option<Mood>,
    status: Status,
    interviewers: Vec<InterviewerView<'a>>,
    verdict: Verdict,
    flags: &'a [Flag],
    gaps: Vec<GapView<'a>>,
    follow_ups: Vec<FollowUpView<'a>>,
}

#[derive(Serialize)]
struct InterviewerView<'a> {
    name: Option<&'a str>,
    title: Option<&'a str>,
    email: Option<&'a str>,
}

#[derive(Serialize)]
struct GapView<'a> {
    kind: &'a str,
    text: &'a str,
    weight: Weight,
    guessed: bool,
    confidence: f64,
    line: Option<usize>,
}

#[derive(Serialize)]
struct FollowUpView<'a> {
    play: &'a str,
    flag: Option<Flag>,
    to: Option<String>,
    channel: Option<Channel>,
    opens: Date,
    due: Date,
    closes: Option<Date>,
    state: State,
    why: Vec<String>,
    sources: &'a [String],
    letter: Option<LetterView<'a>>,
}

#[derive(Serialize)]
struct LetterView<'a> {
    subject: Option<&'a str>,
    body: &'a str,
    blanks: &'a [String],
    edited: bool,
}

#[derive(Serialize)]
struct OpportunityView<'a> {
    company: Option<&'a str>,
    role: Option<&'a str>,
    status: Status,
    notes: Vec<&'a str>,
    next: Option<NextView<'a>>,
}

#[derive(Serialize)]
struct NextView<'a> {
    note: &'a str,
    play: &'a str,
    to: Option<String>,
    due: Date,
}

#[derive(Serialize)]
struct PatternView<'a> {
    kind: &'a str,
    count: usize,
    notes: Vec<&'a str>,
}

#[derive(Serialize)]
struct NotANoteView<'a> {
    path: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct DiagnosticView<'a> {
    code: &'a str,
    severity: crate::diagnostic::Severity,
    path: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    help: &'a str,
}

impl<'a> DiagnosticView<'a> {
    fn of(diagnostic: &'a Diagnostic) -> Self {
        DiagnosticView {
            code: diagnostic.code,
            severity: diagnostic.severity,
            path: &diagnostic.path,
            line: diagnostic.place.line,
            column: diagnostic.place.column,
            message: &diagnostic.message,
            help: &diagnostic.help,
        }
    }
}

fn is_due_soon(analysis: &Analysis, id: NoteId) -> bool {
    analysis.plans[id.0].follow_ups.iter().any(|each| each.is_to_do() || each.is_coming(analysis.as_of))
}

fn note(analysis: &Analysis, id: NoteId) -> NoteView<'_> {
    let note = analysis.note(id);
    let assessment = &analysis.assessments[id.0];
    let plan = &analysis.plans[id.0];
    let letters = &analysis.letters[id.0];
    let people = note.interviewers.iter();
    NoteView {
        path: note.path(),
        company: note.company.as_deref(),
        role: note.role.as_deref(),
        date: note.date,
        stage: note.stage.as_deref(),
        round: analysis.journal.round(id),
        mood: note.mood,
        status: analysis.journal.opportunity(id).status,
        interviewers: people
            .map(|person| InterviewerView {
                name: person.name.as_deref(),
                title: person.title.as_deref(),
                email: person.email.as_deref(),
            })
            .collect(),
        verdict: assessment.verdict,
        flags: &plan.flags,
        gaps: assessment.gaps.iter().map(gap).collect(),
        follow_ups: plan
            .follow_ups
            .iter()
            .zip(letters)
            .map(|(each, letter)| follow_up(analysis, each, letter))
            .collect(),
    }
}

fn gap(gap: &Gap) -> GapView<'_> {
    GapView {
        kind: &gap.kind,
        text: &gap.text,
        weight: gap.weight,
        guessed: gap.guessed,
        confidence: (gap.confidence * 100.0).round() / 100.0,
        line: gap.line,
    }
}

fn follow_up<'a>(
    analysis: &'a Analysis,
    follow_up: &'a FollowUp,
    letter: &'a Option<Letter>,
) -> FollowUpView<'a> {
    let play = analysis.play(follow_up);
    FollowUpView {
        play: &play.name,
        flag: play.flag,
        to: follow_up.to.name(analysis.note(follow_up.note)),
        channel: follow_up.channel,
        opens: follow_up.opens,
        due: follow_up.due,
        closes: follow_up.closes,
        state: follow_up.state,
        why: follow_up.why.iter().map(ToString::to_string).collect(),
        sources: &play.sources,
        letter: letter.as_ref().map(|letter| LetterView {
            subject: letter.subject.as_deref(),
            body: &letter.body,
            blanks: &letter.blanks,
            edited: letter.edited.is_some(),
        }),
    }
}

fn opportunity<'a>(analysis: &'a Analysis, opportunity: &'a Opportunity) -> OpportunityView<'a> {
    let path = |id: &NoteId| analysis.note(*id).path();
    OpportunityView {
        company: opportunity.company.as_deref(),
        role: opportunity.role.as_deref(),
        status: opportunity.status,
        notes: opportunity.rounds.iter().map(path).collect(),
        next: analysis.next_step(opportunity).map(|item| analysis.follow_up(item)).map(|next| NextView {
            note: analysis.note(next.note).path(),
            play: &analysis.play(next).name,
            to: next.to.name(analysis.note(next.note)),
            due: next.due,
        }),
    }
}

fn patterns(analysis: &Analysis) -> Vec<PatternView<'_>> {
    let view = |pattern: &'_ crate::patterns::GapPattern| {
        pattern.notes.iter().map(|id| analysis.note(*id).path()).collect()
    };
    let patterns = analysis.patterns.gaps.iter();
    patterns.map(|each| PatternView { kind: &each.kind, count: each.count, notes: view(each) }).collect()
}
