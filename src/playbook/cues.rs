//! Takes a text apart into cues: stemmed words and pairs of them. The build script counts those of the built-in phrases.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_segmentation::UnicodeSegmentation;

/// One observation in a text. Its key is a hash of what was observed, which spares a string for every pair.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cue {
    pub(super) reach: Reach,
    pub(super) key: u64,
}

impl Cue {
    fn new(reach: Reach, (first, second): (u64, u64)) -> Self {
        let mixed = first.rotate_left(23).wrapping_add(reach as u64) ^ second;
        Self { reach, key: mixed.wrapping_mul(STIR) }
    }
}

/// How far apart the two stems of a cue stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// A stem by itself.
    Alone,
    /// Neighbours, or a stem and the edge of its clause: "never asked", "late" standing alone.
    Next,
    /// One or two words between them: "asked *me* about", "did not *get to* mention".
    Near,
}

/// An odd number whose bits look like chance: multiplied by it, a key differs from the next in all its upper bits.
const STIR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The same for a word on every machine (FNV-1a), since what the build script has hashed is looked up later.
pub(super) fn hash(word: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    (hash ^ (hash >> 32)).wrapping_mul(STIR)
}

/// The hash of a word's stem. Stemming is the slowest part, so whoever can remembers what came of it.
pub(super) fn stem(word: &str) -> u64 {
    hash(&Stemmer::create(Algorithm::English).stem(word))
}

/// Stands before and after the words of a clause, so that first and last words count as such.
const EDGE: u64 = 0;

/// Takes a text apart, with the hash of each word's stem.
pub(super) fn cues(text: &str, mut stem: impl FnMut(&str) -> u64) -> Vec<Cue> {
    let mut text = text.to_lowercase();
    if text.contains('’') {
        text = text.replace('’', "'");
    }
    let mut cues = Vec::new();
    let mut stems = Vec::new();
    for clause in text.split(ends_clause) {
        stems.clear();
        stems.push(EDGE);
        clause.unicode_words().for_each(|word| push_stems(word, &mut stem, &mut stems));
        if stems.len() > 1 {
            stems.push(EDGE);
            push_cues(&stems, &mut cues);
        }
    }
    cues
}

/// "didn't" and "didnt" become "did not", "she's" becomes "she", and all numbers are alike.
fn push_stems(word: &str, mut stem: impl FnMut(&str) -> u64, stems: &mut Vec<u64>) {
    if let Some(auxiliary) = negated(word) {
        stems.extend([stem(auxiliary), stem("not")]);
    } else if word.starts_with(|first: char| first.is_ascii_digit()) {
        stems.push(stem("0"));
    } else {
        stems.push(stem(word.split('\'').next().unwrap_or(word)));
    }
}

/// The verb of a negation in one word: "did" for "didn't" and "didnt", "can" for "cannot".
fn negated(word: &str) -> Option<&str> {
    const VERBS: [&str; 13] =
        ["are", "could", "did", "do", "does", "had", "has", "have", "is", "should", "was", "were", "would"];
    match word {
        "can't" | "cant" | "cannot" => Some("can"),
        "won't" | "wont" => Some("will"),
        _ => word.strip_suffix("n't").or_else(|| word.strip_suffix("nt")).filter(|verb| VERBS.contains(verb)),
    }
}

/// Words on both sides of these have little to do with each other.
fn ends_clause(mark: char) -> bool {
    matches!(mark, ',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '–' | '—')
}

fn push_cues(stems: &[u64], cues: &mut Vec<Cue>) {
    let [EDGE, words @ .., EDGE] = stems else { return };
    cues.extend(words.iter().map(|stem| Cue::new(Reach::Alone, (*stem, EDGE))));
    cues.extend(pairs(stems, 1).map(|pair| Cue::new(Reach::Next, pair)));
    for distance in [2, 3] {
        cues.extend(pairs(words, distance).map(|pair| Cue::new(Reach::Near, pair)));
    }
}

fn pairs(stems: &[u64], distance: usize) -> impl Iterator<Item = (u64, u64)> {
    stems.iter().copied().zip(stems.iter().copied().skip(distance))
}
