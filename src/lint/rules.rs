//! The one list of rules. A rule is a file here, its page beside it, and its two lines below.

mod ambiguous_recipient;
mod decide_by_before_interview;
mod decision_heard;
mod future_log_line;
mod gaps_none;
mod guessed_gap;
mod interview_after_rejection;
mod letter_apologies;
mod letter_argues;
mod letter_blank;
mod letter_demands;
mod letter_for_unknown_note;
mod letter_jokes;
mod letter_long_repair;
mod letter_mentions_slip;
mod letter_misspelt_name;
mod letter_too_long;
mod letters_alike;
mod long_silence;
mod misspelt_field;
mod nameless_answer;
mod no_company;
mod no_gaps;
mod no_highlights;
mod no_interviewer;
mod no_mood;
mod sent_before_interview;
mod status_without_date;
mod too_many_check_ins;
mod unclear_gap;
mod unknown_gap_kind;
mod unknown_play;
mod unknown_recipient;
mod unsigned;

use super::Subject;
use super::about::{AboutNote, AboutOpportunity};
use super::letters::AboutLetter;
use super::report::Report;
use crate::journal::EditedLetter;

/// A rule: the code of its complaints, and how it looks for them.
pub(super) struct Rule {
    /// The file's name with hyphens.
    pub(super) code: &'static str,
    pub(super) check: Check,
}

/// What a rule looks at. Rules are pure, and each sees one thing at a time.
pub(super) enum Check {
    /// One note of a real interview.
    Note(fn(&AboutNote<'_>, &mut Report)),
    /// One note, also of a rehearsal.
    AnyNote(fn(&AboutNote<'_>, &mut Report)),
    /// One opportunity with its rounds.
    Opportunity(fn(&AboutOpportunity<'_>, &mut Report)),
    /// One letter that is still to go out, draft or edited.
    Letter(fn(&AboutLetter<'_>, &mut Report)),
    /// One file of an edited letter.
    File(fn(&EditedLetter, &Subject<'_>, &mut Report)),
    /// The whole journal, once.
    Journal(fn(&Subject<'_>, &mut Report)),
}

pub(super) const RULES: &[Rule] = &[
    // Probably not as meant.
    misspelt_field::RULE,
    unknown_gap_kind::RULE,
    unknown_play::RULE,
    unknown_recipient::RULE,
    ambiguous_recipient::RULE,
    sent_before_interview::RULE,
    future_log_line::RULE,
    decide_by_before_interview::RULE,
    interview_after_rejection::RULE,
    too_many_check_ins::RULE,
    long_silence::RULE,
    letter_for_unknown_note::RULE,
    // Could be sharper.
    no_interviewer::RULE,
    no_company::RULE,
    no_mood::RULE,
    no_gaps::RULE,
    gaps_none::RULE,
    guessed_gap::RULE,
    unclear_gap::RULE,
    nameless_answer::RULE,
    no_highlights::RULE,
    status_without_date::RULE,
    decision_heard::RULE,
    unsigned::RULE,
    // Letters.
    letter_misspelt_name::RULE,
    letter_blank::RULE,
    letter_too_long::RULE,
    letter_long_repair::RULE,
    letter_apologies::RULE,
    letter_mentions_slip::RULE,
    letter_jokes::RULE,
    letter_demands::RULE,
    letter_argues::RULE,
    letters_alike::RULE,
];
