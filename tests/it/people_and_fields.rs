//! What a note may look like: every shape of a field that people write.

use crate::journal::{Journal, id};
use afterword::note::Note;

fn note(text: &str) -> Note {
    let analysis = Journal::of(&[("northwind/2026-03-04-a.md", text)]).on("2026-03-06");
    assert!(analysis.journal.not_notes.is_empty(), "{:?}", analysis.journal.not_notes);
    Note::clone(analysis.journal.notes.first().expect("it is a note"))
}

fn names(fields: &str) -> Vec<String> {
    let note = note(&format!("---\n{fields}\nmood: good\n---\n"));
    note.interviewers.into_iter().map(|person| person.name.unwrap_or_else(|| "?".to_owned())).collect()
}

#[test]
fn the_four_fields_of_the_card_are_enough() {
    let note = note(
        "---\ninterviewer: Dana Whitfield\ndate: 2026-03-04\nmood: shaky\ngaps:\n  - Forgot the migration\n---\n",
    );
    assert_eq!(note.company.as_deref(), Some("northwind"), "the folder's name");
    assert_eq!(note.interviewers[0].name.as_deref(), Some("Dana Whitfield"));
    assert_eq!(note.gaps.map(|gaps| gaps.len()), Some(1));
}

#[test]
fn people_come_in_every_shape() {
    assert_eq!(names("interviewer: Dana"), ["Dana"]);
    assert_eq!(names("Interviewers: [Dana, \"Lee <lee@a.example>\"]"), ["Dana", "Lee"]);
    assert_eq!(
        names("interviewers:\n  - name: Dana\n    title: CTO\n  - '[[people/lee|Lee Park]]'"),
        ["Dana", "Lee Park"]
    );
    assert_eq!(names("interviewer: [[Dana Whitfield]]"), ["Dana Whitfield"]);
    assert_eq!(names("interviewer: unknown"), ["?"]);
    assert_eq!(names("interviewer: TBD"), [""; 0]);
    assert_eq!(names("interviewer: {name: Dana, email: d@a.example}"), ["Dana"]);
}

#[test]
fn toml_front_matter_says_the_same() {
    let note = note(
        "+++\ninterviewer = [\"Dana\", \"Lee\"]\ndate = 2026-03-04\nmood = 4\nprivate = false\ngaps = [\"blanked: CAP\"]\nsent = [\"2026-03-05 thank-you to Dana\"]\n+++\nBody\n",
    );
    assert_eq!(note.date.map(|date| date.to_string()).as_deref(), Some("2026-03-04"));
    assert_eq!(note.mood.map(|mood| mood.word()), Some("good"));
    assert_eq!((note.interviewers.len(), note.sent.len()), (2, 1));
}

#[test]
fn field_names_match_without_regard_to_case_spaces_and_hyphens() {
    let note = note(
        "---\nInterview Date: 2026-03-04\nJob-Title: Engineer\nEmployer: Northwind\nFeeling: OK\nThey Know: yes\nDecide-By: 2026-03-10\n---\n",
    );
    assert_eq!((note.role.as_deref(), note.company.as_deref()), (Some("Engineer"), Some("Northwind")));
    assert_eq!(note.mood.map(|mood| mood.word()), Some("okay"));
    assert!(note.they_know.is_some() && note.decide_by.is_some());
}

#[test]
fn the_date_may_stand_in_the_files_name() {
    assert_eq!(
        note("---\nmood: good\n---\n").date.map(|date| date.to_string()).as_deref(),
        Some("2026-03-04")
    );
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let note = note(
        "\u{feff}---\r\ninterviewer: Dana\r\nmood: good\r\ngaps:\r\n  - blanked: CAP\r\n---\r\nBody\r\n",
    );
    assert_eq!(note.interviewers[0].name.as_deref(), Some("Dana"));
    assert_eq!(note.gaps.map(|gaps| gaps[0].text.clone()).as_deref(), Some("blanked: CAP"));
}

