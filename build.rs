//! Embeds whole folders: adding a play, a gap kind, a rule's page or a theme file needs no list to be kept.

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
    fs::write(out.join("THEMES.rs"), code + "]\n")
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
