//! Words and names that YAML, TOML or the log's own grammar could misread.

use super::*;

const NOTE: &str = "---\nmood: good\n---\n";

fn added(wish: &Wish) -> String {
    let text = amended(NOTE, wish);
    let field = format!("---\nmood: good\n{}:\n  - ", wish.field());
    let rest = text.strip_prefix(&field).map(|rest| rest.trim_end_matches("\n---\n").to_owned());
    rest.unwrap_or(text)
}

fn to(name: &str) -> Wish {
    Wish::Sent {
        on: day("2026-03-05"),
        play: "Thank you".to_owned(),
        to: Some(name.to_owned()),
        by: Some(Channel::Email),
        words: Some("short one".to_owned()),
    }
}

#[test]
fn every_part_of_a_line_is_written_and_read_back() {
    assert_eq!(added(&to("Dana Whitfield")), "2026-03-05 thank-you to Dana Whitfield by email - short one");
    let skip = Wish::Skip { play: "linkedin".to_owned(), to: None, reason: None };
    assert_eq!(added(&skip), "linkedin");
    let snooze = Wish::Snooze {
        play: "check_in".to_owned(),
        to: Some("Lee".to_owned()),
        until: day("2026-03-20"),
        reason: Some("away until then - at a fair: Berlin".to_owned()),
    };
    let line = "\"check-in to Lee until 2026-03-20 - away until then - at a fair: Berlin\"";
    assert_eq!(added(&snooze), line);
}

#[test]
fn words_that_yaml_would_misread_are_quoted() {
    for (words, written) in [
        ("no: they need a week", "\"2026-03-09 no: they need a week\""),
        ("ticket #4", "\"2026-03-09 ticket #4\""),
        ("ticket#4, a:b", "2026-03-09 ticket#4, a:b"),
        (
            "'maybe' [soon], {or} *not* & so | on > % @ `x`",
            "2026-03-09 'maybe' [soon], {or} *not* & so | on > % @ `x`",
        ),
        ("\"yes\": a \\ b", "'2026-03-09 \"yes\": a \\ b'"),
        ("\"it's\": so", "'2026-03-09 \"it''s\": so'"),
        ("wait:", "\"2026-03-09 wait:\""),
        ("- they need a week", "2026-03-09 they need a week"),
        ("über Größe — 好 \u{1f600}", "2026-03-09 über Größe — 好 \u{1f600}"),
        ("see [[Dana]] and [[people/lee|Lee]]", "2026-03-09 see [[Dana]] and [[people/lee|Lee]]"),
        ("a\u{feff}b", "\"2026-03-09 a\\uFEFFb\""),
    ] {
        assert_eq!(added(&heard(words)), written);
    }
    let skip = |play: &str| Wish::Skip { play: play.to_owned(), to: None, reason: None };
    assert_eq!(added(&skip("No")), "\"no\"");
    assert_eq!(added(&skip("1e3")), "\"1e3\"");
    assert_eq!(added(&skip("*x")), "\"*x\"");
}

#[test]
fn words_on_several_lines_are_put_on_one() {
    assert_eq!(added(&heard("  they need \n\n  another\tweek\r\n")), "2026-03-09 they need another week");
    assert_eq!(added(&heard("a  b")), "2026-03-09 a  b");
}

#[test]
fn what_would_be_read_as_something_else_is_refused() {
    for name in ["Stand by Me", "Dana - HR", "Lee to Kim", "Dana — HR", "", " \n", "a\u{0}b", "x [[a|b"] {
        let outcome = try_amend(NOTE, &to(name));
        match name {
            "Lee to Kim" | "x [[a|b" => assert!(outcome.is_ok(), "{name}: only the first `to` counts"),
            _ => assert_eq!(outcome.expect_err(name)[0].code, "not-amended"),
        }
    }
    for words in ["", " - ", "-5 % offered", "\u{1b}[2J"] {
        assert!(try_amend(NOTE, &heard(words)).is_err(), "{words:?}");
    }
    let help = |wish: &Wish| try_amend(NOTE, wish).expect_err("a refusal").remove(0).help;
    assert_eq!(help(&heard("-5 % offered")), "begin the words with a letter or a digit");
    assert_eq!(
        help(&to("Stand by Me")),
        "in the names of play and person, leave away ` - `, ` to `, ` by ` and ` until `; a first name is enough"
    );
    let play = |play: &str| Wish::Skip { play: play.to_owned(), to: None, reason: None };
    for name in ["", "-", "n/a", "a\u{0}"] {
        assert!(try_amend(NOTE, &play(name)).is_err(), "{name:?}");
    }
    assert_eq!(
        added(&to("Stand by Me")),
        "northwind/2026-03-04-dana.md:1:1: error[not-amended]: `sent` was not changed: the line \
         `2026-03-05 thank-you to Stand by Me by email - short one` would be read as something else\n"
    );
}

#[test]
fn the_same_wish_in_other_clothes_is_there_already() {
    let text = "---\nmood: good\nsent:\n  - x\n  - \"2026-03-05: Thank_You  to [[Dana]] by e-mail — short one\"\n---\n";
    assert_eq!(amended(text, &to("Dana")), "already so in line 5");
    assert_eq!(amended(text, &to("[[people/d|Dana]]")), "already so in line 5");
    assert!(
        amended(text, &to("dana")).contains("  - \"2026-03-05 thank-you to dana by email - short one\"\n")
    );
}
