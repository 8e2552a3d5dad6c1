//! Themes as a user meets them: chosen by name or folder, handed out to be changed, told where they are wrong.

use crate::commands::{NOTE, afterword, folder, words};
use std::fs;
use std::path::Path;

/// What the style sheet of the theme for paper begins with, and no other.
const PAPER: &str = "/* Paper:";

fn style(journal: &Path) -> String {
    fs::read_to_string(journal.join("report/style.css")).expect("the report has a style sheet")
}

#[test]
fn a_built_in_theme_is_chosen_by_its_name_on_the_command_line_or_in_the_configuration() {
    let journal = folder(&[("n/a.md", NOTE), ("afterword.toml", "[report]\ntheme = \"paper\"\n")]);
    let build = |arguments: &[&str]| {
        let run = afterword(journal.path(), &[&["build", "--as-of", "2026-03-06"], arguments].concat());
        assert_eq!(run.status.code(), Some(0), "{}", words(&run.stderr));
        style(journal.path())
    };
    assert!(build(&[]).starts_with(PAPER));
    assert!(!build(&["--theme", "default"]).starts_with(PAPER));
    fs::write(journal.path().join("afterword.toml"), "").expect("it can be written");
    assert!(!build(&[]).starts_with(PAPER));
    assert!(build(&["--theme", "paper"]).starts_with(PAPER));
    let single = ["build", "--single-file", "--redact", "--theme", "paper", "-o", "one.html"];
    assert_eq!(afterword(journal.path(), &single).status.code(), Some(0));
    assert!(fs::read_to_string(journal.path().join("one.html")).expect("it is there").contains(PAPER));
}

#[test]
fn a_folder_of_a_built_in_themes_name_wins_and_an_unknown_name_ends_the_run() {
    let journal = folder(&[
        ("n/a.md", NOTE),
        ("afterword.toml", "[report]\ntheme = \"paper\"\n"),
        ("paper/style.css", "body { color: teal }\n"),
    ]);
    afterword(journal.path(), &["build", "--as-of", "2026-03-06"]);
    assert_eq!(style(journal.path()), "body { color: teal }\n");
    for (wanted, said) in [
        (
            "papper",
            "there is no theme `papper`; did you mean `paper`? the built-in ones are `default` and `paper`",
        ),
        ("zzz", "there is no theme `zzz`; the built-in ones are `default` and `paper`; a folder of your own"),
        ("./zzz", "cannot read the theme"),
    ] {
        let run = afterword(journal.path(), &["build", "-o", "out", "--theme", wanted]);
        assert_eq!(run.status.code(), Some(2), "{wanted}");
        assert!(words(&run.stderr).contains(said), "{wanted}: {}", words(&run.stderr));
        assert!(!journal.path().join("out").exists(), "nothing was done");
    }
}

#[test]
fn a_theme_that_was_handed_out_makes_the_same_report_and_tells_where_a_slip_is() {
    let journal = folder(&[("n/a.md", NOTE), ("afterword.toml", "")]);
    let run =
        |arguments: &[&str]| afterword(journal.path(), &[arguments, &["--as-of", "2026-03-06"]].concat());
    let pages = |name: &str| {
        let path = |page: &str| journal.path().join(name).join(page);
        ["index.html", "notes/n-a.html", "style.css"].map(|page| fs::read(path(page)).expect("it is there"))
    };
    for theme in ["default", "paper"] {
        let (dir, own, built_in) = (format!("themes/{theme}"), format!("own-{theme}"), format!("in-{theme}"));
        assert!(run(&["theme", "export", &dir, "--theme", theme]).status.success());
        assert!(run(&["build", "-o", &own, "--theme", &dir]).status.success());
        assert!(run(&["build", "-o", &built_in, "--theme", theme]).status.success());
        assert!(pages(&own) == pages(&built_in), "{theme}");
    }
    let file = journal.path().join("themes/paper/agenda.hbs");
    let text = fs::read_to_string(&file).expect("it is there");
    fs::write(&file, text.replace("<h1>{{headline}}", "<h1>{{haedline}}")).expect("it can be written");
    let again = run(&["theme", "export", "themes/paper", "--theme", "paper"]);
    assert!(words(&again.stdout).contains("left as it is: agenda.hbs"), "{}", words(&again.stdout));
    let wrong = run(&["build", "--theme", "themes/paper"]);
    assert_eq!(wrong.status.code(), Some(2));
    let said = words(&wrong.stderr);
    assert!(said.contains("agenda.hbs:3:5") && said.contains("no value `haedline`"), "{said}");
}

