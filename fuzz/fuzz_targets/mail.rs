//! Any text in the fields: mail drafts and `mailto:` links say what the letter says, and begin no header of their own.
#![no_main]

use afterword::analysis::{Material, Memory, analyse_again};
use afterword::config::Config;
use afterword::date::Date;
use afterword::export::letter::{Draft, eml};
use afterword::journal::NoteId;
use afterword::plan::Item;
use afterword::report::{self, Index, Options, Theme};
use afterword::text::Source;
use libfuzzer_sys::fuzz_target;
use mail_parser::MessageParser;
use percent_encoding::percent_decode_str;
use scraper::{Html, Selector};
use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

static THEME: LazyLock<Theme> = LazyLock::new(Theme::built_in);

thread_local! {
    /// Keeps the compiled playbook, which takes a hundred times as long as one note.
    static MEMORY: RefCell<Memory> = RefCell::default();
}

fuzz_target!(|fields: [&str; 5]| {
    let [me, name, email, company, gap] = fields;
    let quoted = |text: &str| serde_json::to_string(text).expect("any text is a JSON string");
    let note = format!(
        "---\ndate: 2026-03-04\ncompany: {}\ninterviewer:\n  name: {}\n  email: {}\ngaps: [{}]\nprefers: email\n---\n",
        quoted(company),
        quoted(name),
        quoted(email),
        quoted(gap)
    );
    let mut config = Config::default();
    config.me.name = Some(me.to_owned());
    let notes = vec![Arc::new(Source::new("a.md", note))];
    let as_of = Date::new(2026, 3, 5).expect("a day of March");
    let analysis = MEMORY.with_borrow_mut(|memory| {
        analyse_again(&Material { notes, config, ..Material::default() }, as_of, memory)
    });
    let places =
        |note: NoteId| (0..analysis.plans[note.0].follow_ups.len()).map(move |place| Item { note, place });
    let drafts: Vec<Draft<'_>> =
        analysis.journal.ids().flat_map(places).filter_map(|item| Draft::of(&analysis, item)).collect();
    drafts.iter().for_each(check_mail);
    let index = Arc::new(Index::of(&analysis));
    let page = report::file("index.html", (&analysis, &index), &THEME, &Options::default());
    let page = page.expect("the built-in theme has no errors").expect("every report has this page");
    let bodies: Vec<&str> = drafts.iter().map(|draft| draft.letter.body.as_str()).collect();
    check_links(&String::from_utf8(page.bytes).expect("UTF-8"), &bodies);
});

fn check_mail(draft: &Draft<'_>) {
    let Ok(mail) = eml(draft) else { return };
    let text = String::from_utf8_lossy(&mail);
    assert!(text.is_ascii() && !text.replace("\r\n", "").contains(['\r', '\n']), "{text:?}");
    let read = MessageParser::default().parse(&mail).expect("another library reads it");
    assert!(read.date().is_none() && read.message_id().is_none() && read.bcc().is_none(), "{text}");
    let body = read.body_text(0).expect("it has a text").replace("\r\n", "\n");
    assert_eq!(body.trim_end(), draft.letter.body.trim_end());
}

fn check_links(page: &str, bodies: &[&str]) {
    let links = Selector::parse("a[href^='mailto:']").expect("a selector");
    for link in Html::parse_document(page).select(&links) {
        let address = link.attr("href").expect("it was chosen by it");
        assert!(address.len() <= 1_600 && address.is_ascii(), "{address}");
        let body = address.split(['?', '&']).find_map(|part| part.strip_prefix("body="));
        let body =
            body.map(|body| percent_decode_str(body).decode_utf8().expect("UTF-8").replace("\r\n", "\n"));
        assert!(body.is_none_or(|body| bodies.contains(&&*body)), "{address}");
        assert!(address.matches("subject=").count() <= 1 && address.matches("cc=").count() <= 1, "{address}");
    }
}
