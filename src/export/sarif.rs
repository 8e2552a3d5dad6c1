//! The diagnostics as SARIF 2.1.0, which code hosts and editors show beside the lines of the notes.

use super::json::finished;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint;
use crate::text::{Place, Source, Span, visible};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use std::borrow::Cow;

/// What stands in a URI as it is: letters, digits, and these. A colon in the first name would pass for a scheme.
const UNRESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The diagnostics as one SARIF log with one run, ending in a newline.
///
/// Each comes with its source where there is one: columns are counted in UTF-16 there, as most readers of SARIF expect.
/// Paths are given as they stand, with `%` before what a URI cannot hold; the log is the same wherever it is made.
pub fn sarif(found: &[(&Diagnostic, Option<&Source>)]) -> String {
    let mut codes: Vec<&str> = found.iter().map(|(diagnostic, _)| diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let index = |code: &str| codes.partition_point(|other| *other < code);
    let results =
        found.iter().map(|&(each, source)| ResultView::of(each, source, index(each.code))).collect();
    let rules = codes.iter().map(|code| RuleView::of(code)).collect();
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver { name: "afterword", semantic_version: env!("CARGO_PKG_VERSION"), rules },
            },
            column_kind: "utf16CodeUnits",
            newline_sequences: ["\r\n", "\n", "\r"],
            results,
        }],
    };
    finished(&serde_json::to_string_pretty(&log).expect("keys are strings and numbers are whole"))
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    version: &'a str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'a str,
    newline_sequences: [&'a str; 3],
    results: Vec<ResultView<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'a str,
    semantic_version: &'a str,
    /// Only those that complain here: a page is long, and most codes never occur.
    rules: Vec<RuleView<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleView<'a> {
    id: &'a str,
    short_description: Text<'a>,
    full_description: Text<'a>,
    default_configuration: Configuration,
    help: Help<'a>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Text<'a> {
    text: Cow<'a, str>,
}

#[derive(Serialize)]
struct Help<'a> {
    text: &'a str,
    markdown: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultView<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Text<'a>,
    locations: [Location; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    /// The column after the last one.
    end_column: usize,
}

impl<'a> RuleView<'a> {
    /// From the page that `afterword explain` shows; a test sees to it that every code has one.
    fn of(code: &'a str) -> Self {
        let page = lint::page(code);
        let text = page.map_or(code, |page| page.text.trim());
        let first = text.split("\n\n").next().unwrap_or(text).replace('\n', " ");
        RuleView {
            id: code,
            short_description: Text { text: page.map_or(code, |page| page.title.as_str()).into() },
            full_description: Text { text: first.into() },
            default_configuration: Configuration {
                level: level(page.map_or(Severity::Warning, |page| page.severity)),
            },
            help: Help { text, markdown: text },
        }
    }
}

impl<'a> ResultView<'a> {
    fn of(diagnostic: &'a Diagnostic, source: Option<&Source>, rule_index: usize) -> Self {
        ResultView {
            rule_id: diagnostic.code,
            rule_index,
            level: level(diagnostic.severity),
            message: Text { text: message(diagnostic).into() },
            locations: [Location {
                physical_location: PhysicalLocation {
                    artifact_location: Artifact {
                        uri: utf8_percent_encode(&diagnostic.path, UNRESERVED).to_string(),
                    },
                    region: region(diagnostic, source),
                },
            }],
        }
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// What is wrong and what to do. `[words](target)` would be a link in SARIF, and a message quotes notes: it has none.
fn message(diagnostic: &Diagnostic) -> String {
    let parts = [diagnostic.message.as_str(), diagnostic.help.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    visible(&parts.join("; ")).replace("](", "] (")
}

/// The offending text; where its source is not at hand, the place where it begins.
fn region(diagnostic: &Diagnostic, source: Option<&Source>) -> Region {
    let Span { start, end } = diagnostic.span;
    let (start, end) = match source {
        Some(source) => (source.place_in_utf16(start), source.place_in_utf16(end.max(start))),
        None => (diagnostic.place, diagnostic.place),
    };
    let Place { line: start_line, column: start_column } = start;
    Region { start_line, start_column, end_line: end.line, end_column: end.column }
}
