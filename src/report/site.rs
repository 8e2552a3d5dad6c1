//! What all pages share: where each note's page lies, the head and the navigation of a page, and rendering.

mod frame;
mod head;
mod root;
mod texts;

pub(super) use super::parts::Parts;
use super::people::{Face, Met, People, faces};
use super::words::{self, Words};
use super::{Options, Shape, Theme, slug};
use crate::analysis::Analysis;
use crate::date::Date;
use crate::diagnostic::Severity;
use crate::journal::{NoteId, Opportunity, OpportunityId};
use crate::note::{Channel, Named};
use crate::plan::Item;
use crate::playbook::Flag;
use crate::template::RenderError;
use frame::Frames;
use head::Whole;
pub(super) use head::{Head, Heading};
pub(super) use root::{BELOW, NOTE, Root, TOP};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;
use texts::Texts;

/// The report while it is being made.
pub(super) struct Site<'a> {
    pub(super) analysis: &'a Analysis,
    pub(super) options: &'a Options,
    theme: &'a Theme,
    /// What the pages say themselves.
    pub(super) words: Words<'a>,
    index: Arc<Index>,
    /// The layout, where it is known not to look at its page.
    frames: Option<Frames>,
    pub(super) texts: Texts,
}

/// What pages have to know of all notes. It is the same for all pages of one analysis.
pub struct Index {
    newest_first: Vec<NoteId>,
    slugs: Vec<String>,
    companies: Vec<Option<String>>,
    ahead: HashSet<NoteId>,
    to_print: Vec<Item>,
    places_in_print: HashMap<Item, usize>,
    people: People,
    problems: usize,
}

impl Index {
    /// The index of an analysis.
    pub fn of(analysis: &Analysis) -> Self {
        let is_problem = |severity| matches!(severity, Severity::Error | Severity::Warning);
        let first = |each: &Opportunity| each.rounds.first().and_then(|id| analysis.journal.company(*id));
        let to_print = to_print(analysis);
        let slugs = || slug::slugs(analysis.journal.notes.iter().map(|note| note.path()));
        let (slugs, people) = rayon::join(slugs, || People::of(analysis));
        let mut newest_first: Vec<NoteId> = analysis.journal.ids().collect();
        newest_first.sort_by_key(|id| (Reverse(analysis.note(*id).date), *id));
        Index {
            newest_first,
            slugs,
            companies: analysis.journal.opportunities.iter().map(first).collect(),
            ahead: analysis.preparation.interviews.iter().copied().collect(),
            places_in_print: to_print.iter().enumerate().map(|(place, item)| (*item, place)).collect(),
            to_print,
            people,
            problems: analysis.diagnostics.iter().filter(|each| is_problem(each.severity)).count(),
        }
    }
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index").field("notes", &self.slugs.len()).finish_non_exhaustive()
    }
}

const PROBLEMS: &str = "problems.html";
/// How many problems that page lists.
pub(super) const LISTED: usize = 500;
/// The page of cards and calls, which is there only while there are any.
pub(super) const PRINT: &str = "print.html";
/// So many sheets make a file.
const SHEETS: usize = 50;
/// So many people make a file.
const PERSONS: usize = 300;

impl<'a> Site<'a> {
    pub(super) fn new(
        analysis: &'a Analysis,
        theme: &'a Theme,
        options: &'a Options,
        index: Arc<Index>,
    ) -> Self {
        let words = theme.words(analysis.as_of, analysis.config.dates);
        Site {
            analysis,
            options,
            theme,
            words,
            index,
            frames: theme.has_built_in_layout.then(Frames::default),
            texts: Texts::of_notes(analysis.journal.notes.len()),
        }
    }

    /// The day the journal is read for.
    pub(super) fn as_of(&self) -> Date {
        self.analysis.as_of
    }

    /// `Wed 4 Mar`
    pub(super) fn day(&self, date: Date) -> String {
        self.words.day(date)
    }

    /// All notes, the newest first.
    pub(super) fn newest_first(&self) -> &[NoteId] {
        &self.index.newest_first
    }

    /// The company as the user writes it; what else names a note is its file.
    pub(super) fn company(&self, id: NoteId) -> String {
        let note = self.analysis.note(id);
        if note.practice && note.field("company").is_none() {
            return self.words.say("common.rehearsal");
        }
        let opportunity = self.analysis.journal.opportunity_of[id.0];
        self.index.companies[opportunity.0].clone().unwrap_or_else(|| words::stem(note.path()))
    }

