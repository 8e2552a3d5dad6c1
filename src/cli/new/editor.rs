//! The user's editor, as `$VISUAL` or `$EDITOR` names it.

use crate::cli::output::Output;
use anyhow::{Context, bail};
use std::env;
use std::path::Path;
use std::process::Command;

/// Opens a file and waits until the editor is closed. The file is written by then, so whatever goes wrong is told
/// and is no failure.
pub(super) fn open(file: &Path, output: &Output) {
    if let Err(error) = edit(file) {
        output.message(&format!("{error:#}; the note is written, open it by hand"));
    }
}

fn edit(file: &Path) -> anyhow::Result<()> {
    let Some((variable, editor)) = configured() else {
        bail!("no editor is named: set `VISUAL` or `EDITOR`, such as `export EDITOR=nano`");
    };
    let (program, arguments) = split(&editor).with_context(|| format!("`${variable}` names no program"))?;
    let status = Command::new(&program).args(arguments).arg(file).status();
    let status = status
        .with_context(|| format!("the editor `{program}`, which `${variable}` names, did not start"))?;
    if !status.success() {
        bail!("the editor `{program}` ended with a failure ({status})");
    }
    Ok(())
}

fn configured() -> Option<(&'static str, String)> {
    let value =
        |name| env::var(name).ok().filter(|value| !value.trim().is_empty()).map(|value| (name, value));
    ["VISUAL", "EDITOR"].into_iter().find_map(value)
}

/// The program and its arguments, as a shell reads them; a program's own path may hold spaces and backslashes.
fn split(editor: &str) -> Option<(String, Vec<String>)> {
    if Path::new(editor).is_file() {
        return Some((editor.to_owned(), Vec::new()));
    }
    let mut words = shell_words::split(editor).ok()?.into_iter();
    Some((words.next()?, words.collect()))
}
