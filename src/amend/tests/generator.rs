//! Front matters and wishes as people write them, and as nobody should.

use super::*;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Fields that no wish is about, in YAML.
const OTHERS: &[&str] = &[
    "mood: good\n",
    "date: 2026-03-04\n",
    "# a comment\n",
    "\n",
    "own: x\n",
    "nested:\n  sent: 1\n  b:\n    - status: c\n",
    "text: |\n  sent: some\n  text\n",
    "folded: >+\n  a\n\n\n",
    "q: \"a\n  b\" # c\n",
    "tags: [a, b]\n",
    "gaps:\n  - 'blanked: CAP'\n  - x -> y\n",
    "highlights:\n- Dana: a\n",
    "role: Platform Engineer # sent\n",
    "interviewer: {name: Dana, title: CTO}\n",
    "aliases: []\n",
    "cssclass: ~\n",
    "strengths:\n",
    "  # an indented comment\n",
];

/// The same in TOML.
const TOML_OTHERS: &[&str] = &[
    "mood = \"good\"\n",
    "date = 2026-03-04\n",
    "# a comment\n",
    "\n",
    "own = 1\n",
    "text = \"\"\"\n[sent]\nsome\n\"\"\"\n",
    "raw = '''\n[x]'''\n",
    "tags = [ 'a',\n  \"b\", # c\n]\n",
    "deep = [\n  [1],\n[2],\n]\n",
    "interviewer = { name = 'Dana' }\n",
    "dotted.sent = 1\ndotted.b.c = 2\n",
];

const TOML_TABLES: &[&str] =
    &["", "[table]\nsent = 1\n", "\n# of it\n  [[items]]\nstatus = 'x'\n[[items]]\n", "[a.b] # c\n"];

/// A whole file that a careful person may have written.
pub(super) fn note() -> impl Strategy<Value = String> {
    let inner = prop_oneof![
        3 => fields(OTHERS, yaml_field).prop_map(|fields| format!("---\n{fields}---")),
        1 => (fields(TOML_OTHERS, toml_field), select(TOML_TABLES))
            .prop_map(|(fields, tables)| format!("+++\n{fields}{tables}+++")),
    ];
    let body = select(vec!["", "\n", "\nbody\n", "\n\n---\n\n- [ ] sent:\n", "\nno line end"]);
    let endings = select(vec![0, u64::MAX, 0xa5a5_0ff0_1234_8421, 0x5555_5555_5555_5555]);
    (any::<bool>(), inner, body, endings).prop_map(|(mark, inner, body, endings)| {
        format!("{}{}", if mark { "\u{feff}" } else { "" }, with_endings(&format!("{inner}{body}"), endings))
    })
}

/// The mood, some of the other fields, and each field of a wish or not, in any order.
fn fields<S: Strategy<Value = String> + 'static>(
    others: &'static [&'static str],
    field: fn(&'static str) -> S,
) -> impl Strategy<Value = String> {
    let others = subsequence(&others[1..], 0..others.len() - 1).prop_map(move |some| {
        let mood = std::iter::once(others[0].to_owned());
        mood.chain(some.into_iter().map(str::to_owned)).collect::<Vec<String>>()
    });
    let own = ["sent", "heard", "skip", "snooze", "status", "status_on"];
    let own: Vec<_> = own.into_iter().map(|name| prop::option::of(field(name))).collect();
    let all = (others, own).prop_map(|(others, own)| {
        others.into_iter().chain(own.into_iter().flatten()).collect::<Vec<String>>()
    });
    all.prop_shuffle().prop_map(|fields| fields.concat())
}

fn yaml_field(name: &'static str) -> BoxedStrategy<String> {
    let key = select(vec![name.to_owned(), title(name), format!("\"{name}\""), format!("{name} ")]);
    let value = if name.starts_with("status") { single(name).boxed() } else { log().boxed() };
    (key, value).prop_map(|(key, value)| format!("{key}:{value}")).boxed()
}

fn title(name: &str) -> String {
    format!("{}{}", name[..1].to_uppercase(), name[1..].replace('_', " "))
}

