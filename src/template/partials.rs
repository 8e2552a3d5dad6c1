//! Which template includes which: never one that is missing, never itself, never too deep.
//!
//! Handlebars follows partials without counting; one that includes itself would end the process.

use super::{Fault, Templates};
use crate::diagnostic::Diagnostic;
use handlebars::Template;
use handlebars::template::{DecoratorTemplate, HelperTemplate, Parameter, TemplateElement};
use std::collections::{BTreeMap, BTreeSet};

/// How many blocks and partials may lie within one another; a thread's stack holds some more.
const DEEPEST: usize = 60;
/// How many inclusions one page may come to, so that doubling partials do not take for ever.
const MOST_INCLUSIONS: usize = 10_000;
/// What a partial may include that is given to it in place.
const GIVEN: &str = "@partial-block";

/// A place in a template's own text.
type At = (usize, usize);

/// Everything that is wrong with the way these templates include one another.
pub(super) fn check(templates: &Templates) -> Vec<Diagnostic> {
    let graph = Graph::of(templates);
    let mut faults = graph.missing(templates);
    if faults.is_empty() {
        faults = graph.endless();
    }
    let place = |(file, fault): (String, Fault)| Some(templates.sources.get(&file)?.diagnostic(fault));
    faults.into_iter().filter_map(place).collect()
}

/// The names of all templates that any template includes.
pub(super) fn included(templates: &Templates) -> BTreeSet<String> {
    Graph::of(templates).calls.into_values().flatten().map(|call| call.to).collect()
}

/// Where a template nests too deeply in itself.
pub(super) fn too_deep(template: &Template) -> Option<At> {
    let mut graph = Graph::default();
    graph.read("", "", template, 0);
    graph.too_deep
}

/// Templates by name, with what they include. An inline partial counts to every template of its name.
#[derive(Default)]
struct Graph {
    calls: BTreeMap<String, Vec<Call>>,
    dynamic: Vec<(String, At)>,
    too_deep: Option<At>,
}

struct Call {
    to: String,
    /// The file it stands in, and where.
    file: String,
    at: At,
    /// Blocks around it.
    depth: usize,
    has_fallback: bool,
}

impl Graph {
    fn of(templates: &Templates) -> Self {
        let mut graph = Graph::default();
        for name in templates.sources.keys() {
            if let Some(template) = templates.registry.get_template(name) {
                graph.read(name, name, template, 0);
            }
        }
        graph
    }

    fn read(&mut self, node: &str, file: &str, template: &Template, depth: usize) {
        self.calls.entry(node.to_owned()).or_default();
        for (index, element) in template.elements.iter().enumerate() {
            let at = template.mapping.get(index).map_or((1, 1), |place| (place.0, place.1));
            if depth > DEEPEST {
                self.too_deep.get_or_insert(at);
                return;
            }
            self.element(node, file, element, at, depth);
        }
    }

    fn element(&mut self, node: &str, file: &str, element: &TemplateElement, at: At, depth: usize) {
        match element {
            TemplateElement::HelperBlock(block)
            | TemplateElement::Expression(block)
            | TemplateElement::HtmlExpression(block) => self.helper(node, file, block, at, depth),
            TemplateElement::DecoratorBlock(inline) | TemplateElement::DecoratorExpression(inline) => {
                self.inline(file, inline, at, depth);
            }
            TemplateElement::PartialExpression(partial) | TemplateElement::PartialBlock(partial) => {
                self.call(node, file, partial, at, depth);
            }
            _ => {}
        }
    }

    fn helper(&mut self, node: &str, file: &str, block: &HelperTemplate, at: At, depth: usize) {
        self.arguments(block.params.iter().chain(block.hash.values()), at, depth);
        for inner in block.template.iter().chain(&block.inverse) {
            self.read(node, file, inner, depth + 1);
        }
    }

