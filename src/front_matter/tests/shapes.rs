//! Every shape of value, with the exact stretch it takes in the file.

use super::*;

#[test]
fn a_scalar_keeps_its_text_whatever_yaml_thinks_it_is() {
    for text in ["yes", "5", "2026-03-04", "2026-03-04 14:00", "0x10", "1e3", "true", "it's", "a#b", "über"]
    {
        assert_eq!(yaml(&format!("x: {text}")), format!("x: {text:?} @ {text:?}"));
    }
}

#[test]
fn quotes_belong_to_the_place_but_not_to_the_text() {
    assert_eq!(yaml(r#"x: "a\tb" # why"#), r#"x: "a\tb" @ "\"a\\tb\"""#);
    assert_eq!(yaml("x: 'it''s'"), r#"x: "it's" @ "'it''s'""#);
    assert_eq!(yaml("\"x\": ''"), "\"x\": \"\" @ \"''\"");
}

#[test]
fn null_in_all_its_spellings_is_empty() {
    for text in ["~", "null", "Null", "NULL"] {
        assert_eq!(yaml(&format!("x: {text}")), format!("x: empty @ {text:?}"));
    }
}

#[test]
fn an_empty_value_stands_behind_its_colon_or_dash() {
    let (_, reading, _) = reading("---\na :\nb:\n  -\n  - x\n---\n");
    let Reading::Found(front_matter) = reading else { panic!("it is well-formed") };
    let a = &front_matter.field("a").expect("it is there").value;
    assert_eq!((a.span, a.is_empty()), (Span::new(7, 7), true));
    let first = &front_matter.field("b").expect("it is there").value.each()[0];
    assert_eq!((first.span, first.is_empty()), (Span::new(14, 14), true));
}

#[test]
fn a_block_list_reaches_from_its_first_dash_to_its_last_item() {
    let indented = r#"x: ["a" @ "a", "b" @ "b"] @ "- a\n  - b""#;
    assert_eq!(yaml("x:\n  - a\n  - b\n\n# end\ny: z"), format!("{indented}\ny: \"z\" @ \"z\""));
    let flat = r#"x: ["a" @ "a", "b" @ "b"] @ "- a\n- b""#;
    assert_eq!(yaml("x:\n- a\n- b"), flat);
    let nested = r#"x: [["a" @ "a"] @ "- a", "b" @ "b"] @ "- - a\n- b""#;
    assert_eq!(yaml("x:\n- - a\n- b"), nested);
    let commented = r#"x: ["a" @ "a"] @ "- # - c\n  a""#;
    assert_eq!(yaml("x: # list\n# - c\n- # - c\n  a"), commented);
}

#[test]
fn a_flow_list_reaches_from_bracket_to_bracket() {
    assert_eq!(yaml("x: [a, \"b\",\n  {c: d, e}] # f"), {
        r#"x: ["a" @ "a", "b" @ "\"b\"", {c: "d" @ "d", e: empty @ ""} @ "{c: d, e}"] @ "[a, \"b\",\n  {c: d, e}]""#
    });
    assert_eq!(yaml("x: []"), r#"x: [] @ "[]""#);
    assert_eq!(yaml("x: [a: b]"), r#"x: [{a: "b" @ "b"} @ "a: b"] @ "[a: b]""#);
}

#[test]
fn an_item_with_a_colon_is_a_map_of_one_field() {
    let expected = r#"gaps: [{blanked: "CAP theorem" @ "CAP theorem"} @ "blanked: CAP theorem"] @ "- blanked: CAP theorem""#;
    assert_eq!(yaml("gaps:\n  - blanked: CAP theorem"), expected);
}

#[test]
fn a_block_text_reaches_from_its_mark_to_its_last_letter() {
    assert_eq!(yaml("x: |\n  é\n  b\n\ny: z"), "x: \"é\\nb\\n\" @ \"|\\n  é\\n  b\"\ny: \"z\" @ \"z\"");
    assert_eq!(yaml("x:\n  - >- # why\n    a\n    b"), {
        r#"x: ["a b" @ ">- # why\n    a\n    b"] @ "- >- # why\n    a\n    b""#
    });
    assert_eq!(yaml("x: |\ny: z"), "x: \"\" @ \"|\"\ny: \"z\" @ \"z\"");
}

#[test]
fn an_unquoted_text_may_go_on_below() {
    assert_eq!(yaml("x: one\n  two\ny: z"), "x: \"one two\" @ \"one\\n  two\"\ny: \"z\" @ \"z\"");
}

#[test]
fn a_wikilink_is_text_and_so_is_a_blank_in_a_template() {
    for text in ["[[Dana]]", "[[Dana Whitfield|Dana]]", "[[a, b]]", "[[a: b]]", "{{date}}", "{{date: long}}"]
    {
        assert_eq!(yaml(&format!("x: {text}")), format!("x: {text:?} @ {text:?}"));
        assert_eq!(yaml(&format!("x: [{text}]")), format!("x: [{text:?} @ {text:?}] @ \"[{text}]\""));
        assert_eq!(yaml(&format!("x:\n- {text}")), format!("x: [{text:?} @ {text:?}] @ \"- {text}\""));
    }
    assert_eq!(yaml("x: [ [a] ]"), r#"x: [["a" @ "a"] @ "[a]"] @ "[ [a] ]""#);
}

#[test]
fn tags_are_ignored_and_other_keys_become_text() {
    assert_eq!(yaml("x: !!str 5"), r#"x: "5" @ "5""#);
    assert_eq!(yaml("5: a\n~: b\n[c]: d"), "5: \"a\" @ \"a\"\n~: \"b\" @ \"b\"\n[c]: \"d\" @ \"d\"");
}

#[test]
fn toml_gives_the_same_tree_in_the_order_of_the_file() {
    assert_eq!(toml("mood = \"good\"\ndate = 2026-03-04\nwant = true\nat = 2026-03-04 14:00:00"), {
        "mood: \"good\" @ \"\\\"good\\\"\"\n\
         date: \"2026-03-04\" @ \"2026-03-04\"\n\
         want: \"true\" @ \"true\"\n\
         at: \"2026-03-04 14:00:00\" @ \"2026-03-04 14:00:00\""
    });
    assert_eq!(toml("x = ['a', 1.50]"), r#"x: ["a" @ "'a'", "1.50" @ "1.50"] @ "['a', 1.50]""#);
    assert_eq!(toml("a.b = 1"), r#"a: {b: "1" @ "1"} @ "a.b = 1""#);
    assert_eq!(toml("[[who]]\nn = 1"), r#"who: [{n: "1" @ "1"} @ "[[who]]\nn = 1"] @ "[[who]]\nn = 1""#);
}

#[test]
fn the_fences_may_stand_behind_a_byte_order_mark_and_before_spaces() {
    for (before, end) in [("", "\n"), ("\u{feff}", "\n"), ("", "\r\n"), ("\u{feff}", " \r\n"), ("", "\t\n")] {
        let text = format!("{before}---{end}x: a\r\n---{end}# b\n");
        let (source, reading, diagnostics) = reading(&text);
        let Reading::Found(found) = reading else { panic!("{text:?}: {diagnostics:?}") };
        assert_eq!(source.slice(found.fence), format!("---{end}x: a\r\n---{end}"));
        assert_eq!(source.slice(found.inner), "x: a\r\n");
        assert_eq!(source.slice(found.body), "# b\n");
        assert_eq!(found.field("x").and_then(|field| field.value.as_text()), Some("a"));
    }
}

#[test]
fn front_matter_may_be_empty() {
    for text in ["---\n---\n", "---\n\n---\nbody", "---\n# later\n---", "---\n~\n---", "+++\n+++\n"] {
        assert_eq!(fields_of(text), "", "{text:?}");
        assert_eq!(codes(text), [""; 0], "{text:?}");
    }
}

#[test]
fn a_file_without_front_matter_has_none() {
    for text in [
        "",
        "---",
        "---   ",
        "# Title\n---\n",
        "----\nx: a\n----\n",
        " ---\nx: a\n---\n",
        "---\n\nA thematic break, then prose.\n",
        "---\nprose\n",
        "---\n\nTwo thematic breaks.\n\n---\n\nAnd prose.\n",
        "---\n\n# A title\n\n---\n",
        "+++\nprose",
    ] {
        let (_, reading, diagnostics) = reading(text);
        assert_eq!((reading, diagnostics), (Reading::Absent, Vec::new()), "{text:?}");
    }
}

#[test]
fn each_sees_one_value_as_a_list_of_one() {
    let (_, reading, _) = reading("---\na: x\nb: [x, y]\nc:\nd: {e: f}\n---\n");
    let Reading::Found(found) = reading else { panic!("it is well-formed") };
    let count = |name| found.field(name).map(|field| field.value.each().len());
    assert_eq!((count("a"), count("b"), count("c"), count("d")), (Some(1), Some(2), Some(0), Some(1)));
    let d = found.field("d").map(|field| &field.value);
    assert_eq!(d.and_then(|d| d.field("e")).and_then(|e| e.value.as_text()), Some("f"));
}
