//! Front matter written anew, in YAML of the plainest kind: every text in quotes, every list in brackets.

use std::fmt::Write as _;

/// The fields of a redacted file, line by line.
#[derive(Default)]
pub(super) struct Front {
    text: String,
}

impl Front {
    /// A field of one text; nothing where it is absent.
    pub(super) fn put(&mut self, name: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            let _ = writeln!(self.text, "{name}: {}", quoted(&value.to_string()));
        }
    }

    /// A list, an item a line, so that each has a line of its own to be shown by.
    pub(super) fn put_list(&mut self, name: &str, items: &[String]) {
        match items {
            [] => {}
            items => {
                let _ = writeln!(self.text, "{name}:");
                for item in items {
                    let _ = writeln!(self.text, "  - {}", quoted(item));
                }
            }
        }
    }

    /// A list that says something also where it is empty.
    pub(super) fn put_list_or_none(&mut self, name: &str, items: &[String]) {
        match items {
            [] => drop(writeln!(self.text, "{name}: []")),
            items => self.put_list(name, items),
        }
    }

    /// People, or anything else with details of its own.
    pub(super) fn put_maps(&mut self, name: &str, maps: &[Vec<(&str, String)>]) {
        if maps.is_empty() {
            return;
        }
        let _ = writeln!(self.text, "{name}:");
        for map in maps {
            let details: Vec<String> =
                map.iter().map(|(key, value)| format!("{key}: {}", quoted(value))).collect();
            let _ = writeln!(self.text, "  - {{{}}}", details.join(", "));
        }
    }

    /// The whole file.
    pub(super) fn with_body(self, body: &str) -> String {
        match body {
            "" => format!("---\n{}---\n", self.text),
            body => format!("---\n{}---\n\n{body}", self.text),
        }
    }
}

/// A text as JSON writes it, which YAML reads; what neither shows as itself becomes a space.
fn quoted(text: &str) -> String {
    let shown: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{}\"", shown.replace('\\', "\\\\").replace('"', "\\\""))
}
