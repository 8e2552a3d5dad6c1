//! The only door to pulldown-cmark: a note's outline (headings, task items, code), its safe HTML, its plain text.

mod address;
mod comment;
mod html;
mod outline;

pub use html::{Html, html, html_and_text};
pub use outline::{CodeBlock, Heading, Outline, TaskItem, has_task_below, outline};

use pulldown_cmark::{Event, Options, Parser, TagEnd};

/// The words of a note without any markup, one line a block: for search and excerpts.
///
/// Comments (`%%…%%` and `<!-- … -->`) are left out, raw HTML stays as it was written.
pub fn plain_text(body: &str) -> String {
    let body = comment::masked(body);
    let mut text = PlainText::of(&body);
    events(&body).for_each(|event| text.event(&event));
    text.finish()
}

/// That text while it is put together.
struct PlainText(String);

impl PlainText {
    fn of(body: &str) -> Self {
        PlainText(String::with_capacity(body.len()))
    }

    fn event(&mut self, event: &Event<'_>) {
        let PlainText(text) = self;
        match event {
            Event::Text(words) | Event::Code(words) => push_visible(text, words),
            Event::Html(raw) | Event::InlineHtml(raw) if !is_html_comment(raw) => push_visible(text, raw),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => push_once(text, ' '),
            Event::End(tag) if ends_line(*tag) => push_once(text, '\n'),
            _ => {}
        }
    }

    fn finish(self) -> String {
        let PlainText(mut text) = self;
        text.truncate(text.trim_end().len());
        text
    }
}

/// What notes may be written in. Heading attributes are not among it: `# h {onclick=…}` would become live HTML.
fn events(body: &str) -> Parser<'_> {
    let dialect = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_WIKILINKS;
    Parser::new_ext(body, dialect)
}

/// Adds `words` without the bytes that stand where a comment was.
fn push_visible(text: &mut String, words: &str) {
    if words.contains(comment::MASK) {
        text.extend(words.chars().filter(|&c| c != comment::MASK));
    } else {
        text.push_str(words);
    }
}

fn push_once(text: &mut String, space: char) {
    text.truncate(text.trim_end_matches(' ').len());
    if !text.is_empty() && !text.ends_with('\n') {
        text.push(space);
    }
}

fn is_html_comment(raw: &str) -> bool {
    let inside = raw.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inside.is_some_and(|inside| !inside.contains("-->"))
}

fn ends_line(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_text_has_the_words_and_no_markup() {
        let body = "# Talk\n\nWith **Dana** [here](x) and `CAP`,\ntwice.\n\n- [ ] one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        assert_eq!(plain_text(body), "Talk\nWith Dana here and CAP, twice.\none\ntwo\na b\n1 2");
    }

    #[test]
    fn comments_are_nobodys_to_search() {
        assert_eq!(plain_text("a %%b%% c\n\n<!-- d -->\n\ne <!-- f --> g"), "a  c\ne  g");
    }

    #[test]
    fn ten_thousand_nested_quotes_end_soon_and_well() {
        let body = format!("{} deep", ">".repeat(10_000));
        assert_eq!(plain_text(&body), "deep");
        assert!(html(&body, &Html::default()).contains("deep"));
        assert!(outline(&body, 0).tasks.is_empty());
    }

    proptest! {
        #[test]
        fn no_body_makes_any_of_the_three_fail(body in r"[ \n\t#>*_=%`~\[\]()!|:<>/&;^a-c\-+.\\é]{0,80}") {
            let outline = outline(&body, 0);
            for task in &outline.tasks {
                prop_assert!(body.get(task.span.range()).is_some());
            }
            for code in &outline.code {
                prop_assert!(body.get(code.span.range()).is_some());
            }
            for heading in &outline.headings {
                prop_assert!(body.get(heading.span.range()).is_some());
            }
            let both = (html(&body, &Html::default()), plain_text(&body));
            prop_assert_eq!(html_and_text(&body, &Html::default()), both);
        }
    }
}
