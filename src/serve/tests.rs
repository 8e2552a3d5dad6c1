//! What is answered, without any connection: every path, every host, and what is added to a page.

use super::answer::{Answer, Desk};
use super::*;
use crate::analysis::{Material, analyse};
use crate::date::Date;
use crate::text::Source;
use std::fs;

const PORT: u16 = 4747;

fn shown(theme: Theme, problems: Vec<Problem>) -> Shown {
    let note = "---\ninterviewer: Dana Whitfield\ndate: 2026-03-04\nmood: shaky\ngaps: []\n---\n</head>\n\n![a](a.png)";
    let note = |path: &str| Arc::new(Source::new(path, note));
    let material =
        Material { notes: vec![note("northwind/dana.md"), note("öl & co/x.md")], ..Material::default() };
    let analysis = Arc::new(analyse(&material, Date::new(2026, 3, 6).expect("a day")));
    Shown { analysis, theme: Arc::new(theme), problems }
}

fn numbered(shown: Shown) -> Numbered {
    Numbered { version: Version { number: 7, theme: 5 }, shown, index: OnceLock::new() }
}

/// A journal with a picture in it, and what lies where nobody may look.
fn journal() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().join("journal");
    fs::create_dir_all(root.join("northwind/.hidden")).expect("it can be made");
    for name in ["northwind/a.png", "northwind/.hidden/b.png", "northwind/private.md", "../outside.png"] {
        fs::write(root.join(name), name).expect("it can be written");
    }
    folder
}

fn desk(folder: &tempfile::TempDir) -> Desk {
    Desk { journal: folder.path().join("journal"), port: PORT }
}

fn text(answer: &Answer) -> &str {
    std::str::from_utf8(&answer.bytes).expect("it is text")
}

#[test]
fn every_page_and_every_file_of_the_theme_has_its_address() {
    let (folder, now) = (journal(), numbered(shown(Theme::built_in(), Vec::new())));
    let kind = |path: &str| {
        let answer = desk(&folder).answer(path, &now);
        assert_eq!(answer.status.as_u16(), 200, "{path}");
        answer.kind.split(';').next().unwrap_or_default()
    };
    for path in
        ["/", "/index.html", "/notes.html", "/notes/northwind-dana.html", "/notes%2Fnorthwind-dana.html"]
    {
        assert_eq!(kind(path), "text/html", "{path}");
    }
    assert_eq!(kind("/style.css"), "text/css");
    assert_eq!(kind("/script.js"), "text/javascript");
    assert_eq!(kind("/favicon.svg"), "image/svg+xml");
    assert_eq!(kind("/.afterword/live.js"), "text/javascript");
    assert_eq!(kind("/journal/northwind/a.png"), "image/png");
    let pages =
        crate::report::build(&now.shown.analysis, &now.shown.theme, &options()).expect("it has no errors");
    for page in pages {
        let path = percent_encoding::utf8_percent_encode(&page.path, percent_encoding::NON_ALPHANUMERIC);
        assert_eq!(desk(&folder).answer(&format!("/{path}"), &now).status.as_u16(), 200, "{path}");
    }
}

