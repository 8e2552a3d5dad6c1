//! A page that is known by its path and rendered when somebody wants to see it.

use crate::journal::NoteId;
use crate::template::RenderError;

/// One page. Listing pages costs little, so that whoever wants to see one of ten thousand need not wait for all.
pub(super) struct LazyPage<'a> {
    /// Where it goes, relative to the report's folder, with `/`.
    pub(super) path: String,
    /// The note whose page it is, if it is one's.
    pub(super) note: Option<NoteId>,
    html: Box<dyn Fn() -> Result<String, RenderError> + Send + Sync + 'a>,
}

impl<'a> LazyPage<'a> {
    pub(super) fn new(
        path: impl Into<String>,
        html: impl Fn() -> Result<String, RenderError> + Send + Sync + 'a,
    ) -> Self {
        LazyPage { path: path.into(), note: None, html: Box::new(html) }
    }

    /// The same as the page of one note.
    pub(super) fn of(self, note: NoteId) -> Self {
        LazyPage { note: Some(note), ..self }
    }

    /// Renders it.
    pub(super) fn html(&self) -> Result<String, RenderError> {
        (self.html)()
    }
}
