//! What is shown step by step is what Handlebars itself would show.

use super::*;

/// Both ways of showing a page; what is left to Handlebars is shown by it both times.
fn both(text: &str, view: &serde_json::Value) -> (Option<String>, Option<String>) {
    let pages = pages(&[
        ("a", text),
        ("part", "<{{b}}{{#if a}}+{{/if}}>"),
        ("deep", DEEP),
        ("whole", WHOLE),
        ("outer", OUTER),
    ])
    .map_err(|_| ())
    .expect("it compiles");
    (pages.render("a", view).ok(), pages.registry.render("a", view).ok())
}

/// What is given to a partial by name is found however deep in it.
const DEEP: &str = "{{#each c}}{{#if b}}{{b}}{{else}}-{{/if}}{{/each}}";

/// What is given to a partial makes another value of its own.
const WHOLE: &str = "{{#each this}}{{this}},{{/each}}";

/// What is given anew takes the place of what was given further out, and only there.
const OUTER: &str = "{{> part b=c}}{{b}}";

/// Pieces of templates in which the same names mean other values in other places.
const PIECES: &[&str] = &[
    "{{a}}",
    "{{{a}}}",
    "{{b}}",
    "{{{b}}}",
    "{{this}}",
    "{{c.a}}",
    "{{../a}}",
    "{{@index}}",
    "{{#if a}}y{{else}}n{{/if}}",
    "{{#unless b}}{{a}}{{/unless}}",
    "{{#if c.b}}{{b}}{{/if}}",
    "{{#if this}}t{{/if}}",
    "{{#if a includeZero=true}}z{{/if}}",
    "{{#if (not a)}}q{{/if}}",
    "{{plural a \"x\" \"y\"}}",
    "{{> part}}",
    "{{> part c}}",
    "{{> part b=a}}",
    "{{> deep}}",
    "{{> deep b=a}}",
    "{{> deep c=d}}",
    "{{> whole c}}",
    "{{> whole c b=a}}",
    "{{> outer}}",
    "{{> outer b=a}}",
    "{{> part this}}",
    "{{> part c a=b b=a}}",
    "{{> part b=this}}",
    "{{> part nothing}}",
    "{{../../a}}",
    "{{{@index}}}",
    "{{#each this}}{{this}}{{/each}}",
    "{{#with a}}{{this}}{{else}}w{{/with}}",
    "{{#if a}}{{else if b}}{{b}}{{/if}}",
    "{{#unless @index}}first{{/unless}}",
    "{{t \"a.with\" who=a what=c.b}}",
    "{{t \"a.count\" count=a where=b}}",
    "{{{t \"a.count\" count=1 where=b}}}",
    "{{#t \"a.more\" count=b}}{{#place \"link\"}}{{a}}{{> deep}}{{/place}}{{/t}}",
    "{{#t \"a.block\" count=a who=b}}{{#place \"link\"}}<i>{{/place}}{{/t}}",
    "{{t \"a.plain\"}}{{! nothing }}",
];

/// What may stand around them.
const AROUND: &[(&str, &str)] = &[
    ("{{#each c}}", "{{/each}}"),
    ("{{#each d}}", "{{else}}none{{/each}}"),
    ("{{#with c}}", "{{/with}}"),
    ("{{#each d as |a|}}", "{{/each}}"),
    ("{{#with c as |b|}}", "{{/with}}"),
    ("{{#if a}}", "{{/if}}"),
    ("{{#unless b}}", "{{/unless}}"),
    ("", ""),
];

fn pieces() -> impl Strategy<Value = String> {
    let few = prop::collection::vec(prop::sample::select(PIECES), 0..4).prop_map(|pieces| pieces.concat());
    few.prop_recursive(3, 8, 3, |inner| {
        (prop::sample::select(AROUND), prop::collection::vec(inner, 1..3))
            .prop_map(|((open, close), inner)| format!("{open}{}{close}", inner.concat()))
    })
}

fn values() -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!(true)),
        Just(json!(false)),
        Just(json!(0)),
        Just(json!(1)),
        Just(json!(-1)),
        Just(json!(2.5)),
        Just(json!("")),
        Just(json!("<é&\"'`=>")),
        Just(json!([])),
        Just(json!(["x", "<"])),
        Just(json!({ "a": 1, "b": "<" })),
        Just(json!([{ "a": "&", "b": 0 }, { "a": "", "b": [1] }])),
    ]
}

#[test]
fn a_name_that_is_given_to_a_partial_or_a_block_means_that_in_every_block_within() {
    let view = json!({ "a": "given", "b": "own", "c": [{ "b": "" }, { "b": "inner" }] });
    for text in ["{{> deep b=a}}", "{{#with a as |b|}}{{#each ../c}}{{#if b}}{{b}}{{/if}}{{/each}}{{/with}}"]
    {
        let (quick, plain) = both(text, &view);
        assert_eq!((quick.as_deref(), plain.as_deref()), (Some("givengiven"), Some("givengiven")), "{text}");
    }
}

proptest! {
    #[test]
    fn it_is_what_handlebars_shows(
        text in pieces(),
        (a, b, c, d) in (values(), values(), values(), values()),
        lacks in prop::option::of(prop::sample::select(&["a", "b", "c"][..])),
    ) {
        let mut view = json!({ "a": a, "b": b, "c": c, "d": d });
        if let (Some(lacks), Some(view)) = (lacks, view.as_object_mut()) {
            view.remove(lacks);
        }
        let (quick, plain) = both(&text, &view);
        prop_assert_eq!(quick, plain);
    }
}
