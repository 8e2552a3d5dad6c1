//! Globs that say which paths are not read.

/// Whether `glob` names `path` or a folder that `path` lies in; both are relative, with `/`.
///
/// `*` and `?` stand for characters of one name, `**` for any number of folders. As in a `.gitignore`, a glob
/// without a `/` names files and folders at any depth.
pub(super) fn matches(glob: &str, path: &str) -> bool {
    let glob = glob.trim().trim_start_matches("./");
    let anywhere = !glob.trim_end_matches('/').contains('/');
    let names = glob.split('/').filter(|name| !name.is_empty());
    let pattern: Vec<&str> = anywhere.then_some("**").into_iter().chain(names).collect();
    if pattern.iter().all(|&name| name == "**") {
        return glob.contains("**");
    }
    let mut reached = vec![false; pattern.len() + 1];
    reached[0] = true;
    path.split('/').any(|name| {
        reached = step(&pattern, &reached, name);
        reached[pattern.len()]
    })
}

/// How far into the pattern one may be after one more name of the path. No backtracking: linear, whatever the glob.
fn step(pattern: &[&str], reached: &[bool], name: &str) -> Vec<bool> {
    let mut next = vec![false; reached.len()];
    let mut here = reached.to_vec();
    for (at, &part) in pattern.iter().enumerate() {
        match part {
            _ if !here[at] => {}
            "**" => {
                next[at] = true;
                here[at + 1] = true;
            }
            part => next[at + 1] |= name_matches(part, name),
        }
    }
    if pattern.last() == Some(&"**") && next[pattern.len() - 1] {
        next[pattern.len()] = true;
    }
    next
}

/// Matches one name. On a mismatch only the last `*` takes one character more, which is enough.
fn name_matches(pattern: &str, name: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let name: Vec<char> = name.chars().collect();
    let (mut p, mut n) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(&c) if c == '?' || c == name[n] => (p, n) = (p + 1, n + 1),
            _ => {
                let Some((at, taken)) = star else { return false };
                star = Some((at, taken + 1));
                (p, n) = (at + 1, taken + 1);
            }
        }
    }
    pattern[p..].iter().all(|&c| c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glob_names_paths_and_folders_with_all_in_them() {
        for (glob, path) in [
            ("templates/**", "templates/a.md"),
            ("templates/**", "templates/x/a.md"),
            ("templates", "templates/a.md"),
            ("templates/", "deep/templates/a.md"),
            ("/templates", "templates/a.md"),
            ("./a/b", "a/b/c.md"),
            ("*.draft.md", "x/y.draft.md"),
            ("a/**/b.md", "a/b.md"),
            ("a/**/b.md", "a/x/y/b.md"),
            ("**/b?.md", "x/b1.md"),
            ("**", "anything"),
            ("a/*", "a/b/c.md"),
            ("*ü*", "grün.md"),
        ] {
            assert!(matches(glob, path), "{glob} {path}");
        }
        for (glob, path) in [
            ("templates/**", "x/templates/a.md"),
            ("/templates", "x/templates.md"),
            ("a/b", "x/a/b"),
            ("*.md", "a.markdown"),
            ("a?", "a"),
            ("", "a"),
            ("/", "a"),
            ("a/*/c", "a/c"),
        ] {
            assert!(!matches(glob, path), "{glob} {path}");
        }
    }

    #[test]
    fn a_hostile_glob_takes_no_longer() {
        let name = "a".repeat(5_000);
        assert!(!matches(&format!("{}b", "*a".repeat(2_000)), &name));
        assert!(!matches(&format!("{}b", "**/a/".repeat(200)), &"a/".repeat(200)));
    }
}
