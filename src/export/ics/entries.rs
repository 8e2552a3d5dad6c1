//! Which interviews and follow-ups are in the calendar, on which day, and in which words.

use super::component::{Component, Kind, Open, UID_ENDING, What};
use super::{Names, Options, Shape};
use crate::analysis::Analysis;
use crate::date::Date;
use crate::export::plain::{plain, plain_line};
use crate::journal::NoteId;
use crate::plan::{FollowUp, Item, Recipient, State};
use crate::playbook::{Flag, Play};
use uuid::Uuid;

/// All that is open, by day; interviews first, then as the notes have it.
pub(super) fn open(analysis: &Analysis, options: &Options) -> Vec<Component> {
    let ids = || analysis.journal.ids();
    let interviews = ids().filter_map(|id| interview(id, analysis, options));
    let items = ids()
        .flat_map(|note| (0..analysis.plans[note.0].follow_ups.len()).map(move |place| Item { note, place }));
    let follow_ups = items.filter_map(|item| follow_up(item, analysis, options));
    let mut all: Vec<Component> = interviews.chain(follow_ups).collect();
    all.sort_by_key(|component| component.day);
    all
}

/// An interview that is not past. Today's stays for the day, also when its note already says how it went.
fn interview(id: NoteId, analysis: &Analysis, options: &Options) -> Option<Component> {
    let note = analysis.note(id);
    let day = note.date.filter(|day| *day >= analysis.as_of)?;
    if note.practice || analysis.journal.opportunity(id).status.is_ended() {
        return None;
    }
    let open = Open {
        summary: interview_summary(id, analysis, options.names),
        description: match options.names {
            Names::Shown => plain(&format!("{}Note: {}", written_time(id, analysis), note.path())),
            Names::Withheld => "An interview.".to_owned(),
        },
        category: Some("interview").filter(|_| options.names == Names::Shown),
        opens: day,
        priority: 1,
        alarm: options.alarm,
    };
    let uid = uid(&["event", note.path(), "interview"]);
    Some(Component { uid, kind: Kind::Event, day, what: What::Open(Box::new(open)) })
}

/// `Interview, onsite: Yusuf Adeyemi, Sofia Brandvold, Halyard`
fn interview_summary(id: NoteId, analysis: &Analysis, names: Names) -> String {
    let note = analysis.note(id);
    if names == Names::Withheld {
        return "Interview".to_owned();
    }
    let stage = note.stage.as_ref().map(|stage| format!(", {stage}")).unwrap_or_default();
    let people = note.interviewers.iter().filter_map(|person| person.name.clone());
    titled(&format!("Interview{stage}"), people.chain(analysis.journal.company(id)))
}

/// The day is all that is known of an interview; where the user wrote a time behind it, it is told as written.
fn written_time(id: NoteId, analysis: &Analysis) -> String {
    let note = analysis.note(id);
    let Some(field) = note.field("date") else { return String::new() };
    let written = note.source.slice(field.value.span).trim_matches(['"', '\'']);
    let time = written.get("2026-03-12".len()..).unwrap_or_default().trim_start_matches(['T', 't', ' ']);
    let is_day_and_time = !time.is_empty() && Date::parse(written).ok() == note.date;
    if is_day_and_time { format!("At {time}\n") } else { String::new() }
}

fn follow_up(item: Item, analysis: &Analysis, options: &Options) -> Option<Component> {
    let follow_up = analysis.follow_up(item);
    if !matches!(follow_up.state, State::Due | State::Overdue | State::Upcoming) {
        return None;
    }
    let play = analysis.play(follow_up);
    let (kind, day) = match options.follow_ups {
        Shape::Task => (Kind::Task, follow_up.due),
        Shape::Event => (Kind::Event, event_day(follow_up, analysis.as_of)),
    };
    let open = Open {
        summary: summary(follow_up, analysis, options.names),
        description: description(item, analysis, options.names),
        category: play.flag.map(Flag::word).filter(|_| options.names == Names::Shown),
        opens: follow_up.opens,
        priority: priority(play),
        alarm: options.alarm,
    };
    Some(Component {
        uid: follow_up_uid(follow_up, kind, analysis),
        kind,
        day,
        what: What::Open(Box::new(open)),
    })
}