#[test]
fn what_is_no_note_is_left_alone_with_a_reason() {
    let analysis = Journal::of(&[
        ("README.md", "# Notes\n"),
        ("n/research.md", "---\ntitle: Northwind\n---\n"),
        ("n/hiring.md", "---\ncandidate: Ann\ninterviewer: me\nmood: good\n---\n"),
        ("n/template.md", "---\ndate: {{date}}\ninterviewer:\nmood:\n---\n"),
        ("n/secret.md", "---\ndate: 2026-03-04\nmood: bad\nprivate: yes\ninterviewer: Dana\n---\n"),
    ])
    .on("2026-03-06");
    let left: Vec<String> =
        analysis.journal.not_notes.iter().map(|each| format!("{}: {}", each.path, each.reason)).collect();
    assert_eq!(
        left,
        [
            "README.md: no front matter",
            "n/research.md: its front matter has none of `interviewer`, `mood`, `gaps`",
            "n/hiring.md: a note of the hiring side: it has a `candidate`",
            "n/template.md: a template: its front matter holds placeholders",
        ]
    );
    assert!(
        analysis.journal.notes.is_empty() && analysis.diagnostics.is_empty(),
        "{:?}",
        analysis.diagnostics
    );
}

#[test]
fn a_misspelt_field_still_makes_a_note() {
    let analysis =
        Journal::of(&[("a.md", "---\ndate: 2026-03-04\nintervewer: Dana\n---\n")]).on("2026-03-06");
    assert_eq!(analysis.journal.notes.len(), 1);
}

#[test]
fn whatever_is_written_for_private_but_a_no_keeps_a_note_out_even_where_it_cannot_be_read() {
    let hidden = |text: &str| {
        let analysis = Journal::of(&[("n/a.md", text)]).on("2026-03-06");
        analysis.journal.notes.is_empty()
            && analysis.diagnostics.is_empty()
            && analysis.journal.not_notes.is_empty()
    };
    assert!(hidden("---\ndate: 2026-03-04\nmood: bad\nprivate: maybe\n---\n"));
    assert!(hidden("---\nprivate: yes\nmood: [Hidden\n---\n"));
    assert!(!hidden("---\ndate: 2026-03-04\nmood: bad\nprivate: no\n---\n"));
}

#[test]
fn a_template_that_nobody_filled_in_is_no_note() {
    let reason = |text: &str| {
        let analysis = Journal::of(&[("template.md", text)]).on("2026-03-06");
        assert!(analysis.diagnostics.is_empty(), "{:?}", analysis.diagnostics);
        analysis.journal.not_notes[0].reason
    };
    let placeholders = "a template: its front matter holds placeholders";
    assert_eq!(reason("---\ninterviewer: <name>\ndate: YYYY-MM-DD\nmood: great | good\n---\n"), placeholders);
    assert_eq!(reason("---\ninterviewer:\ndate:\nmood:\ngaps:\n---\n"), "none of its fields is filled in");
}

#[test]
fn notes_join_by_company_and_role_and_one_without_a_role_joins_the_only_one() {
    let note = |date: &str, rest: &str| format!("---\ndate: {date}\ninterviewer: Dana\n{rest}\n---\n");
    let analysis = Journal::of(&[
        ("1.md", &note("2026-03-01", "company: North-Wind\nrole: Platform Engineer")),
        ("2.md", &note("2026-03-03", "company: northwind\nrole: platform engineer.")),
        ("3.md", &note("2026-03-02", "company: Northwind")),
        ("4.md", &note("2026-03-02", "company: Pinegrove\nrole: A")),
        ("5.md", &note("2026-03-02", "company: Pinegrove\nrole: B")),
        ("6.md", &note("2026-03-02", "company: Pinegrove")),
    ])
    .on("2026-03-06");
    let rounds: Vec<usize> = analysis.journal.opportunities.iter().map(|each| each.rounds.len()).collect();
    assert_eq!(rounds, [3, 1, 1, 1]);
    assert_eq!(analysis.journal.round(id(&analysis, "3.md")), 2, "by date, then by path");
}

#[test]
fn the_newest_word_holds_for_the_opportunity() {
    let status = |first: &str, second: &str| {
        let note =
            |date: &str, rest: &str| format!("---\ndate: {date}\ninterviewer: Dana\ngaps: []\n{rest}\n---\n");
        let analysis =
            Journal::of(&[("n/1.md", &note("2026-03-01", first)), ("n/2.md", &note("2026-03-03", second))])
                .on("2026-03-06");
        analysis.journal.opportunities[0].status.to_string()
    };
    assert_eq!(status("status: advanced", ""), "waiting", "the round they asked for has taken place");
    assert_eq!(status("status: advanced", "status: rejected"), "rejected");
    assert_eq!(
        status("status: rejected\nstatus_on: 2026-03-05", ""),
        "rejected",
        "learnt after the newest round"
    );
    assert_eq!(status("status: rejected", ""), "waiting", "they asked again after a rejection");
}

