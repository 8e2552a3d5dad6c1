//! What holds for every text: places are places, gray_matter agrees, and what was written is what is read.

use super::*;
use crate::front_matter::fence::{self, Found};
use proptest::prelude::*;

/// A node of the oracle: what a generated text is meant to say.
#[derive(Debug, Clone)]
enum Node {
    Empty,
    Plain(String),
    Quoted(String),
    Block(Vec<String>),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
    FlowList(Vec<Node>),
    FlowMap(Vec<(String, Node)>),
}

impl Node {
    /// The node as YAML behind a key or a dash, on a line that is indented by `indent` spaces.
    fn write(&self, indent: usize) -> String {
        let margin = " ".repeat(indent + 2);
        match self {
            Node::Block(lines) => {
                format!(" |\n{}", lines.iter().map(|it| format!("{margin}{it}\n")).collect::<String>())
            }
            Node::List(items) => {
                let items = items.iter().map(|it| format!("{margin}-{}", it.write(indent + 2)));
                format!("\n{}", items.collect::<String>())
            }
            Node::Map(fields) => format!("\n{}", write_fields(fields, indent + 2)),
            flat => format!(" {}\n", flat.write_flow()),
        }
    }

    fn write_flow(&self) -> String {
        let list = |items: Vec<String>| items.join(", ");
        match self {
            Node::Plain(text) => text.clone(),
            Node::Quoted(text) => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
            Node::FlowList(items) => format!("[{}]", list(items.iter().map(Node::write_flow).collect())),
            Node::FlowMap(fields) => {
                let fields = fields.iter().map(|(name, it)| format!("{name}: {}", it.write_flow()));
                format!("{{{}}}", list(fields.collect()))
            }
            _ => "~".to_owned(),
        }
    }

    fn says(&self, kind: &Kind) -> bool {
        match (self, kind) {
            (Node::Empty, Kind::Empty) => true,
            (Node::Plain(text) | Node::Quoted(text), Kind::Text(read)) => text == read,
            (Node::Block(lines), Kind::Text(read)) => {
                *read == lines.iter().map(|it| format!("{it}\n")).collect::<String>()
            }
            (Node::List(items) | Node::FlowList(items), Kind::List(read)) => {
                items.len() == read.len()
                    && items.iter().zip(read).all(|(node, value)| node.says(&value.kind))
            }
            (Node::Map(fields) | Node::FlowMap(fields), Kind::Map(read)) => say(fields, read),
            _ => false,
        }
    }
}

fn write_fields(fields: &[(String, Node)], indent: usize) -> String {
    let margin = " ".repeat(indent);
    fields.iter().map(|(name, node)| format!("{margin}{name}:{}", node.write(indent))).collect()
}

fn say(fields: &[(String, Node)], read: &[Field]) -> bool {
    let same = |((name, node), field): (&(String, Node), &Field)| {
        *name == field.name && node.says(&field.value.kind)
    };
    fields.len() == read.len() && fields.iter().zip(read).all(same)
}

fn word() -> impl Strategy<Value = String> {
    // The prefix keeps a word from being `null`, and fields of one map from having one name.
    "w[a-zé0-9_]{0,5}( [a-z'(!.]{1,4}){0,2}".prop_map(|word| word.trim_end().to_owned())
}

fn flow() -> impl Strategy<Value = Node> {
    let leaf =
        prop_oneof![Just(Node::Empty), word().prop_map(Node::Plain), "[ -~é—]{0,12}".prop_map(Node::Quoted),];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Node::FlowList),
            named(inner).prop_map(Node::FlowMap),
        ]
    })
}

fn block() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![3 => flow(), 1 => prop::collection::vec(word(), 1..3).prop_map(Node::Block)];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Node::List),
            named(inner).prop_map(Node::Map),
        ]
    })
}

fn named(node: impl Strategy<Value = Node>) -> impl Strategy<Value = Vec<(String, Node)>> {
    prop::collection::vec(node, 1..4).prop_map(|nodes| {
        nodes.into_iter().enumerate().map(|(number, node)| (format!("k{number}"), node)).collect()
    })
}

/// Texts that look like front matter, whole and damaged.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "---",
        "+++",
        "\n",
        "\r\n",
        "\r",
        " ",
        "  ",
        "\t",
        "-",
        "- ",
        ": ",
        ":",
        "a",
        "b: c",
        "é",
        "—",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        "[[",
        "]]",
        ",",
        "|",
        ">",
        "|-",
        "&a ",
        "*a",
        "!x ",
        "# ",
        "?",
        "%",
        "@",
        "=",
        "a = ",
        ".",
        "\\",
        "1",
        "2026-03-04",
        "\"\"\"",
        "'''",
        "\u{feff}",
        "\u{0}",
        "\u{a0}",
        "...",
        "<<<<<<< x",
        "=======",
        "null",
        "~",
    ]);
    prop::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat())
}

