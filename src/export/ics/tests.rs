//! The calendar as other programs read it.

use super::lines::Lines;
use super::*;
use crate::analysis::{Material, analyse};
use crate::export::plain::{plain, plain_line};
use crate::text::Source;
use icalendar::{Calendar, CalendarComponent};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

const THANKS: &str = "---\ninterviewer: Dana Whitfield\ndate: 2026-03-04\nmood: good\ngaps: []\n---\n";
const AHEAD: &str = "---\ninterviewer: Lee Ash\nstage: onsite\ndate: 2026-03-09 10:30\nmood_note: x\n---\n";

fn day(text: &str) -> Date {
    Date::parse(text).expect("a test writes dates that exist")
}

fn on(as_of: &str, notes: &[(&str, &str)]) -> Analysis {
    let notes = notes.iter().map(|(path, text)| Arc::new(Source::new(*path, *text))).collect();
    analyse(&Material { notes, ..Material::default() }, day(as_of))
}

fn plainly(analysis: &Analysis, before: Option<&str>) -> String {
    ics(analysis, &Options::default(), before)
}

/// The components as an independent reader has them: each property's value by its key.
fn read(text: &str) -> Vec<BTreeMap<String, String>> {
    let calendar: Calendar = text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"));
    let values = |component: &CalendarComponent| match component {
        CalendarComponent::Event(event) => properties(event),
        CalendarComponent::Todo(task) => properties(task),
        other => panic!("{other:?}"),
    };
    calendar.components.iter().map(values).collect()
}

fn properties(component: &impl icalendar::Component) -> BTreeMap<String, String> {
    let pairs = component.properties().iter();
    let kind = ("KIND".to_owned(), component.component_kind());
    pairs.map(|(key, property)| (key.clone(), property.value().to_owned())).chain([kind]).collect()
}

/// The components in one short line each.
fn told(text: &str) -> Vec<String> {
    let short = |each: BTreeMap<String, String>| {
        let day = each.get("DUE").unwrap_or_else(|| &each["DTSTART"]);
        format!("{day} #{} {}: {}", each["SEQUENCE"], each["STATUS"].to_lowercase(), each["SUMMARY"])
    };
    read(text).into_iter().map(short).collect()
}

fn hold_to_the_rules(text: &str) {
    assert!(text.ends_with("END:VCALENDAR\r\n"), "{text:?}");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "a bare line end: {text:?}");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line:?}", line.len());
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
}

#[test]
fn interviews_ahead_and_open_follow_ups_are_in_it_and_nothing_else() {
    let journal = [
        ("northwind/dana.md", THANKS),
        ("halyard/onsite.md", AHEAD),
        ("practice/mock.md", "---\npractice: yes\ndate: 2026-03-10\ngaps: []\n---\n"),
        ("gone/a.md", "---\ndate: 2026-03-08\ninterviewer: Jo\nstatus: withdrawn\n---\n"),
        ("nameless/a.md", "---\ndate: 2026-03-04\ninterviewer: unknown\ngaps: []\nmood: good\n---\n"),
    ];
    assert_eq!(
        told(&plainly(&on("2026-03-06", &journal), None)),
        [
            "20260306 #0 confirmed: Thank-you note: Dana Whitfield, Northwind",
            "20260306 #0 confirmed: Find out the name: the company's operator, Nameless",
            "20260308 #0 confirmed: Prepare for the interview: Halyard",
            "20260309 #0 confirmed: Interview, onsite: Lee Ash, Halyard",
            "20260309 #0 confirmed: LinkedIn request, if you like: Dana Whitfield, Northwind",
            "20260312 #0 confirmed: Check-in: Dana Whitfield, Northwind",
        ]
    );
}

#[test]
fn a_time_that_the_note_gives_is_told_and_the_event_lasts_the_day() {
    let text = plainly(&on("2026-03-09", &[("halyard/onsite.md", AHEAD)]), None);
    let interview =
        read(&text).into_iter().find(|each| each["SUMMARY"].starts_with("Interview")).expect("it");
    assert_eq!(interview["DESCRIPTION"], "At 10:30\nNote: halyard/onsite.md");
    assert_eq!([&interview["DTSTART"], &interview["DTEND"]], ["20260309", "20260310"]);
}

