//! An analysis for other programs: JSON, in the shape that they rely on.

mod json;

pub use json::{Extent, diagnostics_json, json};
