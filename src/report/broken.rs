//! What stands in the place of a page that a fault of ours kept from being drawn.

use super::marked;
use super::site::{BELOW, Heading, Site, TOP};
use super::{File, as_file};
use crate::diagnostic::{Diagnostic, Task, guarded};
use crate::text::Source;

/// The file at this path: what broke off, and what to send us. The layout is left away where that is what breaks.
pub(super) fn page(path: &str, fault: Box<Diagnostic>, site: &Site<'_>) -> File {
    let content = if path.ends_with(".html") { content(&fault) } else { String::new() };
    let root = if path.contains('/') { BELOW } else { TOP };
    let whole = || site.within_layout(&Heading::new(TITLE, "", root), content.clone()).ok();
    let drawn = guarded(Task::Drawing, &Source::new(path, ""), whole).ok().flatten();
    let html = drawn.filter(|_| !content.is_empty()).unwrap_or(content);
    File { fault: Some(fault), ..as_file(path, html) }
}

const TITLE: &str = "This page could not be drawn";

fn content(fault: &Diagnostic) -> String {
    let code = |text: &str| marked::html(&format!("`{}`", text.replace('`', "'")));
    format!(
        "<header class=\"hero\">\n<h1>{TITLE}</h1>\n</header>\n<p>{}</p>\n<p>{}</p>\n<p>{}</p>\n",
        code(&fault.path),
        marked::html(&fault.message),
        marked::html(&fault.help),
    )
}
