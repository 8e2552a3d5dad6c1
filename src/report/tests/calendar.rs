//! What stands on which day of the calendar.

use super::{analysed_on, page_of, pages, plain};
use crate::date::Date;
use crate::report::{Options, Theme, build};

/// The days of the page that have something, each with what it has.
fn days(page: &str) -> Vec<String> {
    let cells = page.split("<td class=\"day-cell").skip(1);
    let cells = cells.map(|cell| cell.split("</td>").next().unwrap_or_default());
    let busy = cells.filter(|cell| cell.contains("<li"));
    busy.map(|cell| plain(cell.split_once("number-in-words\">").unwrap_or_default().1)).collect()
}

#[test]
fn interviews_due_days_and_days_they_named_stand_on_their_days() {
    let notes = [
        ("acme/1.md", "2026-03-05\ninterviewer: Ana\nmood: good\ngaps: []\ndecide_by: 2026-04-02\n---\n"),
        ("birch/1.md", "2026-03-16\ninterviewer: Ben\nstage: panel\n---\n"),
        (
            "cedar/1.md",
            "2026-02-26\ninterviewer: Cy\nstatus: rejected\nreturn_on: 2026-04-30\nskip: [after-no]\n---\n",
        ),
        ("home/1.md", "2026-03-03\ninterviewer: Theo\npractice: yes\nmood: good\ngaps: []\n---\n"),
    ];
    let page = page_of("calendar.html", &notes);
    assert_eq!(
        days(&page),
        [
            "Thu 5 Mar Interview: Acme",
            "Fri 6 Mar, today Thank-you note: Acme",
            "Sun 15 Mar Prepare for the interview: Birch",
            "Mon 16 Mar Interview, panel: Birch",
            "Thu 2 Apr They decide: Acme",
            "Mon 6 Apr Check-in: Acme",
            "Thu 30 Apr Glad to hear again: Cedar",
        ]
    );
    assert!(page.contains("March and April 2026"), "{page}");
}

#[test]
fn every_month_of_every_year_has_its_days_and_full_weeks() {
    for (year, month, days) in [(2026, 2, 28), (2024, 2, 29), (2026, 12, 31), (1, 1, 31), (9999, 12, 31)] {
        let analysis = analysed_on(&[], Date::new(year, month, days).expect("a day"));
        let files = build(&analysis, &Theme::built_in(), &Options::default()).expect("a report");
        let page = pages(&files)["calendar.html"].to_owned();
        let (first, _) = page.split_once("</tbody>").expect("a month");
        let cells = |class: &str| first.matches(&format!("<td class=\"{class}")).count();
        assert_eq!(cells("day-cell"), usize::try_from(days).unwrap_or_default(), "{year}-{month}");
        assert_eq!((cells("day-cell") + cells("no-day")) % 7, 0, "{year}-{month}");
        assert_eq!(first.matches("aria-current=\"date\"").count(), 1, "{year}-{month}");
    }
}

#[test]
fn a_day_with_very_much_on_it_says_how_much_more_there_is() {
    let text = "2026-03-09\ninterviewer: Ana\n---\n";
    let paths: Vec<String> = (0..20).map(|n| format!("c{n}/1.md")).collect();
    let notes: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), text)).collect();
    let page = page_of("calendar.html", &notes);
    let busy = days(&page);
    let day = busy.iter().find(|day| day.starts_with("Mon 9 Mar")).expect("that day");
    assert!(day.ends_with("14 more") && day.matches("Interview").count() == 6, "{day}");
}
