//! One follow-up as a page shows it: what, to whom, by when, why, and its letter.

use super::fact::{self, FactView};
use super::letter::{self, LetterView};
use super::site::{Root, Site};
use super::window::{self, WindowView};
use super::words::Words;
use super::{command, objection, rule};
use crate::markdown::{self, Html};
use crate::note::Note;
use crate::plan::{FollowUp, Item, Recipient, State};
use crate::playbook::{Flag, Play};
use serde::Serialize;

/// A follow-up.
#[derive(Serialize)]
pub(super) struct FollowUpView {
    /// Its anchor on its note's page.
    id: String,
    /// What to do: `A thank-you that mends`.
    title: String,
    /// Whom it goes to; absent where it is for the user, or for nobody yet.
    to: Option<String>,
    company: String,
    /// The page of the opportunity.
    company_url: Option<String>,
    role: Option<String>,
    /// Its place on the note's page.
    url: String,
    /// The play in the playbook.
    play_url: String,
    /// The state's word, and how things stand: `one day late`.
    state: &'static str,
    standing: String,
    /// `by e-mail`
    channel: Option<String>,
    is_optional: bool,
    is_to_do: bool,
    /// Whether its letter stands open on the note's page: it is to be read now.
    shows_letter: bool,
    /// The window, and its picture where something can be done in it now.
    window: WindowView,
    why: Vec<FactView>,
    /// The first of the facts.
    reason: Option<FactView>,
    sources: Vec<String>,
    has_letter: bool,
    letter: Option<LetterView>,
    /// What to do, as safe HTML, where it is the user who has something to do and nothing goes out.
    advice: Option<String>,
    /// The preparation list, where that is what it is about.
    list_url: Option<String>,
    /// Why it is due on its day: `one day after the interview on Wed 4 Mar`.
    due_because: String,
    /// Unique in the report; what can be copied takes its id from it.
    key: String,
    /// The line that the note's `sent` list needs once it is done; absent where nothing goes out.
    log_line: Option<String>,
    /// The command that writes it there.
    done: Option<String>,
    /// The command for whoever does not want it.
    skip: Option<String>,
}

/// A follow-up that nobody has to think of any more.
#[derive(Serialize)]
pub(super) struct SettledView {
    /// Its anchor on its note's page.
    id: String,
    title: String,
    to: Option<String>,
    play_url: String,
    state: &'static str,
    standing: String,
}

/// A follow-up with everything about it.
pub(super) fn view(item: Item, site: &Site<'_>, root: Root) -> FollowUpView {
    let analysis = site.analysis;
    let follow_up = analysis.follow_up(item);
    let play = analysis.play(follow_up);
    let note = analysis.note(item.note);
    let key = format!("{}-{}", site.slug(item.note), item.place + 1);
    let letter_id = format!("letter-{key}");
    let path = command::path(note.path());
    let anchor = anchor(item);
    let opportunity = analysis.journal.opportunity(item.note);
    let letter = analysis.letter(item).filter(|_| follow_up.state.is_open());
    // Nobody can run a command in which labels stand for names.
    let can_log = follow_up.is_to_do() && !site.options.redacted;
    let objections = objection::views(analysis.objections(item), item.note, site, root);
    FollowUpView {
        has_letter: letter.is_some(),
        letter: letter.map(|letter| {
            let view = letter::view(letter, follow_up, letter_id, objections, site);
            view.with_sheet(site.sheet_url(item, root))
        }),
        id: anchor.clone(),
        title: title(play.title.clone(), follow_up, site.words),
        to: recipient(follow_up, note),
        company: site.company(item.note),
        company_url: site.opportunity_url(item.note, root),
        role: opportunity.role.clone(),
        url: site.follow_up_url(item, root),
        play_url: format!("{root}playbook.html#play-{}", play.name),
        state: follow_up.state.word(),
        standing: site.words.standing(follow_up, play.optional),
        channel: follow_up.channel.map(|channel| site.words.channel(channel)),
        is_optional: play.optional,
        is_to_do: follow_up.is_to_do(),
        shows_letter: follow_up.is_to_do() && !play.optional,
        window: window::draw(follow_up, site.words, site.as_of()),
        why: fact::views(&follow_up.why, item.note, site, root),
        reason: fact::in_short(&follow_up.why, item.note, site, root),
        sources: play.sources.clone(),
        advice: (follow_up.to == Recipient::Yourself && follow_up.is_to_do()).then(|| advice(play, &anchor)),
        list_url: (play.flag == Some(Flag::Prepare)).then(|| format!("{root}prepare.html")),
        due_because: rule::of_due_day(item, site),
        key,
        log_line: log_line(item, site).filter(|_| can_log),
        done: can_log.then(|| command::done(analysis, item, &path)).flatten(),
        skip: can_log.then(|| command::skip(analysis, item, &path)),
    }
}

/// A follow-up in one line.
pub(super) fn settled(item: Item, site: &Site<'_>, root: Root) -> SettledView {
    let follow_up = site.analysis.follow_up(item);
    let play = site.analysis.play(follow_up);
    SettledView {
        id: anchor(item),
        title: title(play.title.clone(), follow_up, site.words),
        to: recipient(follow_up, site.analysis.note(item.note)),
        play_url: format!("{root}playbook.html#play-{}", play.name),
        state: follow_up.state.word(),
        standing: site.words.standing(follow_up, play.optional),
    }
}

fn anchor(item: Item) -> String {
    format!("follow-up-{}", item.place + 1)
}

fn recipient(follow_up: &FollowUp, note: &Note) -> Option<String> {
    Some(follow_up.to).filter(|to| *to != Recipient::Yourself).and_then(|to| to.name(note))
}

impl FollowUpView {
    /// Whether it can be done now.
    pub(super) fn is_to_do(&self) -> bool {
        self.is_to_do
    }

    /// Whether it is an offer.
    pub(super) fn is_optional(&self) -> bool {
        self.is_optional
    }
}

/// The play's own explanation; its headings stand below the follow-up's.
fn advice(play: &Play, anchor: &str) -> String {
    let id_prefix = format!("{anchor}-");
    let options = Html { id_prefix: &id_prefix, heading_shift: 3, base: Some(""), leave_out: &["letter"] };
    markdown::html(play.source.slice(play.prose), &options)
}

/// A second check-in says that it is the second.
fn title(title: String, follow_up: &FollowUp, words: Words<'_>) -> String {
    match follow_up.number {
        _ if follow_up.to == Recipient::Yourself => title,
        0 | 1 => title,
        2 => words.with("follow-up.again-second", &[("title", &title)]),
        3 => words.with("follow-up.again-third", &[("title", &title)]),
        number => words.with("follow-up.again", &[("title", &title), ("number", &number.to_string())]),
    }
}

/// `2026-03-06 thank-you to Dana Whitfield by email`
fn log_line(item: Item, site: &Site<'_>) -> Option<String> {
    let follow_up = site.analysis.follow_up(item);
    let is_to_log = matches!(follow_up.state, State::Due | State::Overdue);
    let channel = follow_up.channel.filter(|_| is_to_log)?;
    let note = site.analysis.note(item.note);
    let person = follow_up.to.person(note).and_then(|person| person.name.as_deref());
    let to =
        person.filter(|_| note.interviewers.len() > 1).map(|name| format!(" to {name}")).unwrap_or_default();
    Some(format!("{} {}{to} by {}", site.as_of(), site.analysis.play(follow_up).name, channel.word()))
}