#[test]
fn no_path_leads_out_of_the_report() {
    let (folder, now) = (journal(), numbered(shown(Theme::built_in(), Vec::new())));
    for path in [
        "/../outside.png",
        "/%2e%2e/outside.png",
        "/journal/../../outside.png",
        "/journal/%2e%2e/outside.png",
        "/journal/..%2foutside.png",
        "/journal/northwind/..%2f..%2f..%2foutside.png",
        "/journal/..\\outside.png",
        "/journal/%5c..%5coutside.png",
        "/journal//etc/passwd",
        "/journal/%2fetc/passwd",
        "/journal/C:/windows/win.ini",
        "/journal/northwind/a.png%00",
        "/journal/northwind/a%00.png",
        "/journal/northwind/.hidden/b.png",
        "/journal/northwind/private.md",
        "/journal/northwind",
        "/journal/northwind/",
        "/journal/",
        "/journal",
        "/northwind/dana.md",
        "/afterword.toml",
        "/etc/passwd",
        "//etc/passwd",
        "/%ff%fe",
        "/%",
        "/notes/",
        "/notes/northwind-dana.html/",
        "/.afterword/",
        "/.afterword/live.js/..",
        "*",
        "",
    ] {
        let answer = desk(&folder).answer(path, &now);
        let is_start = path.trim_start_matches('/').is_empty();
        assert_eq!(answer.status.as_u16(), if is_start { 200 } else { 404 }, "{path}");
        assert_eq!(answer.kind, "text/html; charset=utf-8", "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_journal_is_not_followed() {
    let (folder, now) = (journal(), numbered(shown(Theme::built_in(), Vec::new())));
    let root = folder.path().join("journal");
    std::os::unix::fs::symlink(folder.path().join("outside.png"), root.join("link.png")).expect("a link");
    std::os::unix::fs::symlink(root.join("northwind/private.md"), root.join("note.png")).expect("a link");
    std::os::unix::fs::symlink(root.join("northwind/a.png"), root.join("inside.png")).expect("a link");
    let status = |path: &str| desk(&folder).answer(path, &now).status.as_u16();
    assert_eq!(status("/journal/link.png"), 404);
    assert_eq!(status("/journal/note.png"), 404);
    assert_eq!(status("/journal/inside.png"), 200);
}

#[test]
fn only_this_computer_is_answered_and_only_when_it_reads() {
    let folder = journal();
    let status = |method: Method, host: Option<&str>| {
        desk(&folder).refuse(&method, host).map(|answer| answer.status.as_u16())
    };
    for host in ["localhost:4747", "LocalHost:4747", "127.0.0.1:4747", "[::1]:4747"] {
        assert_eq!(status(Method::GET, Some(host)), None, "{host}");
        assert_eq!(status(Method::HEAD, Some(host)), None, "{host}");
        assert_eq!(status(Method::POST, Some(host)), Some(405), "{host}");
    }
    let others =
        ["evil.example", "evil.example:4747", "localhost", "localhost:80", "localhost:4747.evil.example"];
    for host in
        others.iter().copied().chain(["127.0.0.1.evil.example:4747", "::1:4747", "", "192.168.0.2:4747"])
    {
        assert_eq!(status(Method::GET, Some(host)), Some(421), "{host}");
    }
    assert_eq!(status(Method::GET, None), Some(421));
}

#[test]
fn a_page_is_given_its_script_and_nothing_in_a_note_can_move_it() {
    let (folder, now) = (journal(), numbered(shown(Theme::built_in(), Vec::new())));
    let answer = desk(&folder).answer("/notes/northwind-dana.html", &now);
    let html = text(&answer);
    let script =
        "<script src=\"/.afterword/live.js\" data-number=\"7\" data-theme=\"5\" defer></script>\n</head>";
    assert_eq!(html.matches(script).count(), 1);
    assert!(
        html.contains("Content-Security-Policy\" content=\"connect-src 'self'; default-src 'none'"),
        "{html}"
    );
    assert!(html.contains("src=\"../journal/northwind/a.png\""), "{html}");
    let bare = page::live("<p>no head", now.version);
    assert!(bare.starts_with("<p>no head<script "), "{bare}");
}

#[test]
fn a_page_that_no_report_has_may_load_no_more_than_those_that_it_has() {
    let own = Arc::new(Source::new("notes.hbs", "<b>\n{{nowhere}}"));
    let theme = Theme::with_overrides(&[own]).expect("it compiles");
    let (folder, now) = (journal(), numbered(shown(theme, Vec::new())));
    let policies: Vec<String> = ["/index.html", "/nowhere.html", "/%ff", "/journal/none.png", "/notes.html"]
        .iter()
        .map(|path| {
            let html = text(&desk(&folder).answer(path, &now)).to_owned();
            let policy = html.split_once("http-equiv=\"Content-Security-Policy\" content=\"");
            let (before, policy) = policy.unwrap_or_else(|| panic!("{path}: {html}"));
            assert!(!before.contains("<link") && !before.contains("<script"), "{path}: it comes too late");
            policy.split_once('"').expect("it ends").0.replace(" file:", "")
        })
        .collect();
    assert!(policies[0].starts_with("connect-src 'self'; default-src 'none'; "), "{}", policies[0]);
    for policy in &policies {
        assert_eq!(*policy, policies[0]);
    }
}

#[test]
fn a_theme_that_cannot_draw_a_page_is_told_in_its_place() {
    let own = Arc::new(Source::new("notes.hbs", "<b>\n{{nowhere}}"));
    let theme = Theme::with_overrides(&[own]).expect("it compiles");
    let (folder, now) = (journal(), numbered(shown(theme, Vec::new())));
    let answer = desk(&folder).answer("/notes.html", &now);
    assert_eq!(answer.status.as_u16(), 500);
    let html = text(&answer);
    assert!(
        html.contains("<p data-problem>notes.hbs:2:1</p>\n<p data-problem>there is no value `nowhere` here"),
        "{html}"
    );
    assert_eq!(desk(&folder).answer("/index.html", &now).status.as_u16(), 200);
}

#[test]
fn versions_rise_and_tell_a_new_theme_from_new_notes() {
    let board = Board::new(shown(Theme::built_in(), Vec::new()));
    let version = || board.0.borrow().version;
    let first = version();
    board.show(board.shown());
    assert_eq!(version(), Version { number: first.number + 1, theme: first.theme });
    board.show(shown(Theme::built_in(), Vec::new()));
    assert_eq!(version(), Version { number: first.number + 2, theme: first.number + 2 });
}

#[test]
fn a_page_that_we_break_off_at_is_told_in_its_place_and_the_others_are_answered() {
    let note = "---\ninterviewer: Dana Whitfield\ndate: 2026-03-04\nmood: okay\n---\nbreak off while drawing its page\n";
    let notes = vec![Arc::new(Source::new("northwind/dana.md", note))];
    let material = Material { notes, ..Material::default() };
    let analysis = Arc::new(analyse(&material, Date::new(2026, 3, 6).expect("a day")));
    let theme = Arc::new(Theme::built_in());
    let (folder, now) = (journal(), numbered(Shown { analysis, theme, problems: Vec::new() }));
    let answer = desk(&folder).answer("/notes/northwind-dana.html", &now);
    assert_eq!(answer.status.as_u16(), 500);
    let html = text(&answer);
    assert!(html.contains("<h1>This page could not be drawn</h1>"), "{html}");
    assert!(html.contains("<p data-problem>northwind/dana.md:1:1</p>"), "{html}");
    assert_eq!(desk(&folder).answer("/index.html", &now).status.as_u16(), 200);
}
