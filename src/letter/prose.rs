//! A letter's text as a reader takes it in: greeting, sentences, words, and what it says in which words.

use super::bounds::{bounded, ends_in_abbreviation};
use super::phrases::Phrases;
use std::borrow::Cow;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

const GREETINGS: &[&str] =
    &["dear", "hello", "hi", "hey", "good morning", "good afternoon", "good evening", "greetings"];

const CLOSINGS: &[&str] = &[
    "best",
    "best wishes",
    "best regards",
    "kind regards",
    "warm regards",
    "warmly",
    "with warm regards",
    "regards",
    "sincerely",
    "sincerely yours",
    "yours",
    "yours sincerely",
    "yours truly",
    "yours faithfully",
    "thanks",
    "thank you",
    "thanks again",
    "thank you again",
    "many thanks",
    "with thanks",
    "all the best",
    "cheers",
    "gratefully",
    "respectfully",
    "with best wishes",
    "with kind regards",
];

/// The words of a text with their places; case and the shape of apostrophes do not matter.
pub(crate) struct Words {
    /// Where each stands in the text, and where in `folded` its letters end.
    places: Vec<(Range<usize>, usize)>,
    folded: String,
}

impl Words {
    pub(crate) fn of(text: &str) -> Self {
        let mut words = Words { places: Vec::new(), folded: String::with_capacity(text.len()) };
        for (at, word) in text.unicode_word_indices() {
            fold_onto(&mut words.folded, word);
            words.places.push((at..at + word.len(), words.folded.len()));
        }
        words
    }

    pub(crate) fn count(&self) -> usize {
        self.places.len()
    }

    fn word(&self, place: usize) -> Option<&str> {
        let end = self.places.get(place)?.1;
        let start = place.checked_sub(1).map_or(0, |before| self.places[before].1);
        self.folded.get(start..end)
    }

    /// Every place where one of the [phrases](super::phrases) stands, from front to back.
    pub(crate) fn find(&self, phrases: &Phrases) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for (start, (range, _)) in self.places.iter().enumerate() {
            let end = phrases.end(&|place| self.word(place), start);
            if let Some(end) = end.and_then(|end| self.places.get(end.checked_sub(1)?))
                && found.last().is_none_or(|last| last.end <= range.start)
            {
                found.push(range.start..end.0.end);
            }
        }
        found
    }

    /// The same, but for those where an innocent phrase covers it.
    pub(crate) fn find_but(&self, phrases: &Phrases, innocent: &Phrases) -> Vec<Range<usize>> {
        let mut found = self.find(phrases);
        if !found.is_empty() {
            let innocent = self.find(innocent);
            found.retain(|at| !innocent.iter().any(|other| other.start < at.end && at.start < other.end));
        }
        found
    }

    /// Whether one of the phrases stands anywhere.
    pub(crate) fn has(&self, phrases: &Phrases) -> bool {
        (0..self.count())
            .any(|start| phrases.end(&|place| self.word(place), start).is_some_and(|end| end > 0))
    }

    /// Pairs of neighbouring words: two letters that share most of them are alike.
    pub(crate) fn pairs(&self) -> Vec<(&str, &str)> {
        let words: Vec<&str> = (0..self.count()).filter_map(|place| self.word(place)).collect();
        words.windows(2).map(|pair| (pair[0], pair[1])).collect()
    }
}

/// A text cut into sentences once, each with its words, for all who look for phrases in it.
pub(crate) struct Sentences(Vec<(Range<usize>, Words)>);

impl Sentences {
    pub(crate) fn of(text: &str) -> Self {
        Sentences(sentences(text).into_iter().map(|at| (at.clone(), Words::of(&text[at]))).collect())
    }

