//! Every letter and every sentence of the playbook, compiled once, and the choice among them.

use super::conditions::{Conditions, unknown_word};
use super::names;
use super::view::View;
use crate::diagnostic::Diagnostic;
use crate::playbook::{Playbook, Sentence, UNCLEAR};
use crate::template;
use crate::text::{Source, Span};
use serde::Serialize;
use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// Every template of the playbook, each compiled once.
pub struct Templates {
    /// The journal's own.
    engine: template::Templates,
    plays: BTreeMap<String, Vec<Block>>,
    gap_kinds: BTreeMap<String, Vec<Block>>,
}

/// One fenced block: the words behind its fence, and its template.
struct Block {
    words: Vec<String>,
    template: Letter,
}

enum Letter {
    /// It is proved, and the engine knows it under this name.
    Proved(String),
    /// One of ours, which our tests have proved. Most journals need few of them, so each is compiled when it is needed.
    BuiltIn { source: Arc<Source>, span: Span, engine: OnceLock<Box<template::Templates>> },
}

/// What a file of the playbook has letters say.
struct File<'p> {
    name: String,
    sentences: &'p [Sentence],
    source: &'p Arc<Source>,
    built_in: bool,
}

/// The views that a template is proved with: the fullest first, then the emptiest.
type Views = LazyCell<Vec<serde_json::Value>>;

impl std::fmt::Debug for Templates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Templates").field("plays", &self.plays).field("gap_kinds", &self.gap_kinds).finish()
    }
}

impl std::fmt::Debug for Block {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.words.fmt(f)
    }
}

impl Default for Templates {
    fn default() -> Self {
        Templates { engine: engine(), plays: BTreeMap::new(), gap_kinds: BTreeMap::new() }
    }
}

fn engine() -> template::Templates {
    let mut engine = template::Templates::letters();
    engine.helper("or", or);
    engine
}

/// `{{or moment "[a moment from your talk with " who "]"}}`: the first value, or all the others together without it.
fn or(arguments: &[&str]) -> String {
    match arguments {
        [first, ..] if !first.is_empty() => (*first).to_owned(),
        [_, rest @ ..] => rest.concat(),
        [] => String::new(),
    }
}

impl Templates {
    /// Compiles the letters of a playbook; a wrong template is told and its play then writes no letter with it.
    pub fn compile(playbook: &Playbook) -> (Self, Vec<Diagnostic>) {
        let mut templates = Templates::default();
        let mut diagnostics = Vec::new();
        // Made only where a journal has files of its own to prove.
        let play_views: Views = LazyCell::new(|| vec![serialised(&View::full()), serialised(&View::empty())]);
        for play in playbook.plays() {
            let name = format!("plays/{}", play.name);
            let file = File { name, sentences: &play.letters, source: &play.source, built_in: play.built_in };
            let blocks = templates.blocks(&file, playbook, &play_views, &mut diagnostics);
            templates.plays.insert(play.name.clone(), blocks);
        }
        let kind_views: Views = LazyCell::new(super::piece::sample_views);
        for kind in playbook.gap_kinds() {
            let name = format!("gaps/{}", kind.name);
            let file =
                File { name, sentences: &kind.sentences, source: &kind.source, built_in: kind.built_in };
            let blocks = templates.blocks(&file, playbook, &kind_views, &mut diagnostics);
            templates.gap_kinds.insert(kind.name.clone(), blocks);
        }
        (templates, diagnostics)
    }

