//! Reads a free-text gap: which kind is it, and how sure are we?
//!
//! The playbook's example phrases are all it knows. They are taken apart into cues: stemmed words, neighbouring words,
//! and words that stand close together. Each cue of a new text votes for the kinds it was seen in, and the more decided
//! a cue is, the more its vote weighs: *froze* speaks for one kind only, *question* for many, so the subject of a
//! question hardly counts. Learning is counting, which makes it quick, repeatable and easy to undo for cross-validation.

use super::GapKind;
use super::cues::{Cue, Reach, cues, hash, stem};
use super::learnt;
use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

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
    /// Which of the kinds each built-in one is, by its number; none where the journal has its own of that name.
    built_in: Vec<Option<usize>>,
    /// How often the phrases of other kinds have a cue.
    sightings: ByHash<Vec<Sighting>>,
    /// The stems of words in those phrases.
    stems: ByHash<u64>,
}

/// A kind by its place, and how often its phrases have a cue.
type Sighting = (usize, f32);

/// Keys are hashes already and need not be hashed once more.
type ByHash<T> = HashMap<u64, T, BuildHasherDefault<AsIs>>;

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
    /// Learns the phrases of the kinds, which stand by name. A phrase may hold several clauses, parted by semicolons.
    /// What the built-in phrases teach is known already.
    pub fn train(kinds: &[GapKind]) -> Self {
        let taught = || kinds.iter().filter(|kind| !kind.phrases.is_empty());
        let mut classifier = Self::knowing(taught().map(|kind| kind.name.clone()).collect());
        classifier.built_in = vec![None; learnt::KINDS.len()];
        for (place, kind) in taught().enumerate() {
            let number = learnt::KINDS.iter().position(|(name, _)| kind.built_in && kind.name == *name);
            match number {
                Some(number) => {
                    classifier.built_in[number] = Some(place);
                    classifier.learnt[place] = learnt::KINDS[number].1 as f32;
                }
                None => kind.phrases.iter().for_each(|phrase| classifier.learn(place, phrase)),
            }
        }
        classifier
    }

    /// Reads a text. Words never seen in a phrase have no say in the kind, and make it less certain.
    pub fn read(&self, text: &str) -> Guess {
        self.judge(&cues(text, |word| self.stem(word)))
    }

    fn knowing(kinds: Vec<String>) -> Self {
        Self {
            learnt: vec![0.0; kinds.len()],
            kinds,
            built_in: Vec::new(),
            sightings: HashMap::default(),
            stems: HashMap::default(),
        }
    }

    fn learn(&mut self, kind: usize, phrase: &str) {
        let cues = cues(phrase, |word| {
            let stem = self.stem(word);
            *self.stems.entry(hash(word)).or_insert(stem)
        });
        self.count(kind, &cues, 1.0);
    }

    /// Counts the cues of a phrase: `times` is 1 to learn them and -1 to forget them again.
    fn count(&mut self, kind: usize, cues: &[Cue], times: f32) {
        for cue in cues {
            let sightings = self.sightings.entry(cue.key).or_default();
            match sightings.iter_mut().find(|(seen, _)| *seen == kind) {
                Some((_, seen)) => *seen += times,
                None => sightings.push((kind, times)),
            }
        }
        self.learnt[kind] += times * cues.len() as f32;
    }

    fn stem(&self, word: &str) -> u64 {
        let key = hash(word);
        learnt::stem(key).or_else(|| self.stems.get(&key).copied()).unwrap_or_else(|| stem(word))
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
        let (mut words, mut strange) = (0, 0);
        let mut leanings = Leanings::of(&self.learnt);
        let mut seen = Vec::with_capacity(self.kinds.len());
        for cue in cues {
            self.see(cue, &mut seen);
            words += usize::from(cue.reach == Reach::Alone);
            if seen.is_empty() {
                strange += usize::from(cue.reach == Reach::Alone);
                continue;
            }
            leanings.fill(&mut seen);
            let weight = weight(cue.reach) * leanings.decidedness();
            weights += weight * weight;
            for (vote, logarithm) in votes.iter_mut().zip(&leanings.logarithms) {
                *vote += weight * logarithm;
            }
        }
        // The share of words never seen in a phrase, from 0 to 1.
        let strangeness = strange as f32 / words.max(1) as f32;
        softmax(&votes, TEMPERATURE * f32::sqrt(weights) * (1.0 + strangeness))
    }

    /// How often a cue was seen in the kinds that have it, in their order. None for a cue never seen, or forgotten since.
    fn see(&self, cue: &Cue, seen: &mut Vec<Sighting>) {
        seen.clear();
        if !self.built_in.is_empty() {
            for (kind, times) in learnt::sightings(cue.key) {
                if let Some(kind) = self.built_in[kind] {
                    seen.push((kind, f32::from(times)));
                }
            }
        }
        if let Some(own) = self.sightings.get(&cue.key) {
            seen.extend(own.iter().filter(|(_, times)| *times > 0.0));
            seen.sort_unstable_by_key(|(kind, _)| *kind);
        }
    }
}

