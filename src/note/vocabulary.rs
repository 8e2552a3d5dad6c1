//! Closed vocabularies: enums whose variants have one written form each, and further words that mean the same.

/// Declares a vocabulary: the enum, its words, and how to read them.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal $(| $alias:literal)*),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every word of this vocabulary, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word as files and messages write it.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// Reads the word or one that people use instead; case, spaces, `-` and `_` do not matter.
            pub fn read(text: &str) -> Option<Self> {
                let text = $crate::note::vocabulary::folded(text);
                let is = |word: &str| $crate::note::vocabulary::is_folded(word, &text);
                $(if is($word) $(|| is($alias))* { return Some($name::$variant); })+
                None
            }

            /// What to write instead of a word that is none of these: the nearest one, and all there are.
            pub fn remedy(text: &str) -> String {
                $crate::note::vocabulary::one_of(text, Self::ALL.iter().map(|each| each.word()))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}
pub(crate) use vocabulary;

use crate::diagnostic::did_you_mean;
use std::borrow::Cow;

/// The text in lower case, with `-`, `_` and runs of space folded to one space.
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let words =
        text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '_')).filter(|word| !word.is_empty());
    let mut folded = String::with_capacity(text.len());
    for word in words {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    match folded.is_ascii() {
        true => folded.make_ascii_lowercase(),
        false => folded = folded.to_lowercase(),
    }
    Cow::Owned(folded)
}

/// Whether a word of ours is that text once it is folded.
pub(crate) fn is_folded(word: &str, folded: &str) -> bool {
    let letters = word.chars().map(|c| if matches!(c, '-' | '_') { ' ' } else { c.to_ascii_lowercase() });
    word.len() == folded.len() && letters.eq(folded.chars())
}

/// What to write instead of a word that is not known: the nearest one, and all there are.
pub(crate) fn one_of(word: &str, words: impl Iterator<Item = &'static str> + Clone) -> String {
    let list = words.clone().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    match did_you_mean(word, words) {
        Some(near) => format!("did you mean `{near}`? One of {list}"),
        None => format!("use one of {list}"),
    }
}