#[test]
fn a_date_in_any_clothes_is_a_day_with_or_without_a_time() {
    let pairs = [
        ("2026-03-09", ""),
        ("\"2026-03-09T14:00Z\"", "At 14:00Z\n"),
        ("'2026-03-09 2:30 pm' # é", "At 2:30 pm\n"),
        (">-\n  2026-03-09 10:30", ""),
        ("!!str 2026-03-09", ""),
    ];
    for (date, time) in pairs {
        let text = plainly(&on("2026-03-06", &[("h/a.md", &AHEAD.replace("2026-03-09 10:30", date))]), None);
        let interview = read(&text).into_iter().find(|each| each["SUMMARY"].starts_with("Interview"));
        let interview = interview.unwrap_or_else(|| panic!("{date}: {text}"));
        assert_eq!(interview["DESCRIPTION"], format!("{time}Note: h/a.md"), "{date}");
    }
}

#[test]
fn what_is_late_stands_today_as_an_event_and_on_its_day_as_a_task() {
    let analysis = on("2026-03-08", &[("northwind/dana.md", THANKS)]);
    assert!(told(&plainly(&analysis, None))[0].starts_with("20260308 #0 confirmed: Thank-you"));
    let tasks = Options { follow_ups: Shape::Task, ..Options::default() };
    let text = ics(&analysis, &tasks, None);
    assert!(told(&text)[0].starts_with("20260305 #0 needs-action: Thank-you"), "{text}");
    assert_eq!(read(&text)[0]["DTSTART"], "20260304");
}

#[test]
fn a_calendar_that_is_made_again_is_the_same_to_the_byte() {
    let notes = [("northwind/dana.md", THANKS), ("halyard/onsite.md", AHEAD)];
    let first = plainly(&on("2026-03-05", &notes), None);
    assert_eq!(plainly(&on("2026-03-05", &notes), Some(&first)), first);
    let with_line_feeds = first.replace("\r\n", "\n");
    assert_eq!(plainly(&on("2026-03-05", &notes), Some(&with_line_feeds)), first, "git may turn line ends");
}

#[test]
fn only_what_changed_has_a_higher_number_and_a_newer_stamp() {
    let first = plainly(&on("2026-03-07", &[("h/a.md", AHEAD)]), None);
    assert_eq!(
        plainly(&on("2026-03-08", &[("h/a.md", AHEAD)]), Some(&first)),
        first,
        "a day that changes nothing"
    );
    let first = plainly(&on("2026-03-04", &[("n/dana.md", THANKS)]), None);
    let renamed = THANKS.replace("Dana Whitfield", "Dana Whitfeld");
    let second = plainly(&on("2026-03-05", &[("n/dana.md", &renamed), ("h/a.md", AHEAD)]), Some(&first));
    for each in read(&second) {
        let (number, stamp) = (each["SEQUENCE"].as_str(), each["DTSTAMP"].as_str());
        let is_new = each["SUMMARY"].ends_with(" H");
        assert_eq!((number, stamp), (if is_new { "0" } else { "1" }, "20260305T000000Z"), "{each:?}");
    }
}

#[test]
fn a_line_added_to_the_note_changes_no_event() {
    let first = plainly(&on("2026-03-05", &[("n/dana.md", THANKS)]), None);
    let longer = THANKS.replace("---\ninterviewer", "---\nmine: 1\ninterviewer");
    assert_eq!(plainly(&on("2026-03-05", &[("n/dana.md", &longer)]), Some(&first)), first);
}

