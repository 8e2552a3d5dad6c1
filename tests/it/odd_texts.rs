//! Notes as they really come: other encodings, other line ends, pasted from a word processor, half a file, no file.

use crate::trial::{Trial, compare, fine, with};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(60);

fn check(cases: Vec<(&str, &str, Vec<u8>)>) {
    let trial = Trial::new(PATIENCE);
    for (name, _, bytes) in &cases {
        trial.put(format!("odd/{name}.md"), bytes);
    }
    let expected: Vec<(&str, &str)> = cases.iter().map(|(name, fate, _)| (*name, *fate)).collect();
    compare(&trial.fates(), &expected);
}

/// The fine note with something else in the place of something.
fn instead(old: &str, new: &str) -> Vec<u8> {
    let text = fine();
    assert!(text.contains(old), "{old}");
    text.replace(old, new).into_bytes()
}

fn and(text: &str, more: &[u8]) -> Vec<u8> {
    [text.as_bytes(), more].concat()
}

fn wide(mark: &[u8], unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    mark.iter().copied().chain(fine().encode_utf16().flat_map(unit)).collect()
}

#[test]
fn other_encodings_are_told_and_never_guessed() {
    let note = fine();
    let four_bytes = note.chars().flat_map(|c| u32::from(c).to_le_bytes());
    check(vec![
        ("utf16-le-marked", "left not-utf8", wide(b"\xff\xfe", u16::to_le_bytes)),
        ("utf16-be-marked", "left not-utf8", wide(b"\xfe\xff", u16::to_be_bytes)),
        ("utf16-le", "left not-utf8", wide(b"", u16::to_le_bytes)),
        ("utf16-be", "left not-utf8", wide(b"", u16::to_be_bytes)),
        ("utf32", "left not-utf8", b"\xff\xfe\0\0".iter().copied().chain(four_bytes).collect()),
        ("latin-1", "left not-utf8", and(&fine(), b"Gr\xfc\xdfe")),
        ("windows-quotes", "left not-utf8", and(&fine(), b"she said \x93hello\x94 \x96 and left")),
        ("windows-in-front", "left not-utf8", and("---\nmood: shaky\ngaps: [\x22", b"\x93CAP\x94\"]\n---\n")),
        ("surrogates", "left not-utf8", and(&fine(), b"\xed\xa0\x80")),
        ("overlong", "left not-utf8", and(&fine(), b"\xc0\xaf")),
        ("nul-only", "left not-utf8", vec![0; 5_000]),
        ("nul-in-front", "left invalid-yaml", instead("shaky", "sha\0ky")),
        ("nul-in-body", "read", and(&fine(), b"a\0b")),
        ("every-byte", "left not-utf8", (0..=255).collect()),
        ("a-picture", "left not-utf8", [&b"\x89PNG\r\n\x1a\n"[..], &[0, 1, 2].repeat(500)].concat()),
        ("marked", "read", and("\u{feff}", fine().as_bytes())),
        ("marked-twice", "left", and("\u{feff}\u{feff}", fine().as_bytes())),
        ("no-characters", "left invalid-yaml", instead("CAP", "\u{fffe}\u{ffff}")),
    ]);
}

#[test]
fn other_line_ends_and_half_a_file_are_read_as_far_as_they_go() {
    check(vec![
        ("crlf", "read", instead("\n", "\r\n")),
        ("marked-crlf", "read", and("\u{feff}", &instead("\n", "\r\n"))),
        ("some-cr", "read", instead("mood: shaky\n", "mood: shaky\r")),
        ("lone-cr", "left", instead("\n", "\r")),
        ("line-separators", "left", instead("\n", "\u{2028}")),
        ("next-lines", "left", instead("\n", "\u{85}")),
        ("a-line-separator", "read", instead("CAP", "CAP\u{2028}theorem")),
        ("a-vertical-tab", "left invalid-yaml", instead("CAP", "CAP\u{b}theorem")),
        ("empty", "left", Vec::new()),
        ("a-line-end", "left", b"\n".to_vec()),
        ("a-mark", "left", "\u{feff}".into()),
        ("a-fence", "left", b"---".to_vec()),
        ("two-fences", "left", b"---\n---\n".to_vec()),
        ("half", "left front-matter-not-closed", b"---\ninterviewer: Dana".to_vec()),
        ("only-front-matter", "read", fine().trim_end().into()),
        ("three-documents", "read", fine().repeat(3).into()),
        ("a-directive", "left", and("%YAML 1.2\n", fine().as_bytes())),
        ("json-as-yaml", "read", b"---\n{\"interviewer\": \"Dana\", \"date\": \"2026-03-04\", \"mood\": \"good\", \"gaps\": []}\n---\n".to_vec()),
        ("json", "left", b"{\"interviewer\": \"Dana\"}\n".to_vec()),
        ("toml", "read", b"+++\ninterviewer = \"Dana\"\ndate = 2026-03-04\nmood = \"good\"\ngaps = []\n+++\n".to_vec()),
        ("toml-crlf", "read", "\u{feff}+++\r\ninterviewer = \"Dana\"\r\ndate = 2026-03-04\r\nmood = \"good\"\r\n+++\r\n".into()),
        ("no-toml", "left invalid-toml", b"+++\nmood = \n+++\n".to_vec()),
        ("a-conflict", "left merge-conflict", with("<<<<<<< HEAD\ngaps: []\n=======\ngaps: [slip]\n>>>>>>> b\n").into()),
        ("a-template", "left", instead("2026-03-04", "{{date}}")),
    ]);
}

