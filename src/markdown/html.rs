//! Safe HTML of a body: what the user wrote as HTML is shown as text, and no address leads where it should not.

mod callout;
mod link;
mod write;

use super::{PlainText, comment, events};
use crate::text::Escapes;
use pulldown_cmark::{CowStr, Event};
use write::Writer;

/// How a body becomes HTML.
#[derive(Debug, Clone, Copy)]
pub struct Html<'a> {
    /// Stands before every id, since headings and footnotes of two notes on one page would collide.
    pub id_prefix: &'a str,
    /// How many levels each heading moves down: by 2 the `#` of a note becomes an `<h3>`.
    pub heading_shift: u8,
    /// Stands before every relative address: the way from the page to the note's folder, with a `/` at its end.
    /// Without it no address leads to a file beside the note: a link's text stays, and an image's.
    pub base: Option<&'a str>,
    /// Fenced blocks whose info begins with one of these words are left out.
    pub leave_out: &'a [&'a str],
}

impl Default for Html<'_> {
    /// The body is shown where the note lies.
    fn default() -> Self {
        Html { id_prefix: "", heading_shift: 0, base: Some(""), leave_out: &[] }
    }
}

/// A body as HTML for a page under a strict Content-Security-Policy.
///
/// Raw HTML comes out as visible text; links lead to `http`, `https`, `mailto`, `tel` and relative addresses
/// only, else their text stays without the link; only relative images are shown, and one from another site
/// becomes a link, so the page makes no network request. There are no inline styles.
pub fn html(body: &str, options: &Html<'_>) -> String {
    let body = comment::masked(body);
    let mut writer = Writer::new(options, body.len());
    each_event(&body, |event| writer.event(event));
    writer.finish()
}

/// The same, and the body's [`plain_text`](super::plain_text), for whoever needs both.
pub fn html_and_text(body: &str, options: &Html<'_>) -> (String, String) {
    let body = comment::masked(body);
    let (mut writer, mut text) = (Writer::new(options, body.len()), PlainText::of(&body));
    each_event(&body, |event| {
        text.event(&event);
        writer.event(event);
    });
    (writer.finish(), text.finish())
}

/// Every event, with neighbouring texts as one: the parser divides them at each sign that might have meant something.
fn each_event<'b>(body: &'b str, mut take: impl FnMut(Event<'b>)) {
    let mut before = String::new();
    let mut last: Option<CowStr<'b>> = None;
    for event in events(body) {
        if let Event::Text(next) = event {
            if let Some(text) = last.replace(next) {
                before.push_str(&text);
            }
            continue;
        }
        if let Some(text) = last.take() {
            take(Event::Text(joined(&mut before, text)));
        }
        take(event);
    }
}

/// What stands before the last text, and the last.
fn joined<'b>(before: &mut String, last: CowStr<'b>) -> CowStr<'b> {
    if before.is_empty() {
        return last;
    }
    before.push_str(&last);
    std::mem::take(before).into()
}

/// Adds `text` so that it means itself, between tags and inside quoted attributes.
fn escape(out: &mut String, text: &str) {
    ESCAPES.push(out, text);
}