    /// Each sentence's place in the text, with its words.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Range<usize>, &Words)> {
        self.0.iter().map(|(at, words)| (at, words))
    }

    /// Every place in the text where one of the phrases stands within one sentence, but for those where an innocent
    /// phrase covers it; with the sentence's own place.
    pub(crate) fn find_but(
        &self,
        phrases: &Phrases,
        innocent: &Phrases,
    ) -> impl Iterator<Item = (Range<usize>, &Range<usize>)> {
        self.iter().flat_map(|(sentence, words)| {
            let found = words.find_but(phrases, innocent).into_iter();
            found.map(move |at| (sentence.start + at.start..sentence.start + at.end, sentence))
        })
    }
}

fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_onto(&mut folded, word);
    folded
}

fn fold_onto(folded: &mut String, word: &str) {
    match word.is_ascii() {
        true => folded.extend(word.chars().map(|c| c.to_ascii_lowercase())),
        false => folded.push_str(&word.to_lowercase().replace('’', "'")),
    }
}

/// The words of a text as they stand there, each with its place.
pub(crate) fn words_in(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.unicode_word_indices()
}

/// How many words a text has.
pub(crate) fn word_count(text: &str) -> usize {
    words_in(text).count()
}

/// The greeting's line, where the letter begins with one.
pub(crate) fn greeting(text: &str) -> Option<Range<usize>> {
    let (start, line) = lines(text).find(|(_, line)| !line.trim().is_empty())?;
    let words = folded(line.trim());
    let greets = GREETINGS.iter().any(|greeting| {
        words.strip_prefix(greeting).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    let comma = line.find([',', '!', ':']).map_or(line.len(), |at| at + 1);
    let is_salutation = greets || (line.trim().ends_with(',') && word_count(line) <= 4);
    is_salutation.then(|| start..start + comma)
}

/// What the letter has to say: all but the greeting and what follows the closing words.
pub(crate) fn core(text: &str) -> Range<usize> {
    let start = greeting(text).map_or(0, |greeting| greeting.end);
    let filled: Vec<(usize, &str)> = lines(text).filter(|(_, line)| !line.trim().is_empty()).collect();
    let closes = |(at, line): &(usize, &str)| *at >= start && is_closing(line);
    let tail = &filled[filled.len().saturating_sub(5)..];
    let closing = tail.iter().find(|line| closes(line)).map(|(at, _)| *at);
    let closing = closing.or_else(|| above_long_signature(&filled, closes));
    start..closing.unwrap_or(text.len())
}

fn is_closing(line: &str) -> bool {
    let words = folded(line.trim().trim_end_matches([',', '.', '!', '-', '–', '—']).trim());
    CLOSINGS.contains(&words.as_str())
}

/// Where a letter closes above name, title, company, address and numbers, one below the other.
///
/// Nothing stands behind but short lines that are no sentences, and what was thought of later.
fn above_long_signature(filled: &[(usize, &str)], closes: impl Fn(&(usize, &str)) -> bool) -> Option<usize> {
    let last = filled.iter().rposition(&closes)?;
    let mut signature = filled[last + 1..].iter().take_while(|(_, line)| !is_postscript(line));
    // "Thank you again," and "Best wishes," below it close together.
    let first = filled[..last].iter().rposition(|line| !closes(line)).map_or(0, |before| before + 1);
    signature.all(|(_, line)| is_of_signature(line)).then_some(filled[first].0)
}

/// `Sam Rivera`, `12 Wharf St.`
fn is_of_signature(line: &str) -> bool {
    let words = word_count(line);
    words <= 3 || (words <= 8 && !line.trim_end().ends_with(['.', '!', '?', ':']))
}

fn is_postscript(line: &str) -> bool {
    let begin: String = folded(line.trim_start()).chars().take(4).filter(|c| *c != '.').collect();
    begin.starts_with("ps") && !begin.chars().nth(2).is_some_and(char::is_alphanumeric)
}

/// The sentences of a text, paragraph by paragraph, with their places.
pub(crate) fn by_paragraph(text: &str) -> Vec<Vec<Range<usize>>> {
    let all = sentences(text);
    let in_it = |paragraph: Range<usize>| {
        all.iter().filter(move |it| paragraph.contains(&it.start)).cloned().collect()
    };
    let paragraphs: Vec<Vec<Range<usize>>> = paragraphs(text).into_iter().map(in_it).collect();
    paragraphs.into_iter().filter(|sentences| !sentences.is_empty()).collect()
}

/// The sentences of a text, with their places. A line break within a paragraph ends no sentence.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for paragraph in paragraphs(text) {
        let one_line = one_line(&text[paragraph.clone()]);
        let mut goes_on = false;
        for (at, piece) in bounded(&one_line) {
            let piece_in_text = paragraph.start + at..paragraph.start + at + piece.len();
            // "Why?" she asked: what begins small goes on.
            let begins_small = piece.starts_with(char::is_lowercase) && at > 0;
            match sentences.last_mut().filter(|_| goes_on || begins_small) {
                Some(last) => last.end = piece_in_text.end,
                None => sentences.push(piece_in_text),
            }
            goes_on = ends_in_abbreviation(piece, one_line[at + piece.len()..].chars().next());
        }
    }
    sentences.retain(|sentence| text[sentence.clone()].contains(char::is_alphanumeric));
    sentences.into_iter().map(|sentence| trimmed(text, sentence)).collect()
}

