//! Letters as files: what is written reads back as the same letter of the same follow-up, whatever the names.

use super::*;
use crate::analysis::{Material, analyse};
use crate::config;
use crate::date::Date;
use crate::text::Source;
use mail_parser::MessageParser;
use proptest::prelude::*;
use std::sync::Arc;

const CONFIG: &str =
    "[me]\nname = \"Jörg Müller-Łapiński\"\nemail = \"joerg@example.org\"\nphone = \"+49 555 0100\"\n";

const BOW_OUT: &str = "---
company: Zażółć & Sons
role: Łódź office lead
interviewer: \"Dr. Zoë \\\"Z.\\\" O'Brien <zoe@northwind.example>\"
recruiter: 'Амалия Петрова <amalia@agency.example>'
date: 2026-03-04
want: no
---
";

fn analysis(files: &[(String, String)]) -> Analysis {
    let notes = files.iter().map(|(path, text)| Arc::new(Source::new(path.as_str(), text.as_str())));
    let config = config::read(&Source::new("afterword.toml", CONFIG)).0;
    let material = Material { notes: notes.collect(), config, ..Material::default() };
    analyse(&material, Date::parse("2026-03-05").expect("a day"))
}

fn one(path: &str, text: &str) -> Analysis {
    analysis(&[(path.to_owned(), text.to_owned())])
}

/// Every letter that can still go out.
fn drafts(analysis: &Analysis) -> Vec<Draft<'_>> {
    let plans = analysis.plans.iter().flat_map(|plan| plan.follow_ups.iter().enumerate());
    let items = plans.map(|(place, follow_up)| Item { note: follow_up.note, place });
    items
        .filter(|item| analysis.follow_up(*item).state.is_open())
        .filter_map(|item| Draft::of(analysis, item))
        .collect()
}

#[track_caller]
fn of_play<'a>(analysis: &'a Analysis, play: &str) -> Draft<'a> {
    let found = drafts(analysis).into_iter().find(|draft| draft.play().name == play);
    found.unwrap_or_else(|| panic!("no `{play}` here: {:?}", analysis.diagnostics))
}

#[test]
fn a_draft_is_a_small_file_that_says_where_it_belongs() {
    let analysis = one("n/2026-03-04 día #1.md", BOW_OUT);
    let draft = of_play(&analysis, "bow-out");
    assert_eq!(path(&draft), "n/letters/2026-03-04 día #1-bow-out");
    let expected = "---
play: bow-out
note: \"../2026-03-04 día #1.md\"
to: \"Dr. Zoë \\\"Z.\\\" O'Brien\"
channel: email
subject: Thank you, and my decision (Łódź office lead)
---
Dear Dr. O'Brien,

Thank you for your time on Wednesday.

After some thought, I have decided that this is not the right position for me, so please withdraw my application.

I hope that you find the right person soon, and that our paths cross again.

Best wishes,
Jörg Müller-Łapiński
";
    assert_eq!(markdown(&draft), expected);
    assert!(
        text(&draft)
            .starts_with("Subject: Thank you, and my decision (Łódź office lead)\n\nDear Dr. O'Brien,")
    );
}

#[test]
fn a_mail_draft_has_no_date_and_no_identity_and_is_the_same_every_time() {
    let analysis = one("n/a.md", BOW_OUT);
    let draft = of_play(&analysis, "bow-out");
    let mail = eml(&draft).expect("it goes by e-mail");
    assert_eq!(mail, eml(&draft).expect("it goes by e-mail"));
    let mail = String::from_utf8(mail).expect("a mail is ASCII");
    assert!(mail.is_ascii());
    let expected = "X-Unsent: 1\r
From: =?utf-8?B?SsO2cmcgTcO8bGxlci3FgWFwacWEc2tp?= <joerg@example.org>\r
To: =?utf-8?Q?Dr=2E_Zo=C3=AB_=22Z=2E=22_O=27Brien?= <zoe@northwind.example>\r
Cc: =?utf-8?B?0JDQvNCw0LvQuNGPINCf0LXRgtGA0L7QstCw?= <amalia@agency.example>\r
Subject: =?utf-8?Q?Thank_you,_and_my_decision_(=C5=81=C3=B3d=C5=BA_office_?=\r
 =?utf-8?Q?lead)?=\r
MIME-Version: 1.0\r
Content-Type: text/plain; charset=\"utf-8\"\r
Content-Transfer-Encoding: quoted-printable\r
\r
Dear Dr. O'Brien,\r
\r
Thank you for your time on Wednesday.\r
\r
After some thought, I have decided that this is not the right position for =\r
me, so please withdraw my application.\r
\r
I hope that you find the right person soon, and that our paths cross again.\r
\r
Best wishes,\r
J=C3=B6rg M=C3=BCller-=C5=81api=C5=84ski\r
";
    assert_eq!(mail, expected);
}

