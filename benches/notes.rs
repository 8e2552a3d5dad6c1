//! Writes made-up notes into a new folder, always the same: `cargo run --release --example notes -- 10000 FOLDER`.

mod corpus;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [count, folder] = arguments.as_slice() else {
        return Err(io::Error::other("give the number of notes and a new folder"));
    };
    let count = count.parse().map_err(io::Error::other)?;
    corpus::notes(count).iter().try_for_each(|(path, text)| write(&Path::new(folder).join(path), text))
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().map(PathBuf::from).unwrap_or_default();
    fs::create_dir_all(folder)?;
    fs::write(path, text)
}
