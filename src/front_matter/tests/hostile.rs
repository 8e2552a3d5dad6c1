//! Input that was made to hurt: it is refused quickly, and nothing overflows.

use super::*;
use std::time::{Duration, Instant};

fn check(text: &str, code: &str) {
    let started = Instant::now();
    let found = codes(text);
    let head: String = text.chars().take(40).collect();
    assert_eq!(found.first(), Some(&code), "{head:?}");
    assert!(found.len() <= 2 * MOST_COMPLAINTS, "{head:?}: {} complaints", found.len());
    // Far more than it takes, for slow machines under load.
    assert!(started.elapsed() < Duration::from_secs(5), "{head:?} took {:?}", started.elapsed());
}

fn fenced(mark: &str, inner: &str) -> String {
    format!("{mark}\n{inner}\n{mark}\n")
}

#[test]
fn more_than_64_kib_are_refused_unread() {
    check(&fenced("---", &"x: [\n".repeat(2_000_000)), "front-matter-too-large");
    check(&fenced("+++", &"x = [\n".repeat(2_000_000)), "front-matter-too-large");
    check(&fenced("---", &format!("x: {}", "a".repeat(64 * 1024))), "front-matter-too-large");
    let just_enough = format!("x: {}\n", "a".repeat(64 * 1024 - 4));
    assert_eq!(codes(&format!("---\n{just_enough}---\n")), [""; 0]);
}

#[test]
fn deep_nesting_is_refused_in_either_syntax() {
    check(&fenced("---", &format!("x: {}", "[".repeat(60_000))), "front-matter-too-deep");
    check(&fenced("---", &format!("x: {}", "{a: ".repeat(15_000))), "front-matter-too-deep");
    check(&fenced("---", &format!("x:\n {}a", "- ".repeat(10_000))), "front-matter-too-deep");
    check(&fenced("---", &"- ".repeat(10_000)), "front-matter-too-deep");
    check(&fenced("---", &"? ".repeat(10_000)), "front-matter-too-deep");
    check(&fenced("+++", &format!("x = {}", "[".repeat(60_000))), "front-matter-too-deep");
    check(&fenced("+++", &format!("x = {}", "{a = ".repeat(12_000))), "front-matter-too-deep");
    check(&fenced("+++", &format!("{}a = 1", "a.".repeat(30_000))), "front-matter-too-deep");
    check(&fenced("+++", &format!("[{}a]", "a.".repeat(30_000))), "front-matter-too-deep");
    check(&fenced("+++", &format!("x = {{{}a = 1}}", "a.".repeat(30_000))), "front-matter-too-deep");
}

#[test]
fn sixteen_levels_are_read_and_seventeen_are_not() {
    let lists = |levels: usize| format!("{}a{}", "[ ".repeat(levels), " ]".repeat(levels));
    assert_eq!(codes(&fenced("---", &format!("x: {}", lists(15)))), [""; 0]);
    assert_eq!(codes(&fenced("---", &format!("x: {}", lists(16)))), ["front-matter-too-deep"]);
    let lists = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(codes(&fenced("+++", &format!("x = {}", lists(15)))), [""; 0]);
    assert_eq!(codes(&fenced("+++", &format!("x = {}", lists(16)))), ["front-matter-too-deep"]);
    assert_eq!(codes(&fenced("+++", &format!("{}x = 1", "a.".repeat(15)))), [""; 0]);
    assert_eq!(codes(&fenced("+++", &format!("{}x = 1", "a.".repeat(16)))), ["front-matter-too-deep"]);
}

#[test]
fn an_alias_bomb_only_costs_its_own_bytes() {
    let bomb: String = (1..3_000).map(|n| format!("a{n}: &a{n} [*a{p}, *a{p}]\n", p = n - 1)).collect();
    check(&fenced("---", &bomb[..60_000]), "yaml-alias");
}

#[test]
fn masses_of_mistakes_stay_a_short_list() {
    check(&fenced("---", &"a: b\n".repeat(12_000)), "duplicate-key");
    check(&fenced("---", &format!("{{{}}}", "a,".repeat(30_000))), "duplicate-key");
    check(&fenced("---", &format!("x: a\n{}", "  - b\n".repeat(10_000))), "swallowed-item");
    check(&fenced("---", &format!("x: a\n{}a: b\na: c", "  - b\n".repeat(10_000))), "duplicate-key");
    check(&fenced("---", &"<<<<<<< a\n".repeat(6_000)), "merge-conflict");
    check(&fenced("+++", &"a = b\n".repeat(10_000)), "invalid-toml");
    check(&fenced("+++", &"a = 1\n".repeat(10_000)), "duplicate-key");
    check(&fenced("+++", &"[[a]]\n".repeat(10_000)[..60_000].replacen("[[a]]", "x", 1)), "invalid-toml");
    check(&fenced("---", &"\"".repeat(60_001)), "invalid-yaml");
    check(&fenced("---", &"\u{0}".repeat(60_000)), "invalid-yaml");
}

#[test]
fn an_endless_file_without_a_second_fence_is_told_from_its_first_lines() {
    check(&format!("---\nx: a\n{}", "y: b\n".repeat(2_000_000)), "front-matter-not-closed");
}
