//! The layout around a page, rendered once for all pages that differ in nothing but their title and what they say.

use super::{Head, Whole};
use crate::template::{self, RenderError, Templates};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The layout for each folder and each place in the navigation, as far as it was asked for.
#[derive(Default)]
pub(super) struct Frames(Mutex<HashMap<Place, Arc<Frame>>>);

/// The way to the report's folder, and which of the places to go is here.
type Place = (&'static str, Option<usize>);

impl Frames {
    /// None where the layout has to see each page.
    pub(super) fn of(templates: &Templates) -> Option<Self> {
        templates.text("layout").is_some_and(is_frame).then(Frames::default)
    }

    /// The layout with a page in it.
    pub(super) fn around(
        &self,
        head: &Head,
        page: &str,
        templates: &Templates,
    ) -> Result<String, RenderError> {
        Ok(self.frame(head, templates)?.around(&template::escaped(&head.title), page))
    }

    fn frame(&self, head: &Head, templates: &Templates) -> Result<Arc<Frame>, RenderError> {
        let place = (head.root, head.nav.iter().position(|item| item.is_here));
        let mut frames = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(frame) = frames.get(&place) {
            return Ok(Arc::clone(frame));
        }
        let head = Head { title: TITLE.to_owned(), ..head.clone() };
        let frame = Frame::cut(&templates.render("layout", &Whole { head: &head, content: PAGE })?);
        Ok(Arc::clone(frames.entry(place).or_insert(Arc::new(frame))))
    }
}

/// A layout with gaps for the title and the page.
struct Frame(Vec<Piece>);

enum Piece {
    Text(String),
    Title,
    Page,
}

/// Stands for the title while the layout is rendered. Nobody writes that, and no escaping changes it.
const TITLE: &str = "\u{e000}afterword title\u{e000}";
/// Stands for the page.
const PAGE: &str = "\u{e000}afterword page\u{e000}";

impl Frame {
    /// Cuts a layout that was rendered with [`TITLE`] and [`PAGE`].
    fn cut(rendered: &str) -> Self {
        let mut pieces = Vec::new();
        for (number, titled) in rendered.split(TITLE).enumerate() {
            if number > 0 {
                pieces.push(Piece::Title);
            }
            for (number, text) in titled.split(PAGE).enumerate() {
                if number > 0 {
                    pieces.push(Piece::Page);
                }
                pieces.push(Piece::Text(text.to_owned()));
            }
        }
        Frame(pieces)
    }

    /// The layout with a page in it; the title is escaped already.
    fn around(&self, title: &str, page: &str) -> String {
        let text = |piece| match piece {
            &Piece::Title => title,
            &Piece::Page => page,
            Piece::Text(text) => text,
        };
        let mut whole = String::with_capacity(self.0.iter().map(|piece| text(piece).len()).sum());
        self.0.iter().for_each(|piece| whole.push_str(text(piece)));
        whole
    }
}

/// Whether a layout does nothing with the title and the page but show them, so that it can be rendered without knowing
/// them. In doubt it cannot: a layout of the user's own may ask for anything.
fn is_frame(layout: &str) -> bool {
    let is_odd = ["{{{{", "{{{head.title}}}"].iter().any(|odd| layout.contains(odd));
    let rest = layout.replace("{{head.title}}", "").replace("{{{content}}}", "");
    let mut tags = rest.split("{{").skip(1).map(|rest| rest.split_once("}}").map_or(rest, |(tag, _)| tag));
    !is_odd && !tags.any(may_ask)
}

/// Whether a tag may have to do with the title or the page: by their names, or by way of what holds them.
fn may_ask(tag: &str) -> bool {
    let holders = ["title", "content", "this", "lookup", "@root", "[", ">", "*", " .", "(."];
    let head_itself = tag.match_indices("head").any(|(at, _)| !tag[at + "head".len()..].starts_with('.'));
    head_itself
        || tag.trim_start_matches("../").starts_with('.')
        || holders.iter().any(|holder| tag.contains(holder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_that_only_shows_title_and_page_is_a_frame() {
        assert!(is_frame(include_str!("../../../themes/default/layout.hbs")));
        assert!(is_frame(
            "<title>{{head.title}}</title>{{#if head.owner}}{{head.owner}}{{/if}}{{{content}}}"
        ));
        for asks in [
            "{{#if head.title}}x{{/if}}{{{content}}}",
            "{{{head.title}}}{{{content}}}",
            "{{~head.title~}}{{{content}}}",
            "{{#with head}}{{title}}{{/with}}",
            "{{#each head as |value|}}{{value}}{{/each}}",
            "{{#each this}}{{/each}}",
            "{{#with .}}{{/with}}",
            "{{> other}}",
            "{{content}}",
            "{{plural 2 \"a\" head.title}}",
            "{{lookup head \"title\"}}",
            "{{#if (eq head.title \"Today\")}}{{/if}}",
            "{{head.[title]}}",
        ] {
            assert!(!is_frame(asks), "{asks}");
        }
    }

    #[test]
    fn title_and_page_come_to_stand_in_their_gaps() {
        let frame = Frame::cut(&format!("a {TITLE} b {PAGE} c {TITLE}"));
        assert_eq!(frame.around("&lt;", "<p>"), "a &lt; b <p> c &lt;");
        assert_eq!(Frame::cut("nothing").around("t", "p"), "nothing");
    }
}
