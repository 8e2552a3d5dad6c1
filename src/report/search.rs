//! What the search on the page of notes looks through: scripts of bearable size, and the filters' vocabularies.
//!
//! It is made of what the pages show and of nothing else, so what is kept out of the pages is kept out of here.

use super::Shape;
use super::note_row::{self, NoteRow};
use super::site::Site;
use crate::assess::Gap;
use crate::journal::NoteId;
use crate::markdown;
use crate::note::{Note, Person};
use crate::plan::{Item, State};
use crate::playbook::{Flag, Verdict};
use fnv::FnvHashSet;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

/// One way to narrow the list, by the name that it has in an address: `notes.html#verdict=serious`.
#[derive(Serialize)]
pub(super) struct Filter {
    name: &'static str,
    label: String,
    /// What is known beforehand; companies and people are found in the notes.
    choices: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// A note as the script reads it.
#[derive(Serialize)]
struct Record<'a> {
    #[serde(flatten)]
    row: NoteRow,
    people: Vec<String>,
    /// The kinds of its gaps.
    gaps: Vec<&'a str>,
    /// How its follow-ups stand.
    states: Vec<&'static str>,
    /// What is in it, line by line, from the beginning; excerpts are cut from here.
    text: &'a str,
    /// The words that come later, each once.
    more: String,
}

/// So many notes share a script: a few hundred kilobytes, and where every note is very long still about a megabyte.
const NOTES: usize = 100;
/// So many characters of a note are kept as they stand.
const TEXT: usize = 2_000;
/// So many words are kept of what comes after.
const MORE: usize = 1_000;
/// What is longer is no word that anybody looks for.
const LONGEST_WORD: usize = 40;

/// Whether there is anything to search. Its scripts are files of their own, which a single file has not beside it.
pub(super) fn is_offered(site: &Site<'_>) -> bool {
    site.options.shape == Shape::Pages && !site.analysis.journal.notes.is_empty()
}

/// The notes that have something, in a word and a link; absent where none has it, and where there is no search.
#[derive(Serialize)]
pub(super) struct Having {
    /// `three notes`
    words: String,
    url: String,
}

/// The notes with a verdict.
pub(super) fn with_verdict(verdict: Verdict, site: &Site<'_>) -> Option<Having> {
    having("verdict", verdict.word(), site, |id| {
        !site.analysis.note(id).practice && site.analysis.assessments[id.0].verdict == verdict
    })
}

/// The notes with a flag.
pub(super) fn with_flag(flag: Flag, site: &Site<'_>) -> Option<Having> {
    having("flag", flag.word(), site, |id| site.analysis.plans[id.0].flags.contains(&flag))
}

/// The notes with a gap of a kind.
pub(super) fn with_gap(kind: &str, site: &Site<'_>) -> Option<Having> {
    having("gap", kind, site, |id| site.analysis.assessments[id.0].gaps.iter().any(|gap| gap.kind == kind))
}

fn having(filter: &str, value: &str, site: &Site<'_>, has: impl Fn(NoteId) -> bool) -> Option<Having> {
    let count = site.analysis.journal.ids().filter(|id| has(*id)).count();
    let having = || Having { words: site.words.count("counts.notes", count), url: url(filter, value, site) };
    (count > 0 && is_offered(site)).then(having)
}

/// The address of the notes that pass one filter, from a page in the report's folder; of all where there is no search.
pub(super) fn url(filter: &str, value: &str, site: &Site<'_>) -> String {
    if !is_offered(site) {
        return "notes.html".to_owned();
    }
    format!("notes.html#{filter}={}", utf8_percent_encode(value, ENCODED))
}

/// A hyphen means nothing in an address, and words have it.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-');

/// The filters, in the order in which they are offered.
pub(super) fn filters(site: &Site<'_>) -> Vec<Filter> {
    let plain = |table, word: &str| Choice { value: word.to_owned(), label: site.words.name(table, word) };
    let kinds = site.analysis.playbook.gap_kinds().iter();
    let kinds = kinds.map(|kind| Choice { value: kind.name.clone(), label: kind.title.clone() });
    let verdicts = Verdict::ALL.iter().map(|verdict| plain("verdicts", verdict.word()));
    let filter = |name, label, choices| Filter { name, label: site.words.say(label), choices };
    vec![
        filter("flag", "notes.flag", Flag::ALL.iter().map(|flag| plain("flags", flag.word())).collect()),
        filter("verdict", "notes.verdict", verdicts.chain([plain("verdicts", REHEARSAL)]).collect()),
        filter("gap", "notes.gap", kinds.collect()),
        filter(
            "state",
            "notes.state",
            State::ALL.iter().map(|state| plain("states", state.word())).collect(),
        ),
        filter("company", "notes.company", Vec::new()),
        filter("person", "notes.person", Vec::new()),
    ]
}

/// What stands in the place of a verdict where there is none.
const REHEARSAL: &str = "rehearsal";

/// How many scripts so many notes take.
pub(super) fn files(notes: usize) -> usize {
    notes.div_ceil(NOTES)
}

/// The name of a script, counted from 0.
pub(super) fn file(place: usize) -> String {
    format!("find-{}.js", place + 1)
}

/// The notes of each script, in its turn.
pub(super) fn shares<'s>(site: &'s Site<'_>) -> impl Iterator<Item = &'s [NoteId]> {
    site.newest_first().chunks(NOTES)
}

