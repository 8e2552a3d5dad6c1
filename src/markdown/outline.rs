//! What a body holds, with places: its headings, its task items and its blocks of code.

use super::{comment, events, push_visible};
use crate::text::Span;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

/// What a body holds, each list from top to bottom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// Its headings.
    pub headings: Vec<Heading>,
    /// Its task items, `- [ ]` and `- [x]`; those without words are left out.
    pub tasks: Vec<TaskItem>,
    /// Its blocks of code, fenced or indented.
    pub code: Vec<CodeBlock>,
}

/// One heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// From 1 to 6.
    pub level: u8,
    /// Its words, without markup.
    pub text: String,
    /// Where it stands, with its marks.
    pub span: Span,
}

/// One item of a task list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskItem {
    /// Whether it is ticked.
    pub ticked: bool,
    /// Its words, without markup and without items below it.
    pub text: String,
    /// Where its words stand.
    pub span: Span,
    /// The texts of the headings it stands under, the nearest first.
    pub headings: Vec<String>,
}

/// One block of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBlock {
    /// What stands behind the opening fence; empty for an indented block.
    pub info: String,
    /// The code.
    pub text: String,
    /// Where the code stands, without the fences.
    pub span: Span,
}

/// Reads the outline of a body that begins `offset` bytes into its source; all spans are places in the source.
pub fn outline(body: &str, offset: usize) -> Outline {
    let body = comment::masked(body);
    let mut reader = Reader { body: &body, offset, ..Reader::default() };
    for (event, range) in events(&body).into_offset_iter() {
        reader.read(event, range);
    }
    reader.outline
}

/// Whether an open task may stand below a heading that has this word of small letters in it, in any case: a glance, where
/// an outline is a reading. A no is certain.
pub fn has_task_below(body: &str, word: &str) -> bool {
    if !body.contains(OPEN) {
        return false;
    }
    // A lone `\r` may end a line as well; it is too rare to be understood here.
    if body.contains('\r') {
        return true;
    }
    let mut is_plain = !body.contains("%%");
    let mut is_below_blank = true;
    // The level of the heading above, which is none where a heading of any level may stand below it.
    let mut below: Option<usize> = None;
    for line in body.split('\n') {
        if below.is_some() && line.contains(OPEN) {
            return true;
        }
        let level = level(line).filter(|_| is_plain);
        let underlines_heading = !is_below_blank && is_underline(line.as_bytes());
        if underlines_heading || (line.contains('#') && may_say(line.as_bytes(), word)) {
            below = Some(level.unwrap_or(0).min(below.unwrap_or(usize::MAX)));
        } else if level.is_some_and(|level| below.is_some_and(|above| level <= above)) {
            below = None;
        }
        is_plain = is_plain && !may_hide_headings(line);
        is_below_blank = line.bytes().all(|byte| matches!(byte, b' ' | b'\t'));
    }
    false
}

/// The box of a task that is not ticked.
const OPEN: &str = "[ ]";

/// The level of a heading that stands at the very beginning of its line.
fn level(line: &str) -> Option<usize> {
    let words = line.strip_prefix('#')?.trim_start_matches('#');
    let level = line.len() - words.len();
    (level <= 6 && words.starts_with(' ') && !words.trim().is_empty()).then_some(level)
}

/// Whether a line may begin something in which what looks like a heading is none: code, HTML, the definition of a link.
fn may_hide_headings(line: &str) -> bool {
    let words = line.trim_start_matches([' ', '\t']);
    match words.as_bytes().first() {
        Some(b'<' | b'[') => true,
        Some(b'`' | b'~') => words.starts_with("```") || words.starts_with("~~~"),
        _ => false,
    }
}

fn is_underline(line: &[u8]) -> bool {
    let is_line = |byte: &u8| matches!(byte, b'=' | b'-');
    line.iter().all(|byte| is_line(byte) || matches!(byte, b' ' | b'\t' | b'>')) && line.iter().any(is_line)
}

