//! Where the front matter leaves any doubt, nothing is changed, and the refusal says what to do.

use super::*;

/// The codes and places of the refusal.
fn check(text: &str, wish: &Wish, expected: &str) {
    let refused = try_amend(text, wish).expect_err(text);
    let told: Vec<String> =
        refused.iter().map(|it| format!("{} {}:{}", it.code, it.place.line, it.place.column)).collect();
    assert_eq!(told.join(", "), expected, "{text}\n{refused:#?}");
    for it in &refused {
        assert!(!it.help.is_empty() && it.path == PATH && !it.message.ends_with('.'), "{it:?}");
    }
}

fn check_yaml(inner: &str, expected: &str) {
    check(&format!("---\n{inner}---\nbody\n"), &thanks(), expected);
}

#[test]
fn what_the_readers_call_an_error_is_told_in_their_words() {
    check_yaml("mood: [good\n", "invalid-yaml 2:7");
    check_yaml("mood: good\nmood: bad\n", "duplicate-key 3:1");
    check_yaml("mood: &a good\n", "yaml-alias 2:7");
    check_yaml("mood: good\nsent: *a\n", "yaml-alias 3:7");
    check_yaml("mood: good\n<<<<<<< HEAD\nsent: []\n=======\n>>>>>>> x\n", "merge-conflict 3:1");
    check_yaml("mood: good\nsent:\n  - a\n    - b\n", "swallowed-item 5:5");
    check_yaml("mood: good\nsent:\n  - a\n    - b\nmood: bad\n", "duplicate-key 6:1");
    check_yaml("mood: good\nsent: a\nSent: b\n", "duplicate-field 4:1");
    check("---\nmood: good\n", &thanks(), "front-matter-not-closed 1:1");
    check("+++\nmood = good\n+++\n", &thanks(), "invalid-toml 2:8");
    check("---\nmood: good\nstatus: [a, b]\n---\n", &rejected(), "wrong-kind 3:9");
    check("---\nmood: good\nresult: {a: b}\n---\n", &rejected(), "wrong-kind 3:9");
    check("---\nmood: good\nstatus_on: a\nStatus on: b\n---\n", &rejected(), "duplicate-field 4:1");
}

#[test]
fn what_is_no_note_is_left_alone() {
    for text in [
        "",
        "body\n",
        "---\n---\n",
        "---\ntitle: x\n---\n",
        "+++\n+++\n",
        "---\nplay: thank-you\nmood: x\n---\n",
    ] {
        check(text, &thanks(), "not-amended 1:1");
    }
    check("---\nmood: good\nprivate: yes\n---\n", &thanks(), "not-amended 1:1");
    check("---\nmood: {{mood}}\ngaps: [\n---\n", &thanks(), "not-amended 1:1");
}

#[test]
fn a_second_front_matter_is_told_from_two_thematic_breaks() {
    check("---\nmood: good\n---\n\n---\ndate: 2026-03-04\n---\n", &thanks(), "not-amended 5:1");
    check("---\nmood: good\n---\n+++\nmood = [\n+++\n", &thanks(), "not-amended 4:1");
    check("---\nmood: good\n---\n---\nmood: bad\n", &thanks(), "not-amended 4:1");
    for body in ["---\n\nWords\n\n---\n", "---\nDana: we hire\n---\n", "---\nDana said: [no\n---\n"] {
        assert!(try_amend(&format!("---\nmood: good\n---\n{body}"), &thanks()).is_ok(), "{body}");
    }
    let text = "---\nmood: good\n---\n\n---\nmood: bad\n---\n";
    let refused = try_amend(text, &thanks()).expect_err("a second front matter");
    assert_eq!(&text[refused[0].span.range()], "---");
}

#[test]
fn shapes_that_cannot_be_added_to_come_with_the_line_to_paste() {
    check_yaml("mood: good\nsent: {2026-03-04: call}\n", "not-amended 3:1");
    check_yaml("mood: good\nsent:\n  2026-03-04: call\n", "not-amended 3:1");
    check_yaml("mood: good\nsent: !!str 2026-03-04 call\n", "not-amended 3:1");
    check_yaml("mood: good\nsent:\n  - !x 2026-03-04 call\n", "not-amended 3:1");
    check_yaml("mood: good\n? sent\n: - 2026-03-04 call\n", "not-amended 3:3");
    check_yaml("mood: good\nsnet: [2026-03-04 call]\n", "not-amended 3:1");
    check_yaml("{mood: good}\n", "not-amended 1:1");
    check("+++\nmood = 'good'\n[[sent]]\nx = 1\n+++\n", &thanks(), "not-amended 3:3");
    check("+++\nmood = 'good'\nsent.a = 1\n+++\n", &thanks(), "not-amended 3:1");
    let refused = try_amend("---\n{mood: good}\n---\n", &heard("no: wait")).expect_err("a flow mapping");
    let help = "make `heard:` a list of lines, and add this one by hand: `- \"2026-03-09 no: wait\"`";
    assert_eq!(refused[0].help, help);
}

#[test]
fn what_hinders_is_named_and_a_mark_in_a_comment_does_not() {
    let why = |field: &str, wish: &Wish| match try_amend(&format!("---\nmood: good\n{field}\n---\n"), wish) {
        Err(refused) => refused.into_iter().map(|it| it.message).collect::<Vec<_>>().join("; "),
        Ok(_) => "nothing".to_owned(),
    };
    let mapping = "`sent` was not changed: a mapping stands where a list or a single value is needed";
    assert_eq!(why("sent: {2026-03-04: call}", &thanks()), mapping);
    let marked = "`sent` was not changed: a tag, an anchor or a `?` stands there";
    for field in [
        "? sent\n: - 2026-03-04 call",
        "sent: !!str 2026-03-04 call",
        "sent: !x\n  - 2026-03-04 call",
        "sent: !x",
        "sent: !x []",
        "sent: [2026-03-04 call, !x ]",
        "sent:\n  - 2026-03-04 call\n  - !x",
        "sent: # x\n  - !x 2026-03-04 call",
        "sent:\n  - 2026-03-04 call\n  - # x\n    !x 2026-03-04 card",
    ] {
        assert_eq!(why(field, &thanks()), marked, "{field}");
    }
    assert_eq!(why("sent: # who? !\n  - 2026-03-04 call # why?\n  - 2026-03-04 card", &thanks()), "nothing");
}

#[test]
fn mistakes_in_other_fields_do_not_matter() {
    let text = "---\nmood: awful day\nrole: [a, b]\ndate: 2026-02-30\nsent:\n  - yesterday\n---\n";
    let after = text.replace("yesterday\n", "yesterday\n  - 2026-03-05 thank-you\n");
    assert_eq!(amended(text, &thanks()), after);
}
