//! Each page's example goes through the whole analysis and gives exactly the output on the page.
//!
//! `UPDATE_EXAMPLES=1 cargo test --lib lint` rewrites the outputs.

use super::*;
use crate::analysis::{Material, analyse};
use crate::config;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Source;
use std::sync::Arc;
use std::{env, fs};

/// Where a page's example says nothing else.
const AS_OF: &str = "2026-03-06";
const NOTE: &str = "northwind/2026-03-04-dana.md";

/// What cannot be shown in a few lines of text.
const WITHOUT_EXAMPLE: &[&str] = &[
    "front-matter-too-large",
    "not-utf8",
    "unreadable-file",
    "file-too-large",
    "path-not-utf8",
    "link-outside",
    "not-amended",
    "our-fault",
    "invalid-words",
];

fn with_example() -> impl Iterator<Item = &'static Page> {
    pages().iter().filter(|page| !WITHOUT_EXAMPLE.contains(&page.code.as_str()))
}

#[test]
fn the_example_on_each_page_gives_the_output_on_the_page() {
    let mut wrong = Vec::new();
    for page in with_example() {
        let run = Run::of(page);
        if run.said == run.expected {
            continue;
        }
        if env::var_os("UPDATE_EXAMPLES").is_some() {
            rewrite(page, &run.said);
        } else {
            wrong.push(format!("{}\n  page: {}\n  said: {}", page.code, run.expected, run.said));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_page_has_an_example_that_shows_its_problem_and_no_other_error() {
    for page in with_example() {
        let run = Run::of(page);
        assert!(!run.of_page.is_empty(), "{}: nothing is said about the example", page.code);
        assert_eq!(run.other_errors, Vec::<String>::new(), "{}", page.code);
        let gravest = run.of_page.iter().map(|it| it.severity).min();
        assert_eq!(gravest, Some(page.severity), "{}: the head of the page has the severity", page.code);
    }
}

#[test]
fn messages_are_lower_case_without_a_full_stop_and_come_with_a_remedy() {
    for page in with_example() {
        for said in Run::of(page).of_page {
            let Diagnostic { message, help, .. } = said;
            assert!(!message.ends_with('.') && !help.ends_with('.'), "{}: {message}; {help}", page.code);
            assert!(!message.starts_with(char::is_uppercase), "{}: {message}", page.code);
            assert!(!help.is_empty(), "{}: {message}", page.code);
        }
    }
}

/// One page's example, read as a journal.
struct Run {
    expected: String,
    said: String,
    of_page: Vec<Diagnostic>,
    other_errors: Vec<String>,
}

impl Run {
    fn of(page: &Page) -> Self {
        let mut material = Material::default();
        let mut as_of = Date::parse(AS_OF).expect("a date");
        let mut expected = String::new();
        let mut files = 0;
        for example in page.examples() {
            let words: Vec<&str> = example.info.split_whitespace().collect();
            if let Some(at) = words.iter().position(|&word| word == "as-of") {
                as_of = Date::parse(words[at + 1]).expect("a date behind `as-of`");
            }
            let name = words.get(1).copied().filter(|&word| word != "as-of");
            let text = &example.text;
            files += usize::from(words[0] != "output");
            match words[0] {
                "note" => material.notes.push(source(name.unwrap_or(NOTE), text)),
                "letter" => material.notes.push(source(name.expect("a letter's path"), text)),
                "play" => material.playbook.push(source(&in_playbook("plays", name), text)),
                "gap" => material.playbook.push(source(&in_playbook("gaps", name), text)),
                "config" => {
                    let (read, complaints) = config::read(&Source::new(config::FILE_NAME, text.as_str()));
                    material.config = read;
                    material.diagnostics.extend(complaints);
                }
                "holidays" => {
                    let file = Source::new(name.unwrap_or("holidays.ics"), text.as_str());
                    material.diagnostics.extend(config::read_holidays(&file).1);
                }
                "output" => expected = text.trim_end().to_owned(),
                other => panic!("{}: what is a `{other}`?", page.code),
            }
        }
        material.notes.sort_by(|a, b| a.path().cmp(b.path()));
        let diagnostics = analyse(&material, as_of).diagnostics;
        let (of_page, others): (Vec<_>, Vec<_>) =
            diagnostics.into_iter().partition(|it| it.code == page.code);
        let said: Vec<String> = of_page.iter().map(|it| line(it, files > 1)).collect();
        let errors = others.iter().filter(|it| it.severity == Severity::Error);
        Run {
            expected,
            said: said.join("\n"),
            other_errors: errors.map(Diagnostic::short).collect(),
            of_page,
        }
    }
}

fn source(path: &str, text: &str) -> Arc<Source> {
    Arc::new(Source::new(path, text))
}

fn in_playbook(folder: &str, name: Option<&str>) -> String {
    format!("playbook/{folder}/{}.md", name.expect("a name behind the fence"))
}

/// `warning[misspelt-field] 3:1: message`; with the path where the example has several files.
fn line(said: &Diagnostic, with_path: bool) -> String {
    let path = if with_path { format!("{}:", said.path) } else { String::new() };
    let (word, place) = (said.severity.word(), said.place);
    format!("{word}[{}] {path}{}:{}: {}", said.code, place.line, place.column, said.message)
}

fn rewrite(page: &Page, said: &str) {
    let path = file_of(page);
    let file = fs::read_to_string(&path).expect("the page is there");
    let head = file.len() - page.text.len();
    let output = page.examples().into_iter().find(|example| example.info == "output");
    let new = match output {
        Some(output) => {
            let (start, end) = (head + output.span.start, head + output.span.end);
            format!("{}{said}\n{}", &file[..start], &file[end..])
        }
        None => format!("{}\n\n```output\n{said}\n```\n", file.trim_end()),
    };
    fs::write(path, new).expect("the page can be written");
}
