//! Reads a free-text gap: which kind is it, and how sure are we?
//!
//! The playbook's example phrases are all it knows. They are taken apart into cues: stemmed words, neighbouring words,
//! and words that stand close together. Each cue of a new text votes for the kinds it was seen in, and the more decided
//! a cue is, the more its vote weighs: *froze* speaks for one kind only, *question* for many, so the subject of a
//! question hardly counts. Learning is counting, which makes it quick, repeatable and easy to undo for cross-validation.

use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};

use rust_stemmers::{Algorithm, Stemmer};
use unicode_segmentation::UnicodeSegmentation;

/// Below this confidence a text is unclear. Chosen so that of phrases which nobody trained on, nine in ten are read
/// rightly and fewer than one in twenty wrongly.
const BAR: f64 = 0.5;

/// How many sightings, spread over all kinds, every cue starts with: a cue seen once is a hint, not a proof.
const DOUBT: f32 = 0.7;

/// Brings the confidence in line with how often the guess is right. It never changes the guess.
const TEMPERATURE: f32 = 1.35;

/// Knows the gap kinds by their example phrases.
#[derive(Debug)]
pub struct Classifier {
    kinds: Vec<String>,
    /// How many cues each kind has learnt, so that a kind with many phrases gets no head start.
    learnt: Vec<f32>,
    rows: HashMap<u64, usize, BuildHasherDefault<AsIs>>,
    /// Sightings by cue and kind: one row for each cue, one column for each kind.
    sightings: Vec<f32>,
    stems: Stems,
}

/// What a text was read as.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    /// The kind, or `None` where no kind is likely enough.
    pub kind: Option<String>,
    /// How likely the best kind is, from 0 to 1, whether or not it reaches the bar.
    pub confidence: f64,
}

/// How many phrases were read rightly, wrongly, or not at all.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// Read as what they are.
    pub right: usize,
    /// Read as something else.
    pub wrong: usize,
    /// Not read.
    pub unclear: usize,
}

impl Classifier {
    /// Learns from pairs of a kind and a phrase. A phrase may hold several clauses, parted by semicolons.
    pub fn train<'a>(examples: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let examples: Vec<_> = examples.into_iter().collect();
        let mut classifier = Self::knowing(examples.iter().map(|(kind, _)| (*kind).to_owned()).collect());
        for (kind, phrase) in examples {
            let cues = cues(phrase, |word| classifier.stems.learn(word));
            classifier.count(kind, &cues, 1.0);
        }
        classifier
    }

    /// Reads a text. Words never seen in a phrase have no say in the kind, and make it less certain.
    pub fn read(&self, text: &str) -> Guess {
        self.judge(&cues(text, |word| self.stems.of(word)))
    }

    fn knowing(mut kinds: Vec<String>) -> Self {
        kinds.sort_unstable();
        kinds.dedup();
        Self {
            learnt: vec![0.0; kinds.len()],
            kinds,
            rows: HashMap::default(),
            sightings: Vec::new(),
            stems: Stems::default(),
        }
    }

    /// Counts the cues of a phrase: `times` is 1 to learn them and -1 to forget them again.
    fn count(&mut self, kind: &str, cues: &[Cue], times: f32) {
        let Some(column) = self.kinds.iter().position(|known| known == kind) else { return };
        for cue in cues {
            let next = self.rows.len();
            let row = *self.rows.entry(cue.key).or_insert(next);
            if row == next {
                self.sightings.resize((next + 1) * self.kinds.len(), 0.0);
            }
            self.sightings[row * self.kinds.len() + column] += times;
            self.learnt[column] += times;
        }
    }

    fn judge(&self, cues: &[Cue]) -> Guess {
        let chances = self.chances(cues);
        let best = (0..chances.len()).max_by(|a, b| chances[*a].total_cmp(&chances[*b]));
        let confidence = best.map_or(0.0, |best| f64::from(chances[best]));
        let kind = best.filter(|_| confidence >= BAR).map(|best| self.kinds[best].clone());
        Guess { kind, confidence }
    }

    /// How likely each kind is. The votes are averaged, not added: cues of one phrase overlap, and taken for independent
    /// witnesses they would make every long text look certain. And the more of its words are new, the less is certain:
    /// the word that matters may be among them.
    fn chances(&self, cues: &[Cue]) -> Vec<f32> {
        let mut votes = vec![0.0; self.kinds.len()];
        let mut weights = 0.0;
        let mut leanings = Leanings::default();
        for cue in cues {
            if !self.lean(cue, &mut leanings) {
                continue;
            }
            let weight = cue.reach.weight() * leanings.decidedness();
            weights += weight * weight;
            for (vote, logarithm) in votes.iter_mut().zip(&leanings.logarithms) {
                *vote += weight * logarithm;
            }
        }
        softmax(&votes, TEMPERATURE * f32::sqrt(weights) * (1.0 + self.strangeness(cues)))
    }

    /// The share of words never seen in a phrase, from 0 to 1.
    fn strangeness(&self, cues: &[Cue]) -> f32 {
        let words = || cues.iter().filter(|cue| matches!(cue.reach, Reach::Alone));
        let strange = words().filter(|word| self.seen(word).is_none()).count();
        strange as f32 / words().count().max(1) as f32
    }

    /// How often a cue was seen in each kind. `None` for a cue never seen, or forgotten since.
    fn seen(&self, cue: &Cue) -> Option<&[f32]> {
        let start = self.rows.get(&cue.key)? * self.kinds.len();
        let row = &self.sightings[start..start + self.kinds.len()];
        row.iter().any(|seen| *seen > 0.0).then_some(row)
    }

    /// How much more than by chance a cue points to each kind: 1 is neutral. Whether the cue was ever seen.
    fn lean(&self, cue: &Cue, leanings: &mut Leanings) -> bool {
        let Some(seen) = self.seen(cue) else { return false };
        let width = seen.len() as f32;
        let average = self.learnt.iter().sum::<f32>() / width;
        let fair = |(seen, learnt): (&f32, &f32)| seen * average / learnt.max(1.0);
        let total = seen.iter().zip(&self.learnt).map(fair).sum::<f32>();
        let lean = |seen: f32| (seen * width + DOUBT) / (total + DOUBT);
        leanings.fill(seen.iter().zip(&self.learnt).map(fair).map(lean));
        true
    }
}