    fn blocks(
        &mut self,
        file: &File<'_>,
        playbook: &Playbook,
        views: &Views,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Block> {
        let File { name, sentences, source, built_in } = file;
        if *built_in {
            return waiting(sentences, source);
        }
        let mut blocks = Vec::new();
        for (number, sentence) in sentences.iter().enumerate() {
            let template = format!("{name}/{number}");
            let known = views.first().unwrap_or(&serde_json::Value::Null);
            let complaint = unknown_condition(sentence, source, playbook)
                .or_else(|| names::unknown_value(sentence, source, known))
                .or_else(|| self.engine.add(&template, source, sentence.span).err().map(|wrong| *wrong))
                .or_else(|| {
                    views.iter().find_map(|view| self.engine.render(&template, view).err().map(Into::into))
                });
            match complaint {
                Some(complaint) => diagnostics.push(complaint),
                None => blocks
                    .push(Block { words: sentence.conditions.clone(), template: Letter::Proved(template) }),
            }
        }
        blocks
    }

    /// A play's letter, its variants for the people of a panel counted from 0; `None` where it writes none.
    pub(super) fn letter(
        &self,
        play: &str,
        when: &Conditions<'_>,
        variant: usize,
        view: &View,
    ) -> Option<String> {
        let blocks = self.plays.get(play)?;
        self.rendered(blocks, when, variant, view)
    }

    /// The letters of a play that are for when the usual one is too long, the longest first.
    pub(super) fn short_letters(&self, play: &str, view: &View) -> Vec<String> {
        let blocks = self.plays.get(play).map(Vec::as_slice).unwrap_or_default();
        let short = blocks.iter().filter(|block| block.words.iter().any(|word| word == "short"));
        short.filter_map(|block| self.render(block, view)).collect()
    }

    /// What a letter says about a gap. A kind that has no words of its own borrows those of the unclear one.
    pub(super) fn gap(
        &self,
        kind: &str,
        when: &Conditions<'_>,
        variant: usize,
        view: &impl Serialize,
    ) -> Option<String> {
        let own = self.gap_kinds.get(kind).filter(|blocks| !blocks.is_empty());
        self.rendered(own.or_else(|| self.gap_kinds.get(UNCLEAR))?, when, variant, view)
    }

    /// Whether letters have words of their own for a kind of gap.
    pub(super) fn knows(&self, kind: &str) -> bool {
        self.gap_kinds.get(kind).is_some_and(|blocks| !blocks.is_empty())
    }

    /// The most demanding block whose words all hold; among several with the same words, the variant asked for.
    fn rendered(
        &self,
        blocks: &[Block],
        when: &Conditions<'_>,
        variant: usize,
        view: &impl Serialize,
    ) -> Option<String> {
        let mut best: Option<&Block> = None;
        for block in blocks.iter().filter(|block| block.words.iter().all(|word| when.hold(word))) {
            if best.is_none_or(|best| block.words.len() > best.words.len()) {
                best = Some(block);
            }
        }
        let words = &best?.words;
        let variants: Vec<&Block> = blocks.iter().filter(|block| block.words == *words).collect();
        let chosen = variants.get(variant % variants.len().max(1))?;
        self.render(chosen, view)
    }

    fn render(&self, block: &Block, view: &impl Serialize) -> Option<String> {
        match &block.template {
            Letter::Proved(name) => self.engine.render(name, view).ok(),
            Letter::BuiltIn { source, span, engine } => {
                engine.get_or_init(|| alone(source, *span)).render(ALONE, view).ok()
            }
        }
    }
}

/// The blocks of a built-in file.
fn waiting(sentences: &[Sentence], source: &Arc<Source>) -> Vec<Block> {
    let block = |sentence: &Sentence| Block {
        words: sentence.conditions.clone(),
        template: Letter::BuiltIn {
            source: Arc::clone(source),
            span: sentence.span,
            engine: OnceLock::new(),
        },
    };
    sentences.iter().map(block).collect()
}

/// The name of a template that has an engine to itself.
const ALONE: &str = "letter";

fn alone(source: &Source, span: Span) -> Box<template::Templates> {
    let mut engine = engine();
    let added = engine.add(ALONE, source, span);
    debug_assert!(added.is_ok(), "{added:?}");
    Box::new(engine)
}

fn serialised(view: &impl Serialize) -> serde_json::Value {
    serde_json::to_value(view).unwrap_or_default()
}

fn unknown_condition(sentence: &Sentence, source: &Source, playbook: &Playbook) -> Option<Diagnostic> {
    let (word, help) =
        sentence.conditions.iter().find_map(|word| Some((word, unknown_word(word, playbook)?)))?;
    let before = source.slice(Span::new(0, sentence.span.start)).trim_end_matches(['\n', '\r']);
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let fence = &before[line..];
    let at = line + fence.rfind(word.as_str()).unwrap_or_default();
    let message = format!("`{word}` says nothing about when this text is used");
    Some(Diagnostic::error("playbook-file", source, Span::new(at, at + word.len()), message).help(help))
}
