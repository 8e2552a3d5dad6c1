//! `{{t "key"}}` in templates: phrases are put into a template once, when it is compiled, and cost a page nothing.
//!
//! `{{t "agenda.and-more" count=unlisted}}` gives a place its value; `{{#t "…"}}{{#place "link"}}<a>…</a>{{/place}}{{/t}}`
//! gives it a piece of the template. Whatever a phrase says itself is escaped. A phrase that depends on a number is
//! chosen when the page is rendered.

use super::phrase::{Phrase, Phrases, Piece};
use super::rebuilt::{At, rebuilt};
use super::{Fault, helper};
use crate::text::capital;
use handlebars::template::{HelperTemplate, Parameter, TemplateElement};
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonRender, JsonValue, Output, RenderContext,
    RenderError, RenderErrorReason, Renderable, ScopedJson, Template, html_escape,
};
use std::sync::Arc;

const SAY: &str = "t";
pub(super) const SAY_COUNTED: &str = "t-counted";
pub(super) const SAY_COUNTED_BLOCK: &str = "t-counted-block";
const PLACE: &str = "place";
pub(super) const CAPITAL: &str = "capital";
const COUNT: &str = "count";

/// What the phrases that are chosen while rendering need.
pub(super) fn register(registry: &mut Handlebars<'_>, phrases: &Arc<dyn Phrases>) {
    registry.register_helper(SAY_COUNTED, Box::new(Counted(Arc::clone(phrases))));
    registry.register_helper(SAY_COUNTED_BLOCK, Box::new(CountedBlock(Arc::clone(phrases))));
    registry.register_helper(CAPITAL, Box::new(helper::Plain(|values: &[&str]| capital(&values.concat()))));
}

/// The template with the phrases in it that it asks for.
pub(super) fn speak(template: &Template, phrases: &dyn Phrases) -> Result<Template, Fault> {
    rebuilt(template, &mut |element, at| match element {
        TemplateElement::Expression(asked) if is_phrase(asked) => phrase(asked, at, phrases).map(Some),
        TemplateElement::HelperBlock(block) if is_phrase(block) => {
            let mut block = block.clone();
            for pieces in [&mut block.template, &mut block.inverse].into_iter().flatten() {
                *pieces = speak(pieces, phrases)?;
            }
            phrase(&block, at, phrases).map(Some)
        }
        _ => Ok(None),
    })
}

fn is_phrase(asked: &HelperTemplate) -> bool {
    asked.name.as_name() == Some(SAY) && !asked.params.is_empty()
}

fn phrase(asked: &HelperTemplate, at: At, phrases: &dyn Phrases) -> Result<Vec<TemplateElement>, Fault> {
    let Some(Parameter::Literal(JsonValue::String(key))) = asked.params.first() else {
        return Err(Fault::new(at, "which phrase this is cannot be worked out while rendering")
            .help("write its key between quotes: `{{t \"agenda.do-now\"}}`"));
    };
    let Some(phrase) = phrases.phrase(key, None) else {
        let fault = Fault::new(at, format!("there is no phrase `{key}`"));
        return Err(fault.help(match phrases.near(key) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "the phrases stand in the theme’s `words.toml`".to_owned(),
        }));
    };
    if let Some(place) = phrase
        .places()
        .find(|place| !asked.hash.contains_key(*place) && block(asked.template.as_ref(), place).is_none())
    {
        let message =
            format!("the phrase `{key}` has a place `{{{place}}}`, and nothing is given for it here");
        return Err(Fault::new(at, message).help(format!("write `{{{{t \"{key}\" {place}=…}}}}`")));
    }
    if !phrases.is_counted(key) {
        return Ok(phrase.pieces.iter().flat_map(|piece| filled(piece, asked)).collect());
    }
    if !asked.hash.contains_key(COUNT) {
        let message = format!("the phrase `{key}` depends on a number, and none is given here");
        return Err(Fault::new(at, message).help(format!("write `{{{{t \"{key}\" count=…}}}}`")));
    }
    let mut counted = asked.clone();
    if counted.block {
        counted.name = Parameter::Name(SAY_COUNTED_BLOCK.to_owned());
        return Ok(vec![TemplateElement::HelperBlock(Box::new(counted))]);
    }
    counted.name = Parameter::Name(SAY_COUNTED.to_owned());
    Ok(vec![TemplateElement::Expression(Box::new(counted))])
}

