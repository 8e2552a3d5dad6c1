//! The page of each code shows an example and exactly what is said about it.

use super::*;

const PAGES: [(&str, &str); 9] = [
    ("duplicate-key", include_str!("../../lint/reading/duplicate_key.md")),
    ("front-matter-not-closed", include_str!("../../lint/reading/front_matter_not_closed.md")),
    ("front-matter-too-deep", include_str!("../../lint/reading/front_matter_too_deep.md")),
    ("front-matter-too-large", include_str!("../../lint/reading/front_matter_too_large.md")),
    ("invalid-toml", include_str!("../../lint/reading/invalid_toml.md")),
    ("invalid-yaml", include_str!("../../lint/reading/invalid_yaml.md")),
    ("merge-conflict", include_str!("../../lint/reading/merge_conflict.md")),
    ("swallowed-item", include_str!("../../lint/reading/swallowed_item.md")),
    ("yaml-alias", include_str!("../../lint/reading/yaml_alias.md")),
];

#[test]
fn the_example_on_each_page_gives_the_output_on_the_page() {
    for (code, page) in PAGES.into_iter().filter(|&(code, _)| code != "front-matter-too-large") {
        let note = fenced(page, "note").unwrap_or_else(|| panic!("{code}: a page needs a ```note"));
        let output = fenced(page, "output").unwrap_or_else(|| panic!("{code}: a page needs an ```output"));
        let (_, _, diagnostics) = reading(note);
        let said: String = diagnostics
            .iter()
            .map(|it| {
                let (severity, place) = (it.severity.word(), it.place);
                format!("{severity}[{}] {}:{}: {}\n", it.code, place.line, place.column, it.message)
            })
            .collect();
        assert_eq!(said, output);
        assert_eq!(diagnostics.iter().map(|it| it.code).collect::<Vec<_>>(), [code]);
    }
}

#[test]
fn each_page_has_a_title_and_the_severity_of_its_diagnostic() {
    for (code, page) in PAGES {
        let Reading::Found(head) = read(&Source::new("page.md", page)).0 else { panic!("{code}: no fields") };
        let text = |name| head.field(name).and_then(|field| field.value.as_text());
        assert!(text("title").is_some(), "{code}");
        let severity = if code == "swallowed-item" { "warning" } else { "error" };
        assert_eq!(text("severity"), Some(severity), "{code}");
    }
}

fn fenced<'p>(page: &'p str, word: &str) -> Option<&'p str> {
    let (_, rest) = page.split_once(&format!("```{word}\n"))?;
    rest.split_once("```\n").map(|(inside, _)| inside)
}
