//! Gap kinds and plays: the built-in Markdown files, then the journal's own over them; reading free-text gaps.

mod classify;
mod cues;
mod fields;
mod gap_kind;
mod learnt;
mod phrases;
mod play;
mod shown;
mod words;

pub use classify::{Classifier, Guess, Score, leave_one_out};
pub use gap_kind::{GapKind, PrepareAs, Sentence};
pub use play::{Anchor, Circumstance, Closes, LetterTemplate, Limits, MootWhen, Play, Silence, Who, Window};
pub use words::{Damage, Flag, Verdict, Weight};

use crate::diagnostic::Diagnostic;
use crate::front_matter::{self, Reading};
use crate::text::{Source, Span};
use fields::Fields;
use std::sync::{Arc, LazyLock, OnceLock};

/// The gap kind of a text that no kind could be read from.
pub const UNCLEAR: &str = "unclear";

const GAP_FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/GAPS.rs"));
const PLAY_FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/PLAYS.rs"));

/// The works that the playbook follows: the label that its files use, and the title shown to the reader.
const SOURCES: &[(&str, &str)] = &[
    ("awkward", "Awkward Interview Follow-Ups"),
    ("bad", "How to Follow Up After a Bad Job Interview"),
    ("salvage", "How to Salvage a Bad Job Interview"),
    ("shaky", "Tips on Salvaging A Shaky Interview"),
    ("proper", "How a proper follow-up after the job interview"),
];

/// The title behind a source's label; a label that is not ours is taken for a title.
pub fn source_title(label: &str) -> &str {
    SOURCES.iter().find(|(known, _)| *known == label).map_or(label, |&(_, title)| title)
}

/// A play's number in [`Playbook::plays`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlayId(pub usize);

/// All gap kinds and all plays, each by name.
#[derive(Debug, Clone)]
pub struct Playbook {
    gap_kinds: Vec<GapKind>,
    plays: Vec<Play>,
    classifier: Arc<OnceLock<Classifier>>,
}

impl Playbook {
    /// The gap kinds by name.
    pub fn gap_kinds(&self) -> &[GapKind] {
        &self.gap_kinds
    }

    /// The plays by priority, then by name.
    pub fn plays(&self) -> &[Play] {
        &self.plays
    }

    /// The plays with their numbers.
    pub fn numbered(&self) -> impl Iterator<Item = (PlayId, &Play)> {
        self.plays.iter().enumerate().map(|(number, play)| (PlayId(number), play))
    }

    /// One play by its number.
    pub fn play(&self, id: PlayId) -> &Play {
        &self.plays[id.0]
    }

    /// One play by its name, or by another name that people write for it.
    pub fn play_named(&self, name: &str) -> Option<&Play> {
        let exact = self.plays.iter().find(|play| play.name == name);
        exact.or_else(|| self.plays.iter().find(|play| play.is_called(name)))
    }

    /// One gap kind by its name; case, spaces and `_` do not matter.
    pub fn gap_kind(&self, name: &str) -> Option<&GapKind> {
        let name = name.trim();
        let place = if name.is_ascii() {
            let folded = || {
                name.bytes()
                    .map(|byte| if matches!(byte, b' ' | b'_') { b'-' } else { byte.to_ascii_lowercase() })
            };
            self.gap_kinds.binary_search_by(|kind| kind.name.bytes().cmp(folded()))
        } else {
            let folded = name.to_lowercase().replace([' ', '_'], "-");
            self.gap_kinds.binary_search_by(|kind| kind.name.as_str().cmp(&folded))
        };
        place.ok().map(|place| &self.gap_kinds[place])
    }

    /// Which kind a free text is, by the example phrases alone. The journal's own are learnt when it is first asked.
    pub fn guess(&self, text: &str) -> Guess {
        self.classifier.get_or_init(|| Classifier::train(&self.gap_kinds)).read(text)
    }

    /// Every example phrase with its kind.
    pub fn examples(&self) -> impl Iterator<Item = (&str, &str)> {
        self.gap_kinds
            .iter()
            .flat_map(|kind| kind.phrases.iter().map(|phrase| (kind.name.as_str(), phrase.as_str())))
    }
}

/// The built-in files with their texts, under the paths that they would have in a journal's own `playbook/`.
pub fn files() -> impl Iterator<Item = (String, &'static str)> {
    let below = |folder: &'static str, files: &'static [(&'static str, &'static str)]| {
        files.iter().map(move |(name, text)| (format!("{folder}/{name}"), *text))
    };
    below("gaps", GAP_FILES).chain(below("plays", PLAY_FILES))
}

