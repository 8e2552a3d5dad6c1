//! The mistakes people make, each with its place, its message and its remedy.

use super::*;

/// One line for each diagnostic: place, code, offending text, message; and the last one's help.
fn check(inner: &str, expected: &[&str], help: &str) {
    check_file(&format!("---\n{inner}\n---\n"), expected, help);
}

fn check_file(text: &str, expected: &[&str], help: &str) {
    let (source, _, diagnostics) = reading(text);
    let show = |it: &Diagnostic| {
        let at = source.slice(it.span).escape_debug();
        format!("{}:{} {} <{at}> {}", it.place.line, it.place.column, it.code, it.message)
    };
    assert_eq!(diagnostics.iter().map(show).collect::<Vec<_>>(), expected, "{text}");
    assert_eq!(diagnostics.last().map_or("", |it| &it.help), help, "{text}");
}

#[test]
fn a_text_that_yaml_takes_for_something_else_wants_quotes() {
    check(
        "gaps:\n  - blanked: CAP theorem: what is it",
        &["3:25 invalid-yaml <:> this colon makes the text look like another field"],
        r#"put the text in quotes: `"CAP theorem: what is it"`"#,
    );
    check(
        r#"fit: they say: "ship it""#,
        &["2:14 invalid-yaml <:> this colon makes the text look like another field"],
        r#"put the text in quotes: `'they say: "ship it"'`"#,
    );
    check(
        r#"fit: a: it's "b""#,
        &["2:7 invalid-yaml <:> this colon makes the text look like another field"],
        r#"put the text in quotes: `"a: it's \"b\""`"#,
    );
    check(
        "role: @northwind",
        &["2:7 invalid-yaml <@> a text cannot begin with `@`"],
        r#"put the text in quotes: `"@northwind"`"#,
    );
    check(
        "role: `rust`",
        &["2:7 invalid-yaml <`> a text cannot begin with a backtick"],
        r#"put the text in quotes: `"`rust`"`"#,
    );
    check(
        "role: %done",
        &["2:7 invalid-yaml <%> a text cannot begin with `%`"],
        r#"put the text in quotes: `"%done"`"#,
    );
    check(
        r#"role: "senior" engineer"#,
        &["2:16 invalid-yaml <e> the text goes on behind the closing quote"],
        r#"put the whole text in quotes: `'"senior" engineer'`"#,
    );
    check(
        "role: 'it's me'",
        &["2:11 invalid-yaml <s> the text goes on behind the closing quote"],
        r#"put the whole text in quotes: `"it's me"`"#,
    );
    check(
        "role: [[Dana]] and others",
        &["2:16 invalid-yaml <a> the text goes on behind the closing bracket"],
        r#"put the whole text in quotes: `"[[Dana]] and others"`"#,
    );
}