/// How much more than by chance a cue points to each kind, and the logarithms of that, in room that is used again.
#[derive(Default)]
struct Leanings {
    leanings: Vec<f32>,
    logarithms: Vec<f32>,
}

impl Leanings {
    /// Most kinds were never seen with a cue and all lean alike, so their logarithm is known already.
    fn fill(&mut self, leanings: impl Iterator<Item = f32>) {
        self.leanings.clear();
        self.leanings.extend(leanings);
        self.logarithms.clear();
        let mut last = (f32::NAN, f32::NAN);
        for &leaning in &self.leanings {
            if leaning != last.0 {
                last = (leaning, leaning.ln());
            }
            self.logarithms.push(last.1);
        }
    }

    /// The information in a cue: none if it leans to all kinds alike, the most if it was seen in one kind only.
    fn decidedness(&self) -> f32 {
        let information =
            self.leanings.iter().zip(&self.logarithms).map(|(leaning, logarithm)| leaning * logarithm);
        information.sum::<f32>() / self.leanings.len() as f32
    }
}

/// Tries every phrase on a classifier that has learnt all the others.
pub fn leave_one_out(examples: &[(&str, &str)]) -> Score {
    let mut classifier = Classifier::train(examples.iter().copied());
    let mut score = Score::default();
    for (kind, phrase) in examples {
        let cues = cues(phrase, |word| classifier.stems.of(word));
        classifier.count(kind, &cues, -1.0);
        score.note(kind, &classifier.judge(&cues));
        classifier.count(kind, &cues, 1.0);
    }
    score
}

impl Score {
    /// Counts one phrase of a known kind.
    pub fn note(&mut self, kind: &str, guess: &Guess) {
        match &guess.kind {
            None => self.unclear += 1,
            Some(guessed) if guessed == kind => self.right += 1,
            Some(_) => self.wrong += 1,
        }
    }
}

fn softmax(votes: &[f32], temperature: f32) -> Vec<f32> {
    let highest = votes.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let odds: Vec<f32> =
        votes.iter().map(|vote| ((vote - highest) / temperature.max(f32::EPSILON)).exp()).collect();
    let total: f32 = odds.iter().sum();
    odds.into_iter().map(|odd| odd / total).collect()
}

/// One observation in a text. Its key is a hash of what was observed, which spares a string for every pair.
#[derive(Debug, Clone, Copy)]
struct Cue {
    reach: Reach,
    key: u64,
}

impl Cue {
    fn new(reach: Reach, (first, second): (u64, u64)) -> Self {
        let mixed = first.rotate_left(23).wrapping_add(reach as u64) ^ second;
        Self { reach, key: mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) }
    }
}

/// Keys are hashes already; hashing them once more would take half of the time that learning takes.
#[derive(Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// How far apart the two stems of a cue stand.
#[derive(Debug, Clone, Copy)]
enum Reach {
    /// A stem by itself.
    Alone,
    /// Neighbours, or a stem and the edge of its clause: "never asked", "late" standing alone.
    Next,
    /// One or two words between them: "asked *me* about", "did not *get to* mention".
    Near,
}

impl Reach {
    /// A pair says more than its words, but they have had their say already.
    fn weight(self) -> f32 {
        match self {
            Self::Alone => 1.0,
            Self::Next => 0.7,
            Self::Near => 0.35,
        }
    }
}

/// The stems of words. Those of the phrases are remembered, since stemming is the slowest part.
struct Stems {
    stemmer: Stemmer,
    known: HashMap<String, u64>,
}

impl Default for Stems {
    fn default() -> Self {
        Self { stemmer: Stemmer::create(Algorithm::English), known: HashMap::new() }
    }
}

impl fmt::Debug for Stems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stems").field("known", &self.known.len()).finish_non_exhaustive()
    }
}

impl Stems {
    fn of(&self, word: &str) -> u64 {
        self.known.get(word).copied().unwrap_or_else(|| self.stem(word))
    }

    fn learn(&mut self, word: &str) -> u64 {
        if let Some(stem) = self.known.get(word) {
            return *stem;
        }
        let stem = self.stem(word);
        self.known.insert(word.to_owned(), stem);
        stem
    }

    fn stem(&self, word: &str) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.stemmer.stem(word).hash(&mut hasher);
        hasher.finish()
    }
}

/// Stands before and after the words of a clause, so that first and last words count as such.
const EDGE: u64 = 0;

/// Takes a text apart.
fn cues(text: &str, mut stem: impl FnMut(&str) -> u64) -> Vec<Cue> {
    let text = text.to_lowercase().replace('’', "'");
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
