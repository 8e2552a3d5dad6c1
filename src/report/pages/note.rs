//! One note: how bad it really is and why, gap by gap; what to do about it; the note itself.

use crate::journal::NoteId;
use crate::markdown::{self, Html};
use crate::note::{Named, Note, Person, Status};
use crate::plan::Item;
use crate::playbook::{Flag, Verdict};
use crate::report::fact::{self, FactView};
use crate::report::follow_up::{FollowUpView, SettledView, settled, view};
use crate::report::gap::{self, GapView};
use crate::report::lazy_page::LazyPage;
use crate::report::mailto;
use crate::report::particular::{self, Particular};
use crate::report::people::Face;
use crate::report::search;
use crate::report::site::{Heading, NOTE, Site};
use crate::template::RenderError;
use serde::Serialize;

#[derive(Serialize)]
struct NoteView {
    path: String,
    company: String,
    role: Option<String>,
    stage: Option<String>,
    /// `Wed 4 Mar`, and how long ago.
    day: Option<String>,
    ago: Option<String>,
    people: Vec<PersonView>,
    particulars: Vec<Particular>,
    flags: Vec<FlagView>,
    /// The page of its opportunity; a rehearsal has none.
    opportunity_url: Option<String>,
    is_practice: bool,
    verdict: String,
    verdict_word: &'static str,
    advice: String,
    /// Whether a letter could still mend anything.
    is_live: bool,
    because: Vec<FactView>,
    /// The feeling and the facts disagree, in a sentence.
    feeling: Option<String>,
    ask_whether_wanted: bool,
    is_goodbye: bool,
    gaps: Vec<GapView>,
    to_do: Vec<FollowUpView>,
    offers: Vec<FollowUpView>,
    ahead: Vec<FollowUpView>,
    settled: Vec<SettledView>,
    other_rounds: Vec<Round>,
    /// `all 40 rounds`, where some of them are left out.
    all_rounds: Option<String>,
    /// The front matter, line by line, from the number of its first line on.
    first_line: usize,
    lines: Vec<Line>,
    /// The body as safe HTML.
    body: String,
}

#[derive(Serialize)]
struct PersonView {
    name: Option<String>,
    /// Their place among all people.
    url: Option<String>,
    title: Option<String>,
    email: Option<String>,
    mailto: Option<String>,
    phone: Option<String>,
}

/// A flag, and what raised it.
#[derive(Serialize)]
struct FlagView {
    name: String,
    rule_url: String,
    cause: Option<SettledView>,
}

#[derive(Serialize)]
struct Round {
    url: String,
    label: String,
    day: Option<String>,
    is_this: bool,
    /// Some are left out before it.
    is_behind_others: bool,
}

#[derive(Serialize)]
struct Line {
    number: usize,
    text: String,
}

/// A note's `#` becomes an `<h3>`, below the page's own headings.
const HEADING_SHIFT: u8 = 2;
/// So many rounds are shown on a note's page; of more, only those that are near.
const MOST_ROUNDS: usize = 6;

pub(super) fn pages<'a>(site: &'a Site<'_>) -> Vec<LazyPage<'a>> {
    let page_of = |id| LazyPage::new(site.note_file(id), move || page(id, site)).of(id);
    if !search::is_offered(site) {
        return site.analysis.journal.ids().map(page_of).collect();
    }
    // Behind the notes of each script of the search comes the script, which finds their words read for their pages.
    let shares = search::shares(site).enumerate().flat_map(|(place, notes)| {
        let script = LazyPage::new(search::file(place), move || Ok(search::script(notes, site)));
        notes.iter().map(move |&id| page_of(id)).chain([script])
    });
    shares.collect()
}

