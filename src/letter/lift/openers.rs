//! How confessions begin, so that the fact behind them can be told without them.

use std::sync::LazyLock;

/// Openings that stand before the thing itself.
static BEFORE_A_THING: LazyLock<Vec<String>> = LazyLock::new(|| {
    phrases(
        "
left out, left off, left unsaid, left unsaid that, skipped over, skipped, glossed over, played down,
undersold, no mention of, not a word about, not one word about, not one word from me about, omitted,
forgot about, forgot, never got to, didn't get to, did not get to, never got round to, never got
around to, didn't get round to, didn't get around to, couldn't fit in, blanked out on, blanked on,
blanked, blank on, went blank on, went blank when they asked, went blank when she asked, went blank
when he asked, went blank when asked, drew a blank on, drew a complete blank on, drew a total blank
on, drew a blank when asked, drew a complete blank when asked, froze on, froze when asked, froze
when they asked, froze when she asked, froze when he asked, froze at, had no answer to, had no
answer for, had no answer on, had no answer when asked, no answer to, no answer for, no answer on,
couldn't answer, could not answer, didn't know, did not know, couldn't explain, could not explain,
couldn't remember, could not remember, stumbled over, stumbled on, stumbled through, stumbled at,
rambled about, rambled on about, rambled on, rambled through, rambled when asked, waffled about,
waffled on, waffled on about, fumbled, botched, messed up, muddled, muddled up, flubbed, struggled
with, struggled on, struggled to explain, weak answer on, weak answer to, weak answer about, bad
answer on, bad answer to, bad answer about, poor answer on, poor answer to, poor answer about, vague
answer on, vague answer to, vague answer about, rambling answer on, rambling answer to, rambling
answer about, vague on, vague about, weak on, gave a weak answer on, gave a weak answer to, gave a
weak answer about, gave a vague answer on, gave a vague answer to, gave a poor answer to, gave a bad
answer to, gave a rambling answer to, my answer on, my answer to, my answer about, an answer to, an
answer on, the answer to, the answer on, the question about, the question on, the question of, a
question about, a question on, question about, question on, asked me about, asked me, asked, they asked about, she asked about, he
asked about, they asked, she asked, he asked, asked about, about, never asked about, never
asked, didn't ask about, didn't ask, did not ask about, did not ask, forgot to ask about, forgot to
ask, meant to ask about, meant to ask, wanted to ask about, wanted to ask, didn't get to ask about,
didn't get to ask, did not get to ask about, did not get to ask, they never asked about, she never
asked about, he never asked about, they didn't ask about, she didn't ask about, he didn't ask about,
they did not ask about, she did not ask about, he did not ask about, nobody asked about, no one
asked about, interviewer never asked about, was never asked about, wasn't asked about, no questions
about, no questions on, no question about, no question on, nothing about, nothing on, never touched
on, didn't touch on, we never touched on, we didn't touch on, we never got to, we didn't get to, ran
out of time for, no time for, when asked about, when asked, missed out the bit about, missed out,
kept quiet about, sold myself short on, the bit about, the part about, the part where, never really
explained, not prepared for, unprepared for, got muddled on, got stuck on, got lost in, got lost on,
tripped over, tripped on, tied myself in knots over, tied myself in knots about, lost my thread on,
lost the thread on, hesitated on, too vague on, too vague about, too long on, too long about, went
on too long about, went off on a tangent about, gave a muddled answer to, gave a muddled answer on,
gave a woolly answer to, gave a woolly answer on, gave a confused answer on, gave a poor answer on,
gave a bad answer on, no idea how to answer, no idea what to say about, no idea about, mind went
blank on, my mind went blank on, my mind went blank when asked, mind went blank when asked, didn't
have an answer for, didn't have an answer to, didn't have an answer on, had nothing to say about,
had nothing to say on, had nothing on, never explored, didn't cover, never covered, we never
covered, we didn't cover, they never mentioned, they didn't mention, they never brought up, they
didn't bring up, they skipped, she skipped, he skipped, left without asking about, without asking
about, never got on to, never got onto, didn't get on to, shaky on, evasive about, evasive on,
long-winded on, long-winded about, not said about, not say about, not told about, not tell about, could not explain good, could not explain well, couldn't explain well, no questions asked about, beat around the bush on, beat around the bush about
",
    )
});

/// How somebody fared, and who asked: `stumbled when he asked about`.
static WHEN_ASKED: LazyLock<Vec<String>> = LazyLock::new(|| {
    const FARED: &str =
        "stumbled rambled froze waffled mumbled struggled blanked panicked hesitated fumbled choked";
    const ASKING: &[&str] =
        &["asked about", "asked for", "asked me about", "asked me for", "asked me", "asked"];
    let mut phrases = Vec::new();
    for fared in FARED.split(' ') {
        for who in ["", "he ", "she ", "they "] {
            phrases.extend(ASKING.iter().map(|asking| format!("{fared} when {who}{asking}")));
        }
    }
    phrases
});

