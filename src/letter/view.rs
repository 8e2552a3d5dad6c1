//! What a letter's template may name: the note's own facts, ready to stand in a sentence.

use super::lift::{self, Addressee, Known};
use crate::date::Date;
use crate::journal::NoteId;
use crate::note::{Note, Person, Want};
use crate::plan::{Day, FollowUp, Recipient};
use serde::Serialize;

/// The values of a template. An absent one is empty, so that `{{#if …}}` and `{{or …}}` can ask for it.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct View {
    pub(super) greeting: String,
    pub(super) first_name: String,
    pub(super) who: String,
    pub(super) me: String,
    pub(super) me_first: String,
    pub(super) my_email: String,
    pub(super) my_phone: String,
    pub(super) company: String,
    pub(super) role: String,
    pub(super) in_brackets: String,
    pub(super) when: String,
    pub(super) the_day: String,
    pub(super) on_date: String,
    pub(super) date: String,
    pub(super) moment: String,
    pub(super) second_moment: String,
    pub(super) strengths: String,
    pub(super) strengths_said: bool,
    pub(super) strengths_alone: bool,
    pub(super) fit: String,
    pub(super) fit_thing: String,
    pub(super) keen: bool,
    pub(super) subject: String,
    pub(super) repair: String,
    pub(super) repair_rest: bool,
    pub(super) repairs: String,
    pub(super) repairs_rest: bool,
    pub(super) reason: String,
    pub(super) interviewers: String,
    pub(super) recruiter: String,
    pub(super) to_recruiter: bool,
    pub(super) unnamed: String,
    pub(super) decide_by: String,
    pub(super) answer_by: String,
    pub(super) return_month: String,
}

/// Days after an interview for which its weekday says which day is meant.
const DAYS_OF_A_WEEK: i32 = 5;

/// The most strengths that a letter lists; each person of a panel reads of two.
const MOST_STRENGTHS: usize = 3;
const STRENGTHS_IN_A_PANEL: usize = 2;

impl View {
    /// What is known for one follow-up; repairs and reasons are not in it yet.
    pub(super) fn of(follow_up: &FollowUp, facts: &Facts<'_>, day: &Day<'_>) -> Self {
        let note = facts.note;
        let me = &day.config.me;
        let first_name = facts.person.and_then(Person::first_name).unwrap_or_default().to_owned();
        let who = facts.person.and_then(Person::greeting_name).unwrap_or_default();
        let name = me.name.clone().unwrap_or_else(|| "[your name]".to_owned());
        let opportunity = day.journal.opportunity(follow_up.note);
        let company = day.journal.company(follow_up.note).as_deref().map(lift::cleaned);
        let role = note.role.as_deref().or(opportunity.role.as_deref());
        let (moment, second_moment) = super::moments::moments(facts);
        let (fit, fit_thing) = fit(facts);
        let strengths = strengths(facts);
        let style = day.config.dates;
        let written = |date: Option<Date>| date.map(|date| style.in_a_letter(date)).unwrap_or_default();
        View {
            greeting: if who.is_empty() { String::new() } else { format!("Dear {who},") },
            who: if who.is_empty() { "them".to_owned() } else { who },
            first_name,
            me_first: me
                .name
                .as_deref()
                .and_then(|name| name.split_whitespace().next())
                .unwrap_or(&name)
                .to_owned(),
            me: name,
            my_email: me.email.clone().unwrap_or_default(),
            my_phone: me.phone.clone().unwrap_or_default(),
            company: company.unwrap_or_default(),
            role: role.map(short_role).unwrap_or_default(),
            in_brackets: role.map(in_brackets).unwrap_or_default(),
            when: note.date.map(|date| format!("on {}", weekday_or_date(date, day))).unwrap_or_default(),
            the_day: note
                .date
                .filter(|date| is_near(*date, day.as_of))
                .map_or_else(|| "our conversation".to_owned(), Date::weekday_name),
            on_date: note.date.map(|date| format!("on {}", style.in_a_letter(date))).unwrap_or_default(),
            date: written(note.date),
            moment,
            second_moment,
            strengths_alone: stands_alone(&strengths),
            strengths,
            fit,
            fit_thing,
            keen: note.want == Some(Want::Yes),
            interviewers: names_of(&note.interviewers),
            recruiter: note.recruiter.as_ref().and_then(|person| person.name.clone()).unwrap_or_default(),
            to_recruiter: facts.to == Recipient::Recruiter,
            unnamed: unnamed(facts),
            decide_by: written(note.decide_by),
            answer_by: written(note.answer_by),
            return_month: note.return_on.map(Date::month_name).unwrap_or_default(),
            ..View::default()
        }
    }

    /// Nothing is known: for trying out templates.
    pub(super) fn empty() -> Self {
        View::default()
    }

    /// Everything is known: for trying out templates.
    pub(super) fn full() -> Self {
        let x = || "x".to_owned();
        View {
            greeting: x(),
            first_name: x(),
            who: x(),
            me: x(),
            me_first: x(),
            my_email: x(),
            my_phone: x(),
            company: x(),
            role: x(),
            in_brackets: x(),
            when: x(),
            the_day: x(),
            on_date: x(),
            date: x(),
            moment: x(),
            second_moment: x(),
            strengths: x(),
            strengths_said: true,
            strengths_alone: true,
            fit: x(),
            fit_thing: x(),
            keen: true,
            subject: x(),
            repair: x(),
            repair_rest: true,
            repairs: x(),
            repairs_rest: true,
            reason: x(),
            interviewers: x(),
            recruiter: x(),
            to_recruiter: true,
            unnamed: x(),
            decide_by: x(),
            answer_by: x(),
            return_month: x(),
        }
    }
}

