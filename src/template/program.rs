//! What a page is made of, step by step: as Handlebars has read a template, without the names that it looks up anew at
//! every step. Whatever a theme's templates rarely do is no step; a page that needs it is left to Handlebars.

use super::spoken;
use super::view::Wanted;
use handlebars::template::{DecoratorTemplate, HelperTemplate, Parameter, TemplateElement};
use handlebars::{Handlebars, JsonValue, Path, Template};
use std::collections::BTreeMap;

/// The templates that can be shown step by step, by name, with all that they include.
pub(super) type Programs = BTreeMap<String, Vec<Step>>;

/// One thing to do for a page.
#[derive(Debug)]
pub(super) enum Step {
    Text(String),
    Show {
        way: Way,
        is_escaped: bool,
    },
    Capital(Way),
    If {
        way: Way,
        holds: bool,
        then: Vec<Step>,
        otherwise: Vec<Step>,
    },
    Each {
        way: Way,
        item: Vec<Step>,
        otherwise: Option<Vec<Step>>,
    },
    With {
        way: Way,
        inside: Vec<Step>,
        otherwise: Option<Vec<Step>>,
    },
    Include {
        name: String,
        way: Option<Way>,
        given: Given,
    },
    /// A phrase that is chosen by a number.
    Say {
        key: String,
        given: Given,
        pieces: Vec<(String, Vec<Step>)>,
    },
}

/// Values by the names that they are given.
pub(super) type Given = Vec<(String, Way)>;

/// The way to a value.
#[derive(Debug)]
pub(super) enum Way {
    /// So many blocks out, then from name to name; with no name it is the block's own value.
    Names { up: usize, names: Vec<Wanted> },
    /// `@index`: how many items of the list came before.
    Index,
}

/// A field of the view that is called so is hidden by the helper.
const HELPERS: &[&str] = &[
    "and", "capital", "each", "eq", "gt", "gte", "if", "len", "log", "lookup", "lt", "lte", "ne", "not",
    "or", "plural", "raw", "unless", "with",
];

/// The programs of all templates for which that is possible.
pub(super) fn programs(registry: &Handlebars<'_>) -> Programs {
    let templates = registry.get_templates().iter();
    let mut programs: Programs =
        templates.filter_map(|(name, template)| Some((name.clone(), steps(template)?))).collect();
    while let Some(lost) = includes_unknown(&programs) {
        programs.remove(&lost);
    }
    programs
}

/// A program that includes what is no program.
fn includes_unknown(programs: &Programs) -> Option<String> {
    let is_lost = |steps: &Vec<Step>| any(steps, &|name| !programs.contains_key(name));
    programs.iter().find(|(_, steps)| is_lost(steps)).map(|(name, _)| name.clone())
}

/// Whether any template is included of which that is true.
fn any(steps: &[Step], is_so: &dyn Fn(&str) -> bool) -> bool {
    steps.iter().any(|step| match step {
        Step::Include { name, .. } => is_so(name),
        Step::If { then: inside, otherwise, .. } => any(inside, is_so) || any(otherwise, is_so),
        Step::Each { item: inside, otherwise, .. } | Step::With { inside, otherwise, .. } => {
            any(inside, is_so) || otherwise.as_ref().is_some_and(|steps| any(steps, is_so))
        }
        Step::Say { pieces, .. } => pieces.iter().any(|(_, steps)| any(steps, is_so)),
        Step::Text(_) | Step::Show { .. } | Step::Capital(_) => false,
    })
}

fn steps(template: &Template) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    for element in &template.elements {
        match (element, steps.last_mut()) {
            (TemplateElement::Comment(_), _) => {}
            (TemplateElement::RawString(more), Some(Step::Text(text))) => text.push_str(more),
            _ => steps.push(step(element)?),
        }
    }
    Some(steps)
}

