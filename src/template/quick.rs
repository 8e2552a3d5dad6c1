//! `{{name}}` and `{{#if name}}` in pages: a value by its plain name is looked up where it lies.
//!
//! Handlebars writes down the way to each value step by step and copies the value and its name, which took a third of
//! the time that a page takes.

use super::escape;
use super::rebuilt::rebuilt;
use handlebars::template::{BlockParam, HelperTemplate, Parameter, TemplateElement};
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonRender, JsonTruthy, JsonValue, Output, Path,
    RenderContext, RenderErrorReason, Renderable, Template,
};
use std::collections::BTreeSet;

const SHOW: &str = "quick-show";
const WHEN: &str = "quick-if";
const UNLESS: &str = "quick-unless";

/// A field of the view that is called so is hidden by the helper.
const HELPERS: &[&str] = &[
    "and", "capital", "each", "eq", "gt", "gte", "if", "len", "log", "lookup", "lt", "lte", "ne", "not",
    "or", "plural", "raw", "unless", "with",
];

/// Adds the names that a template gives to values itself, to a block's (`as |name|`) or to a partial's (`name=value`).
/// They are found in every block within, and so are told from fields of the view by Handlebars alone.
pub(super) fn given_names(template: &Template, names: &mut BTreeSet<String>) {
    let gather = &mut |element: &TemplateElement, _| {
        match element {
            TemplateElement::PartialExpression(call) | TemplateElement::PartialBlock(call) => {
                names.extend(call.hash.keys().cloned());
            }
            TemplateElement::HelperBlock(block) => {
                let given = match &block.block_param {
                    Some(BlockParam::Single(name)) => vec![name],
                    Some(BlockParam::Pair((name, other))) => vec![name, other],
                    _ => Vec::new(),
                };
                names.extend(given.into_iter().filter_map(Parameter::as_name).map(str::to_owned));
            }
            _ => {}
        }
        Ok(None)
    };
    // Nothing is refused and nothing changed here.
    let _ = rebuilt(template, gather);
}

/// What these templates are rendered with; it is for a registry of their own.
pub(super) fn register(registry: &mut Handlebars<'_>) {
    registry.register_helper(SHOW, Box::new(Show));
    registry.register_helper(WHEN, Box::new(Condition { holds: true }));
    registry.register_helper(UNLESS, Box::new(Condition { holds: false }));
}

/// The same template, which looks up all names but the given ones. Rendered, it comes to the same text, or to an error
/// that knows no place.
pub(super) fn quickened(template: &Template, given: &BTreeSet<String>) -> Template {
    let quicken = &mut |element: &TemplateElement, _| {
        Ok(match element {
            TemplateElement::Expression(asked) => shown(asked, given).map(TemplateElement::Expression),
            TemplateElement::HtmlExpression(asked) => {
                shown(asked, given).map(TemplateElement::HtmlExpression)
            }
            TemplateElement::HelperBlock(block) => asks(block, given).map(|(helper, name)| {
                let mut block = block.clone();
                for branch in [&mut block.template, &mut block.inverse].into_iter().flatten() {
                    *branch = quickened(branch, given);
                }
                TemplateElement::HelperBlock(called(block, helper, name))
            }),
            _ => None,
        }
        .map(|element| vec![element]))
    };
    // Nothing is refused here.
    rebuilt(template, quicken).unwrap_or_else(|_| template.clone())
}

fn shown(asked: &HelperTemplate, given: &BTreeSet<String>) -> Option<Box<HelperTemplate>> {
    let is_value = asked.params.is_empty() && asked.hash.is_empty();
    let name = plain_name(&asked.name, given).filter(|name| is_value && !HELPERS.contains(&name.as_str()))?;
    Some(called(Box::new(asked.clone()), SHOW, name))
}

/// The helper that takes the place of a condition's, and the name of what it asks for.
fn asks(block: &HelperTemplate, given: &BTreeSet<String>) -> Option<(&'static str, String)> {
    let helper = match block.name.as_name() {
        Some("if") => WHEN,
        Some("unless") => UNLESS,
        _ => return None,
    };
    match block.params.as_slice() {
        [only] if block.hash.is_empty() => Some((helper, plain_name(only, given)?)),
        _ => None,
    }
}

fn called(mut asked: Box<HelperTemplate>, helper: &str, name: String) -> Box<HelperTemplate> {
    asked.name = Parameter::Name(helper.to_owned());
    asked.params = vec![Parameter::Literal(JsonValue::String(name))];
    asked
}

/// A name without any steps that is nowhere given: letters and `_`.
fn plain_name(parameter: &Parameter, given: &BTreeSet<String>) -> Option<String> {
    let (Parameter::Name(name) | Parameter::Path(Path::Relative((_, name)))) = parameter else { return None };
    let is_plain = name != "this" && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    (is_plain && !given.contains(name)).then(|| name.clone())
}

/// The value of the name that a helper is called with, in the innermost block; what Handlebars finds no way to is no
/// value, but a name where only numbers lead on is an error.
fn value<'v>(
    helper: &Helper<'_>,
    context: &'v Context,
    render: &'v RenderContext<'_, '_>,
) -> Result<Option<&'v JsonValue>, RenderErrorReason> {
    let block = render.block();
    let here = match block.and_then(|block| block.base_value()) {
        Some(value) => Some(value),
        None => {
            let way = block.map_or(&[][..], |block| block.base_path());
            way.iter().try_fold(Some(context.data()), |value, name| step(value, name))?
        }
    };
    step(here, name(helper))
}

fn name<'h>(helper: &'h Helper<'_>) -> &'h str {
    helper.param(0).and_then(|name| name.value().as_str()).unwrap_or_default()
}

fn step<'v>(value: Option<&'v JsonValue>, name: &str) -> Result<Option<&'v JsonValue>, RenderErrorReason> {
    Ok(match value {
        Some(JsonValue::Object(fields)) => fields.get(name),
        Some(JsonValue::Array(items)) => match name.parse::<usize>() {
            Ok(place) => items.get(place),
            Err(_) => return Err(RenderErrorReason::InvalidJsonIndex(name.to_owned())),
        },
        _ => None,
    })
}

struct Show;

impl HelperDef for Show {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let lacks = || RenderErrorReason::MissingVariable(Some(name(helper).to_owned()));
        let value = value(helper, context, render)?.ok_or_else(lacks)?;
        let shown = |text: &str, out: &mut dyn Output| match render.is_disable_escape() {
            true => out.write(text),
            false => escape::write(text, |stretch| out.write(stretch)),
        };
        match value {
            JsonValue::String(text) => shown(text, out)?,
            other => shown(&other.render(), out)?,
        }
        Ok(())
    }
}

struct Condition {
    holds: bool,
}

impl HelperDef for Condition {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let holds = value(helper, context, render)?.is_some_and(|value| value.is_truthy(false)) == self.holds;
        let branch = if holds { helper.template() } else { helper.inverse() };
        branch.map_or(Ok(()), |branch| branch.render(registry, context, render, out))
    }
}
