//! What a theme may say in words of its own, and that nothing on any page is said in other words.

use super::{CONFIG, JOURNAL, PLAYBOOK, analysed, source};
use crate::analysis::Analysis;
use crate::date::{Date, Style};
use crate::diagnostic::Diagnostic;
use crate::playbook::{Flag, Verdict};
use crate::report::{File, Options, Shape, Theme, build};
use std::collections::BTreeSet;

const BUILT_IN: &str = include_str!("../../../themes/default/words.toml");

fn with_words(words: &str) -> Result<Theme, Vec<Diagnostic>> {
    Theme::with_overrides(&[source(&("themes/mine/words.toml", words))])
}

fn theme(words: &str) -> Theme {
    with_words(words).unwrap_or_else(|wrong| panic!("{}", wrong[0].short()))
}

/// A built-in theme with other words.
fn reworded(name: &str, words: &str) -> Theme {
    let files = Theme::files(name).expect("it is built in");
    let files = files.into_iter().filter(|(name, _)| *name != "words.toml");
    let files: Vec<_> = files.chain([("words.toml", words)]).map(|file| source(&file)).collect();
    Theme::with_overrides(&files).unwrap_or_else(|wrong| panic!("{}", wrong[0].short()))
}

fn made(analysis: &Analysis, theme: &Theme, options: &Options) -> Vec<File> {
    build(analysis, theme, options).unwrap_or_else(|wrong| panic!("{}", wrong[0].short()))
}

/// The built-in words with every phrase between brackets.
fn bracketed() -> String {
    let line = |line: &str| match line.split_once(" = ") {
        Some(("language", _)) | None => line.to_owned(),
        Some(_) if line.starts_with('#') => line.to_owned(),
        Some((key, value)) => {
            let parts = value.split('"').enumerate();
            let parts: Vec<String> = parts
                .map(|(n, part)| if n % 2 == 1 { format!("⟦{part}⟧") } else { part.to_owned() })
                .collect();
            format!("{key} = {}", parts.join("\""))
        }
    };
    BUILT_IN.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// What is to be read on a page: texts, and the attributes that are read or shown. Code is no text of the interface.
fn read_aloud(html: &str) -> Vec<String> {
    let mut said = Vec::new();
    let mut skipped: Option<&str> = None;
    for (n, part) in html.split('<').enumerate() {
        let (tag, text) = if n == 0 { ("", part) } else { part.split_once('>').unwrap_or((part, "")) };
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        match skipped {
            Some(element) if name.strip_prefix('/') == Some(element) => skipped = None,
            Some(_) => continue,
            None if ["code", "pre", "kbd"].contains(&name) => skipped = Some(name),
            None => {}
        }
        for attribute in ["title", "aria-label", "placeholder"] {
            let value = tag.split(&format!(" {attribute}=\"")).nth(1).and_then(|rest| rest.split('"').next());
            said.extend(value.map(str::to_owned));
        }
        if skipped.is_none() {
            said.push(text.to_owned());
        }
    }
    said
}

/// What stands outside all brackets, piece by piece; a bracket may be closed in a later text than it was opened in.
fn outside(said: &[String]) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut depth = 0_usize;
    for text in said {
        let mut piece = String::new();
        for c in plain(text).chars() {
            match c {
                '⟦' => depth += 1,
                '⟧' => depth = depth.saturating_sub(1),
                _ if depth == 0 => piece.push(c),
                _ => {}
            }
            if c == '⟦' {
                pieces.push(std::mem::take(&mut piece));
            }
        }
        pieces.push(piece);
    }
    assert_eq!(depth, 0, "a bracket is left open");
    // Commas and points stand between words of the user, in lists and titles.
    let parts = pieces.iter().flat_map(|piece| piece.split([',', ';', '·'])).map(bare);
    parts.filter(|part| part.chars().any(char::is_alphabetic)).collect()
}

