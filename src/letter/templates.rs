//! Every letter and every sentence of the playbook, compiled once, and the choice among them.

use super::conditions::{Conditions, unknown_word};
use super::names;
use super::view::View;
use crate::diagnostic::Diagnostic;
use crate::playbook::{Playbook, Sentence, UNCLEAR};
use crate::template;
use crate::text::{Source, Span};
use serde::Serialize;
use std::collections::BTreeMap;

/// Every template of the playbook, compiled once.
pub struct Templates {
    engine: template::Templates,
    plays: BTreeMap<String, Vec<Block>>,
    gap_kinds: BTreeMap<String, Vec<Block>>,
}

/// One fenced block: the words behind its fence, and the name under which its template is known.
#[derive(Debug)]
struct Block {
    words: Vec<String>,
    template: String,
}

impl std::fmt::Debug for Templates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Templates").field("plays", &self.plays).field("gap_kinds", &self.gap_kinds).finish()
    }
}

impl Default for Templates {
    fn default() -> Self {
        let mut engine = template::Templates::letters();
        engine.helper("or", or);
        Templates { engine, plays: BTreeMap::new(), gap_kinds: BTreeMap::new() }
    }
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
        for play in playbook.plays() {
            let views = [serialised(&View::full()), serialised(&View::empty())];
            let name = format!("plays/{}", play.name);
            let blocks =
                templates.add_all(&name, &play.letters, &play.source, playbook, &views, &mut diagnostics);
            templates.plays.insert(play.name.clone(), blocks);
        }
        for kind in playbook.gap_kinds() {
            let views = super::piece::sample_views();
            let name = format!("gaps/{}", kind.name);
            let blocks =
                templates.add_all(&name, &kind.sentences, &kind.source, playbook, &views, &mut diagnostics);
            templates.gap_kinds.insert(kind.name.clone(), blocks);
        }
        (templates, diagnostics)
    }

    fn add_all(
        &mut self,
        name: &str,
        sentences: &[Sentence],
        source: &Source,
        playbook: &Playbook,
        views: &[serde_json::Value],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Block> {
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
                None => blocks.push(Block { words: sentence.conditions.clone(), template }),
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
        short.filter_map(|block| self.engine.render(&block.template, view).ok()).collect()
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
        self.engine.render(&chosen.template, view).ok()
    }
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
