//! What other programs read: SARIF logs, and JSON with the schema that describes it.

use crate::commands::{afterword, folder, words};
use crate::journal::Journal;
use crate::json_schema::Validation;
use afterword::analysis::Analysis;
use afterword::diagnostic::{Diagnostic, Severity};
use afterword::export::{Extent, JSON_SCHEMA, json as export, sarif};
use afterword::note::{Channel, Mood, Status};
use afterword::plan::State;
use afterword::playbook::{Flag, Verdict, Weight};
use afterword::text::{Source, Span};
use serde_json::{Value, json};

/// `misspelt-field` behind an emoji and in a folder whose name means something in a URI.
const HOSTILE: &[(&str, &str)] = &[
    (
        "a: b/100% #1? ü/c&d [x](y).md",
        "---\ndate: 2026-03-04\ninterviewer: Dana\nmood: shaky\ngaps: []\nhighlights: []\n\"\u{1f642}\": 1\n? {\u{1f642}: 2, statis: 1}\n---\n",
    ),
    (
        "n/links.md",
        "---\ndate: 2026-03-04\ninterviewer: Dana\nmood: \"[a](http://evil.example) \u{202e}{0}\"\ngaps: []\n---\n",
    ),
    ("n/broken.md", "---\ninterviewer: \u{1f642}\u{1f642} {\n---\n"),
    ("n/bytes.md", "---\ndate: 2026-03-04\nmood: ok\0\u{1b}[31m\n"),
];

fn log(files: &[(&str, &str)], arguments: &[&str]) -> Value {
    let journal = folder(files);
    let run = afterword(
        journal.path(),
        &[&["check", "--format", "sarif", "--as-of", "2026-03-06"], arguments].concat(),
    );
    assert_eq!(words(&run.stderr), "");
    serde_json::from_slice(&run.stdout).expect("it is JSON")
}

fn results(log: &Value) -> &Vec<Value> {
    log["runs"][0]["results"].as_array().expect("there are results")
}

fn uri(result: &Value) -> &str {
    result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().expect("a URI")
}

#[test]
fn a_sarif_log_names_the_rule_the_level_the_file_and_the_place() {
    let note = "---\ndate: 2026-03-04\ninterviewer: Dana\nmood: shaky\ngaps: []\nstatis: waiting\n---\n";
    let log = log(&[("n/a.md", note)], &["n/a.md"]);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let result =
        results(&log).iter().find(|result| result["ruleId"] == "misspelt-field").expect("it is told");
    assert_eq!(result["level"], "warning");
    assert_eq!(
        result["message"]["text"],
        "`statis` is not a field known here, so it is not read; did you mean `status`?"
    );
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "n/a.md");
    let region = json!({ "startLine": 6, "startColumn": 1, "endLine": 6, "endColumn": 7 });
    assert_eq!(place["region"], region);
    let index = result["ruleIndex"].as_u64().expect("a number") as usize;
    let rule = &run["tool"]["driver"]["rules"][index];
    assert_eq!(rule["id"], "misspelt-field");
    assert_eq!(rule["defaultConfiguration"]["level"], "warning");
    let help = rule["help"]["markdown"].as_str().expect("a text");
    assert!(
        help.contains("```note")
            && help.starts_with(
                rule["fullDescription"]["text"].as_str().expect("a text").split(' ').next().expect("a word")
            )
    );
}

#[test]
fn hostile_paths_and_words_make_a_sound_sarif_log_without_links() {
    let log = log(HOSTILE, &[]);
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
    assert!(results(&log).len() > 4, "{log:#}");
    for result in results(&log) {
        let uri = uri(result);
        assert!(uri.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte)), "{uri}");
        let path = percent_encoding::percent_decode_str(uri).decode_utf8().expect("UTF-8");
        assert!(path == "afterword.toml" || HOSTILE.iter().any(|(each, _)| *each == path), "{path}");
        let message = result["message"]["text"].as_str().expect("a text");
        assert!(!message.contains("](") && !message.contains(['\0', '\u{1b}', '\u{202e}']), "{message:?}");
        let index = result["ruleIndex"].as_u64().expect("a number") as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let number = |key: &str| region[key].as_u64().expect("a number");
        assert!(number("startLine") >= 1 && number("startColumn") >= 1, "{region}");
        assert!((number("startLine"), number("startColumn")) <= (number("endLine"), number("endColumn")));
    }
}

#[test]
fn columns_behind_an_emoji_are_counted_in_utf_16_in_a_sarif_log() {
    let source = Source::new("n/a.md", "ok\n\u{1f642}\u{1f642} word\nend");
    let start = source.text().find("word").expect("it is in the text");
    let diagnostic = Diagnostic::hint("no-mood", &source, Span::new(start, start + 4), "a message");
    let log: Value = serde_json::from_str(&sarif(&[(&diagnostic, Some(&source))])).expect("it is JSON");
    let result = &results(&log)[0];
    assert_eq!(result["level"], "note");
    assert_eq!(result["message"]["text"], "a message");
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(*region, json!({ "startLine": 2, "startColumn": 6, "endLine": 2, "endColumn": 10 }));
}

#[test]
fn a_sarif_log_of_a_journal_without_problems_has_no_results_and_no_rules() {
    let log = log(&[("README.md", "# Nothing here\n")], &[]);
    assert!(results(&log).is_empty());
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"], Value::Array(Vec::new()));
}

