//! The text of a follow-up, and the checks on any letter.
//!
//! All wording stands in the playbook's Markdown, in blocks fenced as ` ```letter `; this module only offers facts and
//! chooses among blocks.
//!
//! **Words behind the fence** must all hold, `not-` turns one round, and the block with the most of them is used:
//! `later` (second or later round) · `again` (a second or later check-in) · `thanked` (they have had thanks for this
//! interview) · `keen` (`want: yes`) · `panel` (several interviewers) · `recruiter` (it goes to the recruiter) ·
//! `email` `phone` `linkedin` `card` (how it goes) · the name of a play (this one) · the name of a gap kind (the note
//! has such a gap). In gap kinds also `topic`, `question` and `answer` (the gap has one) and `apologised` (the letter has had its
//! one apology) and `further` (something was mended before, so the sentence does not stand first). `short` marks what
//! is used where the usual text is longer than the play's `characters`. Several blocks with the same words are variants:
//! each person of a panel gets another, so does a second gap of the same kind in one letter, and which comes first
//! depends on the day of the interview. So each has to make sense in the place of any other.
//!
//! **Values**, empty where they are not known: `greeting` `who` `first_name` · `me` `me_first` `my_email` `my_phone` ·
//! `company` `role` `in_brackets` (" (the role in full)", for a subject) · `when` ("on Wednesday") `the_day` ("Wednesday", or "our conversation") `on_date` ("on 4 March")
//! `date` ("4 March") · `moment` `second_moment` `strengths` `strengths_said` `strengths_alone` (they begin with a sentence of their own) `fit` `fit_thing` `keen` · `repair`
//! (three sentences at most) and `repairs` (a paragraph), each with `…_rest` where something was left over ·
//! `reason` (what a gap kind says when bowing out) · `subject` (what the weightiest gap asks for) · `interviewers`
//! `recruiter` `to_recruiter` `unnamed` ("the head of data") · `decide_by` `answer_by` `return_month`. In gap kinds also `topic`
//! ("the CAP theorem") `point` ("that I led the move") `about` ("about the CAP theorem", "how it works") `whether`
//! ("whether I can lead") `question` `answer` `restated` ("that I am …", where the answer repeats the topic) `restated_rest` `answer_behind_colon` `is_fragment` `says_enough` (it needs no fact or figure beside it) `needs_topic` (the answer says nothing without its question) `hint` (": the user's words", for a blank), and the same in `second` for the next gap of
//! a light kind. `{{or value "a" "b"}}` is the value, or else the other texts together.

pub(crate) mod apology;
pub(crate) mod blanks;
mod bounds;
mod conditions;
mod edited;
mod finish;
mod lift;
pub(crate) mod measure;
mod moments;
mod names;
pub(crate) mod phrases;
mod piece;
pub(crate) mod prose;
mod repair;
pub(crate) mod speaks;
mod templates;
mod view;

pub use templates::Templates;

use crate::assess::Gap;
use crate::note::{Channel, Note, Sent, Want};
use crate::plan::{Day, FollowUp, Recipient};
use crate::playbook::{Limits, Play, Weight};
use conditions::Conditions;
use repair::{Mending, Room};
use view::{Facts, View};

/// A letter, a card's text, a call script or a LinkedIn request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letter {
    /// The subject line; absent for cards, calls and requests.
    pub subject: Option<String>,
    /// The text, ready but for its blanks.
    pub body: String,
    /// The hints of the blanks left, in order.
    pub blanks: Vec<String>,
    /// The file, where the user edited it.
    pub edited: Option<String>,
}

/// The letter of a follow-up: the user's own version, if there is one, else a draft.
///
/// None where nothing is written: to oneself, and where the follow-up is over, since nobody would send it any more.
pub fn write(follow_up: &FollowUp, templates: &Templates, day: &Day<'_>) -> Option<Letter> {
    edited::of(follow_up, day).or_else(|| draft(follow_up, templates, day))
}

fn draft(follow_up: &FollowUp, templates: &Templates, day: &Day<'_>) -> Option<Letter> {
    let play = day.playbook.play(follow_up.play);
    if play.letters.is_empty() || !follow_up.state.is_open() {
        return None;
    }
    let names = view::names(follow_up.note, day);
    let facts = Facts::of(follow_up, &names, day);
    let conditions = conditions(follow_up, play, &facts, day);
    let mut view = View::of(follow_up, &facts, day);
    mend(&mut view, follow_up, &facts, &conditions, templates, day);
    // What is cut off by characters has short texts of its own.
    let limits = play.limits.in_round(day.journal.round(follow_up.note));
    let limits = Limits { characters: None, ..limits };
    let (mut subject, mut body) = rendered(&play.name, &conditions, &facts, &view, templates)?;
    for shorten in SHORTER {
        if follow_up.channel == Some(Channel::Phone) || measure::beyond(&body, limits).is_none() {
            break;
        }
        let mut less = view.clone();
        shorten(&mut less);
        let (other_subject, shorter) = rendered(&play.name, &conditions, &facts, &less, templates)?;
        // What would have to be filled in again was no saving.
        if blanks::hints(&shorter).len() <= blanks::hints(&body).len() {
            (view, subject, body) = (less, other_subject, shorter);
        }
    }
    let body = within_limit(body, play, &view, templates);
    let subject = subject.filter(|_| follow_up.channel == Some(Channel::Email));
    Some(Letter {
        subject: subject.map(|text| lift::capitalised(&text)),
        blanks: blanks::hints(&body),
        body,
        edited: None,
    })
}

