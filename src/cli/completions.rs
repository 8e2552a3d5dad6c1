//! `afterword completions`: a script for a shell, which then completes commands, options and their values.

use super::output::Output;
use super::{Cli, Exit};
use clap::CommandFactory;
use clap_complete::{Shell, generate};

/// Said after the options.
pub(super) const MORE: &str = "Where the script goes:\n  \
    bash        afterword completions bash > ~/.local/share/bash-completion/completions/afterword\n  \
    zsh         afterword completions zsh > ~/.zfunc/_afterword, with `fpath+=~/.zfunc` before `compinit`\n  \
    fish        afterword completions fish > ~/.config/fish/completions/afterword.fish\n  \
    powershell  afterword completions powershell >> $PROFILE\n  \
    elvish      afterword completions elvish >> ~/.config/elvish/rc.elv";

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(args: &Args, output: &Output) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "afterword", &mut script);
    output.bytes(&script)?;
    Ok(Exit::Done)
}
