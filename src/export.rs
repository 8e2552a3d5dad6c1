//! An analysis for other programs: JSON in the shape that they rely on, a table, a calendar, single letters.

pub mod csv;
pub mod ics;
mod json;
pub mod letter;
mod plain;

pub use json::{Extent, diagnostics_json, json};