fn one_line(text: &str) -> Cow<'_, str> {
    match text.contains('\n') || text.contains('\r') {
        true => text.replace(['\n', '\r'], " ").into(),
        false => text.into(),
    }
}

/// A short sentence that only thanks, and a last one that is only courtesy, belong to the frame of a letter.
static MERE_THANKS: Phrases =
    Phrases::new(&["^ thank|thanks", "^ many thanks", "^ it was", "^ i enjoyed meeting"]);

static MERE_COURTESY: Phrases = Phrases::new(&[
    "^ i would|should|will|shall|i'd|i'll be glad|happy|pleased to",
    "^ i would|should|i'd enjoy|like|love|welcome",
    "^ i hope",
    "^ i look|am|i'm forward? looking? forward? to?",
    "^ looking forward",
    "^ whatever comes",
    "^ thank|thanks",
    "^ please let me know",
]);

/// Those of a letter's sentences that say something: all but its frame.
pub(crate) fn telling(sentences: Vec<Range<usize>>, text: &str) -> Vec<Range<usize>> {
    let is = |sentence: &Range<usize>, phrases: &Phrases, most: usize| {
        let words = Words::of(&text[sentence.clone()]);
        words.count() <= most && words.has(phrases)
    };
    let mere = |sentence: &Range<usize>| is(sentence, &MERE_THANKS, 12);
    let (frame, mut telling): (Vec<_>, Vec<_>) = sentences.into_iter().partition(mere);
    if telling.len() > 1 && telling.last().is_some_and(|last| is(last, &MERE_COURTESY, 14)) {
        telling.pop();
    }
    if telling.is_empty() { frame } else { telling }
}

/// How many sentences a text has.
pub(crate) fn sentence_count(text: &str) -> usize {
    sentences(text).len()
}

fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    for (at, line) in lines(text) {
        let end = at + line.len();
        let is_item = line.trim_start().starts_with(['-', '*', '•', '#']);
        match paragraphs.last_mut() {
            _ if line.trim().is_empty() => goes_on = false,
            Some(last) if goes_on && !is_item => last.end = end,
            _ => {
                paragraphs.push(at..end);
                goes_on = true;
            }
        }
    }
    paragraphs
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line.trim_end_matches(['\n', '\r'])))
    })
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = &text[range.clone()];
    let start = range.start + (slice.len() - slice.trim_start().len());
    start..start + slice.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &str = "Hello Dana,\n\nThank you for the talk with Dr. Nair about e.g. cold starts;\nit stayed with me. I\nlook forward to more!\n\nBest wishes,\nSam Rivera\n+1 555 0100\n";

    #[test]
    fn the_core_is_all_but_greeting_and_signature() {
        let core = &LETTER[core(LETTER)];
        assert!(core.trim().starts_with("Thank you for"), "{core}");
        assert!(core.trim().ends_with("to more!"), "{core}");
    }

    #[test]
    fn a_signature_of_many_lines_is_none_of_the_letters_sentences() {
        let letter = "Hello Dana,\n\nThank you for the talk about cold starts; it stayed with me.\n\n";
        let close =
            "Thank you again,\nBest wishes,\n\nSam Rivera\nPlatform Engineer\nThe Old Mill\n12 Wharf Road\n";
        let numbers = "Leeds\n+44 20 7946 0000\nhttps://sam.example\n";
        let later = "P.S. The paper that we spoke of is called Cold Starts Considered Harmless by Ada.\n";
        for end in
            [format!("{close}{numbers}"), format!("{close}{later}"), format!("{close}{numbers}{later}")]
        {
            let text = format!("{letter}{end}");
            assert_eq!(sentence_count(&text[core(&text)]), 1, "{text}");
        }
        let early = format!(
            "Hello Dana,\n\nThank you!\n\n{}",
            "This is one more sentence of the letter.\n\n".repeat(9)
        );
        assert_eq!(sentence_count(&early[core(&early)]), 10);
    }

    #[test]
    fn a_greeting_in_one_line_with_the_text_is_only_its_beginning() {
        let text = "Hi Dana, I enjoyed our talk.";
        assert_eq!(greeting(text).map(|range| &text[range]), Some("Hi Dana,"));
        assert_eq!(greeting("History matters to me."), None);
    }

    #[test]
    fn neither_titles_nor_line_breaks_end_a_sentence() {
        let core = &LETTER[core(LETTER)];
        let sentences: Vec<&str> = sentences(core).into_iter().map(|range| &core[range]).collect();
        assert_eq!(sentences.len(), 2, "{sentences:?}");
        assert_eq!(sentences[1], "I\nlook forward to more!");
    }

    #[test]
    fn sentences_are_counted_as_a_reader_would() {
        for (text, count) in [
            ("", 0),
            ("—", 0),
            ("I moved 3.5 million rows to Node.js v1.2. It held.", 2),
            ("\"Why not?\" she asked. I had no answer. Now I do!", 3),
            ("The answer is no. I know why.", 2),
            ("It was ticket no. 7 of the week.", 1),
            ("1. First things\n2. Second things", 2),
            ("- one\n- two\n- three", 3),
            ("Thank you, Dr. J. Nair of St. Mary's, e.g. for the talk with Prof. Wu.", 1),
            ("Would Tuesday do? Or Wednesday?! I am free… most days.", 3),
            ("See https://a.example/me.html?x=1. It is short.", 2),
            ("First paragraph without a stop\n\nSecond one", 2),
            ("What is new at Yahoo! is what I asked.", 1),
        ] {
            assert_eq!(sentence_count(text), count, "{text}");
        }
    }

    #[test]
    fn phrases_are_found_across_line_breaks_and_curly_apostrophes() {
        let text = "Please answer As soon\nas possible, I haven’t slept.";
        static PHRASES: Phrases = Phrases::new(&["as soon as possible", "haven't"]);
        let found = Words::of(text).find(&PHRASES);
        assert_eq!(
            found.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>(),
            ["As soon\nas possible", "haven’t"]
        );
    }

    proptest::proptest! {
        #[test]
        fn whatever_the_text_every_place_found_lies_in_it(text in "(Dear |Hi |[A-Zé]|[a-zß’. ,\\[\\]\n\r]|sorry |🙈|Best,\n){0,60}") {
            let places = sentences(&text).into_iter();
            for place in places.chain(greeting(&text)).chain([core(&text)]) {
                proptest::prop_assert!(text.get(place).is_some());
            }
        }
    }
}
