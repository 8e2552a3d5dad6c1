//! One note, and one edited letter, written anew from what was understood of them.

use super::census::{Census, in_order};
use super::front::Front;
use super::label::{self, Label, TIE};
use super::scrub::Scrubber;
use super::{Bodies, source};
use crate::date::Date;
use crate::journal::{EditedLetter, Journal};
use crate::markdown::{self, Html};
use crate::note::{Named, Note, Person, Sent, Skip};
use crate::playbook::Playbook;
use crate::text::Source;
use std::collections::HashSet;
use std::sync::Arc;

/// Where notes are written anew.
pub(super) struct Desk<'a> {
    pub(super) journal: &'a Journal,
    pub(super) census: &'a Census,
    /// Its names of plays and gap kinds are no names of people.
    pub(super) book: &'a Playbook,
    pub(super) bodies: Bodies,
    /// The paths that are given.
    pub(super) paths: HashSet<String>,
}

impl Desk<'_> {
    /// Every note and its letters, in the order of the interviews.
    pub(super) fn notes(&mut self, scrubber: &mut Scrubber<'_>) -> Vec<Arc<Source>> {
        let mut sources = Vec::new();
        for id in in_order(self.journal) {
            let note = self.journal.note(id);
            let path = self.path(note);
            sources.push(source(path.clone(), self.note(note, scrubber)));
            if self.bodies == Bodies::Kept {
                for (letter, turn) in self.journal.letters_of(note.path()).iter().zip(1..) {
                    let stem = path.trim_end_matches(".md");
                    let text = self.letter(letter, &path, note, scrubber);
                    sources.push(source(format!("{stem}-letter-{turn}.md"), text));
                }
            }
        }
        sources
    }

    /// `company-1/2026-03-04-interviewer-a.md`
    fn path(&mut self, note: &Note) -> String {
        let company = note.company.as_deref().and_then(|company| self.census.company(company));
        let folder = company.map(|label| format!("{}/", label.slug())).unwrap_or_default();
        let day = note.date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
        let main = note.main_interviewer().and_then(|at| self.label(&note.interviewers[at]));
        let who = main.map_or_else(|| "interview".to_owned(), Label::slug);
        let mut path = format!("{folder}{day}-{who}.md");
        let mut turn = 1;
        while !self.paths.insert(path.clone()) {
            turn += 1;
            path = format!("{folder}{day}-{who}-{turn}.md");
        }
        path
    }

    fn label(&self, person: &Person) -> Option<Label> {
        self.census.person(person.name.as_deref()?)
    }

    fn note(&self, note: &Note, scrubber: &mut Scrubber<'_>) -> String {
        let near: Vec<Label> =
            note.interviewers.iter().chain(&note.recruiter).filter_map(|each| self.label(each)).collect();
        let company = note.company.as_deref().and_then(|company| self.census.company(company));
        let near: Vec<Label> = near.into_iter().chain(company).collect();
        let mut clean = |text: &str| scrubber.text(text, &near);
        let mut front = Front::default();

        front.put("company", company.filter(|_| !note.company_is_folder()).map(Label::text));
        front.put("role", note.role.as_deref().map(&mut clean));
        self.put_day(&mut front, note, "date", note.date, &mut clean);
        front.put("stage", note.stage.as_deref().map(&mut clean));
        let people: Vec<_> = note.interviewers.iter().map(|each| self.person(each, &mut clean)).collect();
        front.put_maps("interviewers", &people);
        let recruiter: Vec<_> = note.recruiter.iter().map(|each| self.person(each, &mut clean)).collect();
        front.put_maps("recruiter", &recruiter);
        self.put_words(&mut front, note, &mut clean);
        if let Some(gaps) = &note.gaps {
            let texts = gaps.iter().map(|gap| (&gap.text, gap.answer.as_deref()));
            let gaps: Vec<String> = texts.map(|(text, answer)| self.gap(text, answer, &mut clean)).collect();
            front.put_list_or_none("gaps", &gaps);
        }
        for (name, date) in [
            ("decide_by", note.decide_by),
            ("status_on", note.status_on),
            ("answer_by", note.answer_by),
            ("return_on", note.return_on),
        ] {
            self.put_day(&mut front, note, name, date, &mut clean);
        }
        let highlights: Vec<String> = note
            .highlights
            .iter()
            .map(|each| {
                let whose = each.interviewer.and_then(|at| self.label(&note.interviewers[at]));
                let text = clean(&each.text);
                whose.map_or_else(|| text.clone(), |label| format!("{}: {text}", label.text()))
            })
            .collect();
        front.put_list("highlights", &highlights);
        let strengths: Vec<String> = note.strengths.iter().map(|text| clean(text)).collect();
        front.put_list("strengths", &strengths);
        front.put("fit", note.fit.as_deref().map(&mut clean));
        self.put_log(&mut front, note, &mut clean);
        front.with_body(&self.body(note, scrubber, &near))
    }

    /// A day as the note means it; what is no day is cleaned, so that it is complained of as before.
    fn put_day(
        &self,
        front: &mut Front,
        note: &Note,
        name: &str,
        date: Option<Date>,
        clean: &mut impl FnMut(&str) -> String,
    ) {
        let written = || note.field(name).and_then(|field| field.value.as_text()).map(clean);
        front.put(name, date.map(|date| date.to_string()).or_else(written));
    }

    /// The fields of which each has its own few words.
    fn put_words(&self, front: &mut Front, note: &Note, clean: &mut impl FnMut(&str) -> String) {
        let mut put = |name: &str, word: Option<&'static str>| {
            let written = || note.field(name).and_then(|field| field.value.as_text()).map(&mut *clean);
            front.put(name, word.map(str::to_owned).or_else(written));
        };
        put("mood", note.mood.map(|word| word.word()));
        put("status", note.status.map(|word| word.word()));
        put("want", note.want.map(|word| word.word()));
        put("answered", note.answered.map(|word| word.word()));
        put("interest", note.interest.map(|word| word.word()));
        put("they_know", note.they_know.map(|word| word.word()));
        put("prefers", note.prefers.map(|word| word.word()));
        front.put("practice", note.practice.then_some("yes"));
    }

    /// Whether there is an address decides how they can be reached, so that much is told.
    fn person(&self, person: &Person, clean: &mut impl FnMut(&str) -> String) -> Vec<(&'static str, String)> {
        let label = self.label(person);
        let slug = label.map_or_else(|| "somebody".to_owned(), Label::slug);
        let details = [
            ("name", Some(label.map_or_else(|| "unknown".to_owned(), Label::text))),
            ("title", person.title.as_deref().map(clean)),
            ("email", person.email.as_ref().map(|_| label::address(&slug))),
            ("phone", person.phone.as_ref().map(|_| label::PHONE.to_owned())),
            ("linkedin", person.linkedin.as_ref().map(|_| label::profile(&slug))),
        ];
        details.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// `blanked: the CAP theorem -> under a partition …`; the kind before the colon stays.
    fn gap(&self, text: &str, answer: Option<&str>, clean: &mut impl FnMut(&str) -> String) -> String {
        let kind_of = |mark: &str| {
            let (kind, rest) = text.split_once(mark)?;
            Some((self.book.gap_kind(kind)?.name.clone(), rest.trim().to_owned()))
        };
        let gap = match (self.book.gap_kind(text), kind_of(":").or_else(|| kind_of(" - "))) {
            (Some(kind), _) => kind.name.clone(),
            (None, Some((kind, rest))) => format!("{kind}: {}", clean(&rest)),
            (None, None) => clean(text),
        };
        answer.map_or_else(|| gap.clone(), |answer| format!("{gap} -> {}", clean(answer)))
    }

    fn put_log(&self, front: &mut Front, note: &Note, clean: &mut impl FnMut(&str) -> String) {
        let sent: Vec<String> = note.sent.iter().map(|line| self.sent(line, note, clean)).collect();
        front.put_list("sent", &sent);
        let heard: Vec<String> = note
            .heard
            .iter()
            .map(|line| format!("{} {}", line.date, clean(&line.words)).trim().to_owned())
            .collect();
        front.put_list("heard", &heard);
        let (snoozed, skipped): (Vec<&Skip>, Vec<&Skip>) =
            note.skips.iter().partition(|skip| skip.until.is_some());
        for (name, lines) in [("skip", skipped), ("snooze", snoozed)] {
            let lines: Vec<String> = lines.into_iter().map(|line| self.skip(line, note, clean)).collect();
            front.put_list(name, &lines);
        }
    }

    fn sent(&self, line: &Sent, note: &Note, clean: &mut impl FnMut(&str) -> String) -> String {
        let by = line.by.map(|by| format!(" by {}", by.word())).unwrap_or_default();
        let to = self.to(line.to.as_deref(), note);
        format!(
            "{} {}{to}{by}{}",
            line.date,
            self.play(&line.play, clean),
            words(line.words.as_deref(), clean)
        )
    }

    fn skip(&self, line: &Skip, note: &Note, clean: &mut impl FnMut(&str) -> String) -> String {
        let until = line.until.map(|date| format!(" until {date}")).unwrap_or_default();
        let to = self.to(line.to.as_deref(), note);
        format!("{}{to}{until}{}", self.play(&line.play, clean), words(line.reason.as_deref(), clean))
    }

    /// A play's name stays; anything else in its place is a text like another.
    fn play(&self, name: &str, clean: &mut impl FnMut(&str) -> String) -> String {
        if self.book.play_named(name).is_some() {
            return name.to_owned();
        }
        let cleaned: String = clean(name).split_whitespace().collect::<Vec<_>>().join("-");
        if cleaned.is_empty() { "something".to_owned() } else { cleaned }
    }

    fn to(&self, to: Option<&str>, note: &Note) -> String {
        to.map(|to| format!(" to {}", self.recipient(to, note))).unwrap_or_default()
    }

    /// Whom a line means: somebody of the note, or a stranger to it. Where it may be several, it stays so.
    fn recipient(&self, to: &str, note: &Note) -> String {
        let is_interviewer = |named: &Named| matches!(named, Named::Interviewer(_));
        match note.called(to).as_slice() {
            [only] => {
                note.person(*only).and_then(|person| self.label(person)).map(Label::text).unwrap_or_default()
            }
            several if several.iter().any(is_interviewer) => "Interviewer".to_owned(),
            _ => self.census.person(to).map_or_else(|| "somebody".to_owned(), Label::text),
        }
    }

    /// The body, or no more of it than the questions that nobody asked.
    fn body(&self, note: &Note, scrubber: &mut Scrubber<'_>, near: &[Label]) -> String {
        if self.bodies == Bodies::Kept {
            return kept(note.body(), scrubber, near);
        }
        let questions: Vec<String> = note
            .questions
            .iter()
            .map(|question| format!("- [ ] {}\n", scrubber.text(&plain(&question.value), near)))
            .collect();
        if questions.is_empty() { String::new() } else { format!("## Questions\n\n{}", questions.concat()) }
    }

    fn letter(
        &self,
        letter: &EditedLetter,
        note_path: &str,
        note: &Note,
        scrubber: &mut Scrubber<'_>,
    ) -> String {
        let near: Vec<Label> =
            note.interviewers.iter().chain(&note.recruiter).filter_map(|each| self.label(each)).collect();
        let mut clean = |text: &str| scrubber.text(text, &near);
        let mut front = Front::default();
        front.put("play", Some(self.play(&letter.play.value, &mut clean)));
        front.put("note", Some(note_path));
        front.put("to", letter.to().map(|to| self.recipient(to, note)));
        front.put("turn", Some(letter.turn).filter(|turn| *turn > 1));
        front.put("channel", letter.channel.map(|channel| channel.word()));
        front.put("subject", letter.subject.as_ref().map(|subject| subject.value.as_str()).map(&mut clean));
        front.with_body(&clean(letter.text()))
    }
}

