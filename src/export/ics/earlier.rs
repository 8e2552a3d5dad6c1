//! The calendar that was written before, as far as the next one has to know it.

use super::component::{Kind, UID_ENDING};
use crate::date::Date;
use std::collections::BTreeMap;

/// A component of the earlier calendar.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Earlier<'a> {
    pub(super) kind: Kind,
    /// Never negative.
    pub(super) sequence: i32,
    /// Its DTSTAMP.
    pub(super) changed_on: Date,
    /// Where it stood in the calendar.
    pub(super) day: Date,
    /// All its lines, without their ends.
    pub(super) lines: Vec<&'a str>,
}

/// For so many days a task that is gone is told as cancelled; by then every program has heard of it.
const TOLD_FOR: i32 = 30;

impl Earlier<'_> {
    /// Whether other programs still have to hear that it is gone. An event is past with its day, a task is not.
    pub(super) fn is_worth_cancelling(&self, as_of: Date) -> bool {
        let is_news = !self.lines.contains(&CANCELLED) || self.changed_on.days_until(as_of) <= TOLD_FOR;
        match self.kind {
            Kind::Event => self.day >= as_of,
            Kind::Task => is_news,
        }
    }
}

const CANCELLED: &str = "STATUS:CANCELLED";

/// The components by UID. What does not look like one of ours is passed over: it is then written as if it were new.
pub(super) fn read(text: &str) -> BTreeMap<&str, Earlier<'_>> {
    let mut components = BTreeMap::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines() {
        if Kind::ALL.iter().any(|kind| line.strip_prefix("BEGIN:") == Some(kind.word())) {
            lines.clear();
        }
        lines.push(line);
        if let Some(kind) = Kind::ALL.iter().find(|kind| line.strip_prefix("END:") == Some(kind.word())) {
            components.extend(component(*kind, std::mem::take(&mut lines)));
        }
    }
    components
}

fn component(kind: Kind, lines: Vec<&str>) -> Option<(&str, Earlier<'_>)> {
    let value = |key: &str| lines.iter().find_map(|line| line.strip_prefix(key));
    value("BEGIN:").filter(|begun| *begun == kind.word())?;
    let uid = value("UID:").filter(|uid| is_our_uid(uid))?;
    let sequence = value("SEQUENCE:")?.parse().ok().filter(|&number| number >= 0)?;
    let changed_on = day(value("DTSTAMP:")?.strip_suffix("T000000Z")?)?;
    let day = day(value("DUE;VALUE=DATE:").or_else(|| value("DTSTART;VALUE=DATE:"))?)?;
    Some((uid, Earlier { kind, sequence, changed_on, day, lines }))
}

fn is_our_uid(uid: &str) -> bool {
    let own = uid.strip_suffix(UID_ENDING).unwrap_or_default();
    own.len() == UUID_LENGTH && own.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

const UUID_LENGTH: usize = 36;

/// Reads `20260304`.
fn day(text: &str) -> Option<Date> {
    let is_day = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let part = |from: usize, to: usize| text.get(from..to).filter(|_| is_day);
    Date::new(part(0, 4)?.parse().ok()?, part(4, 6)?.parse().ok()?, part(6, 8)?.parse().ok()?)
}