/// Letter by letter with whatever markup between, or with letters such as `&#113;`.
fn may_say(line: &[u8], word: &str) -> bool {
    let mut missing = word.bytes().peekable();
    for byte in line {
        missing.next_if(|letter| byte.eq_ignore_ascii_case(letter));
    }
    missing.peek().is_none() || line.windows(2).any(|pair| pair == b"&#")
}

#[derive(Default)]
struct Reader<'a> {
    body: &'a str,
    offset: usize,
    outline: Outline,
    /// Level and text of the headings above this place, outermost first.
    above: Vec<(u8, String)>,
    open: Open,
}

/// What the next words belong to.
#[derive(Default)]
enum Open {
    #[default]
    Nothing,
    Heading(Heading),
    Task(TaskItem),
    Code(CodeBlock),
}

impl Reader<'_> {
    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => self.open_heading(level, range),
            Event::Start(Tag::CodeBlock(kind)) => self.open_code(&kind, &range),
            Event::TaskListMarker(ticked) => self.open_task(ticked, range.end),
            Event::Text(words) | Event::Code(words) | Event::InlineHtml(words) => self.words(&words, &range),
            Event::SoftBreak | Event::HardBreak => self.words(" ", &range),
            Event::Start(
                Tag::List(_)
                | Tag::Item
                | Tag::BlockQuote(_)
                | Tag::Table(_)
                | Tag::HtmlBlock
                | Tag::FootnoteDefinition(_),
            )
            | Event::End(TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock) => {
                self.close();
            }
            Event::Start(Tag::Paragraph) => {}
            _ => self.reach(&range),
        }
    }

    fn open_heading(&mut self, level: HeadingLevel, range: Range<usize>) {
        self.close();
        let length = self.body[range.clone()].trim_end().len();
        let span = self.span(range.start, range.start + length);
        self.open = Open::Heading(Heading { level: level as u8, text: String::new(), span });
    }

    fn open_task(&mut self, ticked: bool, start: usize) {
        self.close();
        let headings = self.above.iter().rev().map(|(_, text)| text.clone()).collect();
        self.open =
            Open::Task(TaskItem { ticked, text: String::new(), span: self.span(start, start), headings });
    }

    fn open_code(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) {
        self.close();
        let (info, start) = match kind {
            CodeBlockKind::Indented => (String::new(), range.start),
            CodeBlockKind::Fenced(info) => (info.to_string(), self.line_after(range)),
        };
        self.open = Open::Code(CodeBlock { info, text: String::new(), span: self.span(start, start) });
    }

    fn line_after(&self, range: &Range<usize>) -> usize {
        self.body[range.clone()].find('\n').map_or(range.end, |at| range.start + at + 1)
    }

    fn words(&mut self, words: &str, range: &Range<usize>) {
        self.reach(range);
        match &mut self.open {
            Open::Nothing => {}
            Open::Heading(heading) => push_visible(&mut heading.text, words),
            Open::Task(task) => push_visible(&mut task.text, words),
            Open::Code(code) => code.text.push_str(words),
        }
    }

    /// Widens what is open until it covers `range` as well.
    fn reach(&mut self, range: &Range<usize>) {
        let reached = self.span(range.start, range.end);
        if let Open::Task(TaskItem { span, .. }) | Open::Code(CodeBlock { span, .. }) = &mut self.open {
            let begins = span.start == span.end;
            *span = Span::new(if begins { reached.start } else { span.start }, reached.end.max(span.end));
        }
    }

    fn close(&mut self) {
        match std::mem::take(&mut self.open) {
            Open::Nothing => {}
            Open::Heading(heading) => self.add_heading(heading),
            Open::Task(task) => {
                let text = task.text.trim().to_owned();
                if !text.is_empty() {
                    self.outline.tasks.push(TaskItem { text, ..task });
                }
            }
            Open::Code(code) => self.outline.code.push(code),
        }
    }

    fn add_heading(&mut self, heading: Heading) {
        let text = heading.text.trim().to_owned();
        self.above.retain(|&(level, _)| level < heading.level);
        self.above.push((heading.level, text.clone()));
        self.outline.headings.push(Heading { text, ..heading });
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.offset + start, self.offset + end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tasks(body: &str) -> Vec<(bool, String, Vec<String>)> {
        outline(body, 0).tasks.into_iter().map(|task| (task.ticked, task.text, task.headings)).collect()
    }

    #[test]
    fn a_task_knows_its_words_its_tick_and_the_headings_above_it() {
        let body = "# Prep\n\n## Questions for *them*\n\n### Team\n- [ ] How **big** is\n  it?\n- [x] Why `now`?\n\n## After\n- [ ] Mail\n";
        let questions = vec!["Team".to_owned(), "Questions for them".to_owned(), "Prep".to_owned()];
        assert_eq!(
            tasks(body),
            [
                (false, "How big is it?".to_owned(), questions.clone()),
                (true, "Why now?".to_owned(), questions),
                (false, "Mail".to_owned(), vec!["After".to_owned(), "Prep".to_owned()]),
            ]
        );
    }

    #[test]
    fn items_below_a_task_and_later_paragraphs_are_not_its_words() {
        let words = |body| tasks(body).into_iter().map(|(_, text, _)| text).collect::<Vec<_>>();
        assert_eq!(words("- [ ] a\n  - [ ] b\n    - c\n- d\n"), ["a", "b"]);
        assert_eq!(words("- [ ] a\n\n  more\n\n- [ ] b\n"), ["a", "b"]);
        assert_eq!(words("- [ ] \n  - plain\n- [ ] a\n  > quoted\n"), ["a"]);
    }

    #[test]
    fn a_glance_sees_which_bodies_have_no_such_heading() {
        let may_ask = |heading: &str| has_task_below(&format!("{heading}\n\n- [ ] a\n"), "question");
        for heading in [
            "# Questions",
            "> ## **Q**UESTION",
            "Questions\n-",
            "- # &#113;",
            "> a q\n> ===",
            "# a\rquestion",
            "# Questions\n## Team",
            "# Questions\n```\n# Team\n```",
        ] {
            assert!(may_ask(heading), "{heading}");
        }
        for heading in [
            "",
            "quite\n\n---\n# Requirements\n- questions\n- one",
            "questions\n\n- [ ] quick\n#1",
            "## Questions\n- [x] one\n## Next",
        ] {
            assert!(!may_ask(heading), "{heading}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_a_glance_does_not_see_is_not_there(
            body in r"([ \n\t#>*_=%\-`q|]|[qQ]i|q\n|i|&#113;|\r|1\. |%%|\n=|[^1]: |\n- \[ \] a|\n# |\n## a|\n### |\n```|\n<div>|\[b\]:|\[\^b\]: |\n\|-\|){0,18}",
        ) {
            let says = |task: &TaskItem| task.headings.iter().any(|heading| heading.to_lowercase().contains("qi"));
            let asks = outline(&body, 0).tasks.iter().any(|task| !task.ticked && says(task));
            proptest::prop_assert!(!asks || has_task_below(&body, "qi"));
        }
    }

    #[test]
    fn a_commented_question_was_never_meant() {
        let body = "- [ ] What team? %%ask Dana%%\n\n%%\n- [ ] hidden\n\n```\ncode\n```\n%%\n";
        let outline = outline(body, 0);
        assert_eq!(outline.tasks.len(), 1);
        assert_eq!(outline.tasks[0].text, "What team?");
        assert!(outline.code.is_empty());
    }

    #[test]
    fn spans_are_places_in_the_source() {
        let source = "---\na: b\n---\n## Über uns ##\n\n- [ ] Wie geht *das*?\n\n```note\nx: 1\ny: 2\n```\n\n~~~\n~~~\n";
        let offset = 13;
        let outline = outline(&source[offset..], offset);
        assert_eq!(&source[outline.headings[0].span.range()], "## Über uns ##");
        assert_eq!(&source[outline.tasks[0].span.range()], "Wie geht *das*?");
        assert_eq!(&source[outline.code[0].span.range()], "x: 1\ny: 2\n");
        assert_eq!((outline.code[0].info.as_str(), outline.code[0].text.as_str()), ("note", "x: 1\ny: 2\n"));
        assert!(outline.code[1].text.is_empty());
        assert!(source[..outline.code[1].span.start].ends_with("~~~\n"));
    }
}
