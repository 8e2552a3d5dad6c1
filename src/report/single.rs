//! The whole report in one file: every page a section, every link between pages an anchor, style and script inside.

use super::site::{Head, Heading, Site, TOP};
use super::{File, as_file};
use crate::template::RenderError;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fmt::Write as _;

#[derive(Serialize)]
struct Whole<'a> {
    head: Head,
    sections: Vec<Section>,
    style: &'a str,
    script: &'a str,
    /// What the browser is to know style and script by, and nothing else: `sha256-…`.
    style_hash: String,
    script_hash: String,
    /// The icon as an address that holds it.
    icon: String,
}

/// One page.
#[derive(Serialize)]
struct Section {
    anchor: String,
    /// Its HTML, with ids and links of its own.
    content: String,
}

/// Binds pages, which are without the layout, into one file.
pub(super) fn bound(site: &Site<'_>, pages: &[File]) -> Result<File, RenderError> {
    let known: HashSet<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    let sections =
        pages.iter().map(|page| Section { anchor: anchor(&page.path), content: content(page, &known) });
    let (style, script) =
        (inside("style", site.asset("style.css")), inside("script", site.asset("script.js")));
    let icon = utf8_percent_encode(site.asset("favicon.svg"), NON_ALPHANUMERIC);
    let whole = Whole {
        head: site.head(&Heading::new(site.words.say("page.whole-report"), "", TOP)),
        sections: sections.collect(),
        style_hash: hash(&style),
        script_hash: hash(&script),
        icon: format!("data:image/svg+xml,{icon}"),
        style: &style,
        script: &script,
    };
    let html = site.render_alone("single", &whole)?;
    let fault = pages.iter().find_map(|page| page.fault.clone());
    Ok(File { fault, ..as_file("index.html", html) })
}

/// Where a page begins: `notes/northwind-2026.html` begins at `notes.northwind-2026`.
pub(super) fn anchor(path: &str) -> String {
    path.strip_suffix(".html").unwrap_or(path).replace('/', ".")
}

/// A text as it may stand inside an element that ends at its first closing tag, line ends as a browser reads them.
fn inside(element: &str, text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace(&format!("</{element}"), &format!("<\\/{element}"))
}

/// As a Content-Security-Policy names what stands between two tags.
fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// Attributes that name elements of the same page by their ids.
const NAMING: &[&str] = &[
    "id",
    "for",
    "headers",
    "list",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "data-copy",
    "data-filter",
];

/// A page's HTML with its ids made unique, and its links turned to where they lead in one file.
fn content(page: &File, known: &HashSet<&str>) -> String {
    let html = String::from_utf8_lossy(&page.bytes);
    let mut bound = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html.as_ref();
    while let Some((before, tag)) = next_tag(rest) {
        bound.push_str(before);
        rest = attributes(&mut bound, tag, page, known);
    }
    bound.push_str(rest);
    bound
}

/// What stands before the next opening tag, and everything from it on.
fn next_tag(html: &str) -> Option<(&str, &str)> {
    let is_tag = |(at, _): &(usize, &str)| html[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic());
    let (at, _) = html.match_indices('<').find(is_tag)?;
    Some(html.split_at(at))
}

/// Writes one tag up to its end, attribute by attribute, and gives what follows it.
fn attributes<'h>(bound: &mut String, tag: &'h str, page: &File, known: &HashSet<&str>) -> &'h str {
    let name_end = tag.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(tag.len());
    bound.push_str(&tag[..name_end]);
    let mut rest = &tag[name_end..];
    loop {
        let inner = rest.trim_start();
        let space = &rest[..rest.len() - inner.len()];
        let name_end =
            inner.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>')).unwrap_or(inner.len());
        let (name, behind) = inner.split_at(name_end);
        let value = behind.strip_prefix("=\"").and_then(|value| value.split_once('"'));
        match value {
            Some((value, behind)) if !name.is_empty() => {
                if let Some(value) = turned(name, value, page, known) {
                    let _ = write!(bound, "{space}{name}=\"{value}\"");
                }
                rest = behind;
            }
            _ if name.is_empty() => {
                let end = inner.find('>').map_or(inner.len(), |at| at + 1);
                bound.push_str(space);
                bound.push_str(&inner[..end]);
                return &inner[end..];
            }
            _ => {
                bound.push_str(space);
                bound.push_str(name);
                let skipped = usize::from(behind.starts_with('='));
                bound.push_str(&behind[..skipped]);
                rest = &behind[skipped..];
            }
        }
    }
}

