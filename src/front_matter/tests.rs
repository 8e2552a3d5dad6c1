//! Front matter, tested with texts.

mod hostile;
mod mistakes;
mod pages;
mod properties;
mod shapes;

use super::*;

/// Reads the text as one file, whole.
fn reading(text: &str) -> (Source, Reading, Vec<Diagnostic>) {
    let source = Source::new("a.md", text);
    let (reading, diagnostics) = read(&source);
    (source, reading, diagnostics)
}

/// Reads YAML that must be well-formed, and shows its fields in one line each.
fn yaml(inner: &str) -> String {
    fields_of(&format!("---\n{inner}\n---\n"))
}

/// Reads TOML that must be well-formed, and shows its fields in one line each.
fn toml(inner: &str) -> String {
    fields_of(&format!("+++\n{inner}\n+++\n"))
}

fn fields_of(text: &str) -> String {
    let (source, reading, diagnostics) = reading(text);
    let Reading::Found(front_matter) = reading else {
        panic!("{text}\nis not read: {diagnostics:#?}");
    };
    let lines: Vec<String> = front_matter.fields.iter().map(|field| show_field(&source, field)).collect();
    lines.join("\n")
}

fn show_field(source: &Source, field: &Field) -> String {
    format!("{}: {}", source.slice(field.name_span), show(source, &field.value))
}

/// The value, and behind `@` what stands at its place in the file.
fn show(source: &Source, value: &Value) -> String {
    let kind = match &value.kind {
        Kind::Empty => "empty".to_owned(),
        Kind::Text(text) => format!("{text:?}"),
        Kind::List(items) => {
            format!("[{}]", items.iter().map(|item| show(source, item)).collect::<Vec<_>>().join(", "))
        }
        Kind::Map(fields) => {
            format!("{{{}}}", fields.iter().map(|it| show_field(source, it)).collect::<Vec<_>>().join(", "))
        }
    };
    format!("{kind} @ {:?}", source.slice(value.span))
}

fn codes(text: &str) -> Vec<&'static str> {
    reading(text).2.iter().map(|diagnostic| diagnostic.code).collect()
}
