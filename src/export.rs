//! An analysis for other programs: JSON, in the shape that they rely on, and single letters in several shapes.

mod json;
pub mod letter;

pub use json::{Extent, diagnostics_json, json};