fn page(id: NoteId, site: &Site<'_>) -> Result<String, RenderError> {
    let analysis = site.analysis;
    let note = analysis.note(id);
    let assessment = &analysis.assessments[id.0];
    let items = (0..analysis.plans[id.0].follow_ups.len()).map(|place| Item { note: id, place });
    let (open, closed): (Vec<Item>, Vec<Item>) =
        items.partition(|item| analysis.follow_up(*item).state.is_open());
    let open = open.into_iter().map(|item| view(item, site, NOTE));
    let (now, ahead): (Vec<_>, Vec<_>) = open.partition(FollowUpView::is_to_do);
    let (offers, to_do): (Vec<_>, Vec<_>) = now.into_iter().partition(FollowUpView::is_optional);
    let company = site.company(id);
    let heading = Heading::new(title(note, &company, site), "notes.html", NOTE);
    let page = NoteView {
        path: note.path().to_owned(),
        role: analysis.journal.opportunity(id).role.clone(),
        stage: site.stage(id),
        day: note.date.map(|date| site.day(date)),
        ago: note.date.map(|date| site.words.relative(date)),
        people: people(id, site),
        particulars: particulars(id, site),
        flags: flags(id, site),
        opportunity_url: site.opportunity_url(id, NOTE),
        is_practice: note.practice,
        verdict: site.words.verdict(assessment.verdict),
        verdict_word: assessment.verdict.word(),
        advice: advice(id, site),
        is_live: is_live(id, site),
        because: fact::views(&assessment.because, id, site, NOTE),
        feeling: feeling(id, site),
        ask_whether_wanted: assessment.ask_whether_wanted && is_live(id, site),
        is_goodbye: assessment.verdict == Verdict::BowOut,
        gaps: gap::views(id, site, NOTE),
        to_do,
        offers,
        ahead,
        settled: closed.into_iter().map(|item| settled(item, site, NOTE)).collect(),
        other_rounds: other_rounds(id, site),
        all_rounds: all_rounds(id, site),
        first_line: note.source.line(note.front_matter.fence.start),
        lines: lines(note),
        body: body(id, site),
        company,
    };
    site.render("note", &heading, &page)
}

fn title(note: &Note, company: &str, site: &Site<'_>) -> String {
    match note.date {
        Some(date) => site.words.with("common.and-day", &[("what", company), ("day", &site.day(date))]),
        None => company.to_owned(),
    }
}

/// Nothing is left to mend where it has ended, or where they have asked the writer back.
fn is_live(id: NoteId, site: &Site<'_>) -> bool {
    let journal = &site.analysis.journal;
    let is_open = journal.opportunity(id).status.is_open() && !journal.note(id).practice;
    is_open && journal.later_rounds(id).next().is_none()
}

fn advice(id: NoteId, site: &Site<'_>) -> String {
    let verdict = site.analysis.assessments[id.0].verdict;
    let is_damage = verdict.damage().is_to_mend();
    match (is_damage && !is_live(id, site), site.analysis.journal.opportunity(id).status) {
        (false, _) => verdict.advice().to_owned(),
        (true, Status::Offer | Status::Accepted) => site.words.say("note.they-want-you"),
        (true, status) if status.is_ended() => site.words.say("note.over"),
        (true, _) => site.words.say("note.asked-back"),
    }
}

fn people(id: NoteId, site: &Site<'_>) -> Vec<PersonView> {
    let view = |(place, person): (usize, &Person)| PersonView {
        name: person.name.clone(),
        url: site.person_url(Face { note: id, named: Named::Interviewer(place) }, NOTE),
        title: person.title.clone(),
        email: person.email.clone(),
        mailto: person.email.as_deref().map(mailto::to),
        phone: person.phone.clone(),
    };
    site.analysis.note(id).interviewers.iter().enumerate().map(view).collect()
}

fn particulars(id: NoteId, site: &Site<'_>) -> Vec<Particular> {
    let note = site.analysis.note(id);
    let opportunity = site.analysis.journal.opportunity(id);
    let words = site.words;
    let day = |key, date: crate::date::Date| words.with(key, &[("day", &site.day(date))]);
    let recruiter = note.recruiter.as_ref().and_then(|person| person.name.clone());
    let status = match opportunity.status_on.filter(|_| opportunity.status_note.is_some()) {
        Some(date) if !opportunity.status.is_open() => {
            let status = words.name("statuses", opportunity.status.word());
            words.with("common.since", &[("status", &status), ("day", &site.day(date))])
        }
        _ => words.name("statuses", opportunity.status.word()),
    };
    // Where this note's word does not hold, its own status says something else.
    let holds = opportunity.status_note == Some(id);
    let rows = [
        ("particulars.felt", note.mood.map(|mood| words.name("moods", mood.word())), Some("mood")),
        ("particulars.status", Some(status).filter(|_| !note.practice), holds.then_some("status")),
        ("particulars.they-decide", note.decide_by.map(|date| day("common.by-day", date)), Some("decide_by")),
        ("particulars.answer-them", note.answer_by.map(|date| day("common.by-day", date)), Some("answer_by")),
        ("particulars.try-again", note.return_on.map(|date| day("common.from-day", date)), Some("return_on")),
        ("particulars.wanted", note.want.map(|want| words.name("wants", want.word())), Some("want")),
        (
            "particulars.they-prefer",
            note.prefers.map(|channel| words.name("channels", channel.word())),
            Some("prefers"),
        ),
        ("particulars.arranged-by", recruiter, Some("recruiter")),
        ("particulars.tags", Some(note.tags.join(", ")).filter(|tags| !tags.is_empty()), Some("tags")),
    ];
    let of_field = |(name, value, field)| particular::of_field(name, value, field, (id, NOTE), site);
    rows.into_iter().filter_map(of_field).collect()
}

