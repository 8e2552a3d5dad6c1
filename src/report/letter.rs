//! A letter as a page shows it: its blanks marked, ready to copy or to open in a mail program.

use super::mailto::{Message, mailto};
use super::objection::ObjectionView;
use super::site::Site;
use crate::letter::{Letter, blanks};
use crate::note::Channel;
use crate::plan::FollowUp;
use serde::Serialize;

/// A letter, a card, a call script or a request.
#[derive(Serialize)]
pub(super) struct LetterView {
    /// Unique on its page.
    id: String,
    /// What it is: `letter`, `card`, `call script`, `request`.
    pub(super) kind: String,
    /// What opens it: `Read the letter`.
    read: String,
    /// The recipient's name, and address or number where known.
    to: Option<String>,
    address: Option<String>,
    copy: Option<String>,
    subject: Option<String>,
    /// The text in pieces; together they are the letter to the letter.
    pieces: Vec<Piece>,
    /// `two blanks`, where any are left to fill.
    blanks: Option<String>,
    /// What is to be mended before it goes out.
    objections: Vec<ObjectionView>,
    /// The file, where the user edited it.
    edited: Option<String>,
    /// Opens it in a mail program, once it can go out.
    mailto: Option<String>,
    /// The mail program gets the subject only, since the letter is too long for an address.
    mail_is_empty: bool,
    /// Calls the recipient.
    tel: Option<String>,
    /// The recipient's page.
    linkedin: Option<String>,
    /// Its sheet to print, where the report has one.
    sheet_url: Option<String>,
    /// How long a request is, in characters.
    characters: Option<usize>,
}

/// A stretch of text; a blank is to be filled in.
#[derive(Serialize)]
pub(super) struct Piece {
    pub(super) text: String,
    is_blank: bool,
}

/// The letter of a follow-up as a page shows it.
pub(super) fn view(
    letter: &Letter,
    follow_up: &FollowUp,
    id: String,
    objections: Vec<ObjectionView>,
    site: &Site<'_>,
) -> LetterView {
    let note = site.analysis.note(follow_up.note);
    let person = follow_up.to.person(note);
    let channel = follow_up.channel.unwrap_or(Channel::Email);
    let email = person.and_then(|person| person.email.as_deref());
    let recruiter = note.recruiter.as_ref().filter(|_| follow_up.copy_to_recruiter);
    let is_mail = follow_up.is_to_do() && matches!(channel, Channel::Email | Channel::Card);
    let mail = is_mail.then(|| {
        let copy = recruiter.and_then(|recruiter| recruiter.email.as_deref());
        mailto(&Message { to: email, copy, subject: letter.subject.as_deref(), body: &letter.body })
    });
    let phone = person.and_then(|person| person.phone.as_deref()).filter(|_| channel == Channel::Phone);
    LetterView {
        id,
        kind: site.words.say(kind(channel).0),
        read: site.words.say(kind(channel).1),
        to: person.and_then(|person| person.name.clone()),
        address: match channel {
            Channel::Email => email.map(str::to_owned),
            _ => phone.map(str::to_owned),
        },
        copy: recruiter.and_then(|recruiter| recruiter.name.clone()),
        subject: letter.subject.clone(),
        pieces: pieces(&letter.body),
        blanks: Some(letter.blanks.len())
            .filter(|&blanks| blanks > 0)
            .map(|blanks| site.words.count("counts.blanks", blanks)),
        objections,
        edited: letter.edited.clone(),
        mail_is_empty: mail.as_ref().is_some_and(|(_, has_text)| !has_text),
        mailto: mail.map(|(address, _)| address),
        tel: phone.map(tel),
        linkedin: person
            .and_then(|person| person.linkedin.clone())
            .filter(|address| channel == Channel::Linkedin && address.starts_with("https://")),
        sheet_url: None,
        characters: (channel == Channel::Linkedin).then(|| letter.body.chars().count()),
    }
}

impl LetterView {
    /// The same with a link to its sheet.
    pub(super) fn with_sheet(self, sheet_url: Option<String>) -> Self {
        LetterView { sheet_url, ..self }
    }
}

/// The phrases for what it is, and for what opens it.
fn kind(channel: Channel) -> (&'static str, &'static str) {
    match channel {
        Channel::Email => ("letters.letter", "letters.read-letter"),
        Channel::Phone => ("letters.call-script", "letters.read-call-script"),
        Channel::Linkedin => ("letters.request", "letters.read-request"),
        Channel::Card => ("letters.card", "letters.read-card"),
    }
}

/// The digits of a phone number as an address.
pub(super) fn tel(phone: &str) -> String {
    let without_extension = phone.split(['x', 'X', 'e', ',', ';']).next().unwrap_or_default();
    let number =
        if phone.contains('+') { without_extension.replace("(0)", "") } else { without_extension.to_owned() };
    let digits = number.chars().filter(|c| c.is_ascii_digit() || *c == '+');
    "tel:".chars().chain(digits).collect()
}

/// Cuts a text at its blanks, `[like this]`; a blank may be wrapped over lines.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut told = 0;
    for blank in blanks::of(text) {
        pieces.push(Piece { text: text[told..blank.start].to_owned(), is_blank: false });
        told = blank.end;
        pieces.push(Piece { text: text[blank].to_owned(), is_blank: true });
    }
    pieces.push(Piece { text: text[told..].to_owned(), is_blank: false });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_without_its_extension() {
        assert_eq!(tel("+1 555 010 0100 x12"), "tel:+15550100100");
        assert_eq!(tel("+44 (0)20 7946 0000"), "tel:+442079460000");
        assert_eq!(tel("(555) 010-0100 ext. 7"), "tel:5550100100");
    }

    #[test]
    fn the_pieces_of_a_letter_are_the_letter() {
        let letter = "[your name](https://y.example), [your\nname] b [c] [d [e";
        let cut = pieces(letter);
        assert_eq!(cut.iter().map(|piece| piece.text.as_str()).collect::<String>(), letter);
        let blanks: Vec<&str> =
            cut.iter().filter(|piece| piece.is_blank).map(|piece| piece.text.as_str()).collect();
        assert_eq!(blanks, ["[your\nname]", "[c]"], "a link is no blank");
    }
}
