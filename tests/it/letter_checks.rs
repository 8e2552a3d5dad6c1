//! What a letter should not say is told in `check`, in `show` and beside the letter in the report.

use crate::journal::Journal;
use afterword::analysis::Analysis;
use afterword::diagnostic::Diagnostic;
use afterword::plan::Item;
use afterword::report::{Options, Theme, build};
use std::fs;
use std::process::Command;

const NOTE: &str = "n/2026-03-04-dana.md";
const FIELDS: &str = "---\ndate: 2026-03-04\ninterviewer: Dana Whitfield\ncompany: Northwind\nmood: good\ngaps: []\nhighlights: [the migration]\n---\n";
const LETTER: &str = "---\nplay: thank-you\nnote: n/2026-03-04-dana.md\nto: Dana Whitfield <dana@n.example>\n---\nDear Ms Whitfeild,\n\nThank you for the hour. I need an answer by Friday.\n\nBest wishes,\nSam\n";

fn analysis() -> Analysis {
    Journal::of(&[(NOTE, FIELDS), ("n/letters/dana.md", LETTER)]).on("2026-03-05")
}

/// The page of the note.
fn page(analysis: &Analysis) -> String {
    let files = build(analysis, &Theme::built_in(), &Options::default()).expect("the report is made");
    let page = files.into_iter().find(|file| file.path.starts_with("notes/")).expect("a page");
    String::from_utf8(page.bytes).expect("pages are text")
}

#[test]
fn objections_stand_beside_their_letter_and_beside_no_other() {
    let analysis = analysis();
    let mut told = Vec::new();
    for (place, follow_up) in analysis.plans[0].follow_ups.iter().enumerate() {
        let item = Item { note: follow_up.note, place };
        let codes = analysis.objections(item).iter().map(|each| (each.severity.word(), each.code));
        told.push((analysis.play(follow_up).name.as_str(), codes.collect::<Vec<_>>()));
    }
    told.retain(|(_, codes)| !codes.is_empty());
    assert_eq!(told, [("thank-you", vec![("error", "letter-misspelt-name"), ("warning", "letter-demands")])]);
    let page = page(&analysis);
    assert_eq!(page.matches("Before you send it").count(), 2, "the list and its label");
    assert!(
        page.contains(r#"<li class="is-grave"><span class="objection"><code>Whitfeild</code> looks like"#),
        "{page}"
    );
    assert!(
        page.contains(
            "<span class=\"quiet\">line 8</span> <a class=\"more\" href=\"../problems.html#problem-"
        )
    );
}

#[test]
fn whatever_stands_in_a_letter_is_only_text_beside_it() {
    let hostile = LETTER.replace("I need an answer by Friday.", "[<script>alert(1)</script> `&` fill me]");
    let analysis = Journal::of(&[(NOTE, FIELDS), ("n/letters/dana.md", &hostile)]).on("2026-03-05");
    let page = page(&analysis);
    assert!(page.contains("is still to be filled in") && !page.contains("<script>alert"), "{page}");
}

#[test]
fn show_tells_beside_the_letter_and_check_tells_the_same() {
    let journal = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir_all(journal.path().join("n/letters")).expect("it can be made");
    fs::write(journal.path().join("afterword.toml"), "").expect("it can be written");
    fs::write(journal.path().join(NOTE), FIELDS).expect("it can be written");
    fs::write(journal.path().join("n/letters/dana.md"), LETTER).expect("it can be written");
    let run = |arguments: &[&str]| {
        let command = Command::new(env!("CARGO_BIN_EXE_afterword"))
            .args(arguments)
            .args(["--as-of", "2026-03-05"])
            .env("NO_COLOR", "1")
            .current_dir(journal.path())
            .output()
            .expect("the binary runs");
        (command.status.code(), String::from_utf8_lossy(&command.stdout).into_owned())
    };
    let (code, shown) = run(&["show", NOTE]);
    assert_eq!(code, Some(1), "a misspelt name is an error");
    assert!(shown.contains(
        "    Before you send it\n    - line 6: `Whitfeild` looks like `Whitfield` misspelt [letter-misspelt-name]\n      "
    ), "{shown}");
    assert_eq!(shown.matches("sounds like a demand").count(), 1, "not once more below: {shown}");
    let (code, checked) = run(&["check", "--format", "short"]);
    assert_eq!(code, Some(1));
    let analysis = analysis();
    let own = analysis.diagnostics.iter().filter(|each| each.path.ends_with("letters/dana.md"));
    for line in own.map(Diagnostic::short) {
        assert!(checked.contains(&line), "{line}\n{checked}");
    }
}
