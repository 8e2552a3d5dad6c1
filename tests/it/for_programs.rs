//! What other programs read: SARIF logs.

use crate::commands::{afterword, folder, words};
use afterword::diagnostic::Diagnostic;
use afterword::export::sarif;
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
