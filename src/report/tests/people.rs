//! Who stands among the people of a report, and with what.

use super::{page_of, plain, values};

/// The rows of the page, as text.
fn rows(page: &str) -> Vec<String> {
    let (page, _) = page.split_once("</ol>").unwrap_or_default();
    page.split("<li id=\"person-")
        .skip(1)
        .map(|row| plain(row.split_once('>').unwrap_or_default().1))
        .collect()
}

#[test]
fn one_person_in_several_notes_of_a_company_is_one_row_with_all_that_is_known() {
    let notes = [
        (
            "acme/1.md",
            "2026-02-10\ninterviewer: Dr. Ana Bell <ana@acme.example>\nrole: Cook\nmood: good\ngaps: []\nsent: [2026-02-11 thank-you by email]\nprefers: phone\n---\n",
        ),
        (
            "acme/2.md",
            "2026-02-24\ninterviewers: [ana bell, Ben Cho]\nrole: Cook\nmood: good\ngaps: []\nsent: [2026-02-25 thank-you to Ben]\nheard: [2026-02-27 Ben will call]\nstatus: closed\n---\n",
        ),
        ("birch/1.md", "2026-03-09\ninterviewer: Ana Bell\n---\n"),
        ("home/1.md", "2026-02-01\ninterviewer: Theo\npractice: yes\nmood: good\ngaps: []\n---\n"),
        ("cedar/1.md", "2026-01-09\ninterviewer: unknown\nstatus: closed\nmood: good\ngaps: []\n---\n"),
    ];
    let page = page_of("people.html", &notes);
    assert_eq!(
        rows(&page)[..3],
        [
            "Ana Bell Birch Next meeting Mon 9 Mar, in three days Last contact none written down no address yet \
             to meet round 1, Mon 9 Mar",
            "Ben Cho Acme Last contact Fri 27 Feb, seven days ago no address yet met round 2, Tue 24 Feb \
             sent Thank-you note, Wed 25 Feb line 7",
            "Dr. Ana Bell Acme Last contact Tue 24 Feb, ten days ago Best by phone line 8 ana@acme.example \
             met round 2, Tue 24 Feb met round 1, Tue 10 Feb sent Thank-you note, Wed 11 Feb by e-mail line 7",
        ]
    );
    assert!(!page.contains("Theo") && rows(&page).len() == 3, "{page}");
    let note = page_of("notes/acme-2.html", &notes);
    assert!(note.contains("<a href=\"../people.html#person-acme-1-1\"><b>ana bell</b></a>"), "{note}");
}

#[test]
fn many_people_come_in_parts_and_every_note_links_to_the_right_one() {
    let notes: Vec<(String, String)> = (0..400)
        .map(|n| (format!("c{n}/1.md"), format!("2026-01-{:02}\ninterviewer: Person {n}\n---\n", n % 28 + 1)))
        .collect();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(path, rest)| (path.as_str(), rest.as_str())).collect();
    let note = page_of("notes/c399-1.html", &notes);
    let links = values(&note, "href").into_iter().filter_map(|address| address.strip_prefix("../people"));
    let link = links.rev().find(|address| address.contains('#')).expect("a person");
    let (file, anchor) = link.split_once('#').expect("a place");
    assert!(page_of(&format!("people{file}"), &notes).contains(&format!("id=\"{anchor}\"")), "{link}");
}

#[test]
fn a_short_name_is_the_whole_one_of_its_company_where_only_one_can_be_meant() {
    let notes = [
        ("acme/1.md", "2026-02-10\ninterviewer: Dana\n---\n"),
        ("acme/2.md", "2026-02-24\ninterviewers: [Dr. Dana Whitfield <dana@acme.example>, Lee Ito]\n---\n"),
        ("acme/3.md", "2026-03-02\ninterviewers: [Lee, Lee Okafor]\n---\n"),
        ("birch/1.md", "2026-02-10\ninterviewers: [Ana, Ana Bell]\n---\n"),
        ("cedar/1.md", "2026-02-10\ninterviewer: Bo <bo@cedar.example>\n---\n"),
        ("cedar/2.md", "2026-02-11\ninterviewer: Bo Lund <lund@cedar.example>\n---\n"),
        ("delta/1.md", "2026-02-11\ninterviewer: Dana\n---\n"),
        ("elm/1.md", "2026-02-11\ninterviewer: Kim Kim\n---\n"),
        ("elm/2.md", "2026-02-12\ninterviewer: Kim\n---\n"),
        ("fir/1.md", "2026-02-11\ninterviewers: [Noor de Wit, Ines Roth]\n---\n"),
        ("fir/2.md", "2026-02-12\ninterviewer: Wit\n---\n"),
    ];
    let page = page_of("people.html", &notes);
    let dana = rows(&page).into_iter().find(|row| row.starts_with("Dr. Dana Whitfield"));
    assert_eq!(
        dana.as_deref(),
        Some(
            "Dr. Dana Whitfield Acme Last contact Tue 24 Feb, ten days ago dana@acme.example met round 2, Tue 24 Feb met round 1, Tue 10 Feb"
        )
    );
    assert_eq!(rows(&page).len(), 12, "{:#?}", rows(&page));
}
