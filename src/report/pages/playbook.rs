//! Every play and every gap kind with its prose, its window and its sources; the verdicts and flags.

use crate::markdown::{self, Html};
use crate::playbook::{Flag, GapKind, Play, Verdict, Who};
use crate::report::lazy_page::LazyPage;
use crate::report::search::{self, Having};
use crate::report::site::{Heading, Site, TOP};
use crate::report::{marked, rule};
use crate::template::RenderError;
use crate::text::{Source, Span};
use serde::Serialize;

#[derive(Serialize)]
struct PlaybookView {
    plays: Vec<PlayView>,
    gap_kinds: Vec<GapKindView>,
    verdicts: Vec<WordView>,
    flags: Vec<WordView>,
}

#[derive(Serialize)]
struct PlayView {
    name: String,
    title: String,
    /// Whether the user wrote it, and in which file.
    is_own: bool,
    path: String,
    is_optional: bool,
    flag: Option<String>,
    verdicts: Vec<String>,
    gap_kinds: Vec<String>,
    who: String,
    channels: Vec<String>,
    windows: Vec<String>,
    sources: Vec<String>,
    prose: String,
}

#[derive(Serialize)]
struct GapKindView {
    name: String,
    title: String,
    is_own: bool,
    path: String,
    weight: &'static str,
    weight_words: String,
    in_letter: Option<String>,
    next_time: Option<String>,
    phrases: Vec<String>,
    having: Option<Having>,
    sources: Vec<String>,
    prose: String,
}

/// A word of the report and what it means.
#[derive(Serialize)]
struct WordView {
    word: &'static str,
    name: String,
    rule: String,
    advice: Option<&'static str>,
    having: Option<Having>,
}

const PHRASES: usize = 3;

pub(super) fn pages<'a>(site: &'a Site<'_>) -> Vec<LazyPage<'a>> {
    vec![LazyPage::new("playbook.html", || page(site))]
}

fn page(site: &Site<'_>) -> Result<String, RenderError> {
    let playbook = &site.analysis.playbook;
    let verdict = |verdict: &Verdict| WordView {
        word: verdict.word(),
        name: site.words.verdict(*verdict),
        rule: marked::html(verdict.rule()),
        advice: Some(verdict.advice()),
        having: search::with_verdict(*verdict, site),
    };
    let flag = |flag: &Flag| WordView {
        word: flag.word(),
        name: site.words.name("flags", flag.word()),
        rule: marked::html(flag.rule()),
        advice: None,
        having: search::with_flag(*flag, site),
    };
    let page = PlaybookView {
        plays: playbook.plays().iter().map(|play| play_view(play, site)).collect(),
        gap_kinds: playbook.gap_kinds().iter().map(|kind| gap_kind_view(kind, site)).collect(),
        verdicts: Verdict::ALL.iter().map(verdict).collect(),
        flags: Flag::ALL.iter().map(flag).collect(),
    };
    site.render("playbook", &Heading::new(site.words.say("places.playbook"), "playbook.html", TOP), &page)
}

fn play_view(play: &Play, site: &Site<'_>) -> PlayView {
    PlayView {
        name: play.name.clone(),
        title: play.title.clone(),
        is_own: !play.built_in,
        path: play.source.path().to_owned(),
        is_optional: play.optional,
        flag: play.flag.map(|flag| site.words.name("flags", flag.word())),
        verdicts: play.verdicts.iter().map(|verdict| site.words.verdict(*verdict)).collect(),
        gap_kinds: play.gap_kinds.clone(),
        who: site.words.say(who(play.who)),
        channels: play.channels.iter().map(|channel| site.words.channel(*channel)).collect(),
        windows: play.windows.iter().map(|window| rule::in_words(window, site.words)).collect(),
        sources: play.sources.clone(),
        prose: prose("play", &play.name, &play.source, play.prose),
    }
}

fn gap_kind_view(kind: &GapKind, site: &Site<'_>) -> GapKindView {
    GapKindView {
        name: kind.name.clone(),
        title: kind.title.clone(),
        is_own: !kind.built_in,
        path: kind.source.path().to_owned(),
        weight: kind.weight.word(),
        weight_words: site.words.weight(kind.weight),
        in_letter: kind.in_letter.clone(),
        next_time: kind.next_time.clone(),
        phrases: kind.phrases.iter().take(PHRASES).cloned().collect(),
        having: search::with_gap(&kind.name, site),
        sources: kind.sources.clone(),
        prose: prose("gap", &kind.name, &kind.source, kind.prose),
    }
}

/// The explanation without the pieces of letters in it.
fn prose(what: &str, name: &str, source: &Source, span: Span) -> String {
    let id_prefix = format!("prose-{what}-{name}-");
    let options = Html { id_prefix: &id_prefix, heading_shift: 3, base: Some(""), leave_out: &["letter"] };
    markdown::html(source.slice(span), &options)
}

fn who(who: Who) -> &'static str {
    match who {
        Who::Each => "playbook.each",
        Who::GapOwner => "playbook.gap-owner",
        Who::Main => "playbook.main",
        Who::MainOrRecruiter => "playbook.main-or-recruiter",
        Who::RecruiterOrOperator => "playbook.recruiter-or-operator",
        Who::Yourself => "playbook.yourself",
    }
}