#[test]
fn an_edited_letter_is_no_note_and_belongs_to_its_note() {
    let analysis = Journal::of(&[
        ("n/2026-03-04-a.md", "---\ninterviewer: Dana\nmood: good\ngaps: []\n---\n"),
        (
            "n/letters/thanks.md",
            "---\nplay: thank-you\nnote: ../2026-03-04-a.md\nto: Dana\n---\nDear Dana,\n",
        ),
    ])
    .on("2026-03-06");
    assert_eq!(analysis.journal.notes.len(), 1);
    assert_eq!(analysis.journal.letters[0].note.value, "n/2026-03-04-a.md");
}

#[test]
fn letters_behind_a_name_belong_to_it_with_the_address_behind_them() {
    let note = note(
        "---\ndate: 2026-03-04\ninterviewer: Dr. Jane Wu, PhD <jane@clinic.example>, Head of Research\nmood: good\n---\n",
    );
    let [jane] = note.interviewers.as_slice() else { panic!("{:?}", note.interviewers) };
    assert_eq!(jane.name.as_deref(), Some("Dr. Jane Wu PhD"));
    assert_eq!(jane.email.as_deref(), Some("jane@clinic.example"));
    assert_eq!(jane.title.as_deref(), Some("Head of Research"));
    assert_eq!(jane.greeting_name().as_deref(), Some("Dr. Wu"));
    assert!(jane.is_mentioned_in("what Wu asked") && !jane.is_mentioned_in("my PhD"));
    assert_eq!(
        names("interviewers: [\"Ann Lee, MD\", \"Bo Ek, CPA, MBA\"]"),
        ["Ann Lee MD", "Bo Ek CPA MBA"]
    );
}

#[test]
fn a_gap_names_its_interviewer_with_or_without_accents() {
    for name in ["Yūki", "Yuki", "Tanaka", "O’Hara", "O'Hara", "Ines", "Inés"] {
        let text = format!(
            "---\ndate: 2026-03-04\ninterviewers: [Bob Lee, Yūki Tanaka, Inés O'Hara]\nmood: okay\ngaps:\n  - \"blanked: {name} asked how I would shard the ledger\"\n---\n"
        );
        let analysis = Journal::of(&[("n/a.md", &text)]).on("2026-03-06");
        let place = if matches!(name, "Yūki" | "Yuki" | "Tanaka") { 1 } else { 2 };
        assert_eq!(analysis.assessments[0].gaps[0].interviewer, Some(place), "{name}");
    }
}

#[test]
fn a_value_between_angle_brackets_is_a_placeholder_only_where_it_is_words() {
    for (company, is_note) in
        [("<company>", false), ("<Company name>", false), ("<script>alert(1)</script>", true)]
    {
        let text = format!(
            "---\ndate: 2026-03-04\ncompany: {company}\ninterviewer: Dana Whitfield\nmood: good\n---\n"
        );
        let analysis = Journal::of(&[("n/a.md", &text)]).on("2026-03-06");
        assert_eq!(analysis.journal.notes.len() == 1, is_note, "{company}");
    }
}

#[test]
fn a_date_of_another_shape_is_written_out_where_it_can_be_only_one() {
    for (written, help) in [
        ("13.03.2026", "write year, month and day: `decide_by: 2026-03-13`"),
        ("04.03.2026", "write year, month and day, as in `decide_by: 2026-03-04`"),
    ] {
        let text = format!("---\ndate: 2026-03-04\ndecide_by: {written}\nmood: good\n---\n");
        let analysis = Journal::of(&[("n/a.md", &text)]).on("2026-03-06");
        let complaint = analysis.diagnostics.iter().find(|it| it.code == "invalid-date").expect("told");
        assert_eq!(complaint.help, help);
    }
}

#[test]
fn what_cannot_be_seen_around_a_value_is_no_part_of_it() {
    let note = note(
        "---\ninterviewer: \u{200b}Dana\u{feff}\nmood: shaky\u{200b}\ndate: 2026-03-04\u{a0}\nstatus: \u{ad}waiting\ngaps: [\u{2060}blanked]\n---\n",
    );
    let gaps: Vec<String> = note.gaps.iter().flatten().map(|gap| gap.text.clone()).collect();
    assert_eq!(note.interviewers[0].name.as_deref(), Some("Dana"));
    assert_eq!(
        (note.mood.map(|mood| mood.to_string()).as_deref(), gaps),
        (Some("shaky"), vec!["blanked".to_owned()])
    );
    assert!(note.date.is_some() && note.status.is_some());
}
