//! Whole notes, odd names, and what a new journal says.

use super::*;
use crate::analysis::{Analysis, Material, analyse};
use crate::config::Config;
use crate::diagnostic::Severity;
use crate::discover;
use crate::journal;
use proptest::prelude::*;
use std::path::Path;
use std::sync::Arc;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a valid date")
}

fn today() -> Date {
    day("2026-03-06")
}

fn wish(company: &str) -> Interview {
    Interview { company: company.to_owned(), interviewers: Vec::new(), date: today(), role: None }
}

fn met(company: &str, interviewers: &[&str]) -> Interview {
    Interview { interviewers: interviewers.iter().map(|each| (*each).to_owned()).collect(), ..wish(company) }
}

fn sources(files: &[(&str, &str)]) -> Vec<Arc<Source>> {
    files.iter().map(|(path, text)| Arc::new(Source::new(*path, *text))).collect()
}

/// As of a journal that is nowhere, with its report where it usually is.
fn would_read(path: &str, ignore: &[String]) -> bool {
    let root = Path::new("no such journal");
    let output = root.join("report");
    discover::would_read(root, path, &discover::Options { ignore, output: Some(&output) })
}

/// A new note in a journal of these files.
fn among(files: &[(&str, &str)], wish: &Interview) -> Result<NewNote, NoteError> {
    let (journal, _) = journal::read(&sources(files));
    let parents = files.iter().filter_map(|(path, _)| Some(path.rsplit_once('/')?.0.to_owned()));
    let folders: Vec<String> = parents.collect();
    let would_read = |path: &str| would_read(path, &[]);
    let around = Surroundings { journal: &journal, folders: &folders, would_read: &would_read };
    note(wish, &around, today())
}

fn path(files: &[(&str, &str)], wish: &Interview) -> String {
    among(files, wish).expect("there can be such a note").paths().next().expect("there is a first")
}

fn text(wish: &Interview) -> String {
    among(&[], wish).expect("there can be such a note").text
}

fn analysed(files: &[(&str, &str)]) -> Analysis {
    analyse(&Material { notes: sources(files), ..Material::default() }, today())
}

const DANA: &str =
    "---\ncompany: Northwind\nrole: Engineer\ninterviewer: Dana\ndate: 2026-03-02\ngaps: []\n---\n";

#[test]
fn a_debrief_asks_what_the_fields_above_it_hold() {
    let wish = Interview {
        role: Some("Buyer, C#".into()),
        ..met("Müller & Söhne", &["Dana Whitfield <dana@x.example>"])
    };
    let text = text(&wish);
    let fields = "---\ninterviewer: Dana Whitfield <dana@x.example>\ndate: 2026-03-06\nmood:\ngaps:\ncompany: Müller & Söhne\n\
        role: \"Buyer, C#\"\nwant:\nanswered:\nthey_know:\nhighlights:\ndecide_by:\n---\n%% Ten quiet minutes";
    assert!(text.starts_with(fields), "{text}");
    for field in ["mood", "gaps", "want", "answered", "they_know", "interviewer", "highlights", "decide_by"] {
        let body = text.split("---\n").nth(2).expect("a body");
        assert!(body.contains(&format!("`{field}`")), "no question fills `{field}`");
        assert!(text.contains(&format!("\n{field}:")), "`{field}` has no place");
    }
}

#[test]
fn an_interview_to_come_is_prepared_and_nothing_counts_as_unasked_before_it_is_over() {
    let wish = Interview { date: today().plus_days(3), ..met("Northwind", &["Dana", "Lee \"Lou\" Park"]) };
    let text = text(&wish);
    assert!(
        text.starts_with("---\ninterviewer:\n  - Dana\n  - \"Lee \\\"Lou\\\" Park\"\ndate: 2026-03-09\n"),
        "{text}"
    );
    let analysis = analysed(&[("northwind/2026-03-09-dana.md", &text)]);
    assert_eq!(analysis.assessments[0].verdict.word(), "upcoming");
    assert_eq!(analysis.assessments[0].gaps, []);
    assert_eq!(analysis.journal.notes[0].questions.len(), 2);
    assert_eq!(flags(&analysis), ["prepare"]);
}

#[test]
fn a_note_of_today_waits_for_its_debrief_and_for_nothing_else_to_mend() {
    let text = text(&met("Northwind", &["Dana"]));
    let analysis = analysed(&[("northwind/2026-03-06-dana.md", &text)]);
    assert_eq!(analysis.assessments[0].verdict.word(), "unassessed");
    assert_eq!(analysis.journal.notes[0].questions, []);
    assert!(flags(&analysis).contains(&"debrief".to_owned()), "{:?}", flags(&analysis));
}

fn flags(analysis: &Analysis) -> Vec<String> {
    analysis.plans[0].flags.iter().map(ToString::to_string).collect()
}