    fn arguments<'a>(&mut self, arguments: impl Iterator<Item = &'a Parameter>, at: At, depth: usize) {
        for argument in arguments {
            if depth > DEEPEST {
                self.too_deep.get_or_insert(at);
            } else if let Parameter::Subexpression(inner) = argument {
                let hash = inner.hash().into_iter().flat_map(|hash| hash.values());
                let inside: Vec<&Parameter> = inner.params().into_iter().flatten().chain(hash).collect();
                self.arguments(inside.into_iter(), at, depth + 1);
            }
        }
    }

    fn inline(&mut self, file: &str, inline: &DecoratorTemplate, at: At, depth: usize) {
        let Some(Parameter::Literal(name)) = inline.params.first() else {
            self.dynamic.push((file.to_owned(), at));
            return;
        };
        if let Some(template) = &inline.template {
            self.read(name.as_str().unwrap_or_default(), file, template, depth + 1);
        }
    }

    fn call(&mut self, node: &str, file: &str, partial: &DecoratorTemplate, at: At, depth: usize) {
        self.arguments(partial.params.iter().chain(partial.hash.values()), at, depth);
        let Some(name) = partial.name.as_name() else {
            self.dynamic.push((file.to_owned(), at));
            return;
        };
        if name != GIVEN {
            let (to, file, has_fallback) = (name.to_owned(), file.to_owned(), partial.template.is_some());
            self.calls.entry(node.to_owned()).or_default().push(Call { to, file, at, depth, has_fallback });
        }
        if let Some(inner) = &partial.template {
            self.read(node, file, inner, depth + 1);
        }
    }

    fn missing(&self, templates: &Templates) -> Vec<(String, Fault)> {
        let known = |name: &str| templates.has(name) || self.calls.contains_key(name);
        let missing = self.calls.values().flatten().filter(|call| !call.has_fallback && !known(&call.to));
        let missing = missing.map(|call| {
            let message = format!("there is no template `{}` to include", call.to);
            (
                call.file.clone(),
                Fault::new(call.at, message)
                    .help("check its spelling; a partial is a file of the theme, without `.hbs`"),
            )
        });
        let dynamic = self.dynamic.iter().map(|(file, at)| {
            let fault = Fault::new(*at, "the name of a partial cannot be worked out while rendering");
            (file.clone(), fault.help("write the name itself, and choose with `{{#if}}`"))
        });
        missing.chain(dynamic).collect()
    }

    fn endless(&self) -> Vec<(String, Fault)> {
        let mut walk = Walk { graph: self, done: BTreeMap::new(), path: Vec::new(), faults: Vec::new() };
        for name in self.calls.keys() {
            walk.visit(name);
        }
        walk.faults
    }
}

/// What a template comes to when everything is included.
#[derive(Clone, Copy)]
struct Extent {
    depth: usize,
    inclusions: usize,
}

struct Walk<'a> {
    graph: &'a Graph,
    done: BTreeMap<&'a str, Extent>,
    path: Vec<&'a str>,
    faults: Vec<(String, Fault)>,
}

impl<'a> Walk<'a> {
    /// Follows every inclusion once; a fault ends the way it was found on, so this always ends.
    fn visit(&mut self, name: &'a str) -> Extent {
        let mut extent = Extent { depth: 0, inclusions: 1 };
        if let Some(&known) = self.done.get(name) {
            return known;
        }
        self.path.push(name);
        for call in self.graph.calls.get(name).into_iter().flatten() {
            if let Some(inner) = self.follow(call) {
                extent.depth = extent.depth.max(call.depth + 1 + inner.depth);
                extent.inclusions = extent.inclusions.saturating_add(inner.inclusions);
                self.refuse_excess(call, &mut extent);
            }
        }
        self.path.pop();
        self.done.insert(name, extent);
        extent
    }

    fn follow(&mut self, call: &'a Call) -> Option<Extent> {
        if self.path.contains(&call.to.as_str()) {
            let message = format!("`{}` includes itself, by way of `{}`", call.to, self.path.join("`, `"));
            self.complain(call, message, "it would never end; take this inclusion out");
            return None;
        }
        if self.path.len() > DEEPEST {
            self.complain(call, EXCESS, EXCESS_HELP);
            return None;
        }
        Some(self.visit(&call.to))
    }

    fn refuse_excess(&mut self, call: &Call, extent: &mut Extent) {
        if extent.depth > DEEPEST || extent.inclusions > MOST_INCLUSIONS {
            self.complain(call, EXCESS, EXCESS_HELP);
            *extent = Extent { depth: 0, inclusions: 1 };
        }
    }

    fn complain(&mut self, call: &Call, message: impl Into<String>, help: &'static str) {
        self.faults.push((call.file.clone(), Fault::new(call.at, message).help(help)));
    }
}

const EXCESS: &str = "too many templates are included within one another";
const EXCESS_HELP: &str = "take some of the inclusions out";
