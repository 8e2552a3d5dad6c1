//! A page that is known by its path and rendered when somebody wants to see it.

use crate::template::RenderError;

/// One page. Listing pages costs little, so that whoever wants to see one of ten thousand need not wait for all.
pub(super) struct LazyPage<'a> {
    /// Where it goes, relative to the report's folder, with `/`.
    pub(super) path: String,
    html: Box<dyn Fn() -> Result<String, RenderError> + Send + Sync + 'a>,
}

impl<'a> LazyPage<'a> {
    pub(super) fn new(
        path: impl Into<String>,
        html: impl Fn() -> Result<String, RenderError> + Send + Sync + 'a,
    ) -> Self {
        LazyPage { path: path.into(), html: Box::new(html) }
    }

    /// Renders it.
    pub(super) fn html(&self) -> Result<String, RenderError> {
        (self.html)()
    }
}
