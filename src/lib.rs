//! Afterword reads interview notes, says how bad it really was, and what to do about it by when.
//!
//! The modules stand in reading order. A module uses only modules declared above it.

// The ground.
pub mod text;
pub mod date;
pub mod diagnostic;

// The doors: each named package behind exactly one.
pub mod markdown;
pub mod template;
pub mod front_matter;
pub mod discover;

// What was written.
pub mod config;
pub mod note;
pub mod journal;

// What it means on one day.
pub mod playbook;
pub mod assess;
pub mod plan;
pub mod letter;
pub mod lint;
pub mod patterns;
pub mod analysis;

// What is shown, what is changed.
pub mod redact;
pub mod export;
pub mod report;
pub mod starter;
pub mod amend;

// The world.
pub mod disk;
pub mod watch;
pub mod serve;
pub mod cli;