/// An attribute's value in one file; none where it would lead to a file that does not come along.
fn turned(name: &str, value: &str, page: &File, known: &HashSet<&str>) -> Option<String> {
    let own = |id: &str| format!("{}--{id}", anchor(&page.path));
    if NAMING.contains(&name) {
        return Some(value.split_whitespace().map(own).collect::<Vec<_>>().join(" "));
    }
    if let Some(id) = value.strip_prefix("url(#") {
        return Some(format!("url(#{}", own(id)));
    }
    if !matches!(name, "href" | "xlink:href" | "src") {
        return Some(value.to_owned());
    }
    let leads_away =
        ["http:", "https:", "mailto:", "tel:", "data:"].iter().any(|scheme| value.starts_with(scheme));
    if leads_away {
        return Some(value.to_owned());
    }
    let (path, id) = value.split_once('#').unwrap_or((value, ""));
    let target = if path.is_empty() { page.path.clone() } else { resolved(&page.path, path) };
    let section = known.contains(target.as_str()).then(|| anchor(&target))?;
    Some(if id.is_empty() { format!("#{section}") } else { format!("#{section}--{id}") })
}

/// Where a relative address leads from a page.
fn resolved(page: &str, path: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(path: &str, html: &str) -> String {
        let page = as_file(path, html);
        content(&page, &HashSet::from(["index.html", "notes/a.html", "notes/b.html"]))
    }

    #[test]
    fn ids_are_the_pages_own_and_links_lead_to_anchors() {
        for (html, expected) in [
            ("<h2 id=\"x\">a</h2>", "<h2 id=\"notes.a--x\">a</h2>"),
            ("<a href=\"#x\" class=\"c\">", "<a href=\"#notes.a--x\" class=\"c\">"),
            ("<a href=\"b.html\">", "<a href=\"#notes.b\">"),
            ("<a  href=\"../index.html#y\" >t</a>", "<a  href=\"#index--y\" >t</a>"),
            ("<p aria-labelledby=\"a b\" hidden>", "<p aria-labelledby=\"notes.a--a notes.a--b\" hidden>"),
            ("<a href=\"../../n/cv.pdf\">cv</a>", "<a>cv</a>"),
            ("<a href=\"mailto:a@b.example?body=x#y\">", "<a href=\"mailto:a@b.example?body=x#y\">"),
            ("<rect fill=\"url(#g)\" width=\"4\"/>", "<rect fill=\"url(#notes.a--g)\" width=\"4\"/>"),
            ("1 < 2 <b\n class=\"x > y\">id=\"no\"</b>", "1 < 2 <b\n class=\"x > y\">id=\"no\"</b>"),
        ] {
            assert_eq!(turned("notes/a.html", html), expected);
        }
    }

    #[test]
    fn no_page_is_lost_on_a_tag_that_is_odd() {
        for html in [
            "<",
            "<a",
            "<a href",
            "<a href=",
            "<a href=\"",
            "<a =\"x\">",
            "<a href=x>y",
            "<é>",
            "<a href='x'>",
        ] {
            assert_eq!(turned("index.html", html), html);
        }
    }

    #[test]
    fn nothing_inside_a_style_or_a_script_ends_it() {
        assert_eq!(inside("script", "a\r\n\"</script>\""), "a\n\"<\\/script>\"");
        assert_eq!(hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