/// A script with its share of the notes.
pub(super) fn script(notes: &[NoteId], site: &Site<'_>) -> String {
    let mut script = "journal.add([".to_owned();
    let mut before = "\n";
    for &id in notes {
        script += before;
        script += &record(id, site);
        before = ",\n";
    }
    script + "\n]);\n"
}

/// The record as JSON that may stand in a page too: nothing in it begins a tag.
fn record(id: NoteId, site: &Site<'_>) -> String {
    let row = note_row::row(id, site);
    let words = all_words(id, site);
    let (text, more) = parted(&words);
    let record =
        Record { row, people: people(id, site), gaps: kinds(id, site), states: states(id, site), text, more };
    let json = serde_json::to_string(&record).expect("a record is made of strings, lists and truth values");
    if json.contains('<') { json.replace('<', "\\u003c") } else { json }
}

fn people(id: NoteId, site: &Site<'_>) -> Vec<String> {
    let note = site.analysis.note(id);
    note.interviewers.iter().chain(&note.recruiter).filter_map(|person| person.name.clone()).collect()
}

fn kinds<'a>(id: NoteId, site: &'a Site<'_>) -> Vec<&'a str> {
    let mut kinds: Vec<&str> =
        site.analysis.assessments[id.0].gaps.iter().map(|gap| gap.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// A mere offer is nothing that is due, so it counts only once it is settled.
fn states(id: NoteId, site: &Site<'_>) -> Vec<&'static str> {
    let follow_ups = site.analysis.plans[id.0].follow_ups.iter().enumerate();
    let counts = |place| !site.analysis.is_offer(Item { note: id, place });
    let counted = follow_ups.filter(|(place, each)| !each.state.is_open() || counts(*place));
    let mut states: Vec<State> = counted.map(|(_, each)| each.state).collect();
    states.sort_unstable();
    states.dedup();
    states.into_iter().map(State::word).collect()
}

/// Everything on the note's page that somebody may remember of it, a line for each thing.
fn all_words(id: NoteId, site: &Site<'_>) -> String {
    let note = site.analysis.note(id);
    let mut lines = gaps(id, site);
    lines.extend(note.highlights.iter().map(|highlight| highlight.text.clone()));
    lines.extend(note.strengths.iter().cloned());
    lines.extend(note.fit.clone());
    lines.extend(note.heard.iter().map(|heard| heard.words.clone()));
    lines.extend(beside(note));
    lines.push(site.analysis.journal.opportunity(id).status.to_string());
    lines.push(site.texts.take(id).unwrap_or_else(|| markdown::plain_text(note.body())));
    lines.join("\n")
}

fn gaps(id: NoteId, site: &Site<'_>) -> Vec<String> {
    let gap = |gap: &Gap| {
        let kind = site.analysis.playbook.gap_kind(&gap.kind);
        let title = kind.map_or(gap.kind.as_str(), |kind| kind.title.as_str());
        let said = if gap.text.is_empty() { title.to_owned() } else { format!("{title}: {}", gap.text) };
        std::iter::once(said).chain(gap.answer.clone())
    };
    site.analysis.assessments[id.0].gaps.iter().flat_map(gap).collect()
}

/// Titles, tags and who arranged it.
fn beside(note: &Note) -> Vec<String> {
    let titles = note.interviewers.iter().chain(&note.recruiter).filter_map(|person| person.title.clone());
    let recruiter = note.recruiter.as_ref().and_then(|person: &Person| person.name.clone());
    let tags = Some(note.tags.join(", ")).filter(|tags| !tags.is_empty());
    titles.chain(recruiter).chain(tags).collect()
}

/// The beginning as it stands, and the words of the rest, each once.
fn parted(text: &str) -> (&str, String) {
    if text.len() <= TEXT {
        return (text, String::new());
    }
    let Some((end, _)) = text.char_indices().nth(TEXT) else { return (text, String::new()) };
    let end = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    let (beginning, rest) = text.split_at(end);
    // No word becomes two in small letters, or none: both texts have the same words in the same places.
    let small = rest.to_lowercase();
    let mut seen = FnvHashSet::default();
    let words = each_word(rest).zip(each_word(&small));
    let new =
        words.filter_map(|(word, small)| (word.len() <= LONGEST_WORD && seen.insert(small)).then_some(word));
    let later: Vec<&str> = new.take(MORE).collect();
    (beginning, later.join(" "))
}

fn each_word(text: &str) -> impl Iterator<Item = &str> {
    text.split(char::is_whitespace)
        .map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation()))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_note_the_beginning_stays_as_it_is_and_every_later_word_can_be_found() {
        let beginning = "wine ".repeat(400);
        let note = format!("{beginning}Wine, migration; the (migration) at last.");
        let (text, more) = parted(&note);
        assert_eq!(text, beginning.trim_end());
        assert_eq!(more, "Wine migration the at last");
        let strange = format!(
            "{beginning}ΟΔΟΣ' İstanbul (ὈΔΥΣΣΕΎΣ) οδος istanbul i\u{307}stanbul Kelvin \u{212a}elvin"
        );
        assert_eq!(
            parted(&strange).1,
            "ΟΔΟΣ İstanbul ὈΔΥΣΣΕΎΣ istanbul Kelvin",
            "case is folded word by word"
        );
        assert_eq!(parted("short"), ("short", String::new()));
        assert_eq!(parted(&"é".repeat(3_000)).0, "é".repeat(TEXT));
    }
}
