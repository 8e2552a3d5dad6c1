//! What a JSON Schema says about a value: as much of the standard as our schema uses.

use serde_json::Value;

/// The part of JSON Schema that our schema is written in; a keyword beyond that part is told as wrong, never passed over.
pub(crate) struct Validation<'a> {
    pub(crate) whole: &'a Value,
    pub(crate) wrong: &'a mut Vec<String>,
}

impl Validation<'_> {
    pub(crate) fn validate(&mut self, schema: &Value, value: &Value, place: &str) {
        let whole = self.whole;
        for (keyword, rule) in schema.as_object().expect("a schema") {
            let holds = match keyword.as_str() {
                "$schema"
                | "$defs"
                | "title"
                | "description"
                | "required"
                | "additionalProperties"
                | "format" => true,
                "$ref" => {
                    let part = rule.as_str().and_then(|name| whole.pointer(name.strip_prefix('#')?));
                    self.validate(part.unwrap_or_else(|| panic!("no {rule}")), value, place);
                    true
                }
                "type" => rule.as_array().map_or_else(
                    || is_of_type(value, rule),
                    |types| types.iter().any(|each| is_of_type(value, each)),
                ),
                "const" => value == rule,
                "enum" => rule.as_array().is_some_and(|words| words.contains(value)),
                "minimum" => value.as_f64().is_none_or(|number| Some(number) >= rule.as_f64()),
                "maximum" => value.as_f64().is_none_or(|number| Some(number) <= rule.as_f64()),
                "minLength" => value
                    .as_str()
                    .is_none_or(|text| text.chars().count() as u64 >= rule.as_u64().unwrap_or(0)),
                "pattern" => value.as_str().is_none_or(|text| fits(text, rule)),
                "anyOf" => {
                    rule.as_array().is_some_and(|ways| ways.iter().any(|way| self.is_valid(way, value)))
                }
                "items" => {
                    for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.validate(rule, item, &format!("{place}/{at}"));
                    }
                    true
                }
                "properties" => {
                    self.object(schema, rule, value, place);
                    true
                }
                _ => false,
            };
            if !holds {
                self.wrong.push(format!("{place}: {value} does not keep to `{keyword}`: {rule}"));
            }
        }
    }

    fn is_valid(&self, schema: &Value, value: &Value) -> bool {
        let mut wrong = Vec::new();
        Validation { whole: self.whole, wrong: &mut wrong }.validate(schema, value, "");
        wrong.is_empty()
    }

    /// Of an object none of the keys may be missing, and none is there that the schema does not describe.
    fn object(&mut self, schema: &Value, properties: &Value, value: &Value, place: &str) {
        let Some(object) = value.as_object() else { return };
        for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !object.contains_key(key) {
                self.wrong.push(format!("{place}: `{key}` is missing"));
            }
        }
        for (key, value) in object {
            match properties.get(key) {
                Some(schema) => self.validate(schema, value, &format!("{place}/{key}")),
                None => self.wrong.push(format!("{place}: `{key}` is not in the schema")),
            }
        }
    }
}

fn is_of_type(value: &Value, name: &Value) -> bool {
    match name.as_str().expect("the name of a type") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("{other} is no type"),
    }
}

/// The two patterns that there are: of a day, and of a code.
fn fits(text: &str, pattern: &Value) -> bool {
    match pattern.as_str().expect("a pattern") {
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => {
            let has_digit = |(at, byte): (usize, u8)| {
                if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() }
            };
            text.len() == 10 && text.bytes().enumerate().all(has_digit)
        }
        "^[a-z0-9]+(-[a-z0-9]+)*$" => text.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        }),
        other => panic!("{other} is not a pattern that this test knows"),
    }
}
