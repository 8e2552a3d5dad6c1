//! Every shape that people give a log field in YAML, and what one line more makes of it.

use super::*;

/// As the last of the fields, and between others.
fn check(before: &str, after: &str) {
    for (above, below) in
        [("mood: good\n", ""), ("", "# own\nmood: good\ntags: [a]\n"), ("mood: good\n", "\n")]
    {
        let [before, after] = [before, after].map(|field| format!("\n{above}{field}{below}"));
        check_yaml(&before, &thanks(), &after);
    }
}

#[test]
fn a_list_of_dashes_gets_one_more_with_its_indent() {
    check("sent:\n  - 2026-03-04 call\n", "sent:\n  - 2026-03-04 call\n  - 2026-03-05 thank-you\n");
    check("sent:\n- 2026-03-04 call\n", "sent:\n- 2026-03-04 call\n- 2026-03-05 thank-you\n");
    check(
        "Sent:   # done\n     -   2026-03-04 call # one\n     # - two\n",
        "Sent:   # done\n     -   2026-03-04 call # one\n     -   2026-03-05 thank-you\n     # - two\n",
    );
    check("sent:\n  -\t2026-03-04 call\n", "sent:\n  -\t2026-03-04 call\n  -\t2026-03-05 thank-you\n");
    check(
        "sent:\n\n  - 2026-03-04 call\n\n  - 2026-03-04 card\n\n",
        "sent:\n\n  - 2026-03-04 call\n\n  - 2026-03-04 card\n  - 2026-03-05 thank-you\n\n",
    );
}

#[test]
fn the_quotes_of_the_last_item_are_kept() {
    check(
        "\"sent\" :\n  - 2026-03-04 card\n  - \"2026-03-04 call\"\n",
        "\"sent\" :\n  - 2026-03-04 card\n  - \"2026-03-04 call\"\n  - \"2026-03-05 thank-you\"\n",
    );
    check("sent: ['2026-03-04 call']\n", "sent: ['2026-03-04 call', '2026-03-05 thank-you']\n");
}

#[test]
fn an_item_may_be_a_mapping_to_yaml_or_stand_for_nothing() {
    check(
        "sent:\n  - 2026-03-04 call - they said: wait\n",
        "sent:\n  - 2026-03-04 call - they said: wait\n  - 2026-03-05 thank-you\n",
    );
    check(
        "sent:\n  - 2026-03-04: call\n  - 2026-03-04 card:\n",
        "sent:\n  - 2026-03-04: call\n  - 2026-03-04 card:\n  - 2026-03-05 thank-you\n",
    );
    check("sent:\n  - ~\n", "sent:\n  - ~\n  - 2026-03-05 thank-you\n");
    check("sent:\n  -\n", "sent:\n  -\n  - 2026-03-05 thank-you\n");
    check("sent:\n-   # to do\n", "sent:\n-   # to do\n- 2026-03-05 thank-you\n");
    check(
        "sent:\n  - 2026-03-04 call\n  -\n  -\n",
        "sent:\n  - 2026-03-04 call\n  -\n  -\n  - 2026-03-05 thank-you\n",
    );
}

#[test]
fn the_last_item_may_be_a_text_of_several_lines() {
    for item in [
        "2026-03-04 call - with words\n    that go on",
        "\"2026-03-04 call - with words\n    that go on\"",
        "'2026-03-04 call\n\n   - it''s said'",
        "|\n    2026-03-04 call\n    - words",
        ">-\n   2026-03-04 call\n   - words",
        "|2\n    2026-03-04 call",
    ] {
        let style = Some(&item[..1]).filter(|mark| ["\"", "'"].contains(mark)).unwrap_or_default();
        let before = format!("sent:\n  - {item}\n");
        check(&before, &format!("{before}  - {style}2026-03-05 thank-you{style}\n"));
    }
    let kept = "\nmood: good\nsent:\n  - |+\n    2026-03-04 call\n\n\n";
    check_yaml(&format!("{kept}tags: a\n"), &thanks(), &format!("{kept}  - 2026-03-05 thank-you\ntags: a\n"));
}

#[test]
fn a_list_in_brackets_stays_in_brackets() {
    check("sent: [2026-03-04 call]\n", "sent: [2026-03-04 call, 2026-03-05 thank-you]\n");
    check("sent: [ 2026-03-04 call ] # done\n", "sent: [ 2026-03-04 call, 2026-03-05 thank-you ] # done\n");
    check(
        "sent: [2026-03-04 call, 2026-03-04 card, ]\n",
        "sent: [2026-03-04 call, 2026-03-04 card, 2026-03-05 thank-you, ]\n",
    );
    check("sent:\t[2026-03-04 call]\n", "sent:\t[2026-03-04 call, 2026-03-05 thank-you]\n");
    check("sent: [\n  a,\n]\n", "sent: [\n  a,\n  2026-03-05 thank-you,\n]\n");
    check("sent:\n  [2026-03-04 call]\n", "sent:\n  [2026-03-04 call, 2026-03-05 thank-you]\n");
    check("sent: [a,\n  b]\n", "sent: [a,\n  b, 2026-03-05 thank-you]\n");
    check("sent: [a, b\n  ]\n", "sent: [a, b, 2026-03-05 thank-you\n  ]\n");
}