fn single(name: &'static str) -> impl Strategy<Value = String> {
    let values = match name {
        "status" => vec![
            " waiting",
            " 'Advanced'",
            " \"offer\" # x",
            "",
            " ~",
            " [waiting]",
            " >\n    closed",
            " # when",
        ],
        _ => vec![
            " 2026-03-04",
            "  \"2026-03-05\"",
            " 2026-03-04T14:00 # x",
            "",
            " null",
            "\n  2026-03-04",
            " '' # x",
        ],
    };
    select(values).prop_map(|value| format!("{value}\n"))
}

fn log() -> impl Strategy<Value = String> {
    let empties = vec![
        "\n",
        " ~\n",
        " []\n",
        " # none\n",
        "   \n",
        " [ ] # none\n",
        " null\n",
        " [\n  ]\n",
        " ''\n",
        " None\n",
    ];
    prop_oneof![
        1 => select(empties).prop_map(str::to_owned),
        2 => item(1).prop_filter("no mapping", |it| !is_mapping(it)).prop_map(|it| format!(" {it}\n")),
        4 => dashes(),
        3 => brackets(),
    ]
}

/// Whether YAML takes the item for a mapping, which can stand behind a dash and not behind a name.
fn is_mapping(item: &str) -> bool {
    item.starts_with('2') && item.split('#').next().is_some_and(|text| text.contains(": "))
}

/// One item behind a dash that is indented by `indent` blanks.
fn item(indent: usize) -> impl Strategy<Value = String> {
    let items = vec![
        "2026-03-04 call",
        "2026-03-04 call # note: - x",
        "'2026-03-04 it''s'",
        "\"2026-03-04 call: \\\"x\\\"\"",
        "2026-03-04 call - they said: wait",
        "2026-03-04: call: we",
        "|\n@  2026-03-04 call\n@  - more",
        ">-\n@   2026-03-04 call\n\n@   more",
        "|+\n@  2026-03-04 call\n\n",
        "2026-03-04 call\n@  goes on",
        "\"2026-03-04 call\n@\n@   goes on\" # x",
        "[[Dana]]",
        "~",
        "",
    ];
    select(items).prop_map(move |item| item.replace('@', &" ".repeat(indent)).replace("call: we", "call"))
}

fn dashes() -> impl Strategy<Value = String> {
    let between = select(vec!["", "", "", "\n", "  # between\n", "# at the margin\n"]);
    (select(vec![0_usize, 1, 2, 4, 7]), select(vec![" ", "  ", "   "])).prop_flat_map(
        move |(indent, space)| {
            let items = prop::collection::vec((item(indent), between.clone()), 1..4);
            items.prop_map(move |items| {
                let margin = " ".repeat(indent);
                let lines = items.iter().map(|(item, between)| format!("{margin}-{space}{item}\n{between}"));
                format!("\n{}", lines.collect::<String>())
            })
        },
    )
}

fn brackets() -> impl Strategy<Value = String> {
    let items =
        vec!["2026-03-04 call", "'2026-03-04, it''s'", "\"2026-03-04 [x]\"", "[[Dana]]", "~", "[a, b]"];
    let items = prop::collection::vec(select(items), 1..4);
    (items, any::<bool>(), 0..4_usize).prop_map(|(items, comma, shape)| {
        let comma = if comma { "," } else { "" };
        match shape {
            0 => format!(" [{}{comma}]\n", items.join(", ")),
            1 => format!(" [ {}{comma} ] # end\n", items.join(" , ")),
            2 => format!(" [\n  {}{comma} # last, ]\n  ]\n", items.join(", # one\n  ")),
            _ => format!("\n  [{}{comma}\n  ] # end\n", items.join(",\n    ")),
        }
    })
}

fn toml_field(name: &'static str) -> BoxedStrategy<String> {
    let values = match name {
        "status" => vec!["'waiting'", "\"Advanced\" # x", "\"\"\"offer\"\"\"", "''", "[\"closed\"]"],
        "status_on" => vec!["2026-03-04", "'2026-03-05'", "2026-03-04T14:00:00 # x", "\"\""],
        _ => vec![
            "[]",
            "\"\"",
            "[ # none\n]",
            "'2026-03-04 call'",
            "\"2026-03-04 call\" # x",
            "'''\n2026-03-04\ncall'''",
            "\"\"\"2026-03-04 \\\n  call\"\"\"",
            "['2026-03-04 call', \"x\"]",
            "[ \"2026-03-04 call\", ] # end",
            "[\n\t'2026-03-04 call', # a, ]\n\t# b\n]",
            "[\n  '2026-03-04 call' # a, ]\n  # b\n  ]",
            "[\"a\",\n  \"b\"]",
        ],
    };
    let key = select(vec![name.to_owned(), title(name).replace(' ', "-"), format!("\"{name}\"")]);
    (key, select(values)).prop_map(|(key, value)| format!("{key} = {value}\n")).boxed()
}

