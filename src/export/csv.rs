//! The table of `afterword export csv`, for spreadsheets: one row for each follow-up, and one for a note without any.
//!
//! Commas and CRLF (RFC 4180), every cell in quotes. It begins with a byte order mark, without which a widespread
//! spreadsheet takes UTF-8 for something else and spoils every name with an accent; other programs have the JSON.
//! A cell that a spreadsheet would take for a formula has an apostrophe before it, as the OWASP advises.

use super::plain::plain;
use crate::analysis::Analysis;
use crate::date::Date;
use crate::journal::NoteId;
use crate::note::Mood;
use crate::plan::{FollowUp, Item, Recipient};
use crate::playbook::Flag;
use ::csv::{QuoteStyle, Terminator, WriterBuilder};

/// The columns, in their order.
pub const COLUMNS: [&str; 20] = [
    "path", "company", "role", "date", "stage", "round", "mood", "status", "verdict", "flags", "play", "to",
    "channel", "opens", "due", "closes", "state", "subject", "blanks", "why",
];

/// The whole analysis as one table: notes by path, follow-ups in the playbook's order.
pub fn csv(analysis: &Analysis) -> String {
    let mut table = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Always)
        .from_writer(Vec::from(BYTE_ORDER_MARK));
    let header = COLUMNS.map(str::to_owned).to_vec();
    let rows = analysis.journal.ids().flat_map(|id| rows(id, analysis));
    for row in std::iter::once(header).chain(rows) {
        let cells = row.iter().map(|cell| guarded(&plain(cell)));
        table.write_record(cells).expect("every row has as many cells as the header, and memory takes them");
    }
    let bytes = table.into_inner().expect("memory takes them");
    String::from_utf8(bytes).expect("it is made of strings")
}

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

fn rows(id: NoteId, analysis: &Analysis) -> Vec<Vec<String>> {
    let note = note(id, analysis);
    let row = |rest: Vec<String>| note.iter().cloned().chain(rest).collect();
    match analysis.plans[id.0].follow_ups.len() {
        0 => vec![row(vec![String::new(); COLUMNS.len() - note.len()])],
        count => (0..count).map(|place| row(follow_up(Item { note: id, place }, analysis))).collect(),
    }
}

/// The cells that say which note it is.
fn note(id: NoteId, analysis: &Analysis) -> Vec<String> {
    let note = analysis.note(id);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let flags: Vec<&str> = analysis.plans[id.0].flags.iter().copied().map(Flag::word).collect();
    vec![
        note.path().to_owned(),
        analysis.journal.company(id).unwrap_or_default(),
        text(&note.role),
        day(note.date),
        text(&note.stage),
        analysis.journal.round(id).to_string(),
        note.mood.map(Mood::word).unwrap_or_default().to_owned(),
        analysis.journal.opportunity(id).status.to_string(),
        analysis.assessments[id.0].verdict.to_string(),
        flags.join(", "),
    ]
}

/// The cells that say what to do.
fn follow_up(item: Item, analysis: &Analysis) -> Vec<String> {
    let follow_up: &FollowUp = analysis.follow_up(item);
    let to = follow_up.to.name(analysis.note(item.note)).filter(|_| follow_up.to != Recipient::Yourself);
    let letter = analysis.letter(item);
    let why: Vec<String> = follow_up.why.iter().map(ToString::to_string).collect();
    vec![
        analysis.play(follow_up).name.clone(),
        to.unwrap_or_default(),
        follow_up.channel.map(|channel| channel.to_string()).unwrap_or_default(),
        follow_up.opens.to_string(),
        follow_up.due.to_string(),
        day(follow_up.closes),
        follow_up.state.to_string(),
        letter.and_then(|letter| letter.subject.clone()).unwrap_or_default(),
        letter.map(|letter| letter.blanks.join("; ")).unwrap_or_default(),
        why.join("; "),
    ]
}

fn day(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// The cell with an apostrophe before whatever a spreadsheet would calculate (OWASP, "CSV Injection"), also behind
/// a mark that another country's spreadsheet takes for the end of a cell.
fn guarded(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len() + 1);
    let is_blank = |text: &str| text.chars().all(char::is_whitespace);
    for c in cell.chars() {
        let begins = is_blank(&text) || text.ends_with([',', ';', '"', '\n']);
        if begins && matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') {
            text.push('\'');
        }
        text.push(c);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Material, analyse};
    use crate::text::Source;
    use std::sync::Arc;

    fn table(path: &str, text: &str) -> Vec<Vec<String>> {
        let material = Material { notes: vec![Arc::new(Source::new(path, text))], ..Material::default() };
        let text = csv(&analyse(&material, Date::new(2026, 3, 6).expect("a day")));
        let text = text.strip_prefix('\u{feff}').expect("it begins with a byte order mark");
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_note_without_follow_ups_has_a_row_too() {
        let rows = table("n/a.md", "---\npractice: yes\ndate: 2026-03-04\ngaps: []\n---\n");
        assert_eq!(rows.len(), 2, "{rows:?}");
        assert_eq!(rows[0], COLUMNS);
        assert_eq!(rows[1][..4], ["n/a.md", "N", "", "2026-03-04"]);
        assert!(rows[1][10..].iter().all(String::is_empty));
    }

    #[test]
    fn no_cell_is_a_formula() {
        let note = "---\ncompany: =cmd|'/C calc'!A0\nrole: \"+1\"\nstage: '@SUM(A1)'\ndate: 2026-03-04\n\
                    interviewer: \"-Dana, \\\"=1\\\"\"\ngaps: []\nmood: good\n---\n";
        for row in &table("n/a.md", note)[1..] {
            assert_eq!(row[1..3], ["'=cmd|'/C calc'!A0", "'+1"]);
            assert_eq!(row[4], "'@SUM(A1)");
        }
    }

    #[test]
    fn what_would_be_calculated_has_an_apostrophe_and_nothing_else_has() {
        let pairs = [
            ("=1", "'=1"),
            ("  =1", "  '=1"),
            ("\n-1", "\n'-1"),
            ("a;=1", "a;'=1"),
            ("＝1", "'＝1"),
            ("Jean-Luc + Co = 1 @ home", "Jean-Luc + Co = 1 @ home"),
            ("C++", "C++"),
            ("2026-03-04", "2026-03-04"),
            ("", ""),
        ];
        for (cell, expected) in pairs {
            assert_eq!(guarded(cell), expected);
        }
    }
}