#[test]
fn an_address_that_would_break_its_header_is_none() {
    for address in [
        "a b@x.example",
        "a@x.example>, <b@y.example",
        "a@x.example,b@y.example",
        "a\\nBcc: b@y.example",
        "zoë@x.example",
        "b@y.example;",
        "@y.example",
    ] {
        let note = format!(
            "---\ninterviewer: {{name: Dana Whitfield, email: \"{address}\"}}\ndate: 2026-03-04\nmood: good\ngaps: []\nprefers: email\n---\n"
        );
        let analysis = one("n/a.md", &note);
        let mail = String::from_utf8(eml(&of_play(&analysis, "thank-you")).expect("it goes by e-mail"))
            .expect("text");
        assert!(!mail.contains("To:") && !mail.contains("y.example"), "{mail}");
    }
}

#[test]
fn a_long_name_makes_no_longer_path_than_a_file_may_have() {
    let long = "Wolfeschlegelsteinhausenbergerdorff ".repeat(9);
    let note = format!(
        "---\ninterviewers: [{long}, {long} II, \"Zoe\u{301} Con\"]\ndate: 2026-03-04\nmood: good\ngaps: []\n---\n"
    );
    let analysis = one("n/a.md", &note);
    let paths: Vec<String> = drafts(&analysis).iter().map(path).collect();
    assert!(paths.iter().all(|path| path.len() < 120), "{paths:?}");
    assert!(paths.contains(&"n/letters/a-thank-you-zoe\u{301}".to_owned()), "{paths:?}");
}

#[test]
fn another_library_reads_the_mail_as_it_was_meant() {
    let analysis = one("n/a.md", BOW_OUT);
    let draft = of_play(&analysis, "bow-out");
    let mail = eml(&draft).expect("it goes by e-mail");
    let read = MessageParser::default().parse(&mail).expect("it reads");
    assert_eq!(read.subject(), draft.letter.subject.as_deref());
    let text = read.body_text(0).expect("it has a text").replace("\r\n", "\n");
    assert_eq!(text.trim_end(), draft.letter.body);
    assert!(read.date().is_none() && read.message_id().is_none());
    let mailboxes = |list: Option<&mail_parser::Address<'_>>| {
        let first = list.and_then(|list| list.first()).expect("somebody");
        format!("{} <{}>", first.name().unwrap_or_default(), first.address().unwrap_or_default())
    };
    assert_eq!(mailboxes(read.from()), "Jörg Müller-Łapiński <joerg@example.org>");
    assert_eq!(mailboxes(read.to()), "Dr. Zoë \"Z.\" O'Brien <zoe@northwind.example>");
    assert_eq!(mailboxes(read.cc()), "Амалия Петрова <amalia@agency.example>");
    assert!(String::from_utf8_lossy(&mail).lines().all(|line| line.len() <= 78), "short lines");
    assert!(!String::from_utf8_lossy(&mail).replace("\r\n", "").contains(['\r', '\n']), "whole line ends");
}

#[test]
fn a_mail_without_known_addresses_leaves_them_to_the_mail_program() {
    let analysis = one("n/a.md", "---\ninterviewer: Dana\ndate: 2026-03-04\nwant: no\n---\n");
    let mail = String::from_utf8(eml(&of_play(&analysis, "bow-out")).expect("a mail")).expect("ASCII");
    assert!(!mail.contains("\r\nTo:") && !mail.contains("\r\nCc:"), "{mail}");
}

