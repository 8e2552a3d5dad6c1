//! The log lines of a note: what was sent, what they answered, what is skipped or put off.

use super::{Channel, Named, Written};
use crate::date::Date;
use crate::text::Span;

/// A follow-up done: `DATE PLAY [to PERSON] [by CHANNEL] [- words]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The day it went out.
    pub date: Date,
    /// The play's name, in lower case with hyphens.
    pub play: String,
    /// To whom; absent means everyone in the note.
    pub to: Option<String>,
    /// Whom of the note that names, as [`super::Note::called`] has it; absent as `to` is.
    pub named: Option<Vec<Named>>,
    /// By which channel.
    pub by: Option<Channel>,
    /// The user's own words.
    pub words: Option<String>,
    /// The whole line.
    pub span: Span,
}

/// An answer of theirs: `DATE words`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The day it came.
    pub date: Date,
    /// What they said.
    pub words: String,
    /// The whole line.
    pub span: Span,
}

/// A play not wanted for this note: `PLAY [to PERSON] [- reason]`; with a day: not before that day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skip {
    /// The play's name, in lower case with hyphens.
    pub play: String,
    /// For whom; absent means everyone in the note.
    pub to: Option<String>,
    /// Whom of the note that names, as [`super::Note::called`] has it; absent as `to` is.
    pub named: Option<Vec<Named>>,
    /// Not before this day; absent in `skip`, given in `snooze`.
    pub until: Option<Date>,
    /// The user's own words.
    pub reason: Option<String>,
    /// The whole line.
    pub span: Span,
}

/// Reads a `sent` line; `Err` says what is missing.
pub(super) fn sent(line: &Written<String>) -> Result<Sent, &'static str> {
    let (date, rest) = dated(&line.value)?;
    let (clause, words) = split_words(rest);
    let (clause, by) = split_at_word(clause, "by");
    let (play, to) = split_at_word(clause, "to");
    let by = by.map(|by| {
        Channel::read(by).ok_or("the channel behind `by` is not one of `email`, `phone`, `linkedin`, `card`")
    });
    Ok(Sent {
        date,
        play: named(play)?,
        to: to.map(str::to_owned),
        named: None,
        by: by.transpose()?,
        words,
        span: line.span,
    })
}

/// Reads a `heard` line.
pub(super) fn heard(line: &Written<String>) -> Result<Heard, &'static str> {
    let (date, rest) = dated(&line.value)?;
    Ok(Heard { date, words: rest.trim_start_matches(['-', '–', '—']).trim().to_owned(), span: line.span })
}

/// Reads a `skip` line.
pub(super) fn skip(line: &Written<String>) -> Result<Skip, &'static str> {
    let (clause, reason) = split_words(line.value.trim());
    let (play, to) = split_at_word(clause, "to");
    Ok(Skip {
        play: named(play)?,
        to: to.map(str::to_owned),
        named: None,
        until: None,
        reason,
        span: line.span,
    })
}

/// Reads a `snooze` line.
pub(super) fn snooze(line: &Written<String>) -> Result<Skip, &'static str> {
    let text = line.value.trim();
    let (clause, rest) = split_at_word(text, "until");
    let rest = rest.ok_or("it needs `until` and a date")?;
    let (until, rest) = dated(rest)?;
    let (_, reason) = split_words(rest);
    let (play, to) = split_at_word(clause, "to");
    Ok(Skip {
        play: named(play)?,
        to: to.map(str::to_owned),
        named: None,
        until: Some(until),
        reason,
        span: line.span,
    })
}

/// The date that a line begins with, and what follows it; a colon behind the date is accepted.
fn dated(text: &str) -> Result<(Date, &str), &'static str> {
    let text = text.trim();
    let (date, rest) = text.split_at_checked(10).ok_or("it must begin with a date")?;
    let date = Date::parse(date).map_err(|_| "it must begin with a date that exists")?;
    Ok((date, rest.trim_start_matches([':', ',']).trim()))
}

/// Splits off the user's words behind ` - `, ` – ` or ` — `.
fn split_words(text: &str) -> (&str, Option<String>) {
    let text = text.trim();
    if let Some(words) = text.strip_prefix(['-', '–', '—']) {
        return ("", Some(words.trim().to_owned()));
    }
    let dash =
        [" - ", " – ", " — "].iter().filter_map(|dash| text.find(dash).map(|at| (at, dash.len()))).min();
    match dash {
        Some((at, length)) => (text[..at].trim(), Some(text[at + length..].trim().to_owned())),
        None => (text.trim(), None),
    }
}

/// Splits at a word that stands alone: `thank-you to Dana` at `to`.
fn split_at_word<'a>(text: &'a str, word: &str) -> (&'a str, Option<&'a str>) {
    let separator = format!(" {word} ");
    match text.split_once(separator.as_str()) {
        Some((before, after)) => (before.trim(), Some(after.trim())),
        None => (text.trim(), None),
    }
}

fn named(text: &str) -> Result<String, &'static str> {
    let name = play_name(text);
    if name.is_empty() { Err("it names no play") } else { Ok(name) }
}

/// A play's name as people write it, in lower case with hyphens: `Thank you` and `thank_you` are `thank-you`.
pub fn play_name(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.split([' ', '_', '-']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Written<String> {
        Written::new(text.to_owned(), Span::new(0, text.len()))
    }

    #[test]
    fn a_sent_line_tells_when_what_to_whom_and_how() {
        let sent =
            sent(&line("2026-03-05 thank-you to Dana Whitfield by email - short one")).expect("it reads");
        assert_eq!(sent.date.to_string(), "2026-03-05");
        assert_eq!((sent.play.as_str(), sent.to.as_deref()), ("thank-you", Some("Dana Whitfield")));
        assert_eq!((sent.by, sent.words.as_deref()), (Some(Channel::Email), Some("short one")));
    }

    #[test]
    fn a_sent_line_needs_no_more_than_a_date_and_a_play() {
        let sent = sent(&line("2026-03-05: Thank you")).expect("it reads");
        assert_eq!((sent.play.as_str(), sent.to, sent.by), ("thank-you", None, None));
    }

    #[test]
    fn a_line_that_cannot_be_read_says_what_is_missing() {
        assert_eq!(sent(&line("thank-you")), Err("it must begin with a date"));
        assert_eq!(sent(&line("2026-02-30 thank-you")), Err("it must begin with a date that exists"));
        assert_eq!(sent(&line("2026-03-05")), Err("it names no play"));
        assert!(sent(&line("2026-03-05 thank-you by pigeon")).is_err());
        assert_eq!(snooze(&line("check-in")), Err("it needs `until` and a date"));
    }

    #[test]
    fn an_answer_is_a_date_and_words() {
        let heard = heard(&line("2026-03-09 - they need another week")).expect("it reads");
        assert_eq!(
            (heard.date.to_string().as_str(), heard.words.as_str()),
            ("2026-03-09", "they need another week")
        );
    }

    #[test]
    fn a_play_may_be_skipped_or_put_off_for_one_person() {
        let skipped = skip(&line("linkedin to Lee - we are connected")).expect("it reads");
        assert_eq!((skipped.play.as_str(), skipped.to.as_deref()), ("linkedin", Some("Lee")));
        let snoozed = snooze(&line("check-in until 2026-03-20 - they are at a fair")).expect("it reads");
        assert_eq!(snoozed.until.map(|date| date.to_string()).as_deref(), Some("2026-03-20"));
        assert_eq!(snoozed.reason.as_deref(), Some("they are at a fair"));
    }
}