fn words(words: Option<&str>, clean: &mut impl FnMut(&str) -> String) -> String {
    words.map(|words| format!(" - {}", clean(words))).unwrap_or_default()
}

/// A body without names, if it is: whatever its rendering puts together is looked at again.
fn kept(body: &str, scrubber: &mut Scrubber<'_>, near: &[Label]) -> String {
    let body = scrubber.text(&plain(body), near);
    let shown = shown(&markdown::html(&body, &Html::default())).replace(TIE, " ");
    if scrubber.names_and_links(&shown, near) == shown { body } else { HIDDEN.to_owned() }
}

/// Stands for a body that hides a name better than it can be found.
const HIDDEN: &str = "*This text is left out, since a name seems to be hidden in it.*\n";

/// What somebody reads who looks at a page: its HTML without the tags.
fn shown(html: &str) -> String {
    let mut pieces = html.split('<');
    let first = pieces.next().unwrap_or_default().to_owned();
    let text =
        pieces.fold(first, |text, piece| text + piece.split_once('>').map_or("", |(_, behind)| behind));
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

/// Markdown in which no tag, no entity and no mark inside a word can put a name together again.
fn plain(body: &str) -> String {
    let letters: Vec<char> = body.chars().collect();
    let is_letter = |at: usize| letters.get(at).is_some_and(|c| c.is_alphabetic());
    let mut plain = String::with_capacity(body.len());
    for (at, c) in letters.iter().enumerate() {
        match c {
            '*' | '~' | '`' if at > 0 && is_letter(at - 1) && is_letter(at + 1) => {}
            '<' => plain.push('‹'),
            '&' => plain.push('+'),
            c => plain.push(*c),
        }
    }
    plain
}
