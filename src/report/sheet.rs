//! One letter on a sheet of its own: a card large enough to copy by hand, a call script in its parts, a letter.

use super::letter::{self, LetterView, Piece};
use super::site::{Root, Site};
use super::words::Words;
use crate::letter::Letter;
use crate::note::Channel;
use crate::plan::{FollowUp, Item, Recipient};
use crate::template::RenderError;
use serde::Serialize;

/// A sheet.
#[derive(Serialize)]
pub(super) struct SheetView {
    /// Its anchor.
    id: String,
    shape: Shape,
    /// `Card to Dana Whitfield`
    title: String,
    /// The play: `Thank-you note`.
    play: String,
    company: String,
    role: Option<String>,
    /// The day of the interview: `Wed 4 Mar`.
    day: Option<String>,
    /// How it stands: `one day late`.
    standing: String,
    /// Its place on the note's page; absent where the sheet is all there is.
    url: Option<String>,
    letter: LetterView,
    /// The parts of a call script; other letters have none.
    parts: Vec<Part>,
}

/// What a sheet looks like.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Shape {
    Card,
    Call,
    Letter,
}

/// A part of a call script.
#[derive(Serialize)]
struct Part {
    /// `Opening`, `The point`; absent where the writer gave it no name.
    name: Option<String>,
    is_voice_mail: bool,
    /// How long a message takes to say: `about 25 seconds`.
    length: Option<String>,
    pieces: Vec<Piece>,
}

/// Where a sheet is shown.
pub(super) enum Place {
    /// Among others in the report.
    Report(Root),
    /// Alone in a file.
    Alone,
}

/// The sheet of one letter; none where nothing is written.
pub(super) fn view(item: Item, site: &Site<'_>, place: &Place) -> Option<SheetView> {
    let analysis = site.analysis;
    let letter = analysis.letter(item)?;
    let follow_up = analysis.follow_up(item);
    let play = analysis.play(follow_up);
    let id = site.sheet_anchor(item);
    let shape = shape(follow_up);
    let letter_view = letter::view(letter, follow_up, format!("{id}-text"), Vec::new(), site);
    Some(SheetView {
        title: title(follow_up, site),
        play: play.title.clone(),
        company: site.company(item.note),
        role: analysis.journal.opportunity(item.note).role.clone(),
        day: analysis.note(item.note).date.map(|date| site.day(date)),
        standing: site.words.standing(follow_up, play.optional),
        url: match place {
            Place::Report(root) => Some(site.follow_up_url(item, *root)),
            Place::Alone => None,
        },
        parts: if shape == Shape::Call { parts(letter, site.words) } else { Vec::new() },
        letter: letter_view,
        shape,
        id,
    })
}

/// Whether it is a call.
pub(super) fn is_a_call(follow_up: &FollowUp) -> bool {
    follow_up.channel == Some(Channel::Phone)
}

fn shape(follow_up: &FollowUp) -> Shape {
    match follow_up.channel {
        Some(Channel::Card) => Shape::Card,
        Some(Channel::Phone) => Shape::Call,
        Some(Channel::Email | Channel::Linkedin) | None => Shape::Letter,
    }
}

fn title(follow_up: &FollowUp, site: &Site<'_>) -> String {
    let to = Some(follow_up.to).filter(|to| *to != Recipient::Yourself);
    let to = to.and_then(|to| to.name(site.analysis.note(follow_up.note)));
    let (alone, addressed) = match follow_up.channel {
        Some(Channel::Phone) => ("sheets.call", "sheets.call-to"),
        Some(Channel::Card) => ("sheets.card", "sheets.card-to"),
        Some(Channel::Linkedin) => ("sheets.request", "sheets.request-to"),
        Some(Channel::Email) | None => ("sheets.letter", "sheets.letter-to"),
    };
    to.map_or_else(|| site.words.say(alone), |to| site.words.with(addressed, &[("person", &to)]))
}

/// One letter alone, with the theme's look in the same file; empty where nothing is written.
pub(super) fn alone(item: Item, site: &Site<'_>) -> Result<String, RenderError> {
    match view(item, site, &Place::Alone) {
        Some(sheet) => site.render_alone("alone", &Alone { sheet, style: site.style() }),
        None => Ok(String::new()),
    }
}

/// What a page is given that is nothing but one sheet.
#[derive(Serialize)]
struct Alone<'a> {
    sheet: SheetView,
    style: &'a str,
}

/// How many words one says in a minute, unhurried.
const WORDS_A_MINUTE: usize = 150;
const VOICE_MAIL: &str = "voice mail";

/// A paragraph that begins with a few words and a colon begins a part; what follows without belongs to it.
fn parts(letter: &Letter, words: Words<'_>) -> Vec<Part> {
    let mut parts: Vec<(Option<&str>, String)> = Vec::new();
    for paragraph in letter.body.split("\n\n") {
        match (named(paragraph), parts.last_mut()) {
            (Some((name, text)), _) => parts.push((Some(name), text.to_owned())),
            (None, Some((_, text))) => {
                text.push_str("\n\n");
                text.push_str(paragraph);
            }
            (None, None) => parts.push((None, paragraph.to_owned())),
        }
    }
    parts.iter().map(|(name, text)| part(*name, text, words)).collect()
}

fn part(name: Option<&str>, text: &str, words: Words<'_>) -> Part {
    let is_voice_mail = name.is_some_and(|name| name.eq_ignore_ascii_case(VOICE_MAIL));
    Part {
        name: name.map(str::to_owned),
        is_voice_mail,
        length: is_voice_mail.then(|| words.with_figure("sheets.seconds", seconds(text))),
        pieces: letter::pieces(text),
    }
}

/// How long it takes to say, to the next five seconds.
fn seconds(text: &str) -> usize {
    (text.split_whitespace().count() * 60 / WORDS_A_MINUTE).next_multiple_of(5)
}

/// `The point: …` in its two halves. A sentence may hold a colon too, so a name is short.
fn named(paragraph: &str) -> Option<(&str, &str)> {
    let (name, text) = paragraph.trim_start().split_once(':')?;
    let text = text.strip_prefix([' ', '\n'])?;
    let is_name = name.split(' ').count() <= 5 && name.chars().all(|c| c.is_alphanumeric() || c == ' ');
    (is_name && name.starts_with(char::is_uppercase)).then(|| (name, text.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_cut_where_a_name_and_a_colon_begin_a_paragraph() {
        let letter = Letter {
            body: "Ring after ten.\n\nThe point: I led it: [the figure].\n\nIt was 1:1 work.\n\nVoice mail: Hello."
                .to_owned(),
            blanks: vec!["the figure".to_owned()],
            ..Letter::default()
        };
        let theme = crate::report::Theme::built_in();
        let words =
            theme.words(crate::date::Date::new(2026, 3, 6).expect("a day"), crate::date::Style::DayMonth);
        let parts: Vec<String> = parts(&letter, words)
            .iter()
            .map(|part| {
                let text: Vec<&str> = part.pieces.iter().map(|piece| piece.text.as_str()).collect();
                format!("{:?} {} {:?}", part.name, part.is_voice_mail, text)
            })
            .collect();
        assert_eq!(
            parts,
            [
                r#"None false ["Ring after ten."]"#,
                r#"Some("The point") false ["I led it: ", "[the figure]", ".\n\nIt was 1:1 work."]"#,
                r#"Some("Voice mail") true ["Hello."]"#,
            ]
        );
    }

    #[test]
    fn seventy_five_words_take_half_a_minute() {
        assert_eq!(seconds(&"word ".repeat(75)), 30);
        assert_eq!(seconds("Hello."), 0);
    }
}
