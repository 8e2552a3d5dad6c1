//! The page of each code: what it is, why it matters, what to do, and an example that is also its test.

use crate::diagnostic::Severity;
use crate::front_matter::{self, Reading};
use crate::markdown;
use crate::text::{Source, Span};
use std::sync::LazyLock;

const RULE_PAGES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/RULE_PAGES.rs"));
const READING_PAGES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/READING_PAGES.rs"));

/// What there is to say about one code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The code, such as `misspelt-field`.
    pub code: String,
    /// The problem in a few words, without a full stop.
    pub title: String,
    /// The gravest that a complaint of this code can be.
    pub severity: Severity,
    /// The explanation with its examples, in Markdown.
    pub text: &'static str,
}

/// One fenced file of a page's example, or what is said about them all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The words behind the fence: `note`, `letter`, `config`, `play`, `gap`, `holidays` or `output`,
    /// then a path, then `as-of` and a day.
    pub info: String,
    /// What stands between the fences.
    pub text: String,
    /// Where that stands in [`Page::text`].
    pub span: Span,
}

impl Page {
    /// The files of the example in their order, and the output at the end.
    pub fn examples(&self) -> Vec<Example> {
        let blocks = markdown::outline(self.text, 0).code;
        blocks
            .into_iter()
            .map(|block| Example { info: block.info, text: block.text, span: block.span })
            .collect()
    }
}

static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let mut pages: Vec<Page> =
        RULE_PAGES.iter().chain(READING_PAGES).filter_map(|(file, text)| read(file, text)).collect();
    pages.sort_by(|a, b| a.code.cmp(&b.code));
    pages
});

/// Every page, by code.
pub fn pages() -> &'static [Page] {
    &PAGES
}

/// The page of one code.
pub fn page(code: &str) -> Option<&'static Page> {
    PAGES.iter().find(|page| page.code == code)
}

/// Reads a page; none where its head lacks title or severity, which a test rules out.
fn read(file: &str, text: &'static str) -> Option<Page> {
    let Reading::Found(head) = front_matter::read(&Source::new(file, text)).0 else { return None };
    let field = |name| head.field(name).and_then(|field| field.value.as_text());
    let severity = [Severity::Error, Severity::Warning, Severity::Hint]
        .into_iter()
        .find(|severity| field("severity") == Some(severity.word()))?;
    Some(Page {
        code: file.trim_end_matches(".md").replace('_', "-"),
        title: field("title")?.to_owned(),
        severity,
        text: text[head.body.range()].trim_start(),
    })
}