#[test]
fn a_list_in_brackets_over_several_lines_gets_a_line() {
    check(
        "sent: [\n  2026-03-04 call,\n  2026-03-04 card, # by post, late ]\n  ]\n",
        "sent: [\n  2026-03-04 call,\n  2026-03-04 card, # by post, late ]\n  2026-03-05 thank-you,\n  ]\n",
    );
    check(
        "sent: [\n  2026-03-04 call,\n  2026-03-04 card # by post, late\n  # more\n  ]\n",
        "sent: [\n  2026-03-04 call,\n  2026-03-04 card, # by post, late\n  2026-03-05 thank-you\n  # more\n  ]\n",
    );
    check(
        "sent: [\n    2026-03-04 call\n    , # here\n  ]\n",
        "sent: [\n    2026-03-04 call\n    , # here\n    2026-03-05 thank-you,\n  ]\n",
    );
}

#[test]
fn a_single_value_becomes_the_first_of_two() {
    let two = |first: &str| format!("sent:\n  - {first}\n  - 2026-03-05 thank-you\n");
    check("sent: 2026-03-04 call\n", &two("2026-03-04 call"));
    check("sent:   2026-03-04 call # by me\n", &two("2026-03-04 call # by me"));
    check("sent:\t2026-03-04 call\n", &two("2026-03-04 call"));
    check("sent:\n  2026-03-04 call\n", &two("2026-03-04 call"));
    check("sent: [[2026-03-04 call]]\n", &two("[[2026-03-04 call]]"));
    check("sent: '2026-03-04 call'\n", "sent:\n  - '2026-03-04 call'\n  - '2026-03-05 thank-you'\n");
    check(
        "sent: # one\n   2026-03-04 call\n",
        "sent: # one\n   - 2026-03-04 call\n   - 2026-03-05 thank-you\n",
    );
    check(
        "sent: 2026-03-04 call\n  and on\n",
        "sent:\n- 2026-03-04 call\n  and on\n- 2026-03-05 thank-you\n",
    );
    check("sent: |\n   2026-03-04 call\n", "sent:\n  - |\n   2026-03-04 call\n  - 2026-03-05 thank-you\n");
}

#[test]
fn a_field_without_a_value_becomes_a_list_of_one() {
    let one = "sent:\n  - 2026-03-05 thank-you\n";
    for empty in ["", " ", " ~", " null", " []", " [ ]", " ''", " None", " TBD"] {
        let after = if empty == " " { "sent: \n  - 2026-03-05 thank-you\n" } else { one };
        check(&format!("sent:{empty}\n"), after);
    }
    check("sent: # none yet\n", "sent: # none yet\n  - 2026-03-05 thank-you\n");
    check("sent: [] # none yet\n", "sent: # none yet\n  - 2026-03-05 thank-you\n");
    check("sent:\n  # - example\n", "sent:\n  - 2026-03-05 thank-you\n  # - example\n");
    check("sent:\n  []\n", "sent:\n  - 2026-03-05 thank-you\n");
    check("sent: [\n  ]\n", "sent: [2026-03-05 thank-you\n  ]\n");
    check("sent: [ # none\n  ]\n", "sent: [2026-03-05 thank-you # none\n  ]\n");
}

#[test]
fn an_absent_field_comes_last_with_the_indent_that_the_other_lists_have() {
    let new = |before: &str, after: &str| check_yaml(before, &thanks(), &format!("{before}{after}"));
    new("\nmood: good\n", "sent:\n  - 2026-03-05 thank-you\n");
    new("\nmood: good\n# the end\n\n", "sent:\n  - 2026-03-05 thank-you\n");
    new("\nmood: good\ngaps:\n- a\n", "sent:\n- 2026-03-05 thank-you\n");
    new("\nmood: good\ngaps:\n    - a\n", "sent:\n    - 2026-03-05 thank-you\n");
    new("\n  mood: good\n  gaps: []\n", "  sent:\n    - 2026-03-05 thank-you\n");
    new("\nmood: good\nfit: |\n  sent:\n", "sent:\n  - 2026-03-05 thank-you\n");
    new("\nmood: good\nfit: |+\n  sent:\n\n\n", "sent:\n  - 2026-03-05 thank-you\n");
    new("\nmood: good\ntags: [a,\n  b]\n", "sent:\n  - 2026-03-05 thank-you\n");
}

#[test]
fn each_line_has_the_line_end_of_the_line_above_it() {
    let text = "---\r\nmood: good\nsent:\n  - 2026-03-04 call\r\nrole: x\n---\r\n";
    let after =
        "---\r\nmood: good\nsent:\n  - 2026-03-04 call\r\n  - 2026-03-05 thank-you\r\nrole: x\n---\r\n";
    assert_eq!(amended(text, &thanks()), after);
    let text = "---\r\nmood: good\nrole: x\n---\r\n";
    assert_eq!(amended(text, &thanks()), text.replace("x\n", "x\nsent:\n  - 2026-03-05 thank-you\n"));
    let text = "---\nmood: good\nsent: 2026-03-04 call\r\n---";
    let after = "---\nmood: good\nsent:\r\n  - 2026-03-04 call\r\n  - 2026-03-05 thank-you\r\n---";
    assert_eq!(amended(text, &thanks()), after);
    let text = "---\nmood: good\rsent:\r  - 2026-03-04 call\rrole: x\n---\n";
    assert_eq!(amended(text, &thanks()), text.replace("call\r", "call\r  - 2026-03-05 thank-you\r"));
}