/// The note of a letter, whom it goes to, and what is known about names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    pub(super) note: &'a Note,
    pub(super) to: Recipient,
    pub(super) person: Option<&'a Person>,
    pub(super) addressee: Addressee<'a>,
    pub(super) known: Known<'a>,
}

impl<'a> Facts<'a> {
    /// `names` are the names that keep their capitals, see [`names`].
    pub(super) fn of(follow_up: &FollowUp, names: &'a [String], day: &Day<'a>) -> Self {
        let note = day.journal.note(follow_up.note);
        let person = follow_up.to.person(note);
        let name = person.and_then(|person| person.name.as_deref()).unwrap_or_default();
        let alone = note.interviewers.len() == 1 && matches!(follow_up.to, Recipient::Interviewer(_));
        Facts {
            note,
            to: follow_up.to,
            person,
            addressee: Addressee { name, alone },
            known: Known { names, body: note.body() },
        }
    }

    /// The place among the interviewers, from 0; 0 for anybody else.
    pub(super) fn place(&self) -> usize {
        match self.to {
            Recipient::Interviewer(place) => place,
            _ => 0,
        }
    }

    /// Which of several wordings to use: another for each person of a panel, and not the same for every interview.
    pub(super) fn variant(&self) -> usize {
        let turn = self.note.date.map_or(0, |date| usize::try_from(date.parts().2).unwrap_or_default());
        self.place() + turn
    }

    /// Whether several interviewers may compare their letters.
    pub(super) fn is_panel(&self) -> bool {
        self.note.interviewers.iter().filter(|person| person.name.is_some()).count() > 1
    }
}

/// The names that a note has: its people and its company.
pub(super) fn names(id: NoteId, day: &Day<'_>) -> Vec<String> {
    let note = day.journal.note(id);
    let people = note.interviewers.iter().chain(&note.recruiter).filter_map(|person| person.name.clone());
    people.chain(note.company.clone()).chain(day.journal.company(id)).collect()
}

fn is_near(date: Date, as_of: Date) -> bool {
    (0..=DAYS_OF_A_WEEK).contains(&date.days_until(as_of))
}

fn weekday_or_date(date: Date, day: &Day<'_>) -> String {
    if is_near(date, day.as_of) { date.weekday_name() } else { day.config.dates.in_a_letter(date) }
}

/// `Senior Backend Engineer, Ledger` is too much for the middle of a sentence, and `role` stands behind it anyway.
/// What a colon parts is one name or two, nobody knows, so such a role is not named there at all.
fn short_role(role: &str) -> String {
    let role = lift::cleaned(role);
    if role.contains(':') {
        return String::new();
    }
    let short = role.split([',', '(']).next().unwrap_or(&role).trim();
    let bare = short.strip_suffix(" role").or_else(|| short.strip_suffix(" position")).unwrap_or(short);
    bare.strip_prefix("the ").unwrap_or(bare).to_owned()
}

/// The whole role behind a subject line, whatever marks it holds: ` (Lead Pharmacist, Aseptic Services)`.
fn in_brackets(role: &str) -> String {
    let role = lift::cleaned(role).replace(" (", ", ").replace(['(', ')'], "");
    if role.is_empty() { role } else { format!(" ({role})") }
}

/// The user's words as the hint of a blank, which must not hold brackets of its own.
pub(super) fn hinted(text: &str) -> String {
    text.replace('[', "(").replace(']', ")")
}

/// Two or three strengths; the people of a panel are dealt others, as far as there are enough.
fn strengths(facts: &Facts<'_>) -> String {
    let mut strengths = lift::strength_parts(&facts.note.strengths);
    let mut most = MOST_STRENGTHS;
    if facts.is_panel() && !strengths.is_empty() {
        most = (strengths.len() / facts.note.interviewers.len()).clamp(1, STRENGTHS_IN_A_PANEL);
        let turn = facts.place() * most % strengths.len();
        strengths.rotate_left(turn);
    }
    lift::strengths(&strengths, most, facts.known).unwrap_or_default()
}

/// Whether strengths begin with a sentence of the writer's own, which needs no words before it.
fn stands_alone(strengths: &str) -> bool {
    strengths.starts_with("I ") || strengths.starts_with("I'")
}

/// Why this company; in a panel only one letter says it, since they are compared.
fn fit(facts: &Facts<'_>) -> (String, String) {
    let is_for_them = !facts.is_panel() || Some(facts.place()) == facts.note.main_interviewer();
    let text = facts.note.fit.as_deref().filter(|_| is_for_them).unwrap_or_default();
    let (sentence, thing) = lift::fit(text, facts.addressee, facts.known);
    let blank = || format!("[why this company: {}]", hinted(&lift::cleaned(text)));
    let is_left = sentence.is_none() && thing.is_none() && !lift::cleaned(text).is_empty();
    (sentence.unwrap_or_default(), thing.unwrap_or_else(|| if is_left { blank() } else { String::new() }))
}

fn names_of(people: &[Person]) -> String {
    let names: Vec<String> = people.iter().filter_map(|person| person.name.clone()).collect();
    lift::listed(&names).unwrap_or_default()
}

/// Somebody whose name is not known, by title: `the head of data`.
fn unnamed(facts: &Facts<'_>) -> String {
    let title = facts
        .note
        .interviewers
        .iter()
        .find(|person| person.name.is_none())
        .and_then(|person| person.title.as_deref());
    title
        .map(|title| format!("the {}", lift::lowered(&lift::cleaned(title), facts.known)))
        .unwrap_or_default()
}
