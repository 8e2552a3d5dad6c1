//! An interview for a role after a no for the very same role.

use super::{AboutOpportunity, Check, Report, Rule};
use crate::date::Date;
use crate::note::{Note, Status};

pub(super) const RULE: Rule = Rule { code: "interview-after-rejection", check: Check::Opportunity(check) };

fn check(about: &AboutOpportunity<'_>, report: &mut Report) {
    let mut rejection: Option<(Date, &Note)> = None;
    for (date, note) in about.rounds() {
        if let Some((learnt, earlier)) = rejection.filter(|&(learnt, _)| date > learnt) {
            let message = format!("this interview comes after the no of {learnt} for the same role");
            let help = format!(
                "if it is for another role, write each one's `role`; if they came back to you, change `status` in {}",
                earlier.path()
            );
            report.warning(&note.source, note.span_of("date"), message, help);
            return;
        }
        // Whoever was told to try again may well have been asked back.
        if note.status == Some(Status::Rejected) && note.return_on.is_none() {
            rejection = Some((note.status_on.unwrap_or(date), note));
        }
    }
}