#[test]
fn a_template_of_no_page_is_told_and_the_report_made_all_the_same() {
    let journal = folder(&[("n/a.md", NOTE), ("theme/agneda.hbs", "x")]);
    let build =
        |more: &[&str]| afterword(journal.path(), &[&["build", "--as-of", "2026-03-06"], more].concat());
    let run = build(&[]);
    assert_eq!(run.status.code(), Some(0));
    assert!(words(&run.stderr).contains("did you mean `agenda.hbs`?"), "{}", words(&run.stderr));
    assert_eq!(build(&["--strict"]).status.code(), Some(1));
}

/// What a command says of a theme, whole.
fn said(folder: &Path, arguments: &[&str]) -> String {
    let run = afterword(folder, &[arguments, &["--as-of", "2026-03-06"]].concat());
    let lines = words(&run.stderr);
    lines.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[test]
fn what_is_wrong_with_a_theme_is_told_under_the_path_that_opens_it() {
    let folder = folder(&[
        ("journal/n/a.md", NOTE),
        ("journal/afterword.toml", "[report]\ntheme = \"looks/mine\"\n"),
        ("journal/looks/mine/agenda.hbs", "<h1>\n{{headline"),
        ("my-theme/parts/agenda.hbs", "<h1>{{haedline}}"),
        ("my-theme/agneda.hbs", "x"),
        ("plain/agneda.hbs", "x"),
        ("words/words.toml", "[agenda\n"),
    ]);
    let journal = folder.path().join("journal");
    assert_eq!(said(folder.path(), &["build", "journal"]), CONFIGURED.replace("PATH", "journal/looks/mine"));
    assert_eq!(said(&journal, &["build"]), CONFIGURED.replace("PATH", "looks/mine"));
    assert_eq!(said(&journal.join("n"), &["build"]), CONFIGURED.replace("PATH", "../looks/mine"));
    assert_eq!(said(folder.path(), &["build", "journal", "--theme", "my-theme"]), RENDERED);
    assert_eq!(said(folder.path(), &["build", "journal", "--theme", "./plain/"]), UNASKED);
    assert_eq!(said(folder.path(), &["build", "journal", "--theme", "words"]), WORDS);
}

const CONFIGURED: &str = "\
error: the theme cannot be used; nothing was written

error[invalid-template]: the template ends before everything is closed
 --> PATH/agenda.hbs:2:11
  |
2 | {{headline
  |           ^
  |
  = help: close each `{{#…}}` with its `{{/…}}` and each `{{` with `}}`
";

const RENDERED: &str = "\
error: the theme cannot be used; nothing was written

error[invalid-template]: there is no value `haedline` here
 --> my-theme/parts/agenda.hbs:1:5
  |
1 | <h1>{{haedline}}
  |     ^^^^^^^^^^^^
  |
  = help: check its spelling, and how many `../` it needs inside `{{#each}}`
";

const UNASKED: &str = "\
warning[invalid-template]: no page is made from `agneda.hbs`, and no template includes it
 --> plain/agneda.hbs:1:1
  |
1 | x
  | ^
  |
  = help: did you mean `agenda.hbs`?
";

const WORDS: &str = "\
error: the theme cannot be used; nothing was written

error[invalid-toml]: the bracket `[` is never closed
 --> words/words.toml:1:8
  |
1 | [agenda
  |        ^
  |
  = help: write `]` at its end
";

#[test]
fn a_playbook_that_was_handed_out_changes_nothing() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("journal-example");
    let kept = folder(&[("afterword.toml", "")]);
    for path in [
        "northwind/2026-03-04-dana.md",
        "kestrel-pay/2026-03-05-panel.md",
        "wayfarer/2026-03-05-phone-screen.md",
    ] {
        let to = kept.path().join(path);
        fs::create_dir_all(to.parent().expect("a folder")).expect("it can be made");
        fs::copy(example.join(path), to).expect("it can be copied");
    }
    let export = || words(&afterword(kept.path(), &["export", "json", "--as-of", "2026-03-06"]).stdout);
    let before = export();
    let run = afterword(kept.path(), &["playbook", "export", "playbook"]);
    assert!(words(&run.stderr).contains("reads them from now on"), "{}", words(&run.stderr));
    assert!(kept.path().join("playbook/plays/thank-you.md").is_file());
    assert_eq!(export(), before);
    assert!(before.contains("repair-note"));
}
