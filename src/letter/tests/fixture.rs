//! A journal of a few notes, read and planned, and its letters by play.

use crate::analysis::{Analysis, Material, analyse};
use crate::config;
use crate::date::Date;
use crate::letter::Letter;
use crate::text::Source;
use std::sync::Arc;

/// Gap kinds of the tests' own, so that a letter changes only where its own words do.
const GAP_KINDS: &[(&str, &str, &str)] = &[
    (
        "unmentioned",
        "weight: repair",
        "```letter\nOne thing I should have mentioned is {{or point \"[what you left out\" hint \"]\"}}{{#if answer}}. {{answer}}{{else}}{{#if point}}: [the one fact that shows it]{{/if}}.{{/if}}\n```\n\n```letter further\nNor did I mention {{or point \"[what you left out\" hint \"]\"}}. {{answer}}\n```",
    ),
    (
        "blanked",
        "weight: repair",
        "```letter\nSubject: {{the_day}}, and the answer I owe you\n\nYou asked {{or about \"about [the question\" hint \"]\"}}, and I owe you an answer. {{or answer \"[The answer, in two sentences.]\"}}\n```",
    ),
    (
        "unasked",
        "weight: repair\nlight: yes",
        "```letter\n{{#if question}}There is one question I did not get to. {{question}}{{else}}I did not get to ask {{or about \"[your question\" hint \"]\"}}, and would still like to know.{{/if}}{{#if second}}{{#if second.question}} And a second, if I may. {{second.question}}{{/if}}{{/if}}\n```",
    ),
    (
        "concern",
        "weight: repair\nserious: yes",
        "```letter\n{{#if whether}}You wondered {{whether}}, and that is a fair question.{{else}}You raised a fair question: [the doubt they voiced{{hint}}].{{/if}} {{or answer \"Please give me a day to answer it well.\"}}\n```",
    ),
    (
        "late",
        "weight: apologise",
        "```letter\nThank you for waiting; I am sorry that I came late.\n```\n\n```letter apologised\nThank you, too, for waiting for me.\n```",
    ),
    (
        "misspoke",
        "weight: apologise",
        "```letter\nI am sorry for a remark of mine; it was out of place.\n```\n\n```letter apologised\n```",
    ),
    (
        "first-impression",
        "weight: repair",
        "```letter\nWhat I hope you will remember of me is the work: {{or strengths \"[two or three strengths that fit the job]\"}}.\n```",
    ),
    (
        "interest",
        "weight: repair",
        "```letter\nLet me say plainly that I would like this job{{#if fit}}. {{fit}}{{else}}, and why: {{or answer_behind_colon \"[the one reason you want it].\"}}{{/if}}\n```",
    ),
    (
        "manager",
        "weight: bow-out",
        "```letter\nI was impressed by {{or company \"the company\"}}, and I have decided that this position is not the right one for me.\n```",
    ),
    ("job", "weight: bow-out", "```letter\nI have come to see that this role is not the one for me.\n```"),
    ("slip", "weight: let-go", ""),
    (
        "unclear",
        "weight: repair",
        "```letter\nOne thing I would like to add: {{or answer_behind_colon \"[what they should know\" hint \"].\"}}\n```",
    ),
];

pub(super) const CONFIG: &str = "[me]\nname = \"Sam Rivera\"\nphone = \"+1 555 0100\"\n";

/// The analysis of files, given as path and text, on a day. Files under `playbook/` are the journal's own.
pub(super) fn journal(files: &[(&str, &str)], config: &str, as_of: &str) -> Analysis {
    let own = |(name, fields, blocks): &(&str, &str, &str)| {
        let text = format!("---\ntitle: {name}\n{fields}\n---\nProse.\n\n{blocks}\n");
        Arc::new(Source::new(format!("gaps/{name}.md"), text))
    };
    analysed(GAP_KINDS.iter().map(own).collect(), files, config, as_of)
}

/// The same with the gap kinds that come with the program.
pub(super) fn built_in(files: &[(&str, &str)], config: &str, as_of: &str) -> Analysis {
    analysed(Vec::new(), files, config, as_of)
}

fn analysed(playbook: Vec<Arc<Source>>, files: &[(&str, &str)], config: &str, as_of: &str) -> Analysis {
    let source = |path: &str, text: &str| Arc::new(Source::new(path, text));
    let config = config::read(&source("afterword.toml", config)).0;
    let mut material = Material { config, playbook, ..Material::default() };
    for (path, text) in files {
        let list = if path.starts_with("playbook/") { &mut material.playbook } else { &mut material.notes };
        list.push(source(path, text));
    }
    analyse(&material, Date::parse(as_of).expect("a date"))
}

/// The letters of a play, in the plan's order.
pub(super) fn letters<'a>(analysis: &'a Analysis, play: &str) -> Vec<&'a Letter> {
    let follow_ups = analysis.plans.iter().zip(&analysis.letters);
    let each = follow_ups.flat_map(|(plan, letters)| plan.follow_ups.iter().zip(letters));
    each.filter(|(follow_up, _)| analysis.play(follow_up).name == play)
        .filter_map(|(_, letter)| letter.as_ref())
        .collect()
}

/// The first letter of a play for one note, read two days after the interview.
pub(super) fn letter(note: &str, play: &str) -> Letter {
    let note = format!("---\ndate: 2026-03-04\n{note}\n---\n");
    let analysis = journal(&[("northwind/a.md", &note)], CONFIG, "2026-03-06");
    letters(&analysis, play).first().map_or_else(Letter::default, |letter| (*letter).clone())
}

/// Subject and body as one text.
pub(super) fn whole(letter: &Letter) -> String {
    match &letter.subject {
        Some(subject) => format!("Subject: {subject}\n\n{}\n", letter.body),
        None => format!("{}\n", letter.body),
    }
}
