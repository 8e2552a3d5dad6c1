//! Helpers of templates: plain functions from arguments to text.

use handlebars::{
    Context, Handlebars, Helper, HelperDef, JsonValue, PathAndJson, RenderContext, RenderError,
    RenderErrorReason, ScopedJson,
};

/// A function of texts as a helper; numbers and the like come as they would be written.
pub(super) struct Plain<F>(pub(super) F);

impl<F: Fn(&[&str]) -> String> HelperDef for Plain<F> {
    /// Returns a value and writes nothing, so the result is escaped where values are, and may be an argument itself.
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let arguments = helper.params().iter().map(text).collect::<Result<Vec<String>, _>>()?;
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        Ok(ScopedJson::Derived(JsonValue::String((self.0)(&arguments))))
    }
}

/// A value as it would be written; one that the view does not have is an error.
pub(super) fn text(argument: &PathAndJson<'_>) -> Result<String, RenderError> {
    if argument.is_value_missing() {
        return Err(RenderErrorReason::MissingVariable(argument.relative_path().cloned()).into());
    }
    Ok(argument.render())
}

/// `{{plural 2 "note" "notes"}}` is `2 notes`.
pub(super) fn plural(arguments: &[&str]) -> String {
    match arguments {
        ["1", one, ..] => format!("1 {one}"),
        [count, _, many, ..] => format!("{count} {many}"),
        _ => arguments.join(" "),
    }
}
