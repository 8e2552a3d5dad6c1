//! What the built-in phrases teach. It was counted when the program was built, and is looked up where it lies.

/// The built-in kinds that have phrases, and how many cues each has learnt. A kind's number is its place here.
pub(super) const KINDS: &[(&str, u32)] = include!(concat!(env!("OUT_DIR"), "/LEARNT.rs"));

/// A cue, then a kind, then how often the kind's phrases have it.
const SIGHTINGS: Table<12> = Table(include_bytes!(concat!(env!("OUT_DIR"), "/SIGHTINGS")));

/// A word's hash, then its stem's.
const STEMS: Table<16> = Table(include_bytes!(concat!(env!("OUT_DIR"), "/STEMS")));

/// The kinds whose phrases have a cue, and how often.
pub(super) fn sightings(cue: u64) -> impl Iterator<Item = (usize, u16)> {
    SIGHTINGS.found(cue).map(|record| {
        let [.., kind, of_kind, times, of_times] = *record;
        (usize::from(u16::from_le_bytes([kind, of_kind])), u16::from_le_bytes([times, of_times]))
    })
}

/// The hash of the stem of a word that any phrase has, by the word's hash.
pub(super) fn stem(word: u64) -> Option<u64> {
    let [.., a, b, c, d, e, f, g, h] = *STEMS.found(word).next()?;
    Some(u64::from_le_bytes([a, b, c, d, e, f, g, h]))
}

/// Records that each begin with a key, in the order of their keys. Since keys are hashes, the first bits of one tell
/// where it stands: in front of the records is how many bits those are, and how many records are before each of them.
struct Table<const SIZE: usize>(&'static [u8]);

impl<const SIZE: usize> Table<SIZE> {
    fn found(&self, key: u64) -> impl Iterator<Item = &'static [u8; SIZE]> {
        let bits = self.number(0);
        let place = (key >> (64 - bits)) as usize;
        let (first, end) = (self.number(place + 1), self.number(place + 2));
        let records = &self.0[4 * ((1 << bits) + 2)..];
        let near = records[first * SIZE..end * SIZE].as_chunks().0;
        let key = key.to_le_bytes();
        near.iter().filter(move |record: &&[u8; SIZE]| record.first_chunk() == Some(&key))
    }

    fn number(&self, place: usize) -> usize {
        let bytes = self.0[4 * place..].first_chunk().copied().unwrap_or_default();
        u32::from_le_bytes(bytes) as usize
    }
}