/// Openings that need a verb of saying behind them.
static BEFORE_SAYING: LazyLock<Vec<String>> = LazyLock::new(|| {
    phrases(
        "
never actually, didn't actually, never really, forgot to, am forget to, forget to, forgotten to, had forgotten to, have forgotten to, have forget to, failed to, neglected to, meant to, wanted to, was going to, intended to, should have,
should've, wish i had, wish i'd, i wish i had, didn't, did not, never, couldn't, could not, didn't
get to, did not get to, never got to, didn't manage to, did not manage to, never managed to, never
got round to, never got around to, didn't get round to, didn't get around to, ran out of time to,
ran out of time before i could, had no time to, only remembered afterwards, remembered too late,
realised too late, realised afterwards, realized afterwards, slipped my mind to, it slipped my mind
to, what i should have, would have liked to, would like to have, hadn't, had not, no chance to,
didn't have time to, didn't think to, did not think to, omitted to, could have, could've
",
    )
});

/// Verbs of saying, with what belongs to them.
static SAYING: LazyLock<Vec<String>> = LazyLock::new(|| {
    phrases(
        "
mention, mentioned, mentioning, say, said, saying, bring up, brought up, bringing up, talk about,
talked about, talking about, speak about, spoken about, explain, explained, explaining, describe,
described, point out, pointed out, raise, raised, stress, stressed, highlight, highlighted,
emphasise, emphasised, emphasize, emphasized, cover, covered, discuss, discussed, name, named, note,
noted, add, added, go into, gone into, get to, use, used, share, shared, get across, got across,
tell, told, telling, tell her, tell him, tell them, told her, told him, told them, telling them,
telling her, telling him, give, gave, present, presented, include, included, put forward, show,
showed, shown, show them, show her, show him, showed them, showed her, showed him, lead with, led
with, say anything about, tell them anything about, tell her anything about, tell him anything
about, squeeze in, talk up, talked up, touch on, touched on, make it clear, made it clear, make
clear, made clear, point to, bring out, ask about, asking about, ask, asking, get on to, got on to,
get onto, got onto, explore, explored, tell about, told about, say him, say her, say them, say to him, say to her, say to them, speak of, speak to, spoke of, tell of, bring, show off
",
    )
});

/// Words that may stand before any of these.
static SOFTENERS: LazyLock<Vec<String>> = LazyLock::new(|| {
    phrases(
        "
i, also, just, simply, totally, completely, really, again, then, and, kind of, sort of, somehow,
almost, i've, have, clean, in hindsight, annoyed that, kicking myself that, shame that, a shame
that, sadly, stupidly, unfortunately, badly, a bit, bit, well and truly, utterly, absolutely
",
    )
});

/// The phrases of a list, each in one line.
fn phrases(list: &str) -> Vec<String> {
    let in_one_line = |phrase: &str| phrase.split_whitespace().collect::<Vec<_>>().join(" ");
    list.split(',').map(in_one_line).filter(|phrase| !phrase.is_empty()).collect()
}

/// Who did not ask.
const SUBJECTS: &[&str] = &[
    "they",
    "she",
    "he",
    "we",
    "nobody",
    "no one",
    "the panel",
    "the interviewer",
    "interviewer",
    "the interview",
];
const NEGATIONS: &[&str] = &["never", "didn't", "did not"];

/// What stands behind the opening of a confession; `None` where there is no such opening.
pub(super) fn strip(text: &str) -> Option<&str> {
    let mut start = text;
    while let Some(rest) = longest(start, &SOFTENERS[..]) {
        start = rest;
    }
    if let Some(rest) = longest(start, SUBJECTS).filter(|rest| longest(rest, NEGATIONS).is_some()) {
        start = rest;
    }
    if let Some(rest) = longest(start, &BEFORE_SAYING[..]).and_then(said) {
        return Some(rest);
    }
    longest(start, &WHEN_ASKED[..]).or_else(|| longest(start, &BEFORE_A_THING[..]))
}

/// Whether an opening tells of something unsaid.
pub(super) fn is_unsaid(text: &str) -> bool {
    let mut start = text;
    while let Some(rest) = longest(start, &SOFTENERS[..]) {
        start = rest;
    }
    longest(start, &BEFORE_SAYING[..]).and_then(said).is_some()
}

/// Behind a verb of saying, and behind the link that follows it.
fn said(text: &str) -> Option<&str> {
    let rest = longest(text, &SAYING[..])?;
    Some(
        longest(
            rest,
            &["about", "clearly", "clearly about", "good", "well", "properly", "good about", "well about"],
        )
        .unwrap_or(rest),
    )
}

/// What stands behind the longest of these openings, all compared without regard to case.
fn longest<'t>(text: &'t str, openings: &[impl AsRef<str>]) -> Option<&'t str> {
    let behind = |opening: &_| -> Option<(usize, &'t str)> {
        let opening = AsRef::<str>::as_ref(opening);
        let rest = after(text, opening)?;
        let ends = rest.starts_with([' ', ':', ',']);
        let rest = rest.trim_start_matches([' ', ':', ',']);
        (ends && !rest.is_empty()).then_some((opening.len(), rest))
    };
    openings.iter().filter_map(behind).max_by_key(|(length, _)| *length).map(|(_, rest)| rest)
}

/// The text behind `opening`; a typographic apostrophe is as good as a straight one, and none as either.
fn after<'t>(text: &'t str, opening: &str) -> Option<&'t str> {
    let mut letters = text.chars();
    for wanted in opening.chars() {
        if wanted == '\'' && !letters.as_str().starts_with(['\'', '’']) {
            continue;
        }
        let found = letters.next()?;
        let same = found.eq_ignore_ascii_case(&wanted) || (wanted == '\'' && found == '’');
        if !same {
            return None;
        }
    }
    Some(letters.as_str())
}