/// A pair says more than its words, but they have had their say already.
fn weight(reach: Reach) -> f32 {
    match reach {
        Reach::Alone => 1.0,
        Reach::Next => 0.7,
        Reach::Near => 0.35,
    }
}

/// What a cue tells of each kind, in room that is used again. How much more than by chance it points to one is its
/// leaning there, 1 being neutral.
struct Leanings<'a> {
    learnt: &'a [f32],
    average: f32,
    logarithms: Vec<f32>,
    /// Each leaning times its logarithm.
    informations: Vec<f32>,
}

impl<'a> Leanings<'a> {
    fn of(learnt: &'a [f32]) -> Self {
        let average = learnt.iter().sum::<f32>() / learnt.len() as f32;
        let neutral = || vec![0.0; learnt.len()];
        Leanings { learnt, average, logarithms: neutral(), informations: neutral() }
    }

    /// Most kinds were never seen with a cue and all lean alike, so there is one logarithm for all of them.
    fn fill(&mut self, seen: &mut [Sighting]) {
        let width = self.learnt.len() as f32;
        for (kind, seen) in &mut *seen {
            *seen = *seen * self.average / self.learnt[*kind].max(1.0);
        }
        let total = seen.iter().map(|(_, fair)| fair).sum::<f32>();
        let lean = |fair: f32| (fair * width + DOUBT) / (total + DOUBT);
        let told = |leaning: f32| {
            let logarithm = leaning.ln();
            (logarithm, leaning * logarithm)
        };
        let (logarithm, information) = told(lean(0.0));
        self.logarithms.fill(logarithm);
        self.informations.fill(information);
        for &(kind, fair) in &*seen {
            (self.logarithms[kind], self.informations[kind]) = told(lean(fair));
        }
    }

    /// The information in a cue: none if it leans to all kinds alike, the most if it was seen in one kind only.
    fn decidedness(&self) -> f32 {
        self.informations.iter().sum::<f32>() / self.informations.len() as f32
    }
}

/// Tries every phrase on a classifier that has learnt all the others.
pub fn leave_one_out(examples: &[(&str, &str)]) -> Score {
    let kinds: BTreeSet<&str> = examples.iter().map(|(kind, _)| *kind).collect();
    let mut classifier = Classifier::knowing(kinds.iter().copied().map(str::to_owned).collect());
    let place = |kind: &str| kinds.iter().position(|known| *known == kind).unwrap_or_default();
    for (kind, phrase) in examples {
        classifier.learn(place(kind), phrase);
    }
    let mut score = Score::default();
    for (kind, phrase) in examples {
        let cues = cues(phrase, |word| classifier.stem(word));
        classifier.count(place(kind), &cues, -1.0);
        score.note(kind, &classifier.judge(&cues));
        classifier.count(place(kind), &cues, 1.0);
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

/// The hash of a key that is one.
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
