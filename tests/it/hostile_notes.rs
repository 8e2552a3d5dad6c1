//! Notes that were made to hurt: bombs, abysses, and masses of anything. Each ends soon and well, and hides no other.

use crate::trial::{HEAD, Trial, compare, fine, with};
use std::time::Duration;

/// Far more than it takes, for slow machines under load: what grows with the square of such sizes takes hours.
const PATIENCE: Duration = Duration::from_secs(240);

const DEEP: usize = 100_000;

/// Each file with what is expected of it.
type Case = (&'static str, &'static str, String);

fn check(cases: Vec<Case>) {
    let trial = Trial::new(PATIENCE);
    for (name, _, text) in &cases {
        trial.put(format!("odd/{name}.md"), text);
    }
    let expected: Vec<(&str, &str)> = cases.iter().map(|(name, fate, _)| (*name, *fate)).collect();
    compare(&trial.fates(), &expected);
}

fn field(text: &str) -> String {
    with(&format!("{text}\n"))
}

fn toml(text: &str) -> String {
    format!(
        "+++\ninterviewer = \"Dana Whitfield\"\ndate = \"2026-03-04\"\nmood = \"shaky\"\ngaps = []\n{text}\n+++\n"
    )
}

fn body(text: &str) -> String {
    format!("{}{text}\n", fine())
}

fn enclosed(open: &str, times: usize, inner: &str, close: &str) -> String {
    [&open.repeat(times), inner, &close.repeat(times)].concat()
}

fn lines(number: usize, line: impl Fn(usize) -> String) -> String {
    (0..number).map(line).collect()
}

#[test]
fn front_matter_that_explodes_or_has_no_bottom_is_refused_in_either_syntax() {
    let nine = |what: &str| [what; 9].join(",");
    let laughs = lines(9, |n| format!("a{}: &a{} [{}]\n", n + 1, n + 1, nine(&format!("*a{n}"))));
    check(vec![
        (
            "a-billion-laughs",
            "left yaml-alias",
            field(&format!("a0: &a0 [{}]\n{laughs}gaps: *a9", nine("lol"))),
        ),
        ("an-alias-of-itself", "left yaml-alias", field("gaps: &a [*a]")),
        ("a-merge-key", "left yaml-alias", field("x: &x {a: 1}\n<<: *x\ngaps: []")),
        (
            "flow-lists",
            "left front-matter-too-large",
            field(&format!("gaps: {}", enclosed("[", DEEP, "", "]"))),
        ),
        (
            "flow-lists-in-bounds",
            "left front-matter-too-deep",
            field(&format!("gaps: {}", "[".repeat(50_000))),
        ),
        (
            "flow-mappings",
            "left front-matter-too-large",
            field(&format!("gaps: {}", enclosed("{a: ", DEEP, "", "}"))),
        ),
        (
            "block-lists-on-one-line",
            "left front-matter-too-large",
            field(&format!("gaps:\n {}a", "- ".repeat(DEEP))),
        ),
        (
            "block-lists-in-bounds",
            "left front-matter-too-deep",
            field(&format!("gaps:\n {}a", "- ".repeat(30_000))),
        ),
        (
            "block-lists",
            "left front-matter-too-deep",
            field(&format!("gaps:\n{}", lines(300, |n| format!("{}- \n", " ".repeat(n + 1))))),
        ),
        ("block-keys", "left front-matter-too-large", field(&format!("gaps:\n {}a", "? ".repeat(DEEP)))),
        (
            "toml-arrays",
            "left front-matter-too-large",
            toml(&format!("x = {}", enclosed("[", DEEP, "", "]"))),
        ),
        ("toml-arrays-in-bounds", "left front-matter-too-deep", toml(&format!("x = {}", "[".repeat(50_000)))),
        ("toml-tables", "left front-matter-too-deep", toml(&format!("[{}a]", "a.".repeat(30_000)))),
        ("tags", "left invalid-yaml", field(&format!("gaps: {}b", "!a ".repeat(20_000)))),
        ("anchors", "left yaml-alias", field(&format!("gaps: {}b", "&a ".repeat(20_000)))),
        ("quotes", "left invalid-yaml", field(&format!("gaps: \"{}", "\\\"".repeat(30_000)))),
        ("a-long-key", "left invalid-yaml", field(&format!("{}: a", "k".repeat(60_000)))),
        (
            "a-megabyte-on-a-line",
            "left front-matter-too-large",
            field(&format!("fit: {}", "w".repeat(1_000_000))),
        ),
        ("never-closed", "left front-matter-not-closed", format!("---\n{HEAD}{}", "text\n".repeat(DEEP))),
        ("toml-never-closed", "left front-matter-not-closed", format!("+++\n{}", "a = 1\n".repeat(DEEP))),
    ]);
}

