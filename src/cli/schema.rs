//! `afterword schema`: what other programs may rely on in our JSON, as a JSON Schema.

use super::Exit;
use super::output::Output;
use crate::export;

/// Said after the options.
pub(super) const MORE: &str = "It describes the output of `afterword export json` and of `afterword due --format json`.\n\n\
    Try it:\n  afterword schema > afterword.schema.json";

pub(super) fn run(output: &Output) -> anyhow::Result<Exit> {
    output.data(export::JSON_SCHEMA)?;
    Ok(Exit::Done)
}