#[test]
fn a_task_of_the_users_own_is_no_question_that_was_not_asked() {
    let text =
        text(&wish("Northwind")).replace("\n## ", "\n- [ ] call the plumber\n\n## ") + "\n- [ ] buy milk\n";
    let analysis = analysed(&[("northwind/2026-03-05-interview.md", &text)]);
    assert_eq!(analysis.journal.notes[0].questions, []);
}

#[test]
fn the_company_is_written_only_where_the_folder_does_not_say_it() {
    let says_company = |company| text(&wish(company)).contains("\ncompany: ");
    assert!(!says_company("Northwind") && !says_company("Orchard Health"));
    assert!(["IBM", "eBay", "northwind", "a/b", "Practice", "Notes"].into_iter().all(says_company));
}

#[test]
fn a_note_lies_in_a_folder_of_its_company_under_its_day_and_person() {
    assert_eq!(
        path(&[], &met("Orchard Health", &["Dr. Priya Nair, headteacher"])),
        "orchard-health/2026-03-06-priya.md"
    );
    assert_eq!(path(&[], &met("株式会社", &["unknown, head of data"])), "株式会社/2026-03-06-interview.md");
    assert_eq!(path(&[], &wish("CON")), "the-con/2026-03-06-con-interview.md".replace("-con-", "-the-con-"));
    assert_eq!(
        path(&[("Job/Orchard_Health/ad.md", "")], &wish("orchard health")),
        "Job/Orchard_Health/2026-03-06-interview.md"
    );
}

#[test]
fn a_later_round_lies_with_the_earlier_ones_and_takes_their_spelling_and_role() {
    let nested = [("2026/search/north-wind/a.md", DANA)];
    let note = among(&nested, &met("northwind", &["Lee"])).expect("there can be such a note");
    assert_eq!(note.paths().next().as_deref(), Some("2026/search/north-wind/2026-03-06-lee.md"));
    assert_eq!((note.company.as_str(), note.role.as_deref(), note.round), ("Northwind", Some("Engineer"), 2));
    assert_eq!(path(&nested, &wish("Loomwork")), "2026/search/loomwork/2026-03-06-interview.md", "beside it");
    assert_eq!(
        path(&[("a.md", DANA)], &met("NORTHWIND", &["Lee"])),
        "2026-03-06-northwind-lee.md",
        "in a flat folder"
    );
}

#[test]
fn a_company_that_was_never_spelt_out_is_not_robbed_of_its_capital() {
    let by_folder = DANA.replace("company: Northwind\n", "");
    let spelt = |company| {
        let note = among(&[("northwind/a.md", &by_folder)], &met(company, &["Lee"]))
            .expect("there can be such a note");
        (note.text.contains("\ncompany: "), note.company)
    };
    assert_eq!(spelt("northwind"), (false, "Northwind".to_owned()));
    assert_eq!(spelt("NorthWind"), (true, "NorthWind".to_owned()));
}

#[test]
fn the_role_of_an_opportunity_that_is_over_or_of_one_among_several_is_not_taken() {
    let over = DANA.replace("gaps", "status: rejected\ngaps");
    let other = DANA.replace("Engineer", "Manager");
    let role = |files: &[(&str, &str)]| {
        among(files, &met("Northwind", &["Lee"])).expect("there can be such a note").role
    };
    assert_eq!(role(&[("northwind/a.md", &over)]), None);
    assert_eq!(role(&[("northwind/a.md", DANA), ("northwind/b.md", &other)]), None);
}

#[test]
fn the_same_interview_is_pointed_to_and_another_one_on_the_same_day_has_its_own_file() {
    let there = [("northwind/2026-03-02-dana.md", DANA)];
    let on_that_day =
        |people: &[&str]| among(&there, &Interview { date: day("2026-03-02"), ..met("Northwind", people) });
    assert_eq!(on_that_day(&["Dana"]), Err(NoteError::Exists("northwind/2026-03-02-dana.md".into())));
    let other = on_that_day(&["Dana Park"]).expect("there can be such a note");
    let names: Vec<String> = other.paths().take(2).collect();
    assert_eq!(names, ["northwind/2026-03-02-dana.md", "northwind/2026-03-02-dana-2.md"]);
}

#[test]
fn no_note_is_made_where_it_would_never_be_read() {
    assert_eq!(path(&[], &wish("Report")), "report-interviews/2026-03-06-report-interview.md");
    assert_eq!(path(&[], &wish("Playbook")), "playbook-interviews/2026-03-06-playbook-interview.md");
    let would_read = |path: &str| would_read(path, &["north*".to_owned()]);
    let around = Surroundings { journal: &Journal::default(), folders: &[], would_read: &would_read };
    let refused = note(&wish("Northwind"), &around, today());
    assert_eq!(
        refused,
        Err(NoteError::LeftOut("northwind-interviews/2026-03-06-northwind-interview.md".into()))
    );
}

