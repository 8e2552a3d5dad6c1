//! Dates in the order that their reader is used to; for programs they stay `2026-03-04`.

use crate::commands::{NOTE, afterword, folder, words};
use crate::golden::material;
use afterword::analysis::{Analysis, analyse};
use afterword::date::Style;
use afterword::export::{Extent, csv, ics, json};
use afterword::report::{self, Theme};
use std::fs;

const MONTHS: [&str; 3] = ["Jan", "Feb", "Mar"];

fn example(style: Style) -> Analysis {
    let mut material = material();
    material.config.dates = style;
    analyse(&material, crate::journal::day("2026-03-06"))
}

/// Every page, each without the note as its writer has it.
fn pages(style: Style) -> Vec<(String, String)> {
    let options = report::Options::default();
    let files = report::build(&example(style), &Theme::built_in(), &options).expect("the theme is right");
    let pages =
        files.into_iter().filter(|file| file.path.ends_with(".html") || file.path.starts_with("find-"));
    let text = |bytes| String::from_utf8(bytes).expect("pages are UTF-8");
    let shown = |text: String| text.split("class=\"as-written\"").next().unwrap_or_default().to_owned();
    pages.map(|file| (file.path, shown(text(file.bytes)))).collect()
}

/// What stands before and behind the short name of a month, wherever it is a word of its own.
fn around(html: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, month) in MONTHS.iter().flat_map(|month| html.match_indices(month)) {
        let (before, behind) = (&html[..at], &html[at + month.len()..]);
        if before.ends_with(' ') && !behind.starts_with(char::is_alphabetic) {
            let before = before.trim_end().rsplit([' ', '>', '"']).next().unwrap_or_default();
            let behind = behind.trim_start().split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
            found.push((before.to_owned(), behind.to_owned()));
        }
    }
    found
}

#[test]
fn every_page_has_the_month_before_the_day_where_that_is_wished() {
    let is_number = |word: &str| word.parse::<u8>().is_ok();
    let of_style = |style: Style| -> Vec<(String, (String, String))> {
        let pages = pages(style);
        let found =
            pages.iter().flat_map(|(page, html)| around(html).into_iter().map(|each| (page.clone(), each)));
        found.filter(|(_, (before, behind))| is_number(before) || is_number(behind)).collect()
    };
    let month_day = of_style(Style::MonthDay);
    assert!(month_day.len() > 200, "{} dates", month_day.len());
    let others: Vec<_> = month_day.iter().filter(|(_, (before, _))| is_number(before)).collect();
    assert!(others.is_empty(), "{others:?}");
    let day_month = of_style(Style::DayMonth);
    assert_eq!(day_month.len(), month_day.len());
    assert!(day_month.iter().all(|(_, (before, _))| is_number(before)));
    assert_eq!(of_style(Style::Iso), []);
}

#[test]
fn letters_name_days_in_words_in_the_order_of_their_writer() {
    let letters = |style: Style| -> String {
        let analysis = example(style);
        analysis.letters.iter().flatten().flatten().map(|letter| letter.body.clone() + "\n").collect()
    };
    let (day_month, month_day, iso) =
        (letters(Style::DayMonth), letters(Style::MonthDay), letters(Style::Iso));
    assert!(day_month.contains("on 4 March") && !month_day.contains("4 March"), "{month_day}");
    assert!(month_day.contains("on March 4"), "{month_day}");
    assert_eq!(iso, day_month);
}

#[test]
fn programs_get_the_same_days_whatever_people_read() {
    let (one, other) = (example(Style::DayMonth), example(Style::MonthDay));
    let blank_of_a_letter = csv::csv(&other).replace("since January 27", "since 27 January");
    assert!(csv::csv(&one) == blank_of_a_letter, "the tables differ");
    let options = ics::Options::default();
    let days = |calendar: &str| -> Vec<String> {
        calendar.lines().filter(|line| line.starts_with("DT")).map(str::to_owned).collect()
    };
    assert_eq!(days(&ics::ics(&one, &options, None)), days(&ics::ics(&other, &options, None)));
    let without_letters = |analysis: &Analysis| {
        let mut value: serde_json::Value =
            serde_json::from_str(&json(analysis, Extent::Everything)).expect("it is JSON");
        for note in value["notes"].as_array_mut().expect("a list") {
            for follow_up in note["follow_ups"].as_array_mut().expect("a list") {
                follow_up["letter"] = serde_json::Value::Null;
            }
        }
        value
    };
    assert_eq!(without_letters(&one), without_letters(&other));
    assert_eq!(one.diagnostics, other.diagnostics, "checks read both alike");
}

#[test]
fn the_terminal_follows_and_a_wrong_word_ends_the_run() {
    let config = |word: &str| format!("[me]\nname = \"Sam Rivera\"\ndates = \"{word}\"\n");
    let journal = folder(&[("n/a.md", NOTE), ("afterword.toml", &config("month-day"))]);
    let run =
        |arguments: &[&str]| afterword(journal.path(), &[arguments, &["--as-of", "2026-03-06"]].concat());
    assert!(
        words(&run(&["due"]).stdout).starts_with("Fri Mar 6, 2026: "),
        "{}",
        words(&run(&["due"]).stdout)
    );
    assert!(words(&run(&["show", "dana"]).stdout).contains("Wed Mar 4, 2026"));
    let ahead = words(&run(&["sent", "dana", "repair-note", "--on", "+1d"]).stderr);
    assert!(ahead.contains("is Sat Mar 7, 2026, which is still to come"), "{ahead}");
    fs::write(journal.path().join("afterword.toml"), config("month-dya")).expect("it can be written");
    let wrong = run(&["due"]);
    assert_eq!(wrong.status.code(), Some(2));
    let said = words(&wrong.stderr);
    assert!(said.contains("afterword.toml:3:9") && said.contains("did you mean `month-day`?"), "{said}");
    assert!(said.contains("`day-month` is `Thu 5 Mar`"), "{said}");
}

#[test]
fn an_edited_letter_may_name_the_day_in_either_order() {
    let letter = |day: &str| {
        format!(
            "---\nplay: repair-note\nnote: n/a.md\nto: Dana Whitfield\n---\nDear Dana,\n\nThank you for your time on {day}. I enjoyed it.\n\nBest wishes,\nSam Rivera\n"
        )
    };
    let check = |day: &str| {
        let journal = folder(&[
            ("n/a.md", NOTE),
            ("n/letters/a-thank-you.md", &letter(day)),
            ("afterword.toml", "[me]\nname = \"Sam Rivera\"\ndates = \"month-day\"\n"),
        ]);
        let run = afterword(journal.path(), &["check", "--format", "short", "--as-of", "2026-03-06"]);
        words(&run.stdout)
            .lines()
            .filter(|line| line.contains("letters/"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(check("March 4"), check("4 March"));
    assert_eq!(check("March 4"), Vec::<String>::new());
}
