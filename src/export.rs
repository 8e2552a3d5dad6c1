//! An analysis for other programs: JSON in the shape that they rely on, a table, a calendar, single letters, SARIF.

pub mod csv;
pub mod ics;
mod json;
pub mod letter;
mod plain;
mod sarif;

pub use json::{Extent, JSON_SCHEMA, diagnostics_json, json};
pub use sarif::sarif;
