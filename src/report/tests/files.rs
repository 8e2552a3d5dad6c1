//! Which files a report is made of, and that each is the same however it is asked for.

use super::*;

#[test]
fn a_long_journal_comes_in_parts_of_bearable_size() {
    let text = "---\ninterviewer: Dana\nmood: shaky\ngaps: [\"blanked: the CAP theorem -> an answer\"]\nrole: R\n---\nText.\n";
    let paths: Vec<String> =
        (0..1_100).map(|n| format!("company-{n}/2026-03-0{}-dana.md", n % 9 + 1)).collect();
    let notes: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), text)).collect();
    let files = built(&analysed(&notes, &[]));
    let pages = pages(&files);
    assert!(pages.contains_key("notes-3.html") && !pages.contains_key("notes-4.html"));
    assert!(pages.contains_key("opportunities-8.html"));
    let most = pages.values().map(|page| page.len()).max().unwrap_or_default();
    assert!(most < 600_000, "{most}");
}

#[test]
fn a_file_made_alone_is_the_one_that_is_made_with_all_others() {
    let analysis = analysed(JOURNAL, PLAYBOOK);
    let (theme, options, index) = (Theme::built_in(), Options::default(), Arc::new(Index::of(&analysis)));
    let alone = |path: &str| {
        file(path, (&analysis, &index), &theme, &options).expect("the built-in theme has no errors")
    };
    for whole in built(&analysis) {
        assert_eq!(alone(&whole.path).as_ref(), Some(&whole), "{}", whole.path);
    }
    for path in ["", "/", "index", "notes", "notes/", "../afterword.toml", "northwind/2026-03-04-dana.md"] {
        assert_eq!(alone(path), None, "{path}");
    }
}

#[test]
fn a_page_of_one_letter_needs_no_other_file_and_holds_no_script() {
    let note = "---\ninterviewer: Dana\ndate: 2026-03-04\ncompany: Sons <script>alert(1)</script>\nwant: no\ngaps:\n  - \"manager: x\"\n---\n";
    let analysis = analysed(&[("n/a.md", note)], &[]);
    let is_written = |item: &Item| analysis.play(analysis.follow_up(*item)).name == "bow-out";
    let item = *analysis.agenda.now.iter().find(|item| is_written(item)).expect("a letter is due");
    let page = sheet(&analysis, item, &Theme::built_in()).expect("it renders");
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script"));
    assert!(page.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"));
    assert!(!page.contains("href=\"") && !page.contains("src=\"") && !page.contains("url("), "it is whole");
}

#[test]
fn the_calendar_lies_beside_the_pages_and_is_kept_up_from_report_to_report() {
    let analysis = analysed(JOURNAL, PLAYBOOK);
    let calendar = |options: &Options| {
        let files = build(&analysis, &Theme::built_in(), options).expect("the built-in theme is right");
        let file = files.into_iter().find(|file| file.path == CALENDAR).expect("it is there");
        String::from_utf8(file.bytes).expect("it is text")
    };
    let first = calendar(&Options::default());
    assert_eq!(first, ics::ics(&analysis, &ics::Options::default(), None));
    let named = Options { calendar_before: Some(first), ..Options::default() };
    let private = ics::Options { names: ics::Names::Withheld, ..ics::Options::default() };
    let second = calendar(&Options { calendar: private, ..named });
    assert!(second.contains("SEQUENCE:1\r\n") && !second.contains("SEQUENCE:0\r\n"), "{second}");
    assert!(pages(&built(&analysis))["index.html"].contains("href=\"calendar.ics\""));
}