#[test]
fn what_is_done_is_cancelled_until_its_day_is_over_and_may_come_back() {
    let first = plainly(&on("2026-03-05", &[("n/dana.md", THANKS)]), None);
    let done = THANKS.replace("gaps: []", "gaps: []\nsent:\n  - 2026-03-05 thank-you by email");
    let second = plainly(&on("2026-03-05", &[("n/dana.md", &done)]), Some(&first));
    let cancelled = "20260305 #1 cancelled: No longer to be done".to_owned();
    assert!(told(&second).contains(&cancelled), "{:#?}", told(&second));
    assert_eq!(plainly(&on("2026-03-05", &[("n/dana.md", &done)]), Some(&second)), second);
    let back = plainly(&on("2026-03-05", &[("n/dana.md", THANKS)]), Some(&second));
    assert!(told(&back).contains(&"20260305 #2 confirmed: Thank-you note: Dana Whitfield, N".to_owned()));
    let next_day = plainly(&on("2026-03-06", &[("n/dana.md", &done)]), Some(&second));
    assert!(!next_day.contains("CANCELLED"), "{next_day}");
}

#[test]
fn an_interview_that_took_place_is_not_cancelled_and_one_called_off_is() {
    let first = plainly(&on("2026-03-08", &[("h/a.md", AHEAD)]), None);
    let told_of = AHEAD.replace("mood_note: x", "mood: good\ngaps: []");
    for as_of in ["2026-03-09", "2026-03-10"] {
        let text = plainly(&on(as_of, &[("h/a.md", &told_of)]), Some(&first));
        let uid = "20260309 #1 cancelled: No longer to be done".to_owned();
        assert!(!told(&text).contains(&uid), "{as_of}: {:#?}", told(&text));
    }
    let off = AHEAD.replace("mood_note: x", "status: withdrawn");
    let text = plainly(&on("2026-03-08", &[("h/a.md", &off)]), Some(&first));
    assert!(told(&text).contains(&"20260309 #1 cancelled: No longer to be done".to_owned()), "{text}");
}

#[test]
fn a_task_that_is_done_late_is_cancelled_for_a_month() {
    let tasks = Options { follow_ups: Shape::Task, ..Options::default() };
    let first = ics(&on("2026-03-08", &[("n/dana.md", THANKS)]), &tasks, None);
    let done = THANKS.replace("gaps: []", "gaps: []\nstatus: rejected\nsent:\n  - 2026-03-08 thank-you");
    let mut text = ics(&on("2026-03-08", &[("n/dana.md", &done)]), &tasks, Some(&first));
    let gone = "20260305 #1 cancelled: No longer to be done".to_owned();
    assert!(told(&text).contains(&gone), "{text}");
    for (as_of, is_told) in [("2026-04-07", true), ("2026-04-08", false)] {
        text = ics(&on(as_of, &[("n/dana.md", &done)]), &tasks, Some(&text));
        assert_eq!(told(&text).contains(&gone), is_told, "{as_of}");
    }
}

#[test]
fn a_private_calendar_says_no_names_also_where_the_one_before_did() {
    let notes = [("northwind/dana.md", THANKS), ("halyard/onsite.md", AHEAD)];
    let named = plainly(&on("2026-03-05", &notes), None);
    let private = Options { names: Names::Withheld, alarm: "09:00".parse().ok(), ..Options::default() };
    for notes in [&notes[..], &notes[..1], &[]] {
        let text = ics(&on("2026-03-05", notes), &private, Some(&named)).replace("\r\n ", "").to_lowercase();
        for word in ["dana", "whitfield", "northwind", "halyard", "lee", "onsite", "10:30", ".md"] {
            assert!(!text.contains(word), "{word}: {text}");
        }
    }
    let text = ics(&on("2026-03-05", &notes), &private, None);
    assert_eq!(told(&text)[0], "20260305 #0 confirmed: Follow-up: Thank-you note");
}

#[test]
fn there_is_no_alarm_unless_it_is_asked_for() {
    let analysis = on("2026-03-05", &[("n/dana.md", THANKS)]);
    assert!(!plainly(&analysis, None).contains("VALARM"));
    let options = Options { alarm: "7:05".parse().ok(), ..Options::default() };
    let text = ics(&analysis, &options, None);
    let alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Thank-you note: Dana Whitfield\\, N\r\n\
                 TRIGGER:PT7H5M\r\nEND:VALARM\r\nEND:VEVENT\r\n";
    assert!(text.contains(alarm), "{text}");
    assert_eq!(text.matches("BEGIN:VALARM").count(), text.matches("BEGIN:VEVENT").count());
}