#[test]
fn what_would_not_read_back_is_refused() {
    for company in ["", " ", "..", "-", "🍊"] {
        assert!(matches!(among(&[], &wish(company)), Err(NoteError::Nameless(_))), "{company}");
    }
    assert!(matches!(among(&[], &wish("[[Northwind]]")), Err(NoteError::Misread { what: "company", .. })));
    assert!(matches!(among(&[], &met("Northwind", &["<name>"])), Err(NoteError::NotANote)));
    let role = Interview { role: Some("TBD".into()), ..wish("Northwind") };
    assert!(matches!(among(&[], &role), Err(NoteError::Misread { what: "role", .. })));
}

#[test]
fn a_new_journal_has_something_to_do_and_nothing_to_complain_of_but_the_name_below_letters() {
    let [ignored, example, configuration] = journal(today());
    assert_eq!((ignored.path.as_str(), configuration.path.as_str()), (".gitignore", "afterword.toml"));
    let analysis = analysed(&[(&example.path, &example.text)]);
    let codes: Vec<&str> = analysis.diagnostics.iter().map(|each| each.code).collect();
    assert_eq!(codes, ["unsigned"]);
    assert_eq!(analysis.assessments[0].verdict.word(), "repairable");
    assert_eq!(flags(&analysis), ["damage-control"]);
    assert!(is_only_example(&analysis.journal));
}

#[test]
fn a_new_configuration_is_what_none_at_all_would_be_and_names_every_key() {
    let source = Source::new("afterword.toml", configuration().text);
    let (read, complaints) = config::read(&source);
    assert_eq!((read, complaints), (Config::default(), Vec::new()));
    let guide = include_str!("../cli/guide/config.md");
    let keys = guide.lines().filter_map(|line| line.trim().split_once(" = ").map(|(key, _)| key));
    assert!(keys.into_iter().all(|key| source.text().contains(&format!("\n{key} = "))));
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z][a-z]{1,8}( [A-Za-zé&.'-]{1,9}){0,3}",
        "\\PC{1,30}",
        "[ -~]{1,20}",
        "[-a:#'\"\\\\ \\[{}&*!|>%@`,?yes0-9]{1,12}",
        "\\PC{200,300}",
        prop::sample::select(vec![
            "CON",
            "a/b",
            "-x",
            "null",
            "yes",
            "2024",
            "practice",
            "株式会社",
            "..\\x",
            "C:",
            "%%",
            "# a"
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_note_that_can_be_made_reads_back_as_it_was_wished_for(
        company in words(), people in prop::collection::vec(words(), 0..3), role in prop::option::of(words()), days in -5..5_i32,
    ) {
        let wish = Interview { company, interviewers: people, date: today().plus_days(days), role };
        let Ok(new) = among(&[], &wish) else { return Ok(()) };
        let path = new.paths().next().expect("there is a first");
        prop_assert!(path.split('/').count() == 2 && path.split('/').all(|name| name.len() < 150), "{}", path);
        let analysis = analysed(&[(&path, &new.text)]);
        let note = &analysis.journal.notes[0];
        let folded = |text: &str| text.split(|c: char| c.is_whitespace() || c.is_control()).collect::<String>();
        prop_assert_eq!(folded(&analysis.journal.company(journal::NoteId(0)).unwrap_or_default()), folded(&wish.company));
        prop_assert_eq!(folded(note.role.as_deref().unwrap_or_default()), folded(wish.role.as_deref().unwrap_or_default()));
        prop_assert_eq!(note.date, Some(wish.date));
        prop_assert_eq!(people_of(&new.text, &wish), people_alone(&wish));
        let grave = analysis.diagnostics.iter().find(|each| each.severity != Severity::Hint);
        prop_assert_eq!(grave, None);
        let flag = if days > 0 { "prepare" } else { "debrief" };
        prop_assert!(flags(&analysis).iter().any(|each| each == flag), "{:?}", flags(&analysis));
    }
}

/// Names and addresses of the people in a text.
fn people_of(text: &str, wish: &Interview) -> Vec<[Option<String>; 4]> {
    let path = format!("x/{}.md", wish.date);
    let analysis = analysed(&[(&path, text)]);
    let people = analysis.journal.notes[0].interviewers.clone().into_iter();
    people.map(|person| [person.name, person.title, person.email, person.phone]).collect()
}

/// The same people, written by another hand: as JSON, which every YAML reader understands.
fn people_alone(wish: &Interview) -> Vec<[Option<String>; 4]> {
    let clean = |text: &String| {
        text.split(|c: char| c.is_whitespace() || c.is_control())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let people: Vec<String> =
        wish.interviewers.iter().map(clean).filter(|person| !person.is_empty()).collect();
    let list = serde_json::to_string(&people).expect("it is JSON");
    people_of(&format!("---\ninterviewer: {list}\ngaps:\n---\n"), wish)
}
