//! What to write by hand where the program does not dare to.

use super::Wish;
use super::quote::{self, Around, Style};
use crate::front_matter::Syntax;

/// The exact lines, as a remedy.
pub(super) fn remedy(syntax: Syntax, wish: &Wish) -> String {
    if let Wish::Status { status, on } = wish {
        return match syntax {
            Syntax::Yaml => format!("write the lines `status: {status}` and `status_on: {on}` by hand"),
            Syntax::Toml => format!("write the lines `status = \"{status}\"` and `status_on = {on}` by hand"),
        };
    }
    let name = wish.field();
    match syntax {
        Syntax::Yaml => {
            let item = quote::value(&wish.line(), syntax, Style::Plain, Around::Lines);
            format!("make `{name}:` a list of lines, and add this one by hand: `- {item}`")
        }
        Syntax::Toml => {
            let item = quote::value(&wish.line(), syntax, Style::Double, Around::Brackets);
            format!("make `{name}` a list in brackets, and add this to it by hand: `{item}`")
        }
    }
}