#[test]
fn a_body_without_a_bottom_is_shown_all_the_same() {
    check(vec![
        ("quotes", "read", body(&format!("{} deep", ">".repeat(DEEP)))),
        ("spaced-quotes", "read", body(&format!("{} deep", "> ".repeat(DEEP)))),
        ("lists", "read", body(&format!("{}deep", "- ".repeat(DEEP)))),
        ("numbered-lists", "read", body(&format!("{}deep", "1. ".repeat(DEEP)))),
        ("indented-lists", "read", body(&lines(1_500, |n| format!("{}- a\n", "  ".repeat(n))))),
        ("open-emphasis", "read", body(&"*a ".repeat(DEEP))),
        ("closed-emphasis", "read", body(&[&"**a".repeat(DEEP), "", &"b**".repeat(DEEP)].concat())),
        ("underscores", "read", body(&enclosed("_", DEEP, "a", "_"))),
        ("strikes", "read", body(&"~~a".repeat(DEEP))),
        ("links", "read", body(&enclosed("[", DEEP, "a", "](b)"))),
        ("open-links", "read", body(&"[a](".repeat(DEEP))),
        ("images", "read", body(&"![".repeat(DEEP))),
        (
            "references",
            "read",
            body(&format!("{}{}", lines(20_000, |n| format!("[a{n}]: /x\n")), "[a1]".repeat(1_000))),
        ),
        ("footnotes", "read", body(&format!("{}\n{}", "[^a]".repeat(DEEP), "[^a]: [^a]\n".repeat(1_000)))),
        ("wikilinks", "read", body(&enclosed("[[", DEEP, "a", "]]"))),
        ("backticks", "read", body(&lines(450, |n| "`".repeat(n + 1) + " "))),
        ("angles", "read", body(&"<".repeat(DEEP))),
        ("comments", "read", body(&"<!--".repeat(DEEP))),
        ("character-data", "read", body(&"<![CDATA[".repeat(DEEP))),
        ("instructions", "read", body(&"<?".repeat(DEEP))),
        ("entities", "read", body(&format!("{}{}", "&amp;".repeat(DEEP), "&".repeat(DEEP)))),
        ("a-table", "read", body(&["|a".repeat(1_000), "|-".repeat(1_000), "|\n".repeat(1_000)].join("|\n"))),
    ]);
}

#[test]
fn masses_are_read_or_refused_soon() {
    check(vec![
        ("ten-megabytes", "read", body(&"We spoke about the migration and the team.\n".repeat(250_000))),
        ("more-than-sixteen", "left file-too-large", body(&"sixteen bytes.\n\n".repeat(1_100_000))),
        ("a-megabyte-on-a-line", "read", body(&"word ".repeat(200_000))),
        ("a-word-of-a-megabyte", "read", body(&"w".repeat(1_000_000))),
        ("headings", "read", body(&"# a\n".repeat(20_000))),
        ("questions", "read", body(&format!("## Questions\n{}", "- [ ] why?\n".repeat(3_000)))),
        ("gaps", "read", field(&format!("gaps:\n{}", "  - blanked on it\n".repeat(200)))),
        ("a-long-gap", "read", field(&format!("gaps:\n  - {}", "word ".repeat(8_000)))),
        ("colons", "read", field(&format!("gaps:\n  - '{}'", ":".repeat(30_000)))),
        ("arrows", "read", field(&format!("gaps:\n  - 'blanked: {}'", "->".repeat(20_000)))),
        (
            "log-lines",
            "read",
            field(&format!("gaps: []\nsent:\n{}", "  - 2026-03-05 thank-you to Dana\n".repeat(1_000))),
        ),
        (
            "skips",
            "read",
            field(&format!("gaps: []\nskip:\n{}", "  - thank-you to Dana - no\n".repeat(1_000))),
        ),
        (
            "highlights",
            "read",
            field(&format!("gaps: []\nhighlights:\n{}", "  - Dana: the move\n".repeat(300))),
        ),
        (
            "people",
            "read",
            format!(
                "---\ndate: 2026-03-04\nmood: okay\ngaps: []\ninterviewers:\n{}---\n",
                lines(150, |n| format!("  - Person{n} Name{n}\n"))
            ),
        ),
        (
            "people-written-to",
            "read",
            format!(
                "---\ndate: 2026-03-04\nmood: okay\ngaps: []\ninterviewers:\n{}sent:\n{}---\n",
                lines(700, |n| format!("  - Person{n} Name{n}\n")),
                lines(700, |n| format!("  - 2026-03-05 thank-you to Person{n} Name{n}\n"))
            ),
        ),
        (
            "people-with-moments",
            "read",
            format!(
                "---\ndate: 2026-03-04\nmood: okay\ngaps: []\ninterviewers:\n{}highlights:\n{}---\n",
                lines(120, |n| format!("  - Person{n} Name{n}\n")),
                lines(120, |n| format!(
                    "  - their move number {n} {}\n",
                    if n % 2 == 0 { "" } else { "(Person1)" }
                ))
            ),
        ),
        (
            "gaps-answered",
            "read",
            field(&format!("gaps:\n{}", lines(1_000, |n| format!("  - 'blanked: number {n} -> say {n}'\n")))),
        ),
        ("a-long-name", "read", field("gaps: []").replace("Whitfield", &"D".repeat(50_000))),
        ("a-name-of-many-words", "read", field("gaps: []").replace("Dana", &"Dana ".repeat(10_000))),
        ("an-address-of-angles", "read", field("gaps: []").replace("Dana", &"<".repeat(20_000))),
        ("fields", "read", field(&lines(4_000, |n| format!("k{n}: a\n")))),
        ("a-long-date", "read invalid-date", field("gaps: []").replace("2026-03-04", &"9".repeat(5_000))),
        ("the-last-day", "read", field("gaps: []").replace("2026-03-04", "9999-12-31")),
        ("the-first-day", "read", field("gaps: []").replace("2026-03-04", "0001-01-01")),
        ("day-zero", "read invalid-date", field("gaps: []").replace("2026-03-04", "0000-00-00")),
        (
            "the-end-of-days",
            "read",
            field(
                "gaps: []\ndecide_by: 9999-12-31\nanswer_by: 9999-12-31\nreturn_on: 9999-12-30\nsnooze: [thank-you until 9999-12-31]",
            ),
        ),
    ]);
}
