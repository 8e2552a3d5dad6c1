//! Any text as a note's body: the HTML, read as a browser reads it, holds nothing active.
#![no_main]

use afterword::markdown::{Html, html};
use libfuzzer_sys::fuzz_target;
use scraper::{Html as Page, Node};

const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "body",
    "p",
    "a",
    "em",
    "strong",
    "del",
    "blockquote",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "pre",
    "code",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "br",
    "img",
    "sup",
    "sub",
    "div",
    "span",
    "mark",
    "input",
    "dl",
    "dt",
    "dd",
    "section",
    "figure",
    "details",
    "summary",
];
const ATTRIBUTES: &[&str] = &[
    "href",
    "src",
    "alt",
    "title",
    "id",
    "class",
    "rel",
    "start",
    "type",
    "checked",
    "disabled",
    "lang",
    "dir",
    "role",
    "aria-label",
    "loading",
    "open",
    "scope",
    "colspan",
    "value",
    "tabindex",
];

fuzz_target!(|body: &str| {
    let options = Html { id_prefix: "p-", base: Some("../northwind/"), ..Html::default() };
    let page = Page::parse_fragment(&html(body, &options));
    for node in page.tree.nodes() {
        match node.value() {
            Node::Element(element) => {
                assert!(ELEMENTS.contains(&element.name()), "<{}>", element.name());
                element.attrs().for_each(|(name, value)| check(element.name(), name, value));
            }
            Node::Comment(comment) => panic!("a comment: {comment:?}"),
            _ => {}
        }
    }
});

fn check(element: &str, name: &str, value: &str) {
    assert!(ATTRIBUTES.contains(&name), "<{element} {name}>");
    // A browser drops these wherever they stand in an address, and spaces before it.
    let address: String = value.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let address = address.trim_start_matches(|c: char| c <= ' ').to_lowercase();
    let is_relative = !address.split(['/', '?', '#']).next().unwrap_or_default().contains(':')
        && !address.starts_with("//");
    let leads_out =
        ["http:", "https:", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme));
    match name {
        "src" => assert!(is_relative, "{value:?}"),
        "href" => assert!(is_relative || leads_out, "{value:?}"),
        "type" => assert_eq!(value, "checkbox"),
        _ => {}
    }
}