/// A piece of a phrase as what a template is made of.
fn filled(piece: &Piece, asked: &HelperTemplate) -> Vec<TemplateElement> {
    match piece {
        Piece::Text(text) => vec![TemplateElement::RawString(html_escape(text))],
        Piece::Place { name, is_capital } => match asked.hash.get(name) {
            Some(value) => vec![value_of(value, *is_capital, asked)],
            None => {
                block(asked.template.as_ref(), name).map(|inner| inner.elements.clone()).unwrap_or_default()
            }
        },
    }
}

fn value_of(value: &Parameter, is_capital: bool, asked: &HelperTemplate) -> TemplateElement {
    let mut expression = asked.clone();
    (expression.template, expression.inverse, expression.block) = (None, None, false);
    expression.hash.clear();
    expression.params.clear();
    match value {
        Parameter::Literal(value) => {
            let text = value.render();
            return TemplateElement::RawString(html_escape(&if is_capital { capital(&text) } else { text }));
        }
        Parameter::Path(_) | Parameter::Name(_) if !is_capital => expression.name = value.clone(),
        value => {
            expression.name = Parameter::Name(CAPITAL.to_owned());
            expression.params.push(value.clone());
        }
    }
    TemplateElement::Expression(Box::new(expression))
}

/// The piece of a template that is given for a place.
fn block<'t>(template: Option<&'t Template>, place: &str) -> Option<&'t Template> {
    given(template?).find(|(name, _)| *name == place).map(|(_, piece)| piece)
}

/// The pieces of a template that are given for places, with the places' names.
pub(super) fn given(template: &Template) -> impl Iterator<Item = (&str, &Template)> {
    template.elements.iter().filter_map(|element| match element {
        TemplateElement::HelperBlock(block) if block.name.as_name() == Some(PLACE) => {
            match block.params.first() {
                Some(Parameter::Literal(JsonValue::String(name))) => {
                    Some((name.as_str(), block.template.as_ref()?))
                }
                _ => None,
            }
        }
        _ => None,
    })
}

/// A phrase that goes with a number.
struct Counted(Arc<dyn Phrases>);

impl HelperDef for Counted {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let values: Vec<(&str, String)> = helper
            .hash()
            .iter()
            .map(|(name, value)| Ok((*name, helper::text(value)?)))
            .collect::<Result<_, RenderError>>()?;
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let said = chosen(helper, self.0.as_ref()).map(|phrase| phrase.fill(&values)).unwrap_or_default();
        Ok(ScopedJson::Derived(JsonValue::String(said)))
    }
}

/// The same with pieces of the template in its places.
struct CountedBlock(Arc<dyn Phrases>);

impl HelperDef for CountedBlock {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let pieces = chosen(helper, self.0.as_ref()).map(|phrase| phrase.pieces.as_slice());
        for piece in pieces.unwrap_or_default() {
            match piece {
                Piece::Text(text) => out.write(&html_escape(text))?,
                Piece::Place { name, is_capital } => {
                    match (helper.hash_get(name), block(helper.template(), name)) {
                        (Some(value), _) => {
                            let text = helper::text(value)?;
                            out.write(&html_escape(&if *is_capital { capital(&text) } else { text }))?;
                        }
                        (None, Some(inner)) => inner.render(registry, context, render, out)?,
                        (None, None) => {
                            return Err(RenderErrorReason::MissingVariable(Some(name.clone())).into());
                        }
                    }
                }
            }
        }
        Ok(())
    }
}

fn chosen<'p>(helper: &Helper<'_>, phrases: &'p dyn Phrases) -> Option<&'p Phrase> {
    let key = helper.param(0)?.value().as_str()?;
    let count = helper.hash_get(COUNT).and_then(|count| count.value().as_u64());
    phrases.phrase(key, count.and_then(|count| usize::try_from(count).ok()))
}
