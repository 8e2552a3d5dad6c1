//! A letter as a draft that mail programs open, ready to be looked at and sent.

use super::Draft;
use crate::note::{Channel, Person};
use encodify::qp;
use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::{BodyPart, MimePart};
use std::borrow::Cow;

/// The letter goes another way than by e-mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it goes by {0}, not by e-mail")]
pub struct NotAMail(pub Channel);

/// The letter as a message (RFC 5322) that is still to be sent: `X-Unsent` says so to the mail program, which adds the
/// date and the identity when it goes out. The same letter gives the same bytes.
///
/// # Errors
/// Where it goes by card, phone or LinkedIn.
pub fn eml(draft: &Draft<'_>) -> Result<Vec<u8>, NotAMail> {
    let follow_up = draft.follow_up();
    if let Some(channel) = follow_up.channel.filter(|channel| *channel != Channel::Email) {
        return Err(NotAMail(channel));
    }
    let note = draft.note();
    let me = &draft.analysis.config.me;
    let copy = note.recruiter.as_ref().filter(|_| follow_up.copy_to_recruiter);
    let subject = draft.letter.subject.as_deref().map(|subject| Text::new(in_one_line(subject)).into());
    let headers = [
        ("X-Unsent", Some(Raw::new("1").into())),
        ("From", address(me.name.as_deref(), me.email.as_deref())),
        ("To", follow_up.to.person(note).and_then(person)),
        ("Cc", copy.and_then(person)),
        ("Subject", subject),
        ("MIME-Version", Some(Raw::new("1.0").into())),
        ("Content-Type", Some(ContentType::new("text/plain").attribute("charset", "utf-8").into())),
        ("Content-Transfer-Encoding", Some(Raw::new("quoted-printable").into())),
    ];
    let headers = headers.into_iter().filter_map(|(name, value)| Some((Cow::from(name), value?)));
    let body = qp::BODY.encode(format!("{}\n", draft.letter.body));
    // A whole message of the library would have a date and an identity; a part has the headers it is given.
    let message = MimePart { headers: headers.collect(), contents: BodyPart::Text(body.into()) };
    let mut bytes = Vec::new();
    message.write_part(&mut bytes);
    Ok(bytes)
}

fn person(person: &Person) -> Option<HeaderType<'_>> {
    address(person.name.as_deref(), person.email.as_deref())
}

/// A person's e-mail address, where there is one that a mail can be sent to.
pub fn mail_address(person: &Person) -> Option<&str> {
    person.email.as_deref().and_then(usable)
}

/// Nobody without an address: the mail program asks for it.
fn address<'a>(name: Option<&'a str>, email: Option<&'a str>) -> Option<HeaderType<'a>> {
    Some(Address::new_address(name.map(in_one_line), usable(email?)?).into())
}

/// An address that is one, and cannot end the header's line or begin another address. Headers are ASCII, and an address
/// has no other way to be written: one with other letters is left to the mail program.
fn usable(email: &str) -> Option<&str> {
    let breaks = |c: char| !c.is_ascii_graphic() || matches!(c, '<' | '>' | ',' | ';' | '(' | ')' | '\\');
    let has_both_parts = |email: &str| {
        email.rsplit_once('@').is_some_and(|(name, domain)| !name.is_empty() && !domain.is_empty())
    };
    Some(email.trim()).filter(|email| has_both_parts(email) && !email.contains(breaks))
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
