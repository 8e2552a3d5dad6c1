//! Reads one file as text, or says why not.

use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};
use std::cell::Cell;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// No note has more bytes than this; what has, was saved as `.md` by mistake.
pub const LARGEST: u64 = 16 * 1024 * 1024;

thread_local! {
    /// Room for a file's bytes, used again for the next: who does not ask how long a file is has to guess.
    static ROOM: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// The text of what lies at `path` and is called `shown`. It has to be known to be a file: to open a pipe or a device
/// may take forever.
pub(super) fn text(path: &Path, shown: &str) -> Result<Source, Box<Diagnostic>> {
    let mut room = ROOM.take();
    room.clear();
    let text = match read(path, &mut room) {
        Ok(()) => understood(&room, shown),
        Err(error) => Err(unreadable(shown, &error)),
    };
    // One huge file is no reason to keep as much for all that follow.
    room.shrink_to(USUAL);
    ROOM.set(room);
    text
}

/// Few notes have more bytes.
const USUAL: usize = 64 * 1024;

/// Adds a file's bytes, at most one more than is allowed.
fn read(path: &Path, room: &mut Vec<u8>) -> io::Result<()> {
    room.reserve(USUAL);
    File::open(path)?.take(LARGEST + 1).read_to_end(room)?;
    Ok(())
}

fn understood(bytes: &[u8], shown: &str) -> Result<Source, Box<Diagnostic>> {
    if bytes.len() as u64 > LARGEST {
        return Err(too_large(shown));
    }
    if let Some(wide) = looks_like_utf16(bytes) {
        return Err(not_utf8(shown, bytes, wide, "it seems to be saved as UTF-16"));
    }
    match str::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(shown, text)),
        Err(error) => {
            let at = error.valid_up_to();
            let message = format!("the byte 0x{:02X} here is not UTF-8", bytes[at]);
            Err(not_utf8(shown, bytes, at, &message))
        }
    }
}

/// Where a mark of UTF-16 stands, or the first of its many NUL bytes; a stray one in a text is no encoding.
fn looks_like_utf16(bytes: &[u8]) -> Option<usize> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Some(0);
    }
    let beginning = &bytes[..bytes.len().min(1024)];
    if !beginning.contains(&0) {
        return None;
    }
    let nuls = beginning.iter().filter(|&&byte| byte == 0).count();
    if nuls * 4 > beginning.len() { beginning.iter().position(|&byte| byte == 0) } else { None }
}

fn not_utf8(shown: &str, bytes: &[u8], at: usize, message: &str) -> Box<Diagnostic> {
    let valid = at.min(std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |_| at));
    let readable = Source::new(shown, String::from_utf8_lossy(&bytes[..valid]));
    let span = Span::new(valid, valid);
    let help = "open it in your editor and save it with the encoding UTF-8";
    Box::new(Diagnostic::error("not-utf8", &readable, span, message).help(help))
}

/// A file that is there but cannot be read.
pub(super) fn unreadable(shown: &str, error: &io::Error) -> Box<Diagnostic> {
    let message = format!("this cannot be read: {}", reason(error));
    let help = "check its permissions, and whether it is still there";
    Box::new(
        Diagnostic::error("unreadable-file", &Source::new(shown, ""), Span::default(), message).help(help),
    )
}

/// The operating system's words without its number.
fn reason(error: &io::Error) -> String {
    let words = error.to_string().to_lowercase();
    words.split(" (os error").next().unwrap_or_default().to_owned()
}

fn too_large(shown: &str) -> Box<Diagnostic> {
    let message = "this is over 16 MiB, too large for a note";
    let help = "if it is no note, name it under `ignore` in `afterword.toml`";
    Box::new(
        Diagnostic::warning("file-too-large", &Source::new(shown, ""), Span::default(), message).help(help),
    )
}