    /// Whether the interview is still to come.
    pub(super) fn is_ahead(&self, id: NoteId) -> bool {
        self.index.ahead.contains(&id)
    }

    /// The cards and calls that are due, the most urgent first, in the files that they come in.
    pub(super) fn to_print(&self) -> impl Iterator<Item = &[Item]> {
        self.index.to_print.chunks(SHEETS)
    }

    /// The address of a letter's sheet, where it has one.
    pub(super) fn sheet_url(&self, item: Item, root: Root) -> Option<String> {
        let place = self.index.places_in_print.get(&item)?;
        Some(format!("{root}{}#{}", Parts::file("print", place / SHEETS), self.sheet_anchor(item)))
    }

    /// The anchor of a letter's sheet, unique in the report.
    pub(super) fn sheet_anchor(&self, item: Item) -> String {
        format!("sheet-{}-{}", self.slug(item.note), item.place + 1)
    }

    /// What the note calls its stage: `panel`, `round 2`.
    pub(super) fn stage(&self, id: NoteId) -> Option<String> {
        self.analysis.note(id).stage.as_deref().map(|stage| self.words.stage(stage))
    }

    /// The same, or by its turn where the note is silent.
    pub(super) fn round(&self, id: NoteId) -> String {
        self.stage(id).unwrap_or_else(|| {
            let number = self.analysis.journal.round(id).to_string();
            self.words.with("common.round", &[("number", &number)])
        })
    }

    /// Whom one meets there, by name.
    pub(super) fn people(&self, id: NoteId) -> Option<String> {
        let people = &self.analysis.note(id).interviewers;
        let names: Vec<String> = people.iter().filter_map(|person| person.name.clone()).collect();
        Some(self.words.list(&names)).filter(|names| !names.is_empty())
    }

    /// Everyone met.
    pub(super) fn everyone(&self) -> &People {
        &self.index.people
    }

    /// The same, of one of the files that they come in; nobody needs a file too.
    pub(super) fn people_in_part(&self, part: usize) -> &[Met] {
        self.index.people.all.chunks(PERSONS).nth(part).unwrap_or_default()
    }

    /// How many files they come in.
    pub(super) fn people_parts(&self) -> usize {
        Parts::number(self.index.people.all.len(), PERSONS)
    }

    /// The anchor of a person, who is called after the note that had them first.
    pub(super) fn person_anchor(&self, met: &Met) -> String {
        let Face { note, named } = met.faces[0];
        let place = match named {
            Named::Interviewer(place) => (place + 1).to_string(),
            Named::Recruiter => "recruiter".to_owned(),
        };
        ["person-", self.slug(note), "-", &place].concat()
    }

    /// The place of somebody of a note among all people; a partner in a rehearsal has none.
    pub(super) fn person_url(&self, face: Face, root: Root) -> Option<String> {
        let place = self.index.people.place(face)?;
        let anchor = self.person_anchor(&self.index.people.all[place]);
        Some([root.way(), &Parts::file("people", place / PERSONS), "#", &anchor].concat())
    }

    /// Everyone of an opportunity, each once, in the order in which they came.
    pub(super) fn people_of<'s>(&'s self, opportunity: &'s Opportunity) -> impl Iterator<Item = Face> + 's {
        let mut seen = HashSet::new();
        let everybody = opportunity.rounds.iter().flat_map(|&id| faces(id, self.analysis.note(id)));
        everybody.filter(move |face| self.index.people.place(*face).is_some_and(|place| seen.insert(place)))
    }

    /// A note's own word in addresses.
    pub(super) fn slug(&self, id: NoteId) -> &str {
        &self.index.slugs[id.0]
    }

    /// Where a note's page lies, from the report's folder.
    pub(super) fn note_file(&self, id: NoteId) -> String {
        self.note_url(id, TOP)
    }

    /// The address of a note's page.
    pub(super) fn note_url(&self, id: NoteId, root: Root) -> String {
        [root.way(), "notes/", self.slug(id), ".html"].concat()
    }

