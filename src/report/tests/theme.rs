//! What a user's own theme changes, and how its mistakes are told.

use super::{JOURNAL, PLAYBOOK, analysed, built, source};
use crate::diagnostic::Diagnostic;
use crate::report::{DEFAULT_THEME, Options, Theme, build};

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

#[test]
fn every_built_in_theme_makes_the_same_pages_and_has_no_file_that_nobody_asks_for() {
    let analysis = analysed(JOURNAL, PLAYBOOK);
    let pages = |theme: &Theme| {
        build(&analysis, theme, &Options::default()).unwrap_or_else(|wrong| panic!("{}", wrong[0].short()))
    };
    let paths = |theme: &Theme| pages(theme).into_iter().map(|file| file.path).collect::<Vec<String>>();
    for name in Theme::names() {
        let theme = Theme::named(name).expect("it is built in");
        assert_eq!(paths(&theme), paths(&Theme::built_in()), "{name}");
        let files = Theme::files(name).expect("it is built in");
        let own: Vec<_> = files.into_iter().map(|(file, text)| source(&(file, text))).collect();
        let exported = Theme::with_overrides(&own).unwrap_or_else(|wrong| panic!("{}", wrong[0].short()));
        assert!(exported.warnings().is_empty(), "{name}: {:?}", exported.warnings());
        // The built-in layout is rendered once for many pages, the user's own copy of it for each.
        assert!(pages(&exported) == pages(&theme), "{name}, handed out, makes other pages");
    }
    assert!(Theme::names().any(|name| name == DEFAULT_THEME));
    assert!(Theme::named("papper").is_none() && Theme::files("papper").is_none());
}

#[test]
fn files_that_nothing_asks_for_are_told_with_the_name_that_was_meant() {
    let warnings = |files: &[(&str, &str)]| -> Vec<String> {
        let own: Vec<_> = files.iter().map(source).collect();
        let theme = Theme::with_overrides(&own).unwrap_or_else(|wrong| panic!("{}", wrong[0].short()));
        theme.warnings().iter().map(|each| format!("{}; {}", each.short(), each.help)).collect()
    };
    assert_eq!(
        warnings(&[("themes/mine/agneda.hbs", "x"), ("themes/mine/sytle.css", "")]),
        [
            "themes/mine/agneda.hbs:1:1: warning[invalid-template]: no page is made from `agneda.hbs`, and no \
             template includes it; did you mean `agenda.hbs`?",
            "themes/mine/sytle.css:1:1: warning[invalid-template]: no page asks for `sytle.css`; did you mean \
             `style.css`?",
        ]
    );
    let asked_for = [
        ("row.hbs", "<li>{{> badge}}{{title}}</li>"),
        ("badge.hbs", "<b>!</b>"),
        ("layout.hbs", "<link href=\"styles.css\">{{{content}}}"),
        ("styles.css", ""),
        ("coffee.svg", ""),
    ];
    assert_eq!(warnings(&asked_for), Vec::<String>::new());
}

#[test]
fn no_page_of_a_built_in_theme_is_left_to_handlebars() {
    for name in Theme::names() {
        let theme = Theme::named(name).expect("it is one of them");
        assert_eq!(theme.templates.slow(), [""; 0], "{name}");
    }
}