/// A carriage return before each line feed whose bit is set.
fn with_endings(text: &str, bits: u64) -> String {
    let lines = text.split_inclusive('\n').enumerate();
    let ended = |(at, line): (usize, &str)| match line.strip_suffix('\n') {
        Some(line) if bits.rotate_right(u32::try_from(at % 64).unwrap_or_default()) & 1 == 1 => {
            format!("{line}\r\n")
        }
        _ => line.to_owned(),
    };
    lines.map(ended).collect()
}

/// A wish that says what it says: names without the grammar's own words, answers that begin with a letter.
pub(super) fn wish() -> impl Strategy<Value = Wish> {
    let name = "[A-Z][a-zé]{1,6}( [A-Z][a-z']{1,6})?";
    wish_of(
        select(vec!["thank-you", "call", "check_in", "no", "LinkedIn"]).prop_map(str::to_owned),
        name,
        "[a-z][ -~é—]{0,20}",
    )
}

/// A wish that says anything at all.
pub(super) fn any_wish() -> impl Strategy<Value = Wish> {
    prop_oneof![
        wish_of(any::<String>(), "\\PC{0,8}( (by|to|until|-) )?[a-z]{0,3}", "(\\PC|[\n\t\r:#\\[\\]]){0,12}"),
        wish_of(".{1,4}", ".*", ".*"),
    ]
}

fn wish_of(
    play: impl Strategy<Value = String> + Clone + 'static,
    name: &'static str,
    words: &'static str,
) -> impl Strategy<Value = Wish> {
    let on = (1..29_i8).prop_map(|day| Date::new(2026, 3, day).expect("a day of March"));
    let by = prop::option::of(select(Channel::ALL));
    let (to, own) = (prop::option::of(name), prop::option::of(words));
    prop_oneof![
        (on.clone(), play.clone(), to.clone(), by, own.clone())
            .prop_map(|(on, play, to, by, words)| Wish::Sent { on, play, to, by, words }),
        (on.clone(), words).prop_map(|(on, words)| Wish::Heard { on, words }),
        (on.clone(), select(Status::ALL)).prop_map(|(on, status)| Wish::Status { status, on }),
        (play.clone(), to.clone(), own.clone()).prop_map(|(play, to, reason)| Wish::Skip {
            play,
            to,
            reason
        }),
        (on, play, to, own).prop_map(|(until, play, to, reason)| Wish::Snooze { play, to, until, reason }),
    ]
}

/// Texts that look like a note, whole and damaged.
pub(super) fn scraps() -> impl Strategy<Value = String> {
    let scraps = vec![
        "\n",
        "\r\n",
        "\r",
        " ",
        "  ",
        "\t",
        "- ",
        "-",
        ": ",
        ":",
        "sent",
        "sent:",
        "status: ",
        "heard = ",
        "é",
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
        "&a ",
        "*a",
        "!x ",
        "# ",
        "?",
        "=",
        ".",
        "\\",
        "2026-03-04 call",
        "\"\"\"",
        "'''",
        "\u{feff}",
        "\u{0}",
        "\u{a0}",
        "...",
        "---",
        "+++",
        "=======",
        "~",
        "mood: good\n",
    ];
    prop::collection::vec(select(scraps), 0..30).prop_map(|scraps| scraps.concat())
}

/// A note with a piece cut out, and scraps put in its place.
pub(super) fn damaged() -> impl Strategy<Value = String> {
    let scrap =
        prop_oneof![Just(String::new()), scraps().prop_map(|scraps| scraps.chars().take(8).collect())];
    (note(), any::<prop::sample::Index>(), 0..6_usize, scrap).prop_map(|(note, at, length, scrap)| {
        let chars: Vec<char> = note.chars().collect();
        let start = at.index(chars.len());
        let end = (start + length).min(chars.len());
        chars[..start].iter().copied().chain(scrap.chars()).chain(chars[end..].iter().copied()).collect()
    })
}
