//! Reads one file as text, or says why not.

use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// No note has more bytes than this; what has, was saved as `.md` by mistake.
pub const LARGEST: u64 = 16 * 1024 * 1024;

/// The text of what lies at `path` and is called `shown`. It has to be known to be a file: to open a pipe or a device
/// may take forever.
pub(super) fn text(path: &Path, shown: &str) -> Result<Source, Box<Diagnostic>> {
    let bytes = bytes(path).map_err(|error| unreadable(shown, &error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_large(shown));
    }
    if let Some(wide) = looks_like_utf16(&bytes) {
        return Err(not_utf8(shown, &bytes, wide, "it seems to be saved as UTF-16"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(shown, text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let message = format!("the byte 0x{:02X} here is not UTF-8", bytes[at]);
            Err(not_utf8(shown, &bytes, at, &message))
        }
    }
}

/// The bytes of what is a file, at most one more than is allowed.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let found = file.metadata()?;
    if !found.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len().min(LARGEST)).unwrap_or_default());
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
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