fn step(element: &TemplateElement) -> Option<Step> {
    match element {
        TemplateElement::RawString(text) => Some(Step::Text(text.clone())),
        TemplateElement::Expression(asked) if !is_call(asked) => shown(asked, true),
        TemplateElement::HtmlExpression(asked) if !is_call(asked) => shown(asked, false),
        TemplateElement::Expression(asked) => match asked.name.as_name()? {
            spoken::CAPITAL if asked.hash.is_empty() => Some(Step::Capital(only(&asked.params)?)),
            spoken::SAY_COUNTED => said(asked),
            _ => None,
        },
        TemplateElement::HelperBlock(asked) if asked.block_param.is_none() => called(asked),
        TemplateElement::PartialExpression(call) => included(call),
        _ => None,
    }
}

fn is_call(asked: &HelperTemplate) -> bool {
    asked.block || !asked.params.is_empty() || !asked.hash.is_empty()
}

fn shown(asked: &HelperTemplate, is_escaped: bool) -> Option<Step> {
    let Parameter::Path(path) = &asked.name else { return None };
    let is_hidden = matches!(path, Path::Relative((_, name)) if HELPERS.contains(&name.as_str()));
    let way = way(&asked.name).filter(|_| !is_hidden)?;
    Some(Step::Show { way, is_escaped })
}

fn called(asked: &HelperTemplate) -> Option<Step> {
    let name = asked.name.as_name()?;
    if name == spoken::SAY_COUNTED_BLOCK {
        return said(asked);
    }
    let way = only(&asked.params).filter(|_| asked.hash.is_empty())?;
    let inside = branch(asked.template.as_ref())?;
    let otherwise = asked.inverse.as_ref().map(steps);
    let otherwise = if otherwise.is_some() { Some(otherwise.flatten()?) } else { None };
    Some(match name {
        "if" | "unless" => {
            let otherwise = otherwise.unwrap_or_default();
            Step::If { way, holds: name == "if", then: inside, otherwise }
        }
        "each" => Step::Each { way, item: inside, otherwise },
        "with" => Step::With { way, inside, otherwise },
        _ => return None,
    })
}

fn branch(template: Option<&Template>) -> Option<Vec<Step>> {
    template.map_or_else(|| Some(Vec::new()), steps)
}

fn included(call: &DecoratorTemplate) -> Option<Step> {
    let name = match &call.name {
        Parameter::Name(name) | Parameter::Path(Path::Relative((_, name))) => name.clone(),
        _ => return None,
    };
    let way = match call.params.as_slice() {
        [] => None,
        params => Some(only(params).filter(|way| matches!(way, Way::Names { .. }))?),
    };
    Some(Step::Include { name, way, given: given(call.hash.iter())? })
}

fn said(asked: &HelperTemplate) -> Option<Step> {
    let [Parameter::Literal(JsonValue::String(key))] = asked.params.as_slice() else { return None };
    let pieces = asked.template.iter().flat_map(spoken::given);
    let pieces = pieces.map(|(name, piece)| Some((name.to_owned(), steps(piece)?))).collect::<Option<_>>()?;
    Some(Step::Say { key: key.clone(), given: given(asked.hash.iter())?, pieces })
}

fn given<'t>(values: impl Iterator<Item = (&'t String, &'t Parameter)>) -> Option<Given> {
    values.map(|(name, value)| Some((name.clone(), way(value)?))).collect()
}

fn only(params: &[Parameter]) -> Option<Way> {
    match params {
        [only] => way(only),
        _ => None,
    }
}

/// `name`, `a.b`, `../name`, `this` and `@index`; whoever writes it otherwise may mean something else.
fn way(parameter: &Parameter) -> Option<Way> {
    let Parameter::Path(path) = parameter else { return None };
    let written = match path {
        Path::Local((0, name, _)) if name == "index" => return Some(Way::Index),
        Path::Local(_) => return None,
        Path::Relative((_, written)) => written,
    };
    let names = written.trim_start_matches("../");
    let up = (written.len() - names.len()) / "../".len();
    let is_name = |name: &str| {
        let is_plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        is_plain && !name.is_empty() && name != "this"
    };
    match names {
        "this" => Some(Way::Names { up, names: Vec::new() }),
        names if names.split('.').all(is_name) => {
            Some(Way::Names { up, names: names.split('.').map(Wanted::new).collect() })
        }
        _ => None,
    }
}