#[test]
fn what_comes_from_a_word_processor_is_read_or_told() {
    check(vec![
        ("smart-quotes", "read", instead("Dana Whitfield", "“Dana Whitfield”")),
        ("smart-dashes", "left", instead("---", "———")),
        ("a-wide-space-in-a-key", "read", instead("mood:", "mood\u{a0}:")),
        ("a-wide-space-for-a-space", "left invalid-yaml", instead("mood: ", "mood:\u{a0}")),
        ("a-wide-space-for-an-indent", "left invalid-yaml", instead("  - ", "\u{a0}\u{a0}- ")),
        ("a-wide-space-behind-a-dash", "left invalid-yaml", instead("  - ", "  -\u{a0}")),
        ("a-wide-space-behind-a-value", "read", instead("shaky", "shaky\u{a0}")),
        ("a-wide-space-in-a-gap", "read", instead("blanked: ", "blanked:\u{a0}")),
        ("hyphens-that-do-not-break", "read invalid-date", instead("2026-03-04", "2026\u{2011}03\u{2011}04")),
        ("a-line-separator-for-a-line-end", "left invalid-yaml", instead("shaky\n", "shaky\u{2028}")),
        ("a-soft-hyphen-in-a-key", "read", instead("interviewer", "inter\u{ad}viewer")),
        ("a-soft-hyphen-in-a-word", "read unknown-mood", instead("shaky", "sha\u{ad}ky")),
        ("no-width-in-a-name", "read", instead("Dana", "Da\u{200b}na")),
        ("tabs", "left invalid-yaml", instead("  - ", "\t- ")),
        ("tabs-behind-colons", "read", instead(": ", ":\t")),
        ("spaces-behind-fences", "read", instead("---\n", "---   \n")),
        ("a-german-date", "read invalid-date", instead("2026-03-04", "5.3.2026")),
        ("an-american-date", "read invalid-date", instead("2026-03-04", "3/4/2026")),
        ("a-date-in-words", "read invalid-date", instead("2026-03-04", "March 4th, 2026")),
        ("arabic-digits", "read invalid-date", instead("2026-03-04", "٢٠٢٦-٠٣-٠٤")),
        ("the-30th-of-february", "read invalid-date", instead("2026-03-04", "2026-02-30")),
        ("turned", "read", instead("Dana", "\u{202e}anaD")),
        ("emoji", "read", instead("Dana", "👩🏽‍💻")),
        ("accents", "read", instead("CAP", &format!("a{}", "\u{301}".repeat(10_000)))),
        ("every-kind", "read", with("gaps: [1, 2.5, true, null, {a: b}, [c]]\n").into()),
        (
            "the-wrong-kinds",
            "read invalid-date invalid-log-line unknown-play wrong-kind",
            b"---\ninterviewer: {name: [a]}\ndate: [1]\nmood: {a: b}\ngaps: 5\nsent: {a: b}\nskip: true\n---\n".to_vec(),
        ),
    ]);
}

#[test]
fn a_name_is_the_same_in_either_form_of_its_accents() {
    let (one, two) = ("Zo\u{eb}", "Zoe\u{308}");
    let log = |known: &str, said: &str| {
        with(&format!("sent:\n  - 2026-03-04 thank-you to {said}\nskip: [linkedin to {said}]\ngaps: []\n"))
            .replace("Dana", known)
            .into_bytes()
    };
    check(vec![("composed", "read", log(one, two)), ("decomposed", "read", log(two, one))]);
}
