//! Nothing that a note, a name or the command line says can steer the terminal, a spreadsheet or a calendar.

use crate::trial::{Trial, run};
use std::collections::BTreeMap;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(60);

/// A link, a cleared screen, a bell, a colour of the C1 set, two turns of direction, a step back, a deletion.
const EVIL: &str = "\u{1b}]8;;http:\u{7}x\u{1b}[2J\u{9b}31m\u{202e}gpj\u{2066}\u{8}\u{7f}";
/// The same in quotes of YAML and TOML.
const QUOTED: &str = "\\u001b]8;;http:\\u0007x\\u001b[2J\\u009b31m\\u202egpj\\u2066\\b\\u007f";

/// A journal that says so in every place.
fn journal() -> Trial {
    let trial = Trial::new(PATIENCE);
    let fields = [
        "company",
        "role",
        "stage",
        "fit",
        "interest",
        "status",
        "want",
        "prefers",
        "answer_by",
        "intervewer",
    ];
    let fields: String = fields.iter().map(|field| format!("{field}: \"{QUOTED}\"\n")).collect();
    let lists = ["gaps", "highlights", "strengths", "tags", "sent", "heard", "skip", "snooze"];
    let list = |list: &&str| {
        format!(
            "{list}:\n  - \"{QUOTED}\"\n  - \"2026-03-05 thank-you to {QUOTED}\"\n  - \"blanked: {QUOTED} -> {QUOTED}\"\n"
        )
    };
    let lists: String = lists.iter().map(list).collect();
    let person =
        format!("{{name: \"Dana {QUOTED}\", title: \"{QUOTED}\", email: \"{QUOTED}\", phone: \"{QUOTED}\"}}");
    let body = format!("# {EVIL}\n\n## Questions {EVIL}\n- [ ] {EVIL}\n");
    let head = "---\ndate: 2026-03-04\nmood: shaky\n";
    let simple = format!(
        "{head}interviewer: \"Dana {QUOTED}\"\ngaps:\n  - \"{QUOTED}\"\nhighlights:\n  - \"{QUOTED}\"\n---\n{body}"
    );
    trial.put(
        format!("{EVIL}/2026-03-04-{EVIL}.md"),
        format!("{head}{fields}{lists}interviewers:\n  - {person}\n---\n{body}"),
    );
    trial.put("d/plain.md", &simple);
    trial.put(format!("d/broken{EVIL}.md"), "---\nmood: [\n---\n");
    trial.put(format!("d/none{EVIL}.md"), "hi");
    trial.put("d/yaml.md", format!("---\nmood: shaky\n{EVIL}: x\n  {EVIL}\n---\n"));
    trial.put("d/toml.md", format!("+++\nmood = {EVIL}\n+++\n"));
    trial.put(
        "d/values.md",
        format!("---\ndate: \"{QUOTED}\"\nmood: \"{QUOTED}\"\nsent: [\"{QUOTED}\"]\n---\n"),
    );
    trial.put(
        format!("d/letters/{EVIL}.md"),
        format!("---\nplay: \"{QUOTED}\"\nnote: \"{QUOTED}\"\nto: \"{QUOTED}\"\n---\n{EVIL}\n"),
    );
    trial.put(
        "d/letters/plain.md",
        format!("---\nplay: repair-note\nnote: d/plain.md\nsubject: \"{QUOTED}\"\n---\n{EVIL}\n"),
    );
    trial.put(
        "playbook/gaps/evil.md",
        format!("---\ntitle: \"{QUOTED}\"\nweight: repair\nphrases: [\"{QUOTED}\"]\n---\n{EVIL}\n"),
    );
    trial.put(
        format!("playbook/plays/{EVIL}.md"),
        format!("---\ntitle: \"{QUOTED}\"\nfoo: \"{QUOTED}\"\n---\n{EVIL}\n"),
    );
    trial.put("afterword.toml", format!("[me]\nname = \"{}\"\n", QUOTED.replace("\\u007f", "")));
    trial
}

/// Colours are ours, and asked for; nothing else may be there that a terminal obeys.
fn check(trial: &Trial, arguments: &[&str]) {
    let ended = run(trial.path(), &[arguments, &["--color", "always"]].concat(), PATIENCE);
    assert_ne!(ended.exit, Some(3), "{arguments:?}: {}", ended.errors);
    for said in [&ended.out, &ended.errors] {
        let text = without_colours(said).replace("\r\n", "\n");
        let steers = |c: char| {
            (c.is_control() && c != '\n' && c != '\t')
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        let found: Vec<String> =
            text.lines().filter(|line| line.contains(steers)).map(|line| format!("{line:?}")).collect();
        assert!(found.is_empty(), "{arguments:?}:\n{}", found.join("\n"));
    }
}

fn without_colours(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('m') {
            Some((codes, rest)) if codes.chars().all(|c| c.is_ascii_digit() || c == ';') => {
                plain.push_str(rest)
            }
            _ => plain.extend(["\u{1b}[", part]),
        }
    }
    plain
}

