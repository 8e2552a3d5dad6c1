//! Shows a page step by step, as Handlebars would, but copies no value on the way to a partial or into a list.

use super::escape;
use super::phrase::{Phrases, Piece};
use super::program::{Given, Programs, Step, Way};
use super::view::{Unusual, Value, View, Wanted};
use crate::text::capital;
use std::borrow::Cow;
use std::fmt::Write as _;

/// The page of that name; what goes wrong or is out of the way is left to Handlebars, which knows what to say of it.
pub(super) fn run(
    name: &str,
    programs: &Programs,
    phrases: &dyn Phrases,
    (view, whole): &(View, Value),
) -> Result<String, Unusual> {
    let root = Scope { value: *whole, index: None, has_more: false };
    let page = String::with_capacity(USUAL);
    let mut run = Run { programs, phrases, view, scopes: vec![root], given: Vec::new(), page };
    run.steps(programs.get(name).ok_or(Unusual)?)?;
    Ok(run.page)
}

/// Most pages have so many bytes at least.
const USUAL: usize = 16 * 1024;

struct Run<'r> {
    programs: &'r Programs,
    phrases: &'r dyn Phrases,
    view: &'r View,
    /// The blocks and partials around a step, the innermost last.
    scopes: Vec<Scope>,
    /// The values that partials are given by name, the innermost last. They are found in every block within.
    given: Vec<(&'r str, Value)>,
    page: String,
}

/// What names are looked up in.
#[derive(Clone, Copy)]
struct Scope {
    value: Value,
    /// Which item of a list this is.
    index: Option<u64>,
    /// Whether values were given beside its own, so that it is more than its value.
    has_more: bool,
}

impl<'r> Run<'r> {
    fn steps(&mut self, steps: &'r [Step]) -> Result<(), Unusual> {
        steps.iter().try_for_each(|step| self.step(step))
    }

    fn step(&mut self, step: &'r Step) -> Result<(), Unusual> {
        match step {
            Step::Text(text) => self.page.push_str(text),
            Step::Show { way, is_escaped } => {
                let value = self.value(way)?.ok_or(Unusual)?;
                self.show(value, *is_escaped)?;
            }
            Step::Capital(way) => {
                let value = self.value(way)?.ok_or(Unusual)?;
                self.escaped(&capital(&self.written(value)?));
            }
            Step::If { way, holds, then, otherwise } => {
                let truth = self.value(way)?.is_some_and(Value::is_truthy);
                self.steps(if truth == *holds { then } else { otherwise })?;
            }
            Step::Each { way, item, otherwise } => self.each(way, item, otherwise.as_deref())?,
            Step::With { way, inside, otherwise } => match self.value(way)?.filter(|value| value.is_truthy())
            {
                Some(value) => {
                    let scope = Scope { value, has_more: false, ..self.innermost() };
                    self.within(scope, inside)?;
                }
                None => self.steps(otherwise.as_deref().ok_or(Unusual)?)?,
            },
            Step::Include { name, way, given } => self.include(name, way.as_ref(), given)?,
            Step::Say { key, given, pieces } => self.say(key, given, pieces)?,
        }
        Ok(())
    }

    fn each(&mut self, way: &Way, item: &'r [Step], otherwise: Option<&'r [Step]>) -> Result<(), Unusual> {
        match (self.value(way)?, otherwise) {
            (Some(Value::List(items)), _) if View::length(items) > 0 => (0..View::length(items))
                .try_for_each(|place| {
                    let value = self.view.item(items, place);
                    self.within(Scope { value, index: Some(place as u64), has_more: false }, item)
                }),
            (Some(Value::List(_)), None) => Ok(()),
            // The fields of an object come in another order there.
            (Some(Value::Object(_)), _) => Err(Unusual),
            (_, otherwise) => self.steps(otherwise.ok_or(Unusual)?),
        }
    }