/// What is late is for today.
fn event_day(follow_up: &FollowUp, as_of: Date) -> Date {
    if follow_up.state == State::Overdue { as_of } else { follow_up.due }
}

/// The playbook ranks from 10 to 90; a mere offer is last.
fn priority(play: &Play) -> u8 {
    let rank = u8::try_from(play.priority / 10).unwrap_or(9).clamp(1, 9);
    if play.optional { 9 } else { rank }
}

/// `Thank-you note: Dana Whitfield, Northwind`
fn summary(follow_up: &FollowUp, analysis: &Analysis, names: Names) -> String {
    let play = analysis.play(follow_up);
    let note = analysis.note(follow_up.note);
    if names == Names::Withheld {
        // A title of the user's own may name anybody.
        return if play.built_in { format!("Follow-up: {}", play.title) } else { "Follow-up".to_owned() };
    }
    let again = match follow_up.number {
        2.. if follow_up.to != Recipient::Yourself => format!(" ({})", follow_up.number),
        _ => String::new(),
    };
    let offered = if play.optional { ", if you like" } else { "" };
    let to = Some(follow_up.to).filter(|to| *to != Recipient::Yourself).and_then(|to| to.name(note));
    let company = analysis.journal.company(follow_up.note);
    titled(&format!("{}{again}{offered}", play.title), to.into_iter().chain(company))
}

fn titled(title: &str, details: impl Iterator<Item = String>) -> String {
    let details: Vec<String> = details.collect();
    let text = if details.is_empty() { title.to_owned() } else { format!("{title}: {}", details.join(", ")) };
    plain_line(&text)
}

/// Its days, and without names nothing else; then why, the letter's subject and where the note is. Not the letter
/// itself: a calendar is seen by more eyes than a mailbox.
fn description(item: Item, analysis: &Analysis, names: Names) -> String {
    let follow_up = analysis.follow_up(item);
    let by = follow_up.channel.map(|channel| format!(", by {channel}")).unwrap_or_default();
    let closes = follow_up.closes.map(|closes| format!(", closes {closes}")).unwrap_or_default();
    let days = format!("Opens {}, due {}{closes}{by}", follow_up.opens, follow_up.due);
    if names == Names::Withheld {
        return days;
    }
    // Without their lines: those move whenever anything is written above them.
    let mut why: Vec<&str> = follow_up.why.iter().map(|fact| fact.text.as_str()).collect();
    why.dedup();
    let subject = analysis.letter(item).and_then(|letter| letter.subject.as_deref());
    let lines = [
        Some(days),
        Some(why.join(", ")).filter(|why| !why.is_empty()).map(|why| format!("Why: {why}")),
        subject.map(|subject| format!("Subject: {subject}")),
        Some(format!("Note: {}", analysis.note(item.note).path())),
    ];
    plain(&lines.into_iter().flatten().collect::<Vec<_>>().join("\n"))
}

fn follow_up_uid(follow_up: &FollowUp, kind: Kind, analysis: &Analysis) -> String {
    let kind = match kind {
        Kind::Event => "event",
        Kind::Task => "task",
    };
    // By their place and not by name: a name that is spelt right in the end is the same person's.
    let to = match follow_up.to {
        Recipient::Yourself => "self".to_owned(),
        Recipient::Interviewer(place) => format!("interviewer {place}"),
        Recipient::Recruiter => "recruiter".to_owned(),
        Recipient::Operator => "operator".to_owned(),
        Recipient::Nobody => "nobody".to_owned(),
    };
    let path = analysis.note(follow_up.note).path();
    uid(&[kind, path, &analysis.play(follow_up).name, &to, &follow_up.number.to_string()])
}

/// Where our names begin; it must never change.
const NAMESPACE: Uuid = Uuid::from_u128(0x5f0e_c7a1_93d4_4b6e_8a52_d1b7_6c30_9e48);

/// The same on every machine, and for whoever does not know the parts it says nothing.
fn uid(parts: &[&str]) -> String {
    format!("{}{UID_ENDING}", Uuid::new_v5(&NAMESPACE, parts.join("\n").as_bytes()))
}