static ESCAPES: Escapes = Escapes::new(&[
    (b'&', "&amp;"),
    (b'<', "&lt;"),
    (b'>', "&gt;"),
    (b'"', "&quot;"),
    (b'\'', "&#39;"),
    (0, "\u{fffd}"),
    (comment::MASK as u8, ""),
]);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(body: &str, expected: &str) {
        assert_eq!(html(body, &Html::default()).trim_end(), expected, "{body}");
    }

    #[test]
    fn raw_html_is_shown_as_text() {
        check("a <b onclick=\"x\">b</b>", "<p>a &lt;b onclick=&quot;x&quot;&gt;b&lt;/b&gt;</p>");
        check("<script>\nalert(1)\n</script>", "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>");
        check("<!-- a --> <script>", "<p>&lt;!-- a --&gt; &lt;script&gt;</p>");
        check("<!-- a -->\n\nb <!-- c -->d", "<p>b d</p>");
    }

    #[test]
    fn headings_have_no_attributes_of_the_users() {
        check("# h {onclick=alert(1)}", "<h1 id=\"h-onclickalert1\">h {onclick=alert(1)}</h1>");
        check("# !", "<h1>!</h1>");
        check("# {#x .y}", "<h1 id=\"x-y\">{#x .y}</h1>");
        check("# \"><script>", "<h1 id=\"script\">&quot;&gt;&lt;script&gt;</h1>");
    }

    #[test]
    fn headings_move_down_and_have_ids_of_their_own() {
        let options = Html { id_prefix: "n1-", heading_shift: 2, ..Html::default() };
        assert_eq!(
            html("# The *Talk*\n\n# The talk\n\n##### deep\n\n[up](#The-Talk)", &options),
            "<h3 id=\"n1-the-talk\">The <em>Talk</em></h3>\n<h3 id=\"n1-the-talk-1\">The talk</h3>\n\
             <h6 id=\"n1-deep\">deep</h6>\n<p><a href=\"#n1-the-talk\">up</a></p>\n"
        );
    }

    #[test]
    fn an_unsafe_link_is_only_its_text() {
        for address in
            ["javascript:alert(1)", "javascript&colon;alert(1)", "java&Tab;script&#58;x", "data:x", ""]
        {
            check(&format!("[a *b*]({address})"), "<p>a <em>b</em></p>");
        }
        check("[a]\n\n[a]: javascript:x \"t\"", "<p>a</p>");
        check("<javascript:x>", "<p>javascript:x</p>");
    }

    #[test]
    fn links_away_tell_the_other_site_nothing() {
        check(
            "[a](<https://b.example/?x=1&y=\"> \"t<\")",
            "<p><a href=\"https://b.example/?x=1&amp;y=&quot;\" title=\"t&lt;\" rel=\"noopener noreferrer\">a</a></p>",
        );
        check(
            "<dana@a.example> [cv](<my cv.pdf>)",
            "<p><a class=\"address\" href=\"mailto:dana@a.example\">dana@a.example</a> <a href=\"my%20cv.pdf\">cv</a></p>",
        );
    }

    #[test]
    fn relative_addresses_lead_from_the_page_to_the_notes_folder() {
        let options = Html { base: Some("../northwind/"), ..Html::default() };
        assert_eq!(
            html("[a](cv.pdf) ![b](b.png)", &options),
            "<p><a href=\"../northwind/cv.pdf\">a</a> <img src=\"../northwind/b.png\" alt=\"b\" loading=\"lazy\"></p>\n"
        );
    }

    #[test]
    fn an_image_from_elsewhere_is_a_link_and_loads_nothing() {
        check(
            "![a *b* <i>](https://c.example/d.png)",
            "<p><a href=\"https://c.example/d.png\" rel=\"noopener noreferrer\">a b &lt;i&gt;</a></p>",
        );
        check(
            "[![a](http://c.example/d.png)](https://e.example)",
            "<p><a href=\"https://e.example\" rel=\"noopener noreferrer\">a</a></p>",
        );
        check(
            "![a](data:image/svg+xml,x) ![b](//c.example/x) ![c](/etc/x) ![](x\"y.png)",
            "<p>a <a href=\"https://c.example/x\" rel=\"noopener noreferrer\">b</a> c <img src=\"x&quot;y.png\" alt=\"\" loading=\"lazy\"></p>",
        );
    }

    #[test]
    fn obsidian_habits_are_understood() {
        check("[[Northwind]] and [[people/dana|Dana]] ![[board.png]]", "<p>Northwind and Dana board.png</p>");
        check("a ==b== c, x == y == z", "<p>a <mark>b</mark> c, x == y == z</p>");
        check("a %%b%%\n\n%%\nc\n%%\n\nd", "<p>a </p>\n<p>d</p>");
        check(
            "> [!note] My *title*\n> text\n",
            "<blockquote class=\"callout callout-note\">\n<p class=\"callout-title\">My <em>title</em></p>\n<p>text</p>\n</blockquote>",
        );
        check(
            "> [!WARNING]-\n> text\n",
            "<blockquote class=\"callout callout-warning\">\n<p class=\"callout-title\">Warning</p>\n<p>text</p>\n</blockquote>",
        );
        check("> [!\"x] a", "<blockquote>\n<p>[!&quot;x] a</p>\n</blockquote>");
    }

    #[test]
    fn tables_have_classes_and_no_styles() {
        check(
            "| a | b |\n|:--|--:|\n| 1 | 2 |",
            "<table>\n<thead><tr><th class=\"align-left\">a</th><th class=\"align-right\">b</th></tr></thead>\n<tbody>\n\
             <tr><td class=\"align-left\">1</td><td class=\"align-right\">2</td></tr>\n</tbody>\n</table>",
        );
    }

    #[test]
    fn no_two_headings_share_an_id() {
        let body = "# a\n# a\n# a-1\n# a\n";
        let html = html(body, &Html::default());
        let mut ids: Vec<&str> =
            html.split(" id=\"").skip(1).filter_map(|part| part.split('"').next()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 4, "{html}");
    }

    #[test]
    fn an_empty_corner_of_a_table_is_no_header() {
        check(
            "| | b |\n|---|---|\n| c | d |",
            "<table>\n<thead><tr><td></td><th>b</th></tr></thead>\n<tbody>\n<tr><td>c</td><td>d</td></tr>\n</tbody>\n</table>",
        );
    }

    #[test]
    fn tasks_and_lists_are_read_only() {
        check(
            "- [x] a\n- [ ] b\n\n3. c",
            "<ul>\n<li class=\"task\"><input type=\"checkbox\" aria-label=\"done\" disabled checked> a</li>\n\
             <li class=\"task\"><input type=\"checkbox\" aria-label=\"to do\" disabled> b</li>\n</ul>\n<ol start=\"3\">\n<li>c</li>\n</ol>",
        );
    }

    #[test]
    fn footnotes_of_two_notes_never_meet() {
        let options = Html { id_prefix: "n1-", ..Html::default() };
        assert_eq!(
            html("a[^x\"y]\n\n[^x\"y]: b", &options),
            "<p>a<sup class=\"footnote-reference\"><a href=\"#n1-footnote-1\">1</a></sup></p>\n\
             <div class=\"footnote\" id=\"n1-footnote-1\"><sup>1</sup>\n<p>b</p>\n</div>\n"
        );
    }

    #[test]
    fn blocks_of_code_keep_every_character_or_are_left_out() {
        check(
            "```rust x\na < b == c == d %%e%%\n```",
            "<pre><code class=\"language-rust\">a &lt; b == c == d %%e%%\n</code></pre>",
        );
        check("```\"><b>\n```", "<pre><code class=\"language-&quot;&gt;&lt;b&gt;\"></code></pre>");
        let options = Html { leave_out: &["letter"], ..Html::default() };
        assert_eq!(
            html("a\n\n```letter short\nb\n```\n\n```letters\nc\n```\n", &options),
            "<p>a</p>\n<pre><code class=\"language-letters\">c\n</code></pre>\n"
        );
    }

    #[test]
    fn punctuation_stays_as_it_was_typed() {
        check("\"a\" -- b...", "<p>&quot;a&quot; -- b...</p>");
    }

    proptest! {
        #[test]
        fn no_body_opens_a_tag_or_an_attribute_of_its_own(
            body in r#"([ \n#>*_=%`~\[\]()!|:"'/&;^a-c.-]|<b>|<script |</p>|javascript:|onclick=|https://|\[!n\]|- \[ \] |\n\n){0,40}"#
        ) {
            let shown = html(&body, &Html { id_prefix: "p-", ..Html::default() });
            prop_assert!(!shown.contains("<script") && !shown.contains("<b>"), "{}", shown);
            prop_assert!(!shown.contains("href=\"javascript"), "{}", shown);
            for tag in shown.split('<').skip(1) {
                let tag = tag.split('>').next().unwrap_or_default();
                prop_assert!(tag.matches('"').count() % 2 == 0, "{}", shown);
                let outside_quotes: String = tag.split('"').step_by(2).collect();
                prop_assert!(!outside_quotes.contains("onclick"), "{}", shown);
            }
        }

        #[test]
        fn every_tag_is_closed(body in r#"([ \n#>*_=%`~\[\]()!|:a-c.-]|\[!n\]|- \[ \] |\n\n|    |> ){0,40}"#) {
            let shown = html(&body, &Html::default());
            for tag in ["p", "a", "em", "strong", "del", "blockquote", "ul", "ol", "li", "table", "tr", "td", "th", "pre", "code", "h1", "sup", "div", "mark"] {
                let opened = shown.matches(&format!("<{tag}>")).count() + shown.matches(&format!("<{tag} ")).count();
                prop_assert_eq!(opened, shown.matches(&format!("</{tag}>")).count(), "{} in {}", tag, shown);
            }
        }
    }
}