fn schema() -> Value {
    serde_json::from_str(JSON_SCHEMA).expect("the schema is JSON")
}

/// Nothing in the JSON of this analysis is against the schema, and nothing is beyond it.
fn keeps_to_the_schema(analysis: &Analysis) {
    let whole = schema();
    for extent in [Extent::Everything, Extent::DueSoon] {
        let document: Value = serde_json::from_str(&export(analysis, extent)).expect("it is JSON");
        let mut wrong = Vec::new();
        Validation { whole: &whole, wrong: &mut wrong }.validate(&whole, &document, "");
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn a_document_that_does_not_keep_to_the_schema_is_noticed() {
    let whole = schema();
    let sound = json!({ "schema": 1, "as_of": "2026-03-06", "notes": [], "opportunities": [], "patterns": [],
        "not_notes": [{ "path": "a", "reason": "b" }], "diagnostics": [] });
    let count = |place: &str, value: Value| {
        let mut document = sound.clone();
        *document.pointer_mut(place).expect("it is there") = value;
        let mut wrong = Vec::new();
        Validation { whole: &whole, wrong: &mut wrong }.validate(&whole, &document, "");
        wrong.len()
    };
    assert_eq!(count("/schema", json!(1)), 0);
    assert_eq!(count("/schema", json!(2)), 1);
    assert_eq!(count("/as_of", json!("6 March")), 1);
    assert_eq!(count("/notes", json!(null)), 1);
    assert_eq!(count("/not_notes/0", json!({ "path": "" })), 2);
    assert_eq!(count("/not_notes/0", json!({ "path": "a", "reason": "b", "more": 1 })), 1);
    assert_eq!(count("/diagnostics", json!([1])), 1);
}

#[test]
fn the_json_of_the_example_keeps_to_the_schema() {
    keeps_to_the_schema(&crate::golden::example());
}

#[test]
fn the_json_of_hostile_journals_keeps_to_the_schema() {
    let odd: &[(&str, &str)] = &[
        ("a.md", "---\ninterviewer: unknown\ngaps: []\n---\n"),
        ("2026-03-04.md", "+++\nmood = 5\ngaps = [\"x -> y\", \"bogus: z\", \"\"]\nthey_know = false\n+++\n"),
        (
            "n/9999-12-31.md",
            "---\ninterviewer: A\ndecide_by: 9999-12-31\nstatus: offer\nanswer_by: 9999-12-31\n---\n",
        ),
        ("n/0001-01-01.md", "---\ninterviewer: A\nstatus: rejected\nreturn_on: 0001-01-02\ngaps:\n---\n"),
        ("n/practice.md", "---\ninterviewer: A\ndate: 2026-03-01\npractice: yes\ngaps: [blanked]\n---\n"),
        ("letters/a.md", "---\nnote: ../a.md\nplay: thank-you\n---\nDear \u{1f642},\n"),
        ("empty.md", ""),
        ("bom.md", "\u{feff}---\nmood: good\n---\n"),
        ("afterword/.md", "---\ngaps: {a: [b]}\n---\n"),
    ];
    for as_of in ["0001-01-01", "2026-03-06", "9999-12-31"] {
        keeps_to_the_schema(&Journal::of(&[HOSTILE, odd].concat()).on(as_of));
        keeps_to_the_schema(&Journal::of(&[]).on(as_of));
    }
}

#[test]
fn the_schema_describes_every_key_lets_none_be_missing_and_none_be_added() {
    let schema = schema();
    let parts = schema["$defs"].as_object().expect("its parts").iter();
    let mut objects = 0;
    for (name, part) in parts.map(|(name, part)| (name.as_str(), part)).chain([("the whole", &schema)]) {
        assert!(part["description"].is_string(), "{name}");
        let Some(properties) = part["properties"].as_object() else { continue };
        objects += 1;
        assert_eq!(part["additionalProperties"], false, "{name}");
        let keys: Vec<&String> = properties.keys().collect();
        let mut required: Vec<&str> =
            part["required"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        required.sort_unstable();
        assert_eq!(keys, required, "{name}");
        for (key, value) in properties {
            assert!(value["description"].as_str().is_some_and(|text| text.ends_with('.')), "{name}.{key}");
        }
    }
    assert_eq!(objects, 11);
}

#[test]
fn the_words_of_the_schema_are_those_of_the_program() {
    let schema = schema();
    let check =
        |name: &str, words: Vec<&str>| assert_eq!(schema["$defs"][name]["enum"], json!(words), "{name}");
    check("mood", Mood::ALL.iter().map(|word| word.word()).collect());
    check("status", Status::ALL.iter().map(|word| word.word()).collect());
    check("channel", Channel::ALL.iter().map(|word| word.word()).collect());
    check("weight", Weight::ALL.iter().map(|word| word.word()).collect());
    check("verdict", Verdict::ALL.iter().map(|word| word.word()).collect());
    check("flag", Flag::ALL.iter().map(|word| word.word()).collect());
    check("state", State::ALL.iter().map(|word| word.word()).collect());
    let severities = [Severity::Error, Severity::Warning, Severity::Hint];
    check("severity", severities.iter().map(|word| word.word()).collect());
}

#[test]
fn the_schema_comes_to_standard_output_as_it_is() {
    let here = folder(&[]);
    let run = afterword(here.path(), &["schema"]);
    assert_eq!((run.status.code(), words(&run.stdout).as_str()), (Some(0), JSON_SCHEMA));
}
