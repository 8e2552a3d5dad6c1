//! Embeds whole folders: adding a play, a gap kind, a rule's page or a theme file needs no list to be kept. And counts
//! what the phrases of the gap kinds teach the classifier, so that no start has to.

#[path = "src/playbook/cues.rs"]
#[expect(dead_code, reason = "how far a cue reaches matters when a text is read, not when it is counted")]
mod cues;
#[path = "src/playbook/phrases.rs"]
mod phrases;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The embedded folders: constant, folder, the endings of the files that count.
const FOLDERS: &[(&str, &str, &[&str])] = &[
    ("GAPS", "src/playbook/gaps", &["md"]),
    ("PLAYS", "src/playbook/plays", &["md"]),
    ("RULE_PAGES", "src/lint/rules", &["md"]),
    ("READING_PAGES", "src/lint/reading", &["md"]),
];

/// The folder of themes, and the endings of the files that count: every folder in it is a theme of that name.
const THEMES: (&str, &[&str]) = ("themes", &["hbs", "css", "js", "svg", "toml"]);

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for (name, folder, endings) in FOLDERS {
        println!("cargo::rerun-if-changed={folder}");
        fs::write(out.join(format!("{name}.rs")), embedded(&root.join(folder), endings)?)?;
    }
    let (folder, endings) = THEMES;
    println!("cargo::rerun-if-changed={folder}");
    let mut code = String::from("&[\n");
    for theme in folders(&root.join(folder))? {
        let name = theme.file_name().unwrap_or_default().to_string_lossy();
        let _ = writeln!(code, "({name:?}, {}),", embedded(&theme, endings)?);
    }
    fs::write(out.join("THEMES.rs"), code + "]\n")?;
    learn(&root.join("src/playbook/gaps"), &out)
}

/// The files of a folder as a list of names and texts.
fn embedded(folder: &Path, endings: &[&str]) -> io::Result<String> {
    let mut code = String::from("&[\n");
    for file in files(folder, endings)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let _ = writeln!(code, "({name:?}, include_str!({:?})),", file.to_string_lossy());
    }
    Ok(code + "]\n")
}

/// The folders in a folder, in the order of their names.
fn folders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries: io::Result<Vec<PathBuf>> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect();
    let mut folders = entries?;
    folders.retain(|path| path.is_dir());
    folders.sort();
    Ok(folders)
}

/// The files of a folder in the order of their names, so that every build embeds the same bytes.
fn files(folder: &Path, endings: &[&str]) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path
                .extension()
                .and_then(|ending| ending.to_str())
                .is_some_and(|ending| endings.contains(&ending))
            {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Writes what `src/playbook/learnt.rs` looks up: the kinds, the cues of their phrases, and the stems of their words.
fn learn(gaps: &Path, out: &Path) -> io::Result<()> {
    let (mut kinds, mut sightings, mut stems) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
    for file in files(gaps, &["md"])? {
        let (_, phrases) = phrases::parted(&fs::read_to_string(&file)?);
        let mut stem = |word: &str| *stems.entry(cues::hash(word)).or_insert_with(|| cues::stem(word));
        let cues: Vec<_> = phrases.iter().flat_map(|phrase| cues::cues(phrase, &mut stem)).collect();
        for cue in &cues {
            *sightings.entry((cue.key, kinds.len() as u16)).or_insert(0_u16) += 1;
        }
        if !cues.is_empty() {
            kinds.push((file.file_stem().unwrap_or_default().to_string_lossy().into_owned(), cues.len()));
        }
    }
    let sightings = sightings
        .into_iter()
        .map(|((cue, kind), times)| (cue, [kind.to_le_bytes(), times.to_le_bytes()].concat()));
    let stems = stems.into_iter().map(|(word, stem)| (word, stem.to_le_bytes().to_vec()));
    fs::write(out.join("SIGHTINGS"), table(&sightings.collect::<Vec<_>>()))?;
    fs::write(out.join("STEMS"), table(&stems.collect::<Vec<_>>()))?;
    fs::write(out.join("LEARNT.rs"), format!("&{kinds:?}\n"))
}

/// Records in the order of their keys, behind an index of the first bits of a key.
fn table(records: &[(u64, Vec<u8>)]) -> Vec<u8> {
    let bits = records.len().max(8).ilog2() - 2;
    let before =
        |place: u64| records.partition_point(|(key, _)| u128::from(*key) >> (64 - bits) < u128::from(place));
    let index = (0..=1 << bits).map(|place| before(place) as u32);
    let mut bytes: Vec<u8> = std::iter::once(bits).chain(index).flat_map(u32::to_le_bytes).collect();
    for (key, rest) in records {
        bytes.extend(key.to_le_bytes());
        bytes.extend(rest);
    }
    bytes
}
