//! What a log line is about: its play, whom it names, and whether the note has such a line already.

use super::find;
use super::output::Output;
use crate::analysis::Analysis;
use crate::date::Date;
use crate::journal::NoteId;
use crate::note::{Named, Note, Sent, Skip};
use crate::plan::{Recipient, State};
use crate::playbook::{Play, Silence};
use crate::text::{Span, visible};
use std::collections::BTreeSet;

/// A play of one note, and whom the line names.
pub(super) struct About<'a> {
    pub(super) note: &'a Note,
    pub(super) play: &'a Play,
    /// Whom the line names; absent means everyone in the note.
    pub(super) to: Option<String>,
    /// The same as the plan knows them.
    recipient: Option<Recipient>,
    /// Those for whom the play is open, where the line names nobody and so settles it for each of them.
    pub(super) everybody: Vec<String>,
    /// Whether the play is done for all whom it was meant for.
    is_done: bool,
}

impl<'a> About<'a> {
    /// Finds the play and the person by what the user typed of them.
    ///
    /// Without a person the line names the only one for whom the play is still open. Where that is all the people of
    /// the note, or nobody is left, it names nobody and so holds for everyone.
    pub(super) fn find(
        analysis: &'a Analysis,
        id: NoteId,
        play: &str,
        to: Option<&str>,
    ) -> anyhow::Result<Self> {
        let note = analysis.note(id);
        let play = find::play(analysis, id, play)?;
        let of_play =
            || analysis.plans[id.0].follow_ups.iter().filter(|each| analysis.play(each).name == play.name);
        let open: BTreeSet<Recipient> =
            of_play().filter(|each| each.state.is_open()).map(|each| each.to).collect();
        let recipient = match to {
            Some(wanted) => Some(find::person(note, wanted)?),
            None => open.first().copied().filter(|_| open.len() == 1 && has_several_people(note)),
        };
        let everybody = open.iter().filter(|_| recipient.is_none()).filter_map(|to| to.name(note)).collect();
        let mut theirs = of_play().filter(|each| recipient.is_none_or(|to| each.to == to)).peekable();
        let is_done = theirs.peek().is_some() && theirs.all(|each| each.state == State::Sent);
        let to = recipient.and_then(|to| to.person(note)?.name.clone());
        Ok(About { note, play, to, recipient, everybody, is_done })
    }

    /// The line that says already that it went out. Asking again on another day is another line.
    pub(super) fn sent(&self, on: Date) -> Option<&'a Sent> {
        let asks = self.play.silence == Some(Silence::Ask);
        let mut lines = self.note.sent.iter().filter(|sent| self.play.is_called(&sent.play));
        lines.find(|sent| {
            (!asks || sent.date == on) && (self.is_meant_by(sent.named.as_deref()) || (self.is_done && !asks))
        })
    }

    /// The line that says already that it is not wanted, or not before that day; what is not wanted at all cannot be
    /// put off as well.
    pub(super) fn skipped(&self, until: Option<Date>) -> Option<&'a Skip> {
        let mut lines = self.note.skips.iter().filter(|skip| self.play.is_called(&skip.play));
        lines.find(|skip| {
            (skip.until == until || skip.until.is_none()) && self.is_meant_by(skip.named.as_deref())
        })
    }

    /// Whether a line's `to` takes in whom this one names; a line for one takes in nobody else.
    fn is_meant_by(&self, named: Option<&[Named]>) -> bool {
        named.is_none() || self.recipient.is_some_and(|recipient| recipient.is_meant_by(named, self.note))
    }

    /// `thank-you to Dana Whitfield`.
    pub(super) fn called(&self) -> String {
        let name = &self.play.name;
        self.to.as_deref().map_or_else(|| format!("`{name}`"), |to| format!("`{name}` to {to}"))
    }

    /// Says that one line is about to speak for several people.
    pub(super) fn tell_that_it_is_for_all(&self, output: &Output) {
        if let [names @ .., last] = self.everybody.as_slice()
            && !names.is_empty()
        {
            let names = visible(&format!("{} and {last}", names.join(", ")));
            output.message(&format!("this line is for {names}; `--to NAME` makes it one person's"));
        }
    }

    /// `northwind/2026-03-04-dana.md:12`.
    pub(super) fn place(&self, span: Span) -> String {
        let source = &self.note.source;
        format!("{}:{}", source.path(), source.line(span.start))
    }
}

fn has_several_people(note: &Note) -> bool {
    note.interviewers.iter().chain(&note.recruiter).filter(|person| person.name.is_some()).count() > 1
}