#[test]
fn a_time_of_day_is_read_as_people_write_it() {
    for text in ["", "9", "24:00", "09:60", "+9:00", "09:00:00", "9:0x", ":", "9h"] {
        assert_eq!(text.parse::<TimeOfDay>(), Err(NotATime), "{text}");
    }
    assert_eq!("23:59".parse(), Ok(TimeOfDay { hour: 23, minute: 59 }));
}

#[test]
fn a_calendar_before_that_is_broken_or_foreign_counts_for_nothing() {
    let analysis = on("2026-03-05", &[("n/dana.md", THANKS)]);
    let fresh = plainly(&analysis, None);
    let foreign = fresh.replace(PRODUCT, "-//Somebody//Else//EN").replace("SEQUENCE:0", "SEQUENCE:7");
    assert_eq!(plainly(&analysis, Some(&foreign)), fresh);
    for broken in [
        fresh.replace("SEQUENCE:0", "SEQUENCE:-1"),
        fresh.replace("SEQUENCE:0", "SEQUENCE:4294967295"),
        fresh.replace("DTSTAMP:20260305T000000Z", "DTSTAMP:yesterday"),
        fresh.replace("@afterword", "@afterword\r;X"),
        fresh.replace("END:VEVENT", "END:VTODO"),
        fresh.chars().take(300).collect(),
    ] {
        let text = plainly(&analysis, Some(&broken));
        assert_eq!(text, fresh, "from {broken}");
    }
}

#[test]
fn the_last_days_of_the_calendar_are_days_too() {
    let text = plainly(&on("9999-12-30", &[("h/a.md", &AHEAD.replace("2026-03-09", "9999-12-31"))]), None);
    hold_to_the_rules(&text);
    assert!(text.contains("DTSTART;VALUE=DATE:99991231\r\nSUMMARY"), "{text}");
}

proptest! {
    #[test]
    fn any_text_is_folded_and_comes_back(text: String, tail in "[ a,;\\\\é老👩\u{300}\n]{0,200}") {
        let value = plain(&(text + &tail));
        let mut folded = Lines::default();
        folded.line("DESCRIPTION", &value);
        let folded = folded.text();
        for part in folded.trim_end_matches("\r\n").split("\r\n") {
            prop_assert!(part.len() <= 75 && !part.contains(['\r', '\n']), "{part:?}");
        }
        let unfolded = folded.trim_end_matches("\r\n").replace("\r\n ", "");
        let unescaped = unfolded["DESCRIPTION:".len()..]
            .replace("\\\\", "\0").replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace('\0', "\\");
        prop_assert_eq!(unescaped, value);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_stands_in_the_notes_the_calendar_keeps_to_the_rules(name: String, company: String, stage: String) {
        // What begins so is a template that is still to be filled in, and no note.
        prop_assume!(![&name, &company, &stage].iter().any(|text| text.trim_start().starts_with(['{', '<'])));
        let quoted = |text: &str| serde_json::to_string(text).expect("text");
        let fields = format!("company: {}\nstage: {}\ninterviewer:\n  name: {}", quoted(&company), quoted(&stage), quoted(&name));
        let note = |date: &str| format!("---\ndate: {date}\n{fields}\ngaps: []\nmood: good\n---\n");
        let notes = [("a.md", &*note("2026-03-04")), ("b.md", &*note("2026-03-09"))];
        let analysis = on("2026-03-06", &notes);
        let text = plainly(&analysis, None);
        hold_to_the_rules(&text);
        let read = read(&text);
        let id = analysis.journal.ids().nth(1).expect("two notes");
        let ahead = analysis.note(id);
        let people = ahead.interviewers.iter().filter_map(|person| person.name.clone());
        let details: Vec<String> = people.chain(analysis.journal.company(id)).collect();
        let title = ahead.stage.iter().fold("Interview".to_owned(), |title, stage| format!("{title}, {stage}"));
        let expected = if details.is_empty() { title } else { format!("{title}: {}", details.join(", ")) };
        let expected = plain_line(&expected);
        prop_assert!(read.iter().any(|each| each["SUMMARY"] == expected), "{expected:?}: {text}");
        prop_assert_eq!(plainly(&analysis, Some(&text)), text);
    }
}
