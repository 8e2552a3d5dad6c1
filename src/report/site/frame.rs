//! The layout around a page, rendered once for all pages that differ in nothing but their title and what they say.
//!
//! Only the built-in layouts are known to do nothing with the two but show them; a user's own may ask for anything.

use super::head::Whole;
use super::{Heading, Site};
use crate::template::{self, RenderError};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The layout for each folder and each place in the navigation, as far as it was asked for.
#[derive(Default)]
pub(super) struct Frames(Mutex<HashMap<Place, Arc<Frame>>>);

/// The way to the report's folder, and which of the places to go is here.
type Place = (&'static str, &'static str);

impl Frames {
    /// The layout with a page in it.
    pub(super) fn around(
        &self,
        heading: &Heading,
        page: &str,
        site: &Site<'_>,
    ) -> Result<String, RenderError> {
        Ok(self.frame(heading, site)?.around(&template::escaped(&heading.title), page))
    }

    fn frame(&self, heading: &Heading, site: &Site<'_>) -> Result<Arc<Frame>, RenderError> {
        let place = (heading.root.way(), heading.here);
        let mut frames = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(frame) = frames.get(&place) {
            return Ok(Arc::clone(frame));
        }
        let head = site.head(&Heading::new(TITLE, heading.here, heading.root));
        let frame = Frame::cut(&site.render_alone("layout", &Whole { head: &head, content: PAGE })?);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_and_page_come_to_stand_in_their_gaps() {
        let frame = Frame::cut(&format!("a {TITLE} b {PAGE} c {TITLE}"));
        assert_eq!(frame.around("&lt;", "<p>"), "a &lt; b <p> c &lt;");
        assert_eq!(Frame::cut("nothing").around("t", "p"), "nothing");
    }
}
