//! Letters to write, and no name to sign them with.

use super::{Check, Report, Rule};
use crate::config;
use crate::lint::Subject;
use crate::plan::{FollowUp, Recipient};
use crate::text::{Source, Span};

pub(super) const RULE: Rule = Rule { code: "unsigned", check: Check::Journal(check) };

fn check(subject: &Subject<'_>, report: &mut Report) {
    let is_letter = |follow_up: &FollowUp| {
        let writes = !subject.day.playbook.play(follow_up.play).letters.is_empty();
        writes && follow_up.state.is_open() && follow_up.to != Recipient::Yourself
    };
    let mut follow_ups = subject.plans.iter().flat_map(|plan| &plan.follow_ups);
    if subject.day.config.me.name.is_none() && follow_ups.any(is_letter) {
        // The configuration holds no places, and may not even have a file yet.
        let file = Source::new(config::FILE_NAME, "");
        let message = "there are letters to write, and no name to sign them with".to_owned();
        let help = "write `name = \"Sam Rivera\"` below `[me]` in `afterword.toml`";
        report.hint(&file, Span::default(), message, help);
    }
}