    /// The place of a follow-up on its note's page.
    pub(super) fn follow_up_url(&self, item: Item, root: Root) -> String {
        format!("{}#follow-up-{}", self.note_url(item.note, root), item.place + 1)
    }

    /// The follow-up that raises a flag of a note: the first that can be done now, else one to come.
    pub(super) fn raised_by(&self, flag: Flag, note: NoteId) -> Option<Item> {
        let raises = |item: &Item| {
            let follow_up = self.analysis.follow_up(*item);
            let play = self.analysis.play(follow_up);
            play.flag == Some(flag) && !play.optional && follow_up.state.is_open()
        };
        let items = (0..self.analysis.plans[note.0].follow_ups.len()).map(|place| Item { note, place });
        items.filter(raises).min_by_key(|item| !self.analysis.follow_up(*item).is_to_do())
    }

    /// The opportunities that have a page; a rehearsal is none.
    pub(super) fn opportunities(&self) -> impl Iterator<Item = OpportunityId> + use<'_> {
        let journal = &self.analysis.journal;
        let is_real = |(_, each): &(usize, &Opportunity)| !journal.note(each.newest()).practice;
        journal.opportunities.iter().enumerate().filter(is_real).map(|(number, _)| OpportunityId(number))
    }

    /// Where an opportunity's page lies, from the report's folder. It is named after its first round.
    pub(super) fn opportunity_file(&self, id: OpportunityId) -> String {
        let first = self.analysis.journal.opportunities[id.0].rounds[0];
        ["opportunities/", self.slug(first), ".html"].concat()
    }

    /// The address of the page of a note's opportunity; a rehearsal has none.
    pub(super) fn opportunity_url(&self, id: NoteId, root: Root) -> Option<String> {
        let is_real = !self.analysis.note(id).practice;
        let opportunity = self.analysis.journal.opportunity_of[id.0];
        is_real.then(|| root.way().to_owned() + &self.opportunity_file(opportunity))
    }

    /// The address of a line of a note: of the line itself in the front matter, else of the text.
    pub(super) fn line_url(&self, id: NoteId, line: usize, root: Root) -> String {
        let note = self.analysis.note(id);
        let is_above_text = line < note.source.line(note.front_matter.body.start);
        let anchor = if is_above_text { format!("#line-{line}") } else { "#text".to_owned() };
        if root == NOTE { anchor } else { self.note_url(id, root) + &anchor }
    }

    /// Renders a template as it is, without the layout around it.
    pub(super) fn render_alone(&self, template: &str, view: &impl Serialize) -> Result<String, RenderError> {
        self.theme.templates.render(template, view)
    }

    /// The theme's style sheet.
    pub(super) fn style(&self) -> &'a str {
        self.asset("style.css")
    }

    /// One of the files that stand beside the pages; empty where the theme has none of that name.
    pub(super) fn asset(&self, name: &str) -> &'a str {
        let asset = self.theme.assets().find(|(known, _)| *known == name);
        asset.map(|(_, text)| text).unwrap_or_default()
    }

    /// Renders one page: first what is its own, then the layout around it, which a single file has but once. Within a
    /// layout that calls the page as its block every value of the view would be copied each time it is looked at.
    pub(super) fn render(
        &self,
        template: &str,
        heading: &Heading,
        view: &impl Serialize,
    ) -> Result<String, RenderError> {
        self.within_layout(heading, self.render_alone(template, view)?)
    }

    /// What is a page's own, with the layout around it.
    pub(super) fn within_layout(&self, heading: &Heading, content: String) -> Result<String, RenderError> {
        match (self.options.shape, &self.frames) {
            (Shape::OneFile, _) => Ok(content),
            (Shape::Pages, Some(frames)) => frames.around(heading, &content, self),
            (Shape::Pages, None) => {
                self.render_alone("layout", &Whole { head: &self.head(heading), content: &content })
            }
        }
    }
}

/// What is to be done with the letter on paper beside one: cards to copy and calls to make.
fn to_print(analysis: &Analysis) -> Vec<Item> {
    let is_for_paper = |item: &&Item| {
        let channel = analysis.follow_up(**item).channel;
        analysis.letter(**item).is_some() && matches!(channel, Some(Channel::Card | Channel::Phone))
    };
    analysis.agenda.now.iter().filter(is_for_paper).copied().collect()
}
