//! What becomes of `{{t "key"}}`.

use super::*;
use crate::template::{Phrase, Phrases};

/// A handful of phrases: their keys, and what they say with one and with more.
pub(super) struct Few(Vec<(&'static str, Phrase, Option<Phrase>)>);

impl Few {
    pub(super) fn new() -> Self {
        let phrase = |text| Phrase::parse(text).expect("it is a phrase");
        Few(vec![
            ("a.plain", phrase("<b>plain</b> & 'good'"), None),
            ("a.with", phrase("{Who} waits for {what}"), None),
            ("a.more", phrase("{Count} more: {link}"), Some(phrase("one <more>: {link}"))),
            ("a.block", phrase("{Who} has {link}"), Some(phrase("only {who} has {link}"))),
            ("a.count", phrase("{count} in {where}"), Some(phrase("{Count} only in {where}"))),
        ])
    }
}

impl Phrases for Few {
    fn phrase(&self, key: &str, count: Option<usize>) -> Option<&Phrase> {
        let (_, many, one) = self.0.iter().find(|(known, ..)| *known == key)?;
        Some(one.as_ref().filter(|_| count == Some(1)).unwrap_or(many))
    }

    fn is_counted(&self, key: &str) -> bool {
        self.0.iter().any(|(known, _, one)| *known == key && one.is_some())
    }

    fn near(&self, key: &str) -> Option<String> {
        crate::diagnostic::did_you_mean(key, self.0.iter().map(|(known, ..)| *known)).map(str::to_owned)
    }
}

#[test]
fn what_a_phrase_says_is_escaped_and_so_is_what_fills_it() {
    let view = json!({ "who": "the <i>", "n": 1, "m": 2, "in": { "what": "it" } });
    for (text, expected) in [
        (r#"{{t "a.plain"}}"#, "&lt;b&gt;plain&lt;/b&gt; &amp; &#x27;good&#x27;"),
        (r#"<a title="{{t "a.with" who=who what=in.what}}">"#, "<a title=\"The &lt;i&gt; waits for it\">"),
        (r#"{{#with in}}{{t "a.with" who=../who what="<"}}{{/with}}"#, "The &lt;i&gt; waits for &lt;"),
        (
            r#"{{t "a.count" count=n where=who}}, {{t "a.count" count=m where=who}}"#,
            "1 only in the &lt;i&gt;, 2 in the &lt;i&gt;",
        ),
        (
            r#"{{#t "a.more" count=n}}{{#place "link"}}<a>{{who}}</a>{{/place}}{{/t}} {{#t "a.more" count=m}}{{#place "link"}}<a>{{t "a.plain"}}</a>{{/place}}{{/t}}"#,
            "one &lt;more&gt;: <a>the &lt;i&gt;</a> 2 more: <a>&lt;b&gt;plain&lt;/b&gt; &amp; &#x27;good&#x27;</a>",
        ),
        (
            r#"{{#t "a.block" count=m who=who}}{{#place "link"}}<a></a>{{/place}}{{/t}}"#,
            "The &lt;i&gt; has <a></a>",
        ),
        (
            r#"{{#t "a.with" who="I"}}{{#place "what"}}<b>{{#if n}}{{t "a.plain"}}{{/if}}</b>{{/place}}{{/t}}"#,
            "I waits for <b>&lt;b&gt;plain&lt;/b&gt; &amp; &#x27;good&#x27;</b>",
        ),
    ] {
        assert_eq!(rendered(text, &view), expected, "{text}");
    }
}

#[test]
fn a_phrase_that_is_not_there_or_lacks_something_is_told_with_its_place() {
    for (text, expected) in [
        ("x {{t \"a.plian\"}}", "theme/a.hbs:1:3: error[invalid-template]: there is no phrase `a.plian`"),
        (
            "{{#if x}}\n{{t \"a.with\" who=x}}{{/if}}",
            "theme/a.hbs:2:1: error[invalid-template]: the phrase `a.with` has a place `{what}`, and nothing is given for it here",
        ),
        (
            "{{t \"a.count\" where=x count-of=y}}",
            "theme/a.hbs:1:1: error[invalid-template]: the phrase `a.count` has a place `{count}`, and nothing is given for it here",
        ),
        (
            "{{t key}}",
            "theme/a.hbs:1:1: error[invalid-template]: which phrase this is cannot be worked out while rendering",
        ),
    ] {
        assert_eq!(complaints(&[("a", text)]), [expected], "{text}");
    }
    let wrong = pages(&[("a", "{{t \"a.plian\"}}")]).err().unwrap_or_default();
    assert_eq!(wrong[0].help, "did you mean `a.plain`?");
    let lacking = rendered("{{t \"a.with\" who=nobody what=1}}", &json!({}));
    assert_eq!(lacking, "theme/a.hbs:1:1: error[invalid-template]: there is no value `nobody` here");
}