#[test]
fn a_tab_is_no_indent() {
    check(
        "gaps:\n\t- one",
        &[r#"3:1 invalid-yaml <\t> a tab stands where only spaces may stand"#],
        "indent the line with spaces",
    );
    check(
        "mood: good\n\tfit: x",
        &[r#"3:1 invalid-yaml <\t> a tab stands where only spaces may stand"#],
        "indent the line with spaces",
    );
}

#[test]
fn a_wide_space_is_no_indent_and_makes_no_item() {
    check(
        "gaps:\n\u{a0}\u{a0}- blanked: CAP",
        &["3:1 invalid-yaml <\\u{a0}> a wide space stands where only plain ones may stand"],
        "indent the line with plain spaces",
    );
    check(
        "gaps:\n  -\u{a0}blanked: CAP\n  -\u{a0}rambled: on",
        &["3:4 invalid-yaml <\\u{a0}> a wide space stands where only plain ones may stand"],
        "put a plain space behind the `-`",
    );
}

#[test]
fn what_is_opened_has_to_be_closed() {
    check(
        "fit: \"never closed\nmood: good",
        &[r#"2:6 invalid-yaml <\"> the quote `"` is never closed"#],
        r#"write `"` at the end of the text too, or leave both away"#,
    );
    check(
        r#"gaps: ["one, two]"#,
        &[r#"2:8 invalid-yaml <\"> the quote `"` is never closed"#],
        r#"write `"` at the end of the text too, or leave both away"#,
    );
    check(
        "gaps: [one, two\nmood: good",
        &["2:7 invalid-yaml <[> the bracket `[` is never closed"],
        r#"write `]` at its end; if it belongs to a text, put the text in quotes: `"[one, two"`"#,
    );
    check(
        "who: {name: Dana\nmood: good",
        &["2:6 invalid-yaml <{> the bracket `{` is never closed"],
        r#"write `}` at its end; if it belongs to a text, put the text in quotes: `"{name: Dana"`"#,
    );
    check(
        "role: ] odd",
        &["2:7 invalid-yaml <]> a text cannot begin with `]`"],
        r#"put the text in quotes: `"] odd"`"#,
    );
}

#[test]
fn a_list_has_two_ways_to_be_written() {
    check(
        "gaps: [- one]",
        &["2:8 invalid-yaml <-> a list in brackets has no dashes"],
        "write `[one, two]`, or each `- item` on a line of its own without brackets",
    );
    check(
        "gaps: - one",
        &["2:7 invalid-yaml <-> a list cannot begin on the line of its name"],
        "put each `- item` on a line of its own below the name, or put a text that begins with `-` in quotes",
    );
}

#[test]
fn special_marks_are_explained() {
    check(
        "role: | text",
        &["2:7 invalid-yaml <|> behind `|` the text begins on the next line"],
        r#"put the text below, indented; or, if `|` belongs to it, put the text in quotes: `"| text"`"#,
    );
    check(
        r#"fit: "a\q""#,
        &[r#"2:8 invalid-yaml <\\> inside double quotes a `\` begins a special character, and this is none"#],
        r#"write `\\` for one backslash, or use single quotes"#,
    );
}

#[test]
fn a_line_that_is_no_field_is_pointed_at() {
    check(
        "mood:good",
        &["2:1 invalid-yaml <mood:good> expected fields such as `mood: good`"],
        "put a space behind the colon: `mood: good`",
    );
    check(
        "date: 2026-03-04\nmood:good",
        &["3:1 invalid-yaml <mood:good> this line is no field"],
        "put a space behind the colon: `mood: good`",
    );
    check(
        "date: 2026-03-04\nThey asked about caching.",
        &["3:1 invalid-yaml <They asked about caching.> this line is no field"],
        "a field looks like `mood: good`; to go on with the text above, indent the line; free text belongs below the second `---`",
    );
}

#[test]
fn a_line_out_of_its_column_is_pointed_at() {
    check(
        "date: 2026-03-04\n  mood: good",
        &["3:3 invalid-yaml <mood> this line is indented further than the field above it"],
        "begin it in the same column as the fields above it; if it goes on with the text above, put all of it in quotes",
    );
    check(
        "gaps:\n  - one\n - two",
        &["4:2 invalid-yaml <-> this `-` does not line up with a list above it"],
        "indent it exactly like the items above, or write the list's name before it, such as `gaps:`",
    );
    check(
        "date: 2026-03-04\n- one",
        &["3:1 invalid-yaml <-> this `-` does not line up with a list above it"],
        "indent it exactly like the items above, or write the list's name before it, such as `gaps:`",
    );
    check(
        "gaps:\n  - one\n  mood: good",
        &["4:3 invalid-yaml <m> this line stands in a list, and is no item of it"],
        "begin the line with `- `, or give it the indent of the field it belongs to",
    );
    check(
        "fit: |\n  one\n two",
        &["4:2 invalid-yaml <two> this line does not line up with the fields above it"],
        "begin it in the same column as the fields above it",
    );
    check(
        " date: 2026-03-04\nmood: good",
        &["3:1 invalid-yaml <mood: good> this line does not line up with the fields above it"],
        "begin it in the same column as the fields above it",
    );
}

#[test]
fn fields_are_what_front_matter_holds() {
    check(
        "just text",
        &["2:1 invalid-yaml <just text> expected fields such as `mood: good`"],
        "write fields, each on its own line, such as `mood: good`",
    );
    check(
        "- one",
        &["2:1 invalid-yaml <- one> expected fields such as `mood: good`"],
        "write fields, each on its own line, such as `mood: good`",
    );
    check(
        "date: 2026-03-04\n...\nmood: good",
        &["4:1 invalid-yaml <m> the fields ended above, and here others begin"],
        "delete the line `...` or the dashes between them",
    );
    check(
        "date: '2026-03-04'# the day",
        &["2:19 invalid-yaml <#> a comment begins right behind the value"],
        "put a space before the `#`, or put the text in quotes if the `#` belongs to it",
    );
}

#[test]
fn aliases_and_anchors_are_refused_not_expanded() {
    check(
        "role: *senior* engineer",
        &[
            "2:7 yaml-alias <*senior*> `*senior*` stands for a value from elsewhere, and notes write every value out",
        ],
        "if `*senior*` is meant as text, put the text in quotes; else write the value itself",
    );
    check(
        "role: &senior engineer",
        &["2:7 yaml-alias <&senior> `&senior` names a value to repeat it, and notes write every value out"],
        "if `&senior` is meant as text, put the text in quotes; else write the value itself",
    );
}

#[test]
fn a_name_stands_only_once() {
    check(
        "mood: good\nmood: bad\n\"mood\": okay",
        &[
            "3:1 duplicate-key <mood> `mood` is there already",
            r#"4:1 duplicate-key <\"mood\"> `mood` is there already"#,
        ],
        "keep one of the two; several values go into one list",
    );
    check(
        "who: {a: b, a: c}",
        &["2:13 duplicate-key <a> `a` is there already"],
        "keep one of the two; several values go into one list",
    );
}

#[test]
fn merge_conflicts_are_seen_before_anything_else() {
    check(
        "mood: good\n<<<<<<< HEAD\nfit: a\n==",
        &["3:1 merge-conflict <<<<<<<< HEAD> git left a merge conflict here"],
        "keep the lines that are right, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`",
    );
}

#[test]
fn an_item_that_is_indented_too_far_is_text() {
    check(
        "fit: b\n>>>>>>> laptop",
        &["3:1 merge-conflict <>>>>>>> laptop> git left a merge conflict here"],
        "keep the lines that are right, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`",
    );
    check(
        "gaps:\n  - one\n    - two",
        &["4:5 swallowed-item <- two> this item is read as part of the text above it"],
        "indent its `-` exactly like the items above it, or begin the list on a new line",
    );
}

#[test]
fn a_fence_that_is_never_closed_is_pointed_at() {
    let message = ["1:1 front-matter-not-closed <---> the front matter that begins here is never closed"];
    check_file("---\nmood: good\n\nBody.\n", &message, "write a line `---` below the last field");
    for (nearly, shown) in [("----", "----"), ("—", "—"), ("...", "..."), ("  ---", "---"), ("+++", "+++")]
    {
        let help = format!("line 3 reads `{shown}`: make it `---`, with nothing before it");
        check_file(&format!("---\nmood: good\n{nearly}\nBody.\n"), &message, &help);
        check_file(&format!("\u{feff}---\r\nmood: good\r\n{nearly}\r\nBody.\r\n"), &message, &help);
    }
}

#[test]
fn toml_tells_all_its_mistakes_at_once_and_one_per_line() {
    check_file(
        "+++\nmood = good\nat = 2026-13-45\nn = 12abc\nfit = \"x\ndate: 2026\nx = [1,\n+++\n",
        &[
            "2:8 invalid-toml <good> a text needs quotes here",
            "3:6 invalid-toml <2026-13-45> this is no date",
            "4:5 invalid-toml <12abc> a text needs quotes here",
            "5:9 invalid-toml <> the quote is never closed, or the text holds an invisible character",
            "6:7 invalid-toml <> this line is no field",
            "7:8 invalid-toml <> the bracket `[` is never closed",
        ],
        "write `]` at its end",
    );
    check_file(
        "+++\na = 1\na = 2\n+++\n",
        &["3:1 duplicate-key <a> `a` is there already"],
        "keep one of the two; several values go into one list",
    );
}
