//! What packagers take along: completions for shells, and the manual.

use crate::commands::{afterword, folder, words};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const SHELLS: &[&str] = &["bash", "elvish", "fish", "powershell", "zsh"];

/// Every command that `afterword --help` lists, but `help` itself.
fn commands() -> Vec<String> {
    let help = words(&afterword(Path::new("."), &["--help"]).stdout);
    let list = help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("a list");
    let names = list.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    names.filter(|name| !name.is_empty() && *name != "help").map(str::to_owned).collect()
}

#[test]
fn every_shell_has_a_script_that_names_every_command() {
    assert!(commands().len() > 15, "{:?}", commands());
    for shell in SHELLS {
        let run = afterword(Path::new("."), &["completions", shell]);
        assert_eq!((run.status.code(), words(&run.stderr).as_str()), (Some(0), ""), "{shell}");
        let script = words(&run.stdout);
        for command in commands() {
            assert!(script.contains(&command), "{shell} does not know {command}");
        }
        assert!(script.contains("as-of"), "{shell}");
    }
}

#[cfg(unix)]
#[test]
fn bash_completes_commands_options_and_values() {
    let ask = |line: &str| {
        let script = words(&afterword(Path::new("."), &["completions", "bash"]).stdout);
        let words: Vec<&str> = line.split(' ').collect();
        let asked = format!(
            "{script}\nCOMP_WORDS=({line})\n[ {count} = ${{#COMP_WORDS[@]}} ] || COMP_WORDS+=('')\nCOMP_CWORD={last}\n_afterword afterword '{word}' '{before}'\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
            count = words.len(),
            last = words.len() - 1,
            word = words[words.len() - 1],
            before = words[words.len() - 2],
        );
        let run = Command::new("bash").args(["--norc", "-c", &asked]).output();
        run.ok().map(|run| {
            assert_eq!(String::from_utf8_lossy(&run.stderr), "");
            String::from_utf8_lossy(&run.stdout).split_whitespace().map(str::to_owned).collect::<Vec<_>>()
        })
    };
    // Whoever has no bash has nothing to complete with.
    let Some(found) = ask("afterword ex") else { return };
    assert_eq!(found, ["explain", "export"]);
    assert_eq!(ask("afterword check --format s").expect("bash"), ["short", "sarif"]);
    assert_eq!(ask("afterword build --single").expect("bash"), ["--single-file"]);
}

#[test]
fn an_unknown_shell_is_told_with_those_that_are_known() {
    let run = afterword(Path::new("."), &["completions", "bahs"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(words(&run.stderr).contains("bash, elvish, fish, powershell, zsh"), "{}", words(&run.stderr));
}

#[test]
fn the_manual_has_a_page_for_every_command_and_the_same_bytes_on_every_day() {
    let here = folder(&[]);
    assert_eq!(afterword(here.path(), &["man", "-o", "."]).status.code(), Some(0));
    let page = |name: &str| {
        fs::read_to_string(here.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    assert_eq!(page("afterword.1"), words(&afterword(here.path(), &["man"]).stdout));
    for command in commands() {
        let name = format!("afterword-{command}.1");
        assert!(page("afterword.1").contains(&format!("afterword\\-{command}(1)")), "{command}");
        assert_eq!(page(&name), words(&afterword(here.path(), &["man", &command]).stdout), "{command}");
        let head = format!(
            "\n.TH AFTERWORD-{} 1 \"\" \"afterword {}\" \"Afterword\"\n",
            command.to_uppercase(),
            env!("CARGO_PKG_VERSION")
        );
        assert!(page(&name).contains(&head), "{}", page(&name));
        assert!(!page(&name).contains(".br\n\n"), "{}", page(&name));
    }
    let dated = words(&afterword(here.path(), &["man", "build", "--as-of", "2026-03-06"]).stdout);
    assert!(dated.contains("\n.TH AFTERWORD-BUILD 1 \"2026-03-06\" "), "{dated}");
}

#[test]
fn a_page_of_a_command_that_does_not_exist_is_an_error_with_the_nearest_name() {
    let run = afterword(Path::new("."), &["man", "biuld"]);
    assert_eq!(run.status.code(), Some(2));
    assert_eq!(words(&run.stderr), "error: there is no command `biuld`; did you mean `build`?\n");
    let nowhere = afterword(Path::new("."), &["man", "-o", "no/such/folder"]);
    assert_eq!(nowhere.status.code(), Some(2), "{}", words(&nowhere.stderr));
}

#[test]
fn a_reader_that_goes_away_early_is_no_error() {
    for arguments in [
        &["schema"][..],
        &["completions", "zsh"],
        &["man"],
        &["check", "journal-example", "--format", "sarif"],
    ] {
        let mut run = Command::new(env!("CARGO_BIN_EXE_afterword"))
            .args(arguments)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        drop(run.stdout.take());
        let done = run.wait_with_output().expect("it ends");
        assert_eq!((done.status.code(), words(&done.stderr).as_str()), (Some(0), ""), "{arguments:?}");
    }
}