    fn include(&mut self, name: &str, way: Option<&Way>, given: &'r Given) -> Result<(), Unusual> {
        let here = self.innermost();
        let scope = match way {
            None => here,
            Some(way) if is_this(way) => here,
            Some(way) => Scope { value: self.value(way)?.unwrap_or(Value::Null), has_more: false, ..here },
        };
        let given_before = self.given.len();
        // Each is looked up before any of them is given.
        let values: Vec<Option<Value>> =
            given.iter().map(|(_, way)| self.value(way)).collect::<Result<_, _>>()?;
        for ((name, _), value) in given.iter().zip(values) {
            self.given.push((name, value.unwrap_or(Value::Null)));
        }
        let scope = Scope { has_more: scope.has_more || !given.is_empty(), ..scope };
        self.within(scope, self.programs.get(name).ok_or(Unusual)?)?;
        self.given.truncate(given_before);
        Ok(())
    }

    fn say(&mut self, key: &str, given: &Given, pieces: &'r [(String, Vec<Step>)]) -> Result<(), Unusual> {
        let mut values = Vec::with_capacity(given.len());
        for (name, way) in given {
            values.push((name.as_str(), self.value(way)?.ok_or(Unusual)?));
        }
        let value = |asked: &str| values.iter().find(|(name, _)| *name == asked).map(|(_, value)| *value);
        let count = match value("count") {
            Some(Value::Unsigned(count)) => usize::try_from(count).ok(),
            Some(Value::Signed(count)) => usize::try_from(count).ok(),
            _ => None,
        };
        for piece in &self.phrases.phrase(key, count).ok_or(Unusual)?.pieces {
            match piece {
                Piece::Text(text) => self.escaped(text),
                Piece::Place { name, is_capital } => match value(name) {
                    Some(value) if *is_capital => self.escaped(&capital(&self.written(value)?)),
                    Some(value) => self.show(value, true)?,
                    None => {
                        let piece = pieces.iter().find(|(known, _)| known == name).ok_or(Unusual)?;
                        self.steps(&piece.1)?;
                    }
                },
            }
        }
        Ok(())
    }

    fn within(&mut self, scope: Scope, steps: &'r [Step]) -> Result<(), Unusual> {
        self.scopes.push(scope);
        self.steps(steps)?;
        self.scopes.pop();
        Ok(())
    }

    fn innermost(&self) -> Scope {
        self.scopes[self.scopes.len() - 1]
    }

    /// The value at the end of a way; `None` where there is none.
    fn value(&self, way: &Way) -> Result<Option<Value>, Unusual> {
        let (up, names) = match way {
            Way::Index => return Ok(self.innermost().index.map(Value::Unsigned)),
            Way::Names { up, names } => (*up, names.as_slice()),
        };
        let (start, names) = match names.first().and_then(|first| self.given(&first.name)) {
            Some(given) => (given, &names[1..]),
            None => {
                let scope = self.scopes.iter().rev().nth(up).copied().unwrap_or_else(|| self.innermost());
                if names.is_empty() && scope.has_more {
                    return Err(Unusual);
                }
                (scope.value, names)
            }
        };
        let step = |value, wanted: &Wanted| match value {
            Some(value) => self.view.step(value, wanted),
            None => Ok(None),
        };
        names.iter().try_fold(Some(start), step)
    }

    fn given(&self, name: &str) -> Option<Value> {
        self.given.iter().rfind(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    fn show(&mut self, value: Value, is_escaped: bool) -> Result<(), Unusual> {
        match value {
            Value::Text(text) if is_escaped => self.escaped(self.view.text(text)),
            Value::Text(text) => self.page.push_str(self.view.text(text)),
            Value::List(_) | Value::Object(_) => return Err(Unusual),
            // Nothing in it is ever escaped.
            value => write!(self.page, "{value}").map_err(|_| Unusual)?,
        }
        Ok(())
    }

    fn written(&self, value: Value) -> Result<Cow<'r, str>, Unusual> {
        match value {
            Value::Text(text) => Ok(self.view.text(text).into()),
            Value::List(_) | Value::Object(_) => Err(Unusual),
            value => Ok(value.to_string().into()),
        }
    }

    fn escaped(&mut self, text: &str) {
        escape::push(text, &mut self.page);
    }
}

fn is_this(way: &Way) -> bool {
    matches!(way, Way::Names { up: 0, names } if names.is_empty())
}
