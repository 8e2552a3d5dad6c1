//! A letter as one page without anything beside it, to read, to print or to copy by hand.

use super::Draft;
use crate::diagnostic::Diagnostic;
use crate::report::{self, Theme};

/// The letter as a page of its own: a card large enough to copy from, a call script in its parts, a letter as it reads.
///
/// # Errors
/// What a user's theme asks for and no view has; the built-in theme has no such errors.
pub fn html(draft: &Draft<'_>, theme: &Theme) -> Result<String, Vec<Diagnostic>> {
    report::sheet(draft.analysis, draft.item, theme)
}
