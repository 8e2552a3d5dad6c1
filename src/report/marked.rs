//! Messages with names in backticks, as HTML in which the names are code.

/// A message as safe HTML; without a second one, a backtick is an ordinary character.
pub(super) fn html(message: &str) -> String {
    let mut html = String::with_capacity(message.len() + 16);
    let mut rest = message;
    while let Some((before, code, after)) = next_code(rest) {
        escape(&mut html, before);
        html.push_str("<code>");
        escape(&mut html, code);
        html.push_str("</code>");
        rest = after;
    }
    escape(&mut html, rest);
    html
}

fn next_code(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    Some((before, code, after))
}

fn escape(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_backticks_are_code_and_everything_means_itself() {
        assert_eq!(html("write `want: yes` or `no`"), "write <code>want: yes</code> or <code>no</code>");
        assert_eq!(html("a ` alone"), "a ` alone");
        assert_eq!(html("`<b>` & '\"'"), "<code>&lt;b&gt;</code> &amp; &#39;&quot;&#39;");
        assert_eq!(html(""), "");
    }
}