/// Reads the built-in playbook and lays the journal's own files over it, by name.
///
/// A file of the journal that cannot be used as written is told and left out; the built-in one of
/// that name then stays.
pub fn read(own: &[Arc<Source>]) -> (Playbook, Vec<Diagnostic>) {
    let (built_in, mut diagnostics) = BUILT_IN.clone();
    let mut playbook = built_in;
    for source in own {
        playbook.put(source, false, &mut diagnostics);
    }
    playbook.sort();
    diagnostics.extend(playbook.dangling_names());
    (playbook, diagnostics)
}

/// The built-in files, read once; every journal begins with a copy.
static BUILT_IN: LazyLock<(Playbook, Vec<Diagnostic>)> = LazyLock::new(|| {
    let mut playbook = Playbook { gap_kinds: Vec::new(), plays: Vec::new(), classifier: Arc::default() };
    let mut diagnostics = Vec::new();
    for (path, text) in files() {
        let (text, phrases) = phrases::parted(text);
        let source = Arc::new(Source::new(format!("playbook/{path}"), text));
        playbook.put(&source, true, &mut diagnostics);
        if let Some(kind) = playbook.gap_kinds.last_mut().filter(|kind| Arc::ptr_eq(&kind.source, &source)) {
            kind.phrases = Arc::new(phrases);
        }
    }
    playbook.sort();
    (playbook, diagnostics)
});

impl Playbook {
    fn sort(&mut self) {
        self.gap_kinds.sort_by(|a, b| a.name.cmp(&b.name));
        self.plays.sort_by(|a, b| (a.priority, &a.name).cmp(&(b.priority, &b.name)));
    }

    fn put(&mut self, source: &Arc<Source>, built_in: bool, diagnostics: &mut Vec<Diagnostic>) {
        let (reading, complaints) = front_matter::read(source);
        diagnostics.extend(complaints);
        let front_matter = match reading {
            Reading::Found(front_matter) => front_matter,
            Reading::Broken => return,
            Reading::Absent if is_readme(source.path()) => return,
            Reading::Absent => return diagnostics.push(without_front_matter(source)),
        };
        let mut fields = Fields::new(source, &front_matter);
        if fields.has("weight") {
            let kind = gap_kind::read(&mut fields, built_in);
            let complaints = fields.finish();
            self.put_kind(kind.filter(|_| complaints.is_empty()));
            diagnostics.extend(complaints);
        } else {
            let play = play::read(&mut fields, built_in);
            let complaints = fields.finish();
            replace(&mut self.plays, play.filter(|_| complaints.is_empty()), |play| &play.name);
            diagnostics.extend(complaints);
        }
    }

    /// A kind with other phrases needs a classifier of its own; until then the copy shares the built-in one.
    fn put_kind(&mut self, kind: Option<GapKind>) {
        if kind.is_some() {
            self.classifier = Arc::default();
        }
        replace(&mut self.gap_kinds, kind, |kind| &kind.name);
    }

    /// Names of plays and gap kinds that a play's triggers use and that do not exist.
    fn dangling_names(&self) -> Vec<Diagnostic> {
        let unknown_kinds = |play: &Play| -> Vec<String> {
            play.gap_kinds.iter().filter(|name| self.gap_kind(name).is_none()).cloned().collect()
        };
        let unknown_plays = |play: &Play| -> Vec<String> {
            play.settles
                .iter()
                .chain(&play.yields_to)
                .filter(|name| self.play_named(name).is_none())
                .cloned()
                .collect()
        };
        let complain = |play: &Play, name: &str, what: &str| {
            let at = play.source.text().find(name).unwrap_or_default();
            let span = Span::new(at, at + name.len());
            Diagnostic::error("playbook-file", &play.source, span, format!("there is no {what} `{name}`"))
                .help("check its spelling against the file names of the playbook")
        };
        let mut diagnostics = Vec::new();
        for play in &self.plays {
            diagnostics.extend(unknown_kinds(play).iter().map(|name| complain(play, name, "gap kind")));
            diagnostics.extend(unknown_plays(play).iter().map(|name| complain(play, name, "play")));
        }
        diagnostics
    }
}

fn without_front_matter(source: &Source) -> Diagnostic {
    let message = "a playbook file needs front matter that says when it applies";
    Diagnostic::error("playbook-file", source, Span::default(), message)
        .help("`afterword explain thank-you` shows what a play says; begin with `---`, `title: …` and `---`")
}

fn replace<T>(all: &mut Vec<T>, new: Option<T>, name: impl Fn(&T) -> &String) {
    let Some(new) = new else { return };
    match all.iter_mut().find(|old| name(old) == name(&new)) {
        Some(old) => *old = new,
        None => all.push(new),
    }
}

fn is_readme(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.to_lowercase().starts_with("readme"))
}

/// A file's name without folder and ending, in lower case: the name of the play or gap kind in it.
fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase()
}
