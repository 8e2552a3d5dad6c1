//! Whole letters, from notes as people write them.

mod fixture;
mod panels;
mod properties;
mod templates;
mod truth;
mod whole;
