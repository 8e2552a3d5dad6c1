//! Compiles one template, however hostile: it may be refused, but it does not overflow the stack.

use super::{Fault, partials};
use handlebars::{Handlebars, Template, TemplateError, TemplateErrorReason};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

const LARGEST: usize = 256 * 1024;
/// Everything that may nest begins with one of these bytes.
const BRACKETS: &[u8] = b"([{";
const MOST_BRACKETS: usize = 4_000;
/// As many nest on any stack, and a thread of its own would take longer than the work.
const FEW_BRACKETS: usize = 40;
/// The parser calls itself for each bracket within a bracket. This is ten times what it was seen to need.
const ROOMY_STACK: usize = 128 * 1024 * 1024;

/// Compiles `text` with the settings of `registry`; how deep it nests is checked afterwards, on the template itself.
pub(super) fn compiled(mut registry: Handlebars<'_>, name: &str, text: &str) -> Result<Template, Fault> {
    let brackets = counted(text)?;
    let work = || {
        registry.register_template_string(name, text).map_err(|error| fault(text, &error))?;
        let template = registry.get_template(name).cloned().unwrap_or_default();
        let Some(place) = partials::too_deep(&template) else { return Ok(template) };
        Err(Fault::new(place, "the template is nested too deeply")
            .help("move what is inside into a template of its own, or take it apart"))
    };
    let compiled = match brackets <= FEW_BRACKETS {
        true => catch_unwind(AssertUnwindSafe(work)).ok(),
        false => in_roomy_thread(work),
    };
    compiled.unwrap_or_else(|| Err(Fault::new((1, 1), "the template cannot be read").help(SYNTAX)))
}

const SYNTAX: &str = "close each `{{#…}}` with its `{{/…}}` and each `{{` with `}}`";

/// Counts brackets without asking whether they are ever closed, since only the parser knows what is a comment.
fn counted(text: &str) -> Result<usize, Fault> {
    let brackets = text.bytes().filter(|byte| BRACKETS.contains(byte)).count();
    if text.len() > LARGEST || brackets > MOST_BRACKETS {
        return Err(Fault::new((1, 1), "the template is too large")
            .help("a template has at most 256 KiB and 4,000 brackets; take it apart"));
    }
    Ok(brackets)
}

/// `None` where the work panicked or no thread could be had.
fn in_roomy_thread<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(ROOMY_STACK).spawn_scoped(scope, work).ok()?;
        thread.join().ok()
    })
}

fn fault(text: &str, error: &TemplateError) -> Fault {
    let place = error.pos().unwrap_or((1, 1));
    match error.reason() {
        TemplateErrorReason::MismatchingClosedHelper(opened, closed)
        | TemplateErrorReason::MismatchingClosedDecorator(opened, closed) => {
            Fault::new(place, format!("`{opened}` was opened, but `{closed}` is closed here")).help(SYNTAX)
        }
        TemplateErrorReason::InvalidParam(argument) => Fault::new(place, format!("`{argument}` is no value")),
        _ if place.0 > text.lines().count() || text.trim_end().len() <= offset(text, place) => {
            Fault::new(place, "the template ends before everything is closed").help(SYNTAX)
        }
        _ => Fault::new(place, "this is not a Handlebars tag").help(SYNTAX),
    }
}

fn offset(text: &str, (line, column): (usize, usize)) -> usize {
    let before: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    before + column - 1
}
