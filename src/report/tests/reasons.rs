//! What a page says about why a follow-up is due on its day.

use super::{page_of, plain};

/// The sentences about due days on the page of the only note.
#[track_caller]
fn check(rest: &str, expected: &[&str]) {
    let page = page_of("notes/acme-1.html", &[("acme/1.md", rest)]);
    let sentences = page.split("<span class=\"because\">Due</span>").skip(1);
    let said: Vec<String> =
        sentences.map(|rest| plain(rest.split("</p>").next().unwrap_or_default())).collect();
    for sentence in expected {
        assert!(said.iter().any(|each| each == sentence), "{said:#?}");
    }
}

#[test]
fn a_day_is_told_by_the_rule_and_the_day_that_it_counts_from() {
    check(
        "2026-03-05\ninterviewer: Ana\nmood: good\ngaps: []\ndecide_by: 2026-03-12\n---\n",
        &[
            "Fri 6 Mar, one day after the interview on Thu 5 Mar.",
            "Mon 16 Mar, two business days after the day they meant to decide, Thu 12 Mar.",
        ],
    );
    check(
        "2026-02-26\ninterviewer: Ana\nmood: good\ngaps: []\n---\n",
        &["Fri 6 Mar, six business days after the last word on Thu 26 Feb."],
    );
}

#[test]
fn a_day_that_was_moved_says_what_moved_it() {
    check(
        "2026-03-05\ninterviewer: Ana\nmood: good\ngaps: []\nsnooze: [thank-you until 2026-03-09]\n---\n",
        &["Mon 9 Mar, one day after the interview on Thu 5 Mar; put off, as you wished."],
    );
    check(
        "2026-03-01\ninterviewer: unknown\nmood: good\ngaps: []\n---\n",
        &[
            "Mon 2 Mar, the day itself: the interview on Sun 1 Mar; moved to a working day, since it is a call.",
        ],
    );
    check(
        "2026-02-26\ninterviewer: Ana\nstatus: offer\nstatus_on: 2026-03-06\nanswer_by: 2026-03-06\n---\n",
        &["Fri 6 Mar, one day after the day of the news, Fri 6 Mar; but not later than its last day."],
    );
}

#[test]
fn whether_the_job_is_wanted_is_asked_only_while_the_answer_changes_something() {
    let round =
        |day: &str| format!("2026-03-{day}\ninterviewer: Ana\nmood: bad\ngaps: [blanked on sums]\n---\n");
    let notes = [("acme/1.md", round("02")), ("acme/2.md", round("05"))];
    let notes = notes.each_ref().map(|(path, rest)| (*path, rest.as_str()));
    let asks = |file: &str| page_of(file, &notes).contains("Do you really want this job?");
    assert!(asks("notes/acme-2.html"));
    assert!(!asks("notes/acme-1.html"), "they have asked back");
}

#[test]
fn the_status_of_an_opportunity_is_not_read_off_a_line_that_says_something_else() {
    let status = |file: &str, notes: &[(&str, &str)]| {
        let page = page_of(file, notes);
        let row = page.split("<dt>Status</dt>").nth(1).and_then(|rest| rest.split("</div>").next());
        plain(row.expect("the page tells the status"))
    };
    let second = ("acme/2.md", "2026-03-04\ninterviewer: Ben\nstatus: rejected\n---\n");
    let both = [("acme/1.md", "2026-02-26\ninterviewer: Ana\nstatus: advanced\n---\n"), second];
    assert_eq!(status("notes/acme-1.html", &both), "rejected since Wed 4 Mar");
    assert_eq!(status("notes/acme-2.html", &both), "rejected since Wed 4 Mar line 4");
    assert_eq!(status("opportunities/acme-1.html", &both), "rejected since Wed 4 Mar line 4");
    let unknown = [("acme/1.md", "2026-03-04\ninterviewer: Ben\nstatus: who knows\n---\n")];
    assert_eq!(status("notes/acme-1.html", &unknown), "waiting");
    assert_eq!(status("opportunities/acme-1.html", &unknown), "waiting");
}