fn framed() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec!["---", "+++"]);
    (mark, scraps()).prop_map(|(mark, inner)| format!("{mark}\n{inner}\n{mark}\nbody\n"))
}

fn check_places(text: &str) {
    let (source, reading, diagnostics) = reading(text);
    for it in &diagnostics {
        assert!(text.get(it.span.range()).is_some(), "{it:?} in {text:?}");
        assert!(!it.message.is_empty() && !it.help.is_empty(), "{it:?}");
    }
    match reading {
        Reading::Absent => assert!(diagnostics.is_empty(), "{text:?}"),
        Reading::Broken => assert!(diagnostics.iter().any(|it| it.severity == Severity::Error), "{text:?}"),
        Reading::Found(found) => {
            assert!(diagnostics.iter().all(|it| it.severity != Severity::Error), "{text:?}");
            check_fields(&source, &found.fields, found.inner);
        }
    }
}

fn check_fields(source: &Source, fields: &[Field], around: Span) {
    for field in fields {
        check_span(source, field.name_span, around);
        let slice = source.slice(field.name_span);
        assert!(
            slice.starts_with(['"', '\'', '|', '>']) || slice.contains(['\n', '\r']) || field.name == slice
        );
        check_value(source, &field.value, around);
    }
}

fn check_value(source: &Source, value: &Value, around: Span) {
    check_span(source, value.span, around);
    let slice = source.slice(value.span);
    match &value.kind {
        Kind::Empty => assert!(matches!(slice, "" | "~" | "null"), "{value:?} of {:?}", source.text()),
        Kind::Text(text) if !slice.starts_with(['"', '\'', '|', '>']) && !slice.contains(['\n', '\r']) => {
            assert_eq!(text, slice, "{:?}", source.text());
        }
        Kind::Text(_) => {}
        Kind::List(items) => items.iter().for_each(|item| check_value(source, item, value.span)),
        Kind::Map(fields) => check_fields(source, fields, value.span),
    }
}

fn check_span(source: &Source, span: Span, around: Span) {
    let text = source.text();
    assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
    assert!(around.start <= span.start && span.end <= around.end, "{span:?} outside {around:?} of {text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic_and_every_place_is_inside(text in scraps()) {
        check_places(&text);
    }

    #[test]
    fn no_front_matter_makes_it_panic_and_every_place_is_inside(text in framed()) {
        check_places(&text);
    }

    #[test]
    fn any_characters_at_all_can_stand_between_fences(inner in any::<String>()) {
        check_places(&format!("---\nx: {inner}\n---\n"));
        check_places(&format!("+++\nx = {inner}\n+++\n"));
    }

    #[test]
    fn what_was_written_is_what_is_read(fields in named(block()), crlf in any::<bool>()) {
        let inner = write_fields(&fields, 0);
        let text = format!("---\n{inner}---\n");
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        let (_, reading, diagnostics) = reading(&text);
        let Reading::Found(found) = reading else { panic!("{text}\n{diagnostics:#?}") };
        prop_assert!(say(&fields, &found.fields), "{text}\n{:#?}", found.fields);
        check_places(&text);
    }

    #[test]
    fn gray_matter_sees_the_same_fences(text in prop_oneof![scraps(), framed()]) {
        let text = text.trim_start_matches('\u{feff}');
        let ours = fence::locate(text);
        for syntax in [Syntax::Yaml, Syntax::Toml] {
            let mut matter = gray_matter::Matter::<fence::HandThrough>::new();
            matter.delimiter = syntax.mark().to_owned();
            let gray = matter.parse::<String>(text).expect("the engine cannot fail");
            if let Found::Closed { syntax: found, fences } = ours && found == syntax {
                let inner = as_gray_matter_joins(&text[fences.inner.range()]);
                prop_assert_eq!(gray.matter, inner.trim());
                let body = as_gray_matter_joins(&text[fences.body.range()]);
                prop_assert_eq!(gray.content, body.trim_start_matches('\n'));
            } else {
                prop_assert_eq!((gray.data, gray.matter), (None, String::new()));
            }
        }
    }
}

fn as_gray_matter_joins(text: &str) -> String {
    text.lines().collect::<Vec<_>>().join("\n")
}