/// Why the note needs attention: each flag with the first follow-up that raises it.
fn flags(id: NoteId, site: &Site<'_>) -> Vec<FlagView> {
    let plan = &site.analysis.plans[id.0];
    let flag = |flag: &Flag| FlagView {
        name: site.words.name("flags", flag.word()),
        rule_url: format!("{NOTE}playbook.html#flag-{}", flag.word()),
        cause: site.raised_by(*flag, id).map(|item| settled(item, site, NOTE)),
    };
    plan.flags.iter().map(flag).collect()
}

/// Feeling and fact side by side: the one is no evidence of the other.
fn feeling(id: NoteId, site: &Site<'_>) -> Option<String> {
    use Verdict::{LetGo, Repairable, Serious, Solid, Worry};
    let mood = site.analysis.note(id).mood?;
    let low = mood.number() <= 2;
    let live = is_live(id, site);
    let facts = match (site.analysis.assessments[id.0].verdict, low) {
        (Worry | LetGo, true) => "note.not-borne-out",
        (Repairable, true) => "note.milder",
        (Serious, true) if live => "note.a-name",
        (Solid | LetGo, false) => "note.agree",
        (Repairable | Serious, false) if live => "note.worth-mending",
        _ => return None,
    };
    let (mood, facts) = (site.words.name("moods", mood.word()), site.words.say(facts));
    Some(site.words.with("note.felt", &[("mood", &mood), ("facts", &facts)]))
}

/// The first round, the last, this one and its neighbours; the opportunity's page has the rest.
fn other_rounds(id: NoteId, site: &Site<'_>) -> Vec<Round> {
    let rounds = &site.analysis.journal.opportunity(id).rounds;
    let here = rounds.iter().position(|&round| round == id).unwrap_or_default();
    let last = rounds.len().saturating_sub(1);
    let is_shown =
        |place: &usize| last < MOST_ROUNDS || [0, last].contains(place) || place.abs_diff(here) <= 1;
    let shown: Vec<usize> = (0..rounds.len()).filter(is_shown).collect();
    let round = |(at, &place): (usize, &usize)| Round {
        is_behind_others: at > 0 && shown[at - 1] + 1 < place,
        ..round(rounds[place], id, site)
    };
    if rounds.len() < 2 { Vec::new() } else { shown.iter().enumerate().map(round).collect() }
}

fn round(round: NoteId, id: NoteId, site: &Site<'_>) -> Round {
    Round {
        url: format!("{}.html", site.slug(round)),
        label: site.round(round),
        day: site.analysis.note(round).date.map(|date| site.day(date)),
        is_this: round == id,
        is_behind_others: false,
    }
}

fn all_rounds(id: NoteId, site: &Site<'_>) -> Option<String> {
    let count = site.analysis.journal.opportunity(id).rounds.len();
    (count > MOST_ROUNDS).then(|| site.words.with("note.all-rounds", &[("count", &count.to_string())]))
}

fn lines(note: &Note) -> Vec<Line> {
    let text = note.source.slice(note.front_matter.fence);
    let first = note.source.line(note.front_matter.fence.start);
    let line = |(place, text): (usize, &str)| Line { number: first + place, text: text.to_owned() };
    text.lines().enumerate().map(line).collect()
}

fn body(id: NoteId, site: &Site<'_>) -> String {
    let note = site.analysis.note(id);
    let folder = note.path().rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
    let base = site.options.journal.as_ref().map(|journal| format!("{NOTE}{journal}{folder}"));
    let options =
        Html { id_prefix: "text-", heading_shift: HEADING_SHIFT, base: base.as_deref(), leave_out: &[] };
    if !search::is_offered(site) {
        return markdown::html(note.body(), &options);
    }
    let (html, text) = markdown::html_and_text(note.body(), &options);
    site.texts.keep(id, text);
    html
}
