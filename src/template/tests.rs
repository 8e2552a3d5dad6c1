//! What templates may say, and what becomes of those that say it wrongly.

mod phrases;
mod run;

use super::*;
use phrases::Few;
use proptest::prelude::*;
use serde_json::json;
use std::time::{Duration, Instant};

fn file(name: &str, text: &str) -> (String, Source) {
    (name.to_owned(), Source::new(format!("theme/{name}.hbs"), text))
}

fn pages(files: &[(&str, &str)]) -> Result<Templates, Vec<Diagnostic>> {
    let files: Vec<(String, Source)> = files.iter().map(|(name, text)| file(name, text)).collect();
    Templates::pages(&files, Arc::new(Few::new()))
}

fn rendered(text: &str, view: &serde_json::Value) -> String {
    let pages = pages(&[("a", text)]).map_err(|wrong| wrong[0].short());
    pages.and_then(|pages| pages.render("a", view).map_err(|e| e.to_string())).unwrap_or_else(|wrong| wrong)
}

/// The complaints about these files, one line each.
fn complaints(files: &[(&str, &str)]) -> Vec<String> {
    pages(files).err().unwrap_or_default().iter().map(Diagnostic::short).collect()
}

#[test]
fn pages_escape_and_letters_do_not() {
    let view = json!({ "name": "O'Brien <b>" });
    assert_eq!(rendered("{{name}} {{{name}}}", &view), "O&#x27;Brien &lt;b&gt; O'Brien <b>");
    let mut letters = Templates::letters();
    let source = Source::new("play.md", "---\n---\nDear {{name}},");
    letters.add("a", &source, Span::new(8, source.text().len())).expect("it is a template");
    assert_eq!(letters.render("a", &view).as_deref(), Ok("Dear O'Brien <b>,"));
}

#[test]
fn a_value_that_the_view_lacks_is_an_error_with_its_place() {
    let expected = "theme/a.hbs:2:3: error[invalid-template]: there is no value `nmae` here";
    assert_eq!(rendered("x\n  {{nmae}}", &json!({ "name": 1 })), expected);
    assert_eq!(
        rendered("{{#each x}}{{this}}{{/each}}", &json!({})),
        "theme/a.hbs:1:1: error[invalid-template]: there is no value `x` here"
    );
    assert_eq!(
        rendered("{{foo 1}}", &json!({})),
        "theme/a.hbs:1:1: error[invalid-template]: there is no helper `foo`"
    );
    assert_eq!(
        rendered("{{plural x}}", &json!({})),
        "theme/a.hbs:1:1: error[invalid-template]: there is no value `x` here"
    );
}

#[test]
fn an_error_in_a_partial_is_placed_in_the_partial() {
    let pages = pages(&[("a", "\n{{> row}}"), ("row", "é {{b}}")]).map_err(|_| ()).expect("they compile");
    let error = pages.render("a", &json!({})).expect_err("b is missing");
    assert_eq!((error.template.as_str(), error.diagnostic.place.column), ("row", 3));
    assert_eq!(Diagnostic::from(error).path, "theme/row.hbs");
    let error = pages.render("b", &json!({})).expect_err("there is none");
    assert_eq!(error.to_string(), "b:1:1: error[invalid-template]: there is no template `b`");
}

#[test]
fn a_template_inside_a_file_is_complained_about_where_it_stands() {
    let source = Source::new("plays/thanks.md", "---\na: b\n---\nHéllo {{name\n");
    let mut letters = Templates::letters();
    let span = Span::new(13, source.text().len());
    let wrong = letters.add("a", &source, span).expect_err("it is not closed");
    assert_eq!(wrong.short().split_once(": ").map(|(place, _)| place), Some("plays/thanks.md:5:1"));
    assert!(!letters.has("a"));

    let source = Source::new("plays/thanks.md", "---\na: b\n---\nHéllo {{name}}\n");
    letters.add("a", &source, Span::new(13, source.text().len())).expect("it is a template");
    let error = letters.render("a", &json!({})).expect_err("name is missing");
    assert_eq!(
        error.to_string(),
        "plays/thanks.md:4:7: error[invalid-template]: there is no value `name` here"
    );
    assert_eq!(source.slice(error.diagnostic.span), "{{name}}");
}

#[test]
fn wrong_syntax_is_told_in_words() {
    assert_eq!(
        complaints(&[("a", "{{#if x}}\n{{/each}}"), ("b", "{{> }}"), ("c", "{{#if x}}\n")]),
        [
            "theme/a.hbs:2:1: error[invalid-template]: `if` was opened, but `each` is closed here",
            "theme/b.hbs:1:5: error[invalid-template]: this is not a Handlebars tag",
            "theme/c.hbs:2:1: error[invalid-template]: the template ends before everything is closed",
        ]
    );
}

#[test]
fn partials_that_include_one_another_for_ever_are_refused() {
    assert_eq!(
        complaints(&[("a", "{{> b}}"), ("b", "x {{#if y}}{{> c}}{{/if}}"), ("c", "{{#> b}}x{{/b}}")]),
        ["theme/c.hbs:1:1: error[invalid-template]: `b` includes itself, by way of `a`, `b`, `c`"]
    );
    assert_eq!(complaints(&[("a", "{{#if x}}{{> a}}{{/if}}")]).len(), 1);
    assert_eq!(complaints(&[("a", "{{#*inline \"i\"}}{{> i}}{{/inline}}{{> i}}")]).len(), 1);
    assert_eq!(
        complaints(&[("a", "{{#*inline \"i\"}}{{> b}}{{/inline}}{{> b}}"), ("b", "{{> i}}")]).len(),
        1
    );
    assert_eq!(complaints(&[("a", "{{> (lookup this 'x')}}")]).len(), 1);
    assert_eq!(complaints(&[("a", "{{#*inline x}}{{/inline}}")]).len(), 1);
}

