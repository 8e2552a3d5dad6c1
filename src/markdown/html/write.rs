//! Writes the events of a body as HTML, tag by tag.

use super::link::Image;
use super::{Html, callout, escape};
use crate::markdown::is_html_comment;
use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};
use std::collections::HashMap;

/// The HTML so far, and what has to be remembered until an element ends.
pub(super) struct Writer<'a> {
    pub(super) options: &'a Html<'a>,
    pub(super) out: String,
    pub(super) sink: Sink,
    /// Whether each open link became one.
    pub(super) links: Vec<bool>,
    /// Where the paragraph, and the quote that has no words yet, began.
    paragraph: usize,
    quote: Option<usize>,
    in_callout_title: bool,
    in_code: bool,
    heading: Option<Heading>,
    ids: HashMap<String, usize>,
    footnotes: HashMap<String, usize>,
    table: Table,
}

/// Where text goes. Tags are written to the page only.
pub(super) enum Sink {
    Page,
    Image(Image),
    RawHtml(String),
    LeftOut,
}

struct Heading {
    start: usize,
    text: String,
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    /// Where the cell that is being written begins.
    cell: usize,
    column: usize,
    in_head: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(options: &'a Html<'a>, length: usize) -> Self {
        Writer {
            options,
            out: String::with_capacity(length + length / 4),
            sink: Sink::Page,
            links: Vec::new(),
            paragraph: 0,
            quote: None,
            in_callout_title: false,
            in_code: false,
            heading: None,
            ids: HashMap::new(),
            footnotes: HashMap::new(),
            table: Table::default(),
        }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    pub(super) fn event(&mut self, event: Event<'_>) {
        let quote = self.quote.take();
        match event {
            Event::Start(Tag::Paragraph) => {
                self.quote = quote;
                self.open_paragraph();
            }
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_code => self.text(&text),
            Event::Text(text) => match quote.zip(callout::opened_by(&text)) {
                Some((start, (kind, title))) => self.open_callout(start, &kind, title),
                None => self.prose(&text),
            },
            Event::Code(text) => {
                self.tag("<code>");
                self.text(&text);
                self.tag("</code>");
            }
            Event::InlineHtml(raw) if is_html_comment(&raw) => {}
            Event::Html(raw) | Event::InlineHtml(raw) => self.text(&raw),
            Event::SoftBreak if self.in_callout_title => self.end_callout_title(),
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.tag("<br>\n"),
            Event::Rule => self.tag("<hr>\n"),
            Event::FootnoteReference(name) => self.footnote_reference(&name),
            Event::TaskListMarker(ticked) => self.checkbox(ticked),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.open_heading(level),
            Tag::BlockQuote(_) => {
                self.quote = Some(self.out.len());
                self.tag("<blockquote>\n");
            }
            Tag::CodeBlock(kind) => self.open_code(&kind),
            Tag::HtmlBlock => self.sink = Sink::RawHtml(String::new()),
            Tag::List(None) => self.tag("<ul>\n"),
            Tag::List(Some(1)) => self.tag("<ol>\n"),
            Tag::List(Some(first)) => self.tag(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.tag("<li>"),
            Tag::FootnoteDefinition(name) => self.open_footnote(&name),
            Tag::Table(alignments) => {
                self.table.alignments = alignments;
                self.tag("<table>\n");
            }
            Tag::TableHead => self.open_row("<thead><tr>", true),
            Tag::TableRow => self.open_row("<tr>", false),
            Tag::TableCell => self.open_cell(),
            Tag::Emphasis => self.tag("<em>"),
            Tag::Strong => self.tag("<strong>"),
            Tag::Strikethrough => self.tag("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => self.open_link(link_type, &dest_url, &title),
            Tag::Image { link_type, dest_url, title, .. } => self.open_image(link_type, &dest_url, &title),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.close_paragraph(),
            TagEnd::Heading(level) => self.close_heading(level),
            TagEnd::BlockQuote(_) => self.tag("</blockquote>\n"),
            TagEnd::CodeBlock => self.close_code(),
            TagEnd::HtmlBlock => self.close_raw_html(),
            TagEnd::List(ordered) => self.tag(if ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => self.tag("</li>\n"),
            TagEnd::FootnoteDefinition => self.tag("</div>\n"),
            TagEnd::Table => self.tag("</tbody>\n</table>\n"),
            TagEnd::TableHead => self.tag("</tr></thead>\n<tbody>\n"),
            TagEnd::TableRow => self.tag("</tr>\n"),
            TagEnd::TableCell => self.close_cell(),
            TagEnd::Emphasis => self.tag("</em>"),
            TagEnd::Strong => self.tag("</strong>"),
            TagEnd::Strikethrough => self.tag("</del>"),
            TagEnd::Link => self.close_link(),
            TagEnd::Image => self.close_image(),
            _ => {}
        }
    }

    pub(super) fn tag(&mut self, tag: &str) {
        if matches!(self.sink, Sink::Page) {
            self.out.push_str(tag);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        match &mut self.sink {
            Sink::Page => escape(&mut self.out, text),
            Sink::Image(image) => image.alt.push_str(text),
            Sink::RawHtml(raw) => raw.push_str(text),
            Sink::LeftOut => {}
        }
    }

    /// Text in which `==words==` are marked.
    fn prose(&mut self, text: &str) {
        // Hardly any text has a mark, and a single sign is found faster than two.
        if !text.contains('=') {
            return self.text(text);
        }
        let mut rest = text;
        while let Some((before, marked, after)) = marked(rest) {
            self.text(before);
            self.tag("<mark>");
            self.text(marked);
            self.tag("</mark>");
            rest = after;
        }
        self.text(rest);
    }

    fn open_paragraph(&mut self) {
        self.paragraph = self.out.len();
        self.tag("<p>");
    }

    /// A paragraph of nothing but a comment leaves nothing behind.
    fn close_paragraph(&mut self) {
        self.in_callout_title = false;
        if self.out[self.paragraph..].trim_end() == "<p>" {
            self.out.truncate(self.paragraph);
        } else {
            self.tag("</p>\n");
        }
    }

    fn open_callout(&mut self, start: usize, kind: &str, words: &str) {
        self.out.truncate(start);
        self.tag(&format!("<blockquote class=\"callout callout-{kind}\">\n"));
        self.paragraph = self.out.len();
        self.tag("<p class=\"callout-title\">");
        self.in_callout_title = true;
        if words.is_empty() { self.text(&callout::title(kind)) } else { self.prose(words) }
    }

    fn end_callout_title(&mut self) {
        self.in_callout_title = false;
        self.tag("</p>\n");
        self.open_paragraph();
    }

    fn open_heading(&mut self, level: HeadingLevel) {
        self.heading = Some(Heading { start: self.out.len(), text: String::new() });
        self.tag(["<h1>", "<h2>", "<h3>", "<h4>", "<h5>", "<h6>"][self.rank(level)]);
    }

    /// The id of a heading comes from its words, which are known only now.
    fn close_heading(&mut self, level: HeadingLevel) {
        if let Some(heading) = self.heading.take()
            && let Some(id) = self.fresh_id(slug(&heading.text))
        {
            let prefix = self.options.id_prefix;
            self.out.insert_str(heading.start + "<h1".len(), &format!(" id=\"{prefix}{id}\""));
        }
        self.tag(["</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"][self.rank(level)]);
    }

    /// How many ranks stand above a heading of the page, 0 to 5.
    fn rank(&self, level: HeadingLevel) -> usize {
        (level as usize - 1 + usize::from(self.options.heading_shift)).min(5)
    }

    fn fresh_id(&mut self, slug: String) -> Option<String> {
        if slug.is_empty() {
            return None;
        }
        let mut id = slug.clone();
        while self.ids.contains_key(&id) {
            let again = self.ids.entry(slug.clone()).and_modify(|used| *used += 1).or_default();
            id = format!("{slug}-{again}");
        }
        self.ids.insert(id.clone(), 0);
        Some(id)
    }

    fn open_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.in_code = true;
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.as_ref(),
            CodeBlockKind::Indented => "",
        };
        let language = info.split_whitespace().next().unwrap_or_default();
        if self.options.leave_out.contains(&language) {
            self.sink = Sink::LeftOut;
        } else if language.is_empty() {
            self.tag("<pre><code>");
        } else {
            self.tag("<pre><code");
            self.attribute("class", &format!("language-{language}"));
            self.tag(">");
        }
    }

    fn close_code(&mut self) {
        self.in_code = false;
        self.tag("</code></pre>\n");
        self.sink = Sink::Page;
    }

    fn close_raw_html(&mut self) {
        let Sink::RawHtml(raw) = std::mem::replace(&mut self.sink, Sink::Page) else { return };
        if !is_html_comment(&raw) {
            self.tag("<p>");
            self.text(raw.trim_end());
            self.tag("</p>\n");
        }
    }

    fn checkbox(&mut self, ticked: bool) {
        if self.out.ends_with("<li>") {
            self.out.truncate(self.out.len() - ">".len());
            self.tag(" class=\"task\">");
        }
        self.tag(if ticked {
            "<input type=\"checkbox\" aria-label=\"done\" disabled checked> "
        } else {
            "<input type=\"checkbox\" aria-label=\"to do\" disabled> "
        });
    }

    fn footnote_reference(&mut self, name: &CowStr<'_>) {
        let (number, prefix) = (self.footnote(name), self.options.id_prefix);
        self.tag(&format!(
            "<sup class=\"footnote-reference\"><a href=\"#{prefix}footnote-{number}\">{number}</a></sup>"
        ));
    }

    fn open_footnote(&mut self, name: &CowStr<'_>) {
        let (number, prefix) = (self.footnote(name), self.options.id_prefix);
        self.tag(&format!("<div class=\"footnote\" id=\"{prefix}footnote-{number}\"><sup>{number}</sup>\n"));
    }

    fn footnote(&mut self, name: &str) -> usize {
        let next = self.footnotes.len() + 1;
        *self.footnotes.entry(name.to_owned()).or_insert(next)
    }

    fn open_row(&mut self, tag: &str, in_head: bool) {
        self.table.in_head = in_head;
        self.table.column = 0;
        self.tag(tag);
    }

    fn open_cell(&mut self) {
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            _ => "",
        };
        self.table.column += 1;
        self.table.cell = self.out.len();
        self.tag(if self.table.in_head { "<th" } else { "<td" });
        self.tag(class);
        self.tag(">");
    }

    /// The corner of a table that has none is no header: a reader of the screen would announce an empty name.
    fn close_cell(&mut self) {
        let is_empty = self
            .out
            .get(self.table.cell..)
            .is_some_and(|cell| cell.ends_with('>') && !cell[1..].contains('<'));
        if self.table.in_head && is_empty {
            self.out.truncate(self.table.cell);
            return self.tag("<td></td>");
        }
        self.tag(if self.table.in_head { "</th>" } else { "</td>" });
    }
}

/// Splits `before ==marked== after`; spaces inside the signs mean a comparison.
fn marked(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("==")?;
    let (inside, after) = rest.split_once("==")?;
    let is_mark = !inside.is_empty() && inside.trim() == inside && !inside.contains('=');
    is_mark.then_some((before, inside, after))
}

/// A heading's words as an id: small letters and digits, `-` between words.
pub(super) fn slug(words: &str) -> String {
    let mut slug = String::with_capacity(words.len());
    for c in words.trim().chars() {
        match c {
            ' ' | '-' | '_' | '\n' => slug.push('-'),
            c if c.is_ascii_alphanumeric() => slug.push(c.to_ascii_lowercase()),
            c if c.is_alphanumeric() => slug.extend(c.to_lowercase()),
            _ => {}
        }
    }
    slug
}
