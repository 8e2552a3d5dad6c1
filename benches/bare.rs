//! The bare loop that Afterword is measured against: read each note, make HTML of its Markdown, write a page.
//!
//! ```text
//! cargo run --release --example bare -- NOTES OUT
//! ```
//!
//! It judges nothing and links nothing; whoever reads the same notes and writes as many pages cannot do much less.

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::{env, fs, io};
use walkdir::WalkDir;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> io::Result<()> {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [notes, out] = arguments.as_slice() else {
        return Err(io::Error::other("give the folder of notes and a folder for the pages"));
    };
    let files = markdown_files(notes)?;
    let folders = files.iter().filter_map(|file| file.parent());
    folders.into_iter().try_for_each(|folder| fs::create_dir_all(out.join(folder)))?;
    files.par_iter().try_for_each(|file| page(&notes.join(file), &out.join(file).with_extension("html")))
}

/// Every Markdown file below a folder, as seen from there.
fn markdown_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder) {
        let path = entry?.into_path();
        if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path.strip_prefix(folder).map_err(io::Error::other)?.to_owned());
        }
    }
    Ok(files)
}

fn page(note: &Path, page: &Path) -> io::Result<()> {
    let text = fs::read_to_string(note)?;
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut shown = String::with_capacity(text.len() * 2);
    html::push_html(&mut shown, Parser::new_ext(body(&text), options));
    fs::write(page, shown)
}

/// What stands below the front matter.
fn body(text: &str) -> &str {
    let inside = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    inside.map_or(text, |(_, body)| body)
}