/// Letters and figures only, without capitals.
fn bare(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plain(text: &str) -> String {
    let text =
        text.replace("&#x27;", "'").replace("&#39;", "'").replace("&quot;", "\"").replace("&#x3D;", "=");
    let text = text.replace("&#x60;", "`").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everything that is content, and stays in whatever words it was written.
fn content(analysis: &Analysis) -> String {
    let mut content: Vec<String> = Vec::new();
    // The user's own words, and what is made of the names of files.
    for (path, text) in JOURNAL.iter().chain(PLAYBOOK).chain(CONFIG) {
        content.extend([(*path).to_owned(), path.replace(['-', '/'], " "), (*text).to_owned()]);
    }
    let bodies = analysis.journal.notes.iter().map(|note| crate::markdown::plain_text(note.body()));
    content.extend(bodies);
    // The playbook, with the verdicts and the flags that it speaks of.
    let playbook = &analysis.playbook;
    content.extend(playbook.plays().iter().map(|play| play.source.text().to_owned()));
    content.extend(playbook.gap_kinds().iter().map(|kind| kind.source.text().to_owned()));
    content.extend(playbook.gap_kinds().iter().flat_map(|kind| kind.phrases.to_vec()));
    content.extend(playbook.plays().iter().flat_map(|play| play.sources.clone()));
    content.extend(playbook.gap_kinds().iter().flat_map(|kind| kind.sources.clone()));
    content.extend(Verdict::ALL.iter().flat_map(|each| [each.advice().to_owned(), each.rule().to_owned()]));
    content.extend(Flag::ALL.iter().map(|each| each.rule().to_owned()));
    content.extend(analysis.preparation.reminders.iter().map(|reminder| (*reminder).to_owned()));
    // Letters.
    for letter in analysis.letters.iter().flatten().flatten() {
        content.extend([letter.body.clone(), letter.subject.clone().unwrap_or_default()]);
    }
    // What is wrong with files, and why some were left alone.
    content.extend(
        analysis
            .diagnostics
            .iter()
            .flat_map(|each| [each.message.clone(), each.help.clone(), each.code.to_owned()]),
    );
    content.extend(analysis.journal.not_notes.iter().map(|file| file.reason.to_owned()));
    // Facts.
    let facts = analysis.assessments.iter().flat_map(|each| &each.because);
    let why = analysis.plans.iter().flat_map(|plan| &plan.follow_ups).flat_map(|each| &each.why);
    content.extend(facts.chain(why).map(|fact| fact.text.clone()));
    content.push("Afterword".to_owned());
    content.iter().map(|text| bare(text)).collect::<Vec<_>>().join("\n")
}

#[test]
fn whatever_a_page_says_itself_comes_from_the_words_of_its_theme() {
    let analysis = analysed(JOURNAL, PLAYBOOK);
    let content = content(&analysis);
    let mut foreign = BTreeSet::new();
    let shapes = [Shape::Pages, Shape::OneFile];
    for (name, shape) in Theme::names().flat_map(|name| shapes.map(|shape| (name, shape))) {
        let theme = reworded(name, &bracketed());
        for file in made(&analysis, &theme, &Options { shape, ..Options::default() }) {
            let html = String::from_utf8(file.bytes).expect("it is text");
            if file.path.ends_with(".html") {
                let html = html.replace("<style>", "<pre>").replace("</style>", "</pre>");
                let html = html.replace("<script>", "<pre>").replace("</script>", "</pre>");
                foreign
                    .extend(outside(&read_aloud(&html)).into_iter().filter(|piece| !content.contains(piece)));
            }
        }
    }
    assert!(foreign.is_empty(), "{foreign:#?}");
}

#[test]
fn an_empty_journal_is_told_in_the_words_of_its_theme_too() {
    let analysis = analysed(&[], &[]);
    let content = content(&analysis);
    for file in made(&analysis, &theme(&bracketed()), &Options::default()) {
        let html = String::from_utf8(file.bytes).expect("it is text");
        if file.path.ends_with(".html") {
            let foreign: Vec<String> =
                outside(&read_aloud(&html)).into_iter().filter(|piece| !content.contains(piece)).collect();
            assert!(foreign.is_empty(), "{}: {foreign:?}", file.path);
        }
    }
}

#[test]
fn a_phrase_is_text_whatever_it_says() {
    let analysis = analysed(JOURNAL, PLAYBOOK);
    let evil = "</p><script>alert(1)</script>\\\" onclick=\\\"x";
    let words = format!(
        "[page]\nskip = \"{evil}\"\nfind-a-note = \"{evil}\"\nread-for-owner = \"{evil} {{day}}\"\n[agenda]\nthings = {{ one = \"{evil}\", other = \"{evil}\" }}\n[verdicts]\nserious = \"{evil}\"\n[script]\ncopied = \"{evil}\"\n[patterns]\nwhat-to-do = \"{evil} {{list}}\"\n[lists]\nmore-notes = {{ other = \"{evil} {{notes}}\" }}\n"
    );
    for shape in [Shape::Pages, Shape::OneFile] {
        for file in made(&analysis, &theme(&words), &Options { shape, ..Options::default() }) {
            let text = String::from_utf8(file.bytes).expect("it is text");
            assert!(!text.contains("<script>alert"), "{}", file.path);
            if file.path.ends_with(".html") {
                let is_whole =
                    |tag: &str| tag.split('"').step_by(2).all(|outside| !outside.contains("onclick"));
                assert!(
                    text.split('<').skip(1).all(|tag| is_whole(tag.split('>').next().unwrap_or_default())),
                    "{}",
                    file.path
                );
                assert!(text.contains("&lt;script&gt;alert"), "{}", file.path);
            }
        }
    }
}

#[test]
fn a_theme_rewords_one_phrase_and_leaves_the_others() {
    let analysis = analysed(JOURNAL, PLAYBOOK);
    let words = "[page]\nlanguage = \"pl\"\n[agenda]\ndo-now = \"x\"\n";
    assert!(with_words(words).is_err(), "`do-now` stands elsewhere");
    let words = "[page]\nlanguage = \"pl\"\n[common]\ndo-now = \"Teraz\"\n[days]\nday = \"{day}. {month}\"\n\
                 days = { one = \"{count} dzień\", few = \"{count} dni (few)\", many = \"{count} dni (many)\", other = \"{count} dnia\" }\n";
    let theme = theme(words);
    let index = made(&analysis, &theme, &Options::default());
    let index = index.iter().find(|file| file.path == "index.html").expect("it is there");
    let index = String::from_utf8_lossy(&index.bytes);
    assert!(
        index.contains("<html lang=\"pl\">")
            && index.contains(">Teraz</h2>")
            && index.contains(">Coming</h2>")
    );
    let as_of = Date::new(2026, 3, 6).expect("a day");
    let words = theme.words(as_of, Style::DayMonth);
    assert_eq!(
        [1, 3, 5, 22].map(|days| words.days_long(days)),
        ["one dzień", "three dni (few)", "five dni (many)", "22 dni (few)"]
    );
    assert_eq!(words.day(as_of), "6. Mar");
}

#[test]
fn whatever_is_wrong_with_words_is_told_with_its_place_and_a_remedy() {
    for (words, expected) in [
        (
            "[agenda]\ncomming = \"x\"",
            "2:1 there is no phrase `agenda.comming`; did you mean `agenda.coming`?",
        ),
        ("[agneda]\ncoming = \"x\"", "2:1 there is no phrase `agneda.coming`; did you mean `agenda.coming`?"),
        (
            "coming = \"x\"",
            "1:1 `coming` stands in no table; write it below its table’s name, as in `[agenda]`",
        ),
        (
            "[prepare]\nfor-one = \"For {compnay}\"",
            "2:16 `for-one` has no place `{compnay}`; did you mean `{company}`?",
        ),
        ("[agenda]\ncoming = \"é {x}\"", "2:13 `coming` has no place `{x}`; it has none"),
        (
            "[agenda]\ncoming = { other = \"x\" }",
            "2:10 `coming` is one phrase for all numbers; write one text instead of several forms",
        ),
        (
            "[counts]\nnotes = { one = \"x\" }",
            "2:1 `notes` has no form `other`, which all other numbers need; write `{ one = \"…\", other = \"…\" }`",
        ),
        ("[counts]\nnotes = { oen = \"x\", other = \"x\" }", "2:11 unknown form `oen`; did you mean `one`?"),
        ("[agenda]\ncoming = [\"x\"]", "2:10 `coming` is no phrase; write it between quotes"),
        (
            "[agenda]\ncoming = \"a {b\"",
            "2:13 this brace is not one of a place; a place is a name between braces, such as `{count}`",
        ),
        (
            "[prepare]\nfor-one = \"{company}, {Company}\"",
            "2:12 the place `{company}` stands here twice; write it once, and reword the rest",
        ),
        (
            "[page]\nlanguage = \"in German\"",
            "2:12 this is no name of a language; write it as in `language = \"de\"`",
        ),
    ] {
        let wrong = with_words(words).err().unwrap_or_default();
        let told: Vec<String> = wrong
            .iter()
            .map(|each| format!("{}:{} {}; {}", each.place.line, each.place.column, each.message, each.help))
            .collect();
        assert_eq!(told, [expected], "{words}");
        assert_eq!((wrong[0].path.as_str(), wrong[0].code), ("themes/mine/words.toml", "invalid-words"));
    }
    let broken = with_words("[agenda]\ncoming = x\n").err().unwrap_or_default();
    assert_eq!(
        broken[0].short(),
        "themes/mine/words.toml:2:10: error[invalid-toml]: a text needs quotes here"
    );
}