#[test]
fn a_card_is_no_mail() {
    let analysis = one("n/a.md", "---\ninterviewer: Dana\ndate: 2026-03-04\nmood: good\ngaps: []\n---\n");
    let refused = eml(&of_play(&analysis, "thank-you"));
    assert_eq!(refused, Err(NotAMail(crate::note::Channel::Card)));
}

#[test]
fn the_people_of_a_panel_have_files_of_their_own() {
    let panel = |people: &str| {
        let note = format!("---\ninterviewers: [{people}]\ndate: 2026-03-04\nmood: good\ngaps: []\n---\n");
        let analysis = one("n/a.md", &note);
        let drafts = drafts(&analysis);
        let thanks = drafts.iter().filter(|draft| draft.play().name == "thank-you");
        thanks.map(path).collect::<Vec<_>>()
    };
    assert_eq!(panel("Dana Whitfield"), ["n/letters/a-thank-you"]);
    assert_eq!(panel("Dana Whitfield, 李 明"), ["n/letters/a-thank-you-dana", "n/letters/a-thank-you-李"]);
    assert_eq!(
        panel("Dana Whitfield, Dana Okafor, Dr. Zoë O'Brien"),
        [
            "n/letters/a-thank-you-dana-whitfield",
            "n/letters/a-thank-you-dana-okafor",
            "n/letters/a-thank-you-zoë"
        ]
    );
}

#[test]
fn two_notes_of_one_name_do_not_share_a_file() {
    let note = "---\ninterviewer: Dana\ndate: 2026-03-04\nmood: good\ngaps: []\n---\n".to_owned();
    let analysis = analysis(&[("n/a.markdown".to_owned(), note.clone()), ("n/a.md".to_owned(), note)]);
    let paths: Vec<String> =
        drafts(&analysis).iter().filter(|draft| draft.play().name == "thank-you").map(path).collect();
    assert_eq!(paths, ["n/letters/a-markdown-thank-you", "n/letters/a-md-thank-you"]);
}

/// Names, files and subjects as nobody should write them.
fn odd() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Dana".to_owned()),
        Just(" #".to_owned()),
        Just(": ".to_owned()),
        Just("null".to_owned()),
        Just("- ".to_owned()),
        Just("{{x}}".to_owned()),
        "[a-zA-ZäßŁ李0-9 '\"\\\\#:;!?%@`~|>\\[\\]{}()&*=+.,…–_-]{1,6}",
    ];
    prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn every_letter_reads_back_as_the_letter_of_its_own_follow_up(
        folder in prop_oneof![Just(""), Just("n/"), Just("a b/c#/")],
        file in "[a-zA-ZäŁ李0-9 '\"#:!?%@`&=+,…–_-]{1,12}",
        first in odd(),
        role in odd(),
    ) {
        let note = format!(
            "---\nrole: {}\ninterviewers:\n  - {{name: {}, email: \"d@x.example\"}}\n  - Tomasz Bielak\nrecruiter: Joel\ndate: 2026-03-03\nmood: good\ngaps: [\"blanked: CAP\"]\n---\n",
            quoted(&role), quoted(&first)
        );
        let file = (format!("{folder}{file}.md"), note);
        let before = analysis(std::slice::from_ref(&file));
        for draft in drafts(&before) {
            let own = (format!("{}.md", path(&draft)), markdown(&draft));
            let after = analysis(&[file.clone(), own.clone()]);
            let told: Vec<_> = after.diagnostics.iter().filter(|each| each.path == own.0 && each.code != "letter-blank").collect();
            prop_assert!(told.is_empty() || told.iter().all(|each| each.code.starts_with("letter-") && each.code != "letter-for-unknown-note" && each.code != "letter-without-note"), "{}\n{told:?}", own.1);
            for (place, letter) in after.letters[0].iter().enumerate() {
                let is_own = letter.as_ref().is_some_and(|letter| letter.edited.is_some());
                prop_assert_eq!(is_own, place == draft.item.place, "{}", own.1);
            }
            let read = after.letters[0][draft.item.place].as_ref().expect("it is there");
            prop_assert_eq!(&read.subject, &draft.letter.subject);
            prop_assert_eq!(&read.body, &draft.letter.body);
            prop_assert_eq!(&after.plans[0].follow_ups[draft.item.place], draft.follow_up());
        }
    }
}
