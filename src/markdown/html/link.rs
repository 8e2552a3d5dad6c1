//! Links and images: which become one, and where they lead from the page.

use super::escape;
use super::write::{Sink, Writer, slug};
use crate::markdown::address::{self, Address};
use pulldown_cmark::LinkType;
use std::fmt::Write;

/// An image whose alternative text is being read.
pub(super) struct Image {
    address: Option<Address>,
    title: String,
    pub(super) alt: String,
    /// Images inside its alternative text.
    inside: usize,
}

impl Writer<'_> {
    pub(super) fn open_link(&mut self, kind: LinkType, raw: &str, title: &str) {
        let address = read_address(kind, raw);
        let href = address.filter(|_| matches!(self.sink, Sink::Page)).and_then(|address| self.href(address));
        self.links.push(href.is_some());
        if let Some((href, away)) = href {
            // Paper has every address beside its link; of these it is the text already.
            let is_bare = matches!(kind, LinkType::Autolink | LinkType::Email);
            self.tag(if is_bare { "<a class=\"address\"" } else { "<a" });
            self.anchor(&href, title, away);
        }
    }

    pub(super) fn close_link(&mut self) {
        if self.links.pop() == Some(true) {
            self.tag("</a>");
        }
    }

    /// What stands behind `<a`.
    fn anchor(&mut self, href: &str, title: &str, away: bool) {
        self.attribute("href", href);
        if !title.is_empty() {
            self.attribute("title", title);
        }
        self.tag(if away { " rel=\"noopener noreferrer\">" } else { ">" });
    }

    /// The address as this page has to write it, and whether it leads to another site.
    fn href(&self, address: Address) -> Option<(String, bool)> {
        Some(match address {
            Address::Away(url) => (url, true),
            Address::Person(url) | Address::Root(url) => (url, false),
            Address::Beside(path) => (format!("{}{path}", self.options.base?), false),
            Address::Within(heading) => (format!("#{}{}", self.options.id_prefix, slug(&heading)), false),
        })
    }

    pub(super) fn open_image(&mut self, kind: LinkType, raw: &str, title: &str) {
        if let Sink::Image(outer) = &mut self.sink {
            outer.inside += 1;
            return;
        }
        let address = read_address(kind, raw);
        self.sink = Sink::Image(Image { address, title: title.to_owned(), alt: String::new(), inside: 0 });
    }

    pub(super) fn close_image(&mut self) {
        match std::mem::replace(&mut self.sink, Sink::Page) {
            Sink::Image(image) if image.inside > 0 => {
                self.sink = Sink::Image(Image { inside: image.inside - 1, ..image });
            }
            Sink::Image(image) => self.image(image),
            other => self.sink = other,
        }
    }

    /// An image that lies beside the note is shown, one from another site is a link, any other its text.
    fn image(&mut self, image: Image) {
        match image.address.zip(Some(self.options.base)) {
            Some((Address::Beside(path), Some(base))) => {
                self.tag("<img");
                self.attribute("src", &format!("{base}{path}"));
                self.attribute("alt", &image.alt);
                if !image.title.is_empty() {
                    self.attribute("title", &image.title);
                }
                self.tag(" loading=\"lazy\">");
            }
            Some((Address::Away(url), _)) if !self.links.contains(&true) => {
                self.tag("<a");
                self.anchor(&url, &image.title, true);
                self.text(if image.alt.is_empty() { &url } else { &image.alt });
                self.tag("</a>");
            }
            _ => self.text(&image.alt),
        }
    }

    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        if matches!(self.sink, Sink::Page) {
            let _ = write!(self.out, " {name}=\"");
            let value = if matches!(name, "href" | "src") { &value.replace(' ', "%20") } else { value };
            escape(&mut self.out, value);
            self.out.push('"');
        }
    }
}

/// A wikilink leads into the user's vault, which the report is not; only its text stays.
fn read_address(kind: LinkType, raw: &str) -> Option<Address> {
    match kind {
        LinkType::WikiLink { .. } => None,
        LinkType::Email => address::read(&format!("mailto:{raw}")),
        _ => address::read(raw),
    }
}
