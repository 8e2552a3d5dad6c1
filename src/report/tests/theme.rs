//! What a user's own theme changes, and how its mistakes are told.

use super::{JOURNAL, PLAYBOOK, analysed, built, source};
use crate::diagnostic::Diagnostic;
use crate::report::{Options, Theme, build};

#[test]
fn a_users_theme_replaces_one_file_and_leaves_the_others() {
    let analysis = analysed(JOURNAL, PLAYBOOK);
    let own = [
        source(&("themes/mine/style.css", "body{}")),
        source(&("themes/mine/row.hbs", "<li>{{title}}!</li>")),
    ];
    let theme = Theme::with_overrides(&own).unwrap_or_else(|wrong| panic!("{}", wrong[0].short()));
    let files =
        build(&analysis, &theme, &Options::default()).unwrap_or_else(|wrong| panic!("{}", wrong[0].short()));
    let ordinary = built(&analysis);
    let changed: Vec<&str> =
        files.iter().filter(|file| !ordinary.contains(file)).map(|file| file.path.as_str()).collect();
    assert_eq!(files.len(), ordinary.len());
    assert!(changed.iter().all(|path| ["index.html", "style.css"].contains(path)), "{changed:?}");
    assert!(changed.contains(&"style.css"));
}

#[test]
fn a_wrong_template_is_told_with_file_line_and_column() {
    let analysis = analysed(JOURNAL, PLAYBOOK);
    let unclosed = Theme::with_overrides(&[source(&("themes/mine/note.hbs", "a\n  {{#if x}}\n"))]);
    let complaints: Vec<String> = unclosed.err().unwrap_or_default().iter().map(Diagnostic::short).collect();
    assert_eq!(complaints.len(), 1);
    assert!(complaints[0].starts_with("themes/mine/note.hbs:2:"), "{complaints:?}");

    let misspelt = Theme::with_overrides(&[source(&("themes/mine/note.hbs", "a\n  {{compnay}}\n"))]);
    let theme = misspelt.unwrap_or_else(|wrong| panic!("{}", wrong[0].short()));
    let complaints = build(&analysis, &theme, &Options::default()).err().unwrap_or_default();
    let complaints: Vec<String> = complaints.iter().map(Diagnostic::short).collect();
    assert_eq!(
        complaints,
        ["themes/mine/note.hbs:2:3: error[invalid-template]: there is no value `compnay` here"]
    );
}