#[test]
fn a_partial_that_is_missing_is_told_before_anything_is_rendered() {
    let expected = "theme/a.hbs:1:3: error[invalid-template]: there is no template `b` to include";
    assert_eq!(complaints(&[("a", "x {{> b}}")]), [expected]);
    assert_eq!(rendered("{{#> b}}instead{{/b}}", &json!({})), "instead");
}

#[test]
fn a_layout_takes_a_page_inside_it() {
    let files = [
        ("layout", "<title>{{> title}}</title>{{> @partial-block}}"),
        ("page", "{{#> layout}}{{#*inline \"title\"}}{{t}}{{/inline}}<pre>{{> code}}</pre>{{/layout}}"),
        ("code", "a\n  b"),
    ];
    let pages = pages(&files).map_err(|wrong| wrong[0].short()).unwrap_or_else(|wrong| panic!("{wrong}"));
    assert_eq!(
        pages.render("page", &json!({ "t": "<" })).as_deref(),
        Ok("<title>&lt;</title><pre>a\n  b</pre>")
    );
}

#[test]
fn partials_are_not_indented() {
    let pages = pages(&[("a", "<p>\n    {{> b}}\n</p>"), ("b", "<pre>x\ny</pre>\n")])
        .map_err(|_| ())
        .expect("they compile");
    assert_eq!(pages.render("a", &json!({})).as_deref(), Ok("<p>\n    <pre>x\ny</pre>\n</p>"));
}

#[test]
fn helpers_are_plain_functions_and_their_words_are_escaped() {
    let mut pages =
        pages(&[("a", "{{blank \"<x>\" 2 (plural n \"note\" \"notes\")}} {{#if (eq n 1)}}one{{/if}}")])
            .map_err(|_| ())
            .expect("it compiles");
    pages.helper("blank", |words| format!("[{}]", words.join(" ")));
    assert_eq!(pages.render("a", &json!({ "n": 1 })).as_deref(), Ok("[&lt;x&gt; 2 1 note] one"));
    assert_eq!(pages.render("a", &json!({ "n": 3 })).as_deref(), Ok("[&lt;x&gt; 2 3 notes] "));
}

#[test]
fn hostile_nesting_is_refused_soon_and_overflows_nothing() {
    let started = Instant::now();
    for (open, middle, close) in [
        ("{{#if a}}", "", "{{/if}}"),
        ("{{#if a}}", "", ""),
        ("{{#if a}}{{!-- {{/if}} --}}", "", ""),
        ("{{#> b}}", "", "{{/b}}"),
        ("(a ", "", ")"),
        ("(", "", ""),
        ("(a b=", "", ""),
        ("[", "", "]"),
        ("{\"a\":", "1", "}"),
        ("{", "", ""),
        ("{{else if a}}", "", ""),
    ] {
        for (before, after) in [("", ""), ("{{a ", "}}"), ("{{#if a}}", "{{/if}}"), ("{{> b x=", "}}")] {
            for times in [300, 2_000, 3_900, 100_000] {
                let text = format!("{before}{}{middle}{}{after}", open.repeat(times), close.repeat(times));
                complaints(&[("a", &text), ("b", "")]);
            }
        }
    }
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}

#[test]
fn the_deepest_templates_allowed_render_on_a_small_stack() {
    let nested = format!("{}{{{{> b}}}}{}", "{{#each a}}".repeat(29), "{{/each}}".repeat(29));
    let inner = format!("{}x{}", "{{#each a}}".repeat(29), "{{/each}}".repeat(29));
    let pages = pages(&[("a", &nested), ("b", &inner)]).map_err(|wrong| wrong[0].short());
    let pages = pages.unwrap_or_else(|wrong| panic!("{wrong}"));
    let mut view = json!({ "a": [] });
    for _ in 0..80 {
        view = json!({ "a": [view] });
    }
    let shown = std::thread::scope(|scope| {
        let small = std::thread::Builder::new().stack_size(1024 * 1024);
        let thread = small.spawn_scoped(scope, || pages.render("a", &view).map_err(|e| e.to_string()));
        thread.expect("a thread").join().expect("no panic")
    });
    assert_eq!(shown.as_deref(), Ok("x"));
}

#[test]
fn partials_that_double_do_not_take_for_ever() {
    let doubling: Vec<(String, Source)> = (0..40)
        .map(|n| file(&format!("p{n:02}"), &format!("{{{{> p{:02}}}}}{{{{> p{:02}}}}}", n + 1, n + 1)))
        .chain([file("p40", "")])
        .collect();
    assert!(Templates::pages(&doubling, Arc::new(Few::new())).is_err());
    let long: Vec<(String, Source)> = (0..500)
        .map(|n| file(&format!("p{n:03}"), &format!("{{{{> p{:03}}}}}", n + 1)))
        .chain([file("p500", "")])
        .collect();
    assert!(Templates::pages(&long, Arc::new(Few::new())).is_err());
}

proptest! {
    #[test]
    fn no_template_makes_compiling_or_rendering_panic(text in r#"(\{\{|\}\}|#if a|/if|else|> b|#> b|/b|\*inline "c"|/inline|[ a-c"'|=.~^&!{}()\[\]/@\n-]){0,30}"#) {
        if let Ok(pages) = pages(&[("a", &text), ("b", "x")]) {
            let _ = pages.render("a", &json!({ "a": [1, { "b": "c" }] }));
        }
    }
}