/// What a letter that is too long does without, one after the other: first what its reader would miss least.
const SHORTER: &[fn(&mut View)] = &[
    |view| view.strengths = repair::first_sentences(&view.strengths, 1),
    |view| view.fit = repair::first_sentences(&view.fit, 1),
    |view| view.fit_thing.clear(),
    |view| view.fit.clear(),
    |view| view.second_moment.clear(),
    |view| view.strengths_said = true,
    |view| view.moment.clear(),
    |view| view.strengths.clear(),
];

fn rendered(
    play: &str,
    conditions: &Conditions<'_>,
    facts: &Facts<'_>,
    view: &View,
    templates: &Templates,
) -> Option<(Option<String>, String)> {
    let text = templates.letter(play, conditions, facts.variant(), view)?;
    let (subject, body) = finish::split_subject(&text);
    Some((subject, finish::tidied(&body)))
}

/// What holds for this letter.
fn conditions<'a>(follow_up: &FollowUp, play: &'a Play, facts: &Facts<'_>, day: &Day<'a>) -> Conditions<'a> {
    let when = |holds: bool, word: &'a str| holds.then_some(word);
    let note = day.journal.note(follow_up.note);
    let gaps = &day.assessments[follow_up.note.0].gaps;
    Conditions::default()
        .and([
            Some(play.name.as_str()),
            follow_up.channel.map(Channel::word),
            when(day.journal.round(follow_up.note) > 1, "later"),
            when(follow_up.number > 1, "again"),
            when(is_thanked(note, follow_up, day), "thanked"),
            when(note.want == Some(Want::Yes), "keen"),
            when(facts.is_panel(), "panel"),
            when(follow_up.to == Recipient::Recruiter, "recruiter"),
        ])
        .and(gaps.iter().map(|gap| Some(gap.kind.as_str())))
}

/// Whether something that settles thanks, or thanks themselves, went to this person after this interview.
fn is_thanked(note: &Note, follow_up: &FollowUp, day: &Day<'_>) -> bool {
    let is_to_them = |sent: &Sent| follow_up.to.is_meant_by(sent.named.as_deref(), note);
    let is_thanks = |sent: &Sent| {
        let play = day.playbook.play_named(&sent.play);
        play.is_some_and(|play| play.silence.is_none() && !play.optional && !play.letters.is_empty())
    };
    let play = &day.playbook.play(follow_up.play).name;
    let is_other = |sent: &&Sent| sent.play != *play;
    follow_up.number > 1 || note.sent.iter().filter(is_other).any(|sent| is_thanks(sent) && is_to_them(sent))
}

/// Puts into the view what is said about gaps, and takes out of it what has then been said.
fn mend(
    view: &mut View,
    follow_up: &FollowUp,
    facts: &Facts<'_>,
    conditions: &Conditions<'_>,
    templates: &Templates,
    day: &Day<'_>,
) {
    let all = &day.assessments[follow_up.note.0].gaps;
    let is_theirs = |gap: &&Gap| match (gap.interviewer, follow_up.to) {
        (Some(owner), Recipient::Interviewer(place)) => owner == place || !facts.is_panel(),
        _ => true,
    };
    let gaps: Vec<&Gap> =
        follow_up.gaps.iter().filter_map(|&place| all.get(place)).filter(is_theirs).collect();
    let mending = Mending { facts, view, templates, playbook: day.playbook, conditions };
    let (short, long) = (mending.repairs(&gaps, Room::Note), mending.repairs(&gaps, Room::Letter));
    let reason = all.iter().find(|gap| {
        gap.weight == Weight::BowOut && templates.knows(&gap.kind) && repair::is_sure(gap, day.playbook)
    });
    let reason = reason.map(|gap| mending.repairs(&[gap], Room::Letter).text).unwrap_or_default();
    let said = |words: &str| !words.is_empty() && (short.text.contains(words) || long.text.contains(words));
    view.strengths_said = said(&view.strengths) || said("[two or three strengths");
    if said(&view.fit) {
        view.fit.clear();
    }
    if said(&view.fit_thing) {
        view.fit_thing.clear();
    }
    view.subject = long.subject;
    (view.repair, view.repair_rest) = (short.text, short.rest);
    (view.repairs, view.repairs_rest) = (long.text, long.rest);
    view.reason = reason;
}

/// The text, or the first short one that fits, where the play sets a limit in characters.
fn within_limit(body: String, play: &Play, view: &View, templates: &Templates) -> String {
    let fits = |text: &String| play.limits.characters.is_none_or(|most| text.chars().count() <= most);
    if fits(&body) {
        return body;
    }
    let mut short: Vec<String> =
        templates.short_letters(&play.name, view).iter().map(|text| finish::tidied(text)).collect();
    let last = short.pop();
    short.into_iter().find(fits).or(last).unwrap_or(body)
}

#[cfg(test)]
mod tests;
