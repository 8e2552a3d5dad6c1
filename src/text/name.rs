//! Names for files and folders: readable in every script, and safe on every file system.

use unicode_segmentation::UnicodeSegmentation;

/// As many bytes of a name are enough to know it by.
const LONGEST: usize = 60;

/// `text` as a name: small letters and digits of any script, with hyphens between; empty where it has none.
///
/// `Müller & Söhne` is `müller-söhne`. What Windows keeps for devices gets a word before it.
pub fn name(text: &str) -> String {
    let name = part_of_name(text);
    if is_device(&name) { format!("the-{name}") } else { name }
}

/// The same for a part of a longer name, where no device can be meant.
pub fn part_of_name(text: &str) -> String {
    let mut name = String::new();
    for cluster in text.graphemes(true) {
        let small = cluster.to_lowercase();
        let is_readable = cluster.contains(char::is_alphanumeric) && cluster.chars().all(is_harmless);
        match is_readable {
            true if name.len() + small.len() > LONGEST => break,
            true => name.push_str(&small),
            false if name.is_empty() || name.ends_with('-') => {}
            false => name.push('-'),
        }
    }
    name.truncate(name.trim_end_matches('-').len());
    name
}

/// A mark may hold on to any letter, and some even to a `/` behind them.
fn is_harmless(c: char) -> bool {
    c.is_alphanumeric() || !(c.is_ascii() || c.is_whitespace() || c.is_control())
}

/// Whether Windows keeps a name for a device, whatever its ending.
pub(crate) fn is_device(name: &str) -> bool {
    let is_port = |kind| name.strip_prefix(kind).is_some_and(|rest: &str| rest.chars().count() == 1);
    matches!(name, "con" | "prn" | "aux" | "nul") || is_port("com") || is_port("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_stay_readable_in_every_script() {
        for (text, folder) in [
            ("Orchard Health", "orchard-health"),
            ("Müller & Söhne", "müller-söhne"),
            ("株式会社", "株式会社"),
            ("हिन्दी सेवा", "हिन्दी-सेवा"),
            ("Cafe\u{301}", "cafe\u{301}"),
            ("-- a/b\\c: *?", "a-b-c"),
            ("../../etc", "etc"),
            ("CON", "the-con"),
            ("Com1", "the-com1"),
            ("...", ""),
            ("🍊", ""),
            ("\u{11d46}\\etc", "etc"),
        ] {
            assert_eq!(name(text), folder, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_name_is_never_long_hidden_or_a_way_out(text in "\\PC{0,300}|[./\\\\: -~]{0,40}|.{0,300}") {
            let name = name(&text);
            prop_assert!(name.len() <= LONGEST + 4, "{}", name);
            prop_assert!(!name.starts_with(['-', '.']) && !name.ends_with(['-', '.', ' ']), "{}", name);
            let is_unsafe = |c: char| c.is_control() || c.is_whitespace() || "/\\:*?\"<>|".contains(c);
            prop_assert!(!name.contains(is_unsafe), "{}", name);
        }
    }
}