#[test]
fn what_notes_and_their_names_say_does_not_steer_the_terminal() {
    let trial = journal();
    let note = format!("{EVIL}/2026-03-04-{EVIL}.md");
    let broken = format!("d/broken{EVIL}.md");
    for format in ["human", "short", "github", "json"] {
        check(&trial, &["check", "--format", format]);
    }
    let commands: &[&[&str]] = &[
        &["due"],
        &["due", "--format", "json"],
        &["check", &broken],
        &["show", &note],
        &["show", "d/plain.md"],
        &["show", "d"],
        &["show", &broken],
        &["show", &format!("d/none{EVIL}.md")],
        &["explain", "evil"],
        &["sent", &note, "thank-you", "--dry-run"],
        &["sent", "d/plain.md", "repair-note", "--dry-run"],
        &["skip", "d/plain.md", "repair-note", "--dry-run"],
        &["letter", "d/plain.md", "repair-note", "--stdout"],
        &["letter", &note, "repair-note"],
        &["build"],
        &["build", "--redact"],
        &["export", "json"],
        &["export", "csv"],
        &["export", "ics"],
    ];
    commands.iter().for_each(|arguments| check(&trial, arguments));
}

#[test]
fn what_the_command_line_says_does_not_steer_the_terminal_either() {
    let trial = journal();
    let plain = "d/plain.md";
    let page = format!("{EVIL}.html");
    let commands: &[&[&str]] = &[
        &[EVIL],
        &["due", "--format", EVIL],
        &["due", &format!("--{EVIL}")],
        &["check", EVIL],
        &["show", EVIL],
        &["serve", &format!("{EVIL}/nothing")],
        &["explain", EVIL],
        &["build", EVIL],
        &["build", "-o", EVIL],
        &["build", "-o", &page, "--single-file"],
        &["build", "--theme", EVIL],
        &["sent", plain, EVIL],
        &["sent", plain, "thank-you", "--to", EVIL],
        &["sent", plain, "thank-you", "--by", EVIL],
        &["sent", plain, "thank-you", "--on", EVIL],
        &["heard", plain, EVIL, "--dry-run"],
        &["status", plain, EVIL, "--dry-run"],
        &["skip", plain, "thank-you", "--because", EVIL, "--dry-run"],
        &["skip", plain, "thank-you", "--until", EVIL],
        &["letter", plain, EVIL],
        &["letter", plain, "thank-you", "--to", EVIL],
        &["new", EVIL, "--interviewer", EVIL],
        &["init", EVIL],
        &["export", "ics", "-o", &format!("d/broken{EVIL}.md")],
    ];
    commands.iter().for_each(|arguments| check(&trial, arguments));
    trial.put("theme/note.hbs", format!("{EVIL}{{{{nowhere}}}}{EVIL}"));
    check(&trial, &["build"]);
    trial.put("afterword.toml", format!("[timing]\nholidays = [\"{}\"]\n", QUOTED.replace("\\u007f", "")));
    check(&trial, &["due"]);
    trial.put("afterword.toml", format!("[\"{}\"]\n", QUOTED.replace("\\u007f", "")));
    check(&trial, &["due"]);
}

#[test]
fn no_cell_of_the_table_is_a_formula_whatever_stands_in_a_note() {
    let trial = Trial::new(PATIENCE);
    for (number, begin) in
        ["=", "+", "-", "@", "\\t=", "\\r=", " =", "\\n=", "＝", "\\u00a0="].iter().enumerate()
    {
        let text = format!("{begin}HYPERLINK(\\\"http:x\\\";1)");
        trial.put(
            format!("={number}/{number}.md"),
            format!("---\ncompany: \"{text}\"\nrole: \"{text}\"\nstage: \"{text}\"\ninterviewer: \"{text}\"\ndate: 2026-03-04\nmood: shaky\ngaps: [\"{text}\"]\n---\n"),
        );
    }
    let table = run(trial.path(), &["export", "csv"], PATIENCE).out;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    let mut rows = 0;
    for row in reader.records() {
        for cell in &row.expect("a row of as many cells") {
            let first = cell.trim_start_matches(['\u{feff}', ' ', '\n', '\t', '\u{a0}']).chars().next();
            assert!(!first.is_some_and(|c| "=+-@＝＋－＠".contains(c)), "{cell:?}");
        }
        rows += 1;
    }
    assert!(rows > 10, "{table}");
}

#[test]
fn no_line_of_the_calendar_is_begun_by_a_note() {
    let trial = Trial::new(PATIENCE);
    let evil = "x\\r\\nBEGIN:VALARM\\nATTENDEE:mailto:a@b\\r\\rEND:VCALENDAR\\u2028X-EVIL:1";
    trial.put(
        "n/a.md",
        format!("---\ncompany: \"{evil}\"\nrole: \"{evil}\"\ninterviewer: \"{evil}\"\ndate: 2026-03-04\nmood: shaky\ngaps: [\"{evil}\"]\n---\n"),
    );
    let calendar = run(trial.path(), &["export", "ics"], PATIENCE).out;
    let mut keys: BTreeMap<&str, usize> = BTreeMap::new();
    for line in calendar.split("\r\n").filter(|line| !line.starts_with(' ') && !line.is_empty()) {
        *keys.entry(line.split([':', ';']).next().unwrap_or_default()).or_default() += 1;
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
    assert!(!keys.contains_key("X-EVIL") && !keys.contains_key("ATTENDEE"), "{keys:?}");
    assert_eq!(
        (calendar.matches("\r\nBEGIN:VALARM").count(), calendar.matches("\r\nEND:VCALENDAR").count()),
        (0, 1)
    );
    assert_eq!(keys["BEGIN"], keys["END"]);
}
