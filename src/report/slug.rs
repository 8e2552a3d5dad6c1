//! Names of note pages: stable, unique, and safe on every file system and in every address.

use crate::text::is_device;
use std::collections::HashMap;

/// A name for each path, in the paths' order, made of `a` to `z`, digits and hyphens only.
///
/// A path that loses something on the way, or meets another one, gets a mark made from the whole path, so that
/// its name stays the same whatever other notes come and go.
pub(super) fn slugs<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<String> {
    let paths: Vec<&str> = paths.collect();
    let plain: Vec<String> = paths.iter().map(|path| plain(path)).collect();
    let mut uses: HashMap<&str, usize> = HashMap::new();
    for slug in &plain {
        *uses.entry(slug).or_default() += 1;
    }
    let is_good = |slug: &str, path: &str| uses[slug] == 1 && is_faithful(path) && is_usable(slug);
    let marked = |slug: &String, path: &&str| match is_good(slug, path) {
        true => slug.clone(),
        false => {
            format!("{}-{:016x}", &slug[..slug.len().min(LONGEST)], mark(path)).trim_matches('-').to_owned()
        }
    };
    plain.iter().zip(&paths).map(|(slug, path)| marked(slug, path)).collect()
}

const LONGEST: usize = 100;

fn plain(path: &str) -> String {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let mut slug = String::with_capacity(stem.len());
    for c in stem.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

fn is_faithful(path: &str) -> bool {
    path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_. ".contains(&byte))
}

fn is_usable(slug: &str) -> bool {
    !slug.is_empty() && slug.len() <= LONGEST && !is_device(slug) && !ends_like_a_mark(slug)
}

/// A path may end as if it were marked; it is then marked itself, and no two names meet.
fn ends_like_a_mark(slug: &str) -> bool {
    let end = slug.rsplit('-').next().unwrap_or_default();
    end.len() == 16 && end.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// FNV-1a over the path's bytes.
fn mark(path: &str) -> u64 {
    path.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn an_ordinary_path_is_its_own_name() {
        assert_eq!(slugs(["northwind/2026-03-04-dana.md"].into_iter()), ["northwind-2026-03-04-dana"]);
    }

    #[test]
    fn hostile_paths_get_names_that_are_unique_and_safe() {
        let long = "x/".repeat(300);
        let paths = [
            "a/b.md",
            "a-b.md",
            "A/B.md",
            "../../etc/passwd",
            "con.md",
            "COM1.md",
            "…",
            "日本/面接.md",
            "日本/二次.md",
            "a\\b.md",
            "\"><script>.md",
            ".md",
            "",
            "nul",
            &long,
            "a b?.md",
            "a%20b.md",
            "é.md",
            "e\u{301}.md",
            "a-0123456789abcdef.md",
        ];
        let names = slugs(paths.into_iter());
        let unique: BTreeSet<&String> = names.iter().collect();
        assert_eq!(unique.len(), paths.len(), "{names:?}");
        for name in &names {
            assert!(!name.is_empty() && name.len() < 130, "{name}");
            assert!(
                name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{name}"
            );
            assert!(!is_device(name), "{name}");
        }
    }

    #[test]
    fn a_name_does_not_change_when_notes_come_and_go() {
        let alone = slugs(["日本/面接.md"].into_iter());
        assert_eq!(alone[0], slugs(["a.md", "日本/面接.md", "z.md"].into_iter())[1]);
    }
}
