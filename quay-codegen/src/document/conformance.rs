//! Checks that `default` and `example`, which appear in docs and exports, conform to their schema.

use serde_json::Value;

use super::date::is_in_format;
use super::json::kind;
use super::reader::Reader;
use super::schema::{Additional, Schema};
use crate::diagnostic::pointer::Pointer;

impl Schema {
    /// Reports a default that the schema does not allow.
    pub(super) fn check_default(&self, default: Option<&Value>, reader: &mut Reader<'_>) {
        let Some(default) = default.filter(|it| !it.is_null() && !self.allows(it)) else {
            return;
        };
        let message = if !self.is_of_type(default) {
            let types = self.types.join("` or `");
            format!(
                "expected a default of type `{types}`, found {}",
                kind(default)
            )
        } else if let (Some(_), Some(text)) = (&self.values, default.as_str()) {
            format!("the default `{text}` is not a value of the enum")
        } else {
            "the default is not allowed by the schema".to_owned()
        };
        let at = self.pointer.child("default");
        let help = "correct the default with an overlay action, or remove it if Quay has none";
        reader.sink.error_with_help(&at, message, help);
    }

    /// Reports a number as an example that is outside the range of its integer type, since no call could pass it.
    /// Other examples may be incomplete or of another type, and are then not shown.
    pub(super) fn check_example(
        &self,
        example: Option<&Value>,
        at: impl FnOnce() -> Pointer,
        reader: &mut Reader<'_>,
    ) {
        let Some(example) = example.filter(|it| !self.is_in_range(it)) else {
            return;
        };
        let format = self.format.as_deref().unwrap_or("int64");
        let message = format!("the example {example} is not of the format `{format}`");
        let help = "correct the example, or remove it with an overlay action";
        reader.sink.error_with_help(&at(), message, help);
    }

    /// Returns whether a value conforms to the schema. References are not followed and never match; patterns are not
    /// checked.
    fn allows(&self, value: &Value) -> bool {
        if value.is_null() {
            return self.nullable;
        }
        if self.reference.is_some() || self.forbidden {
            return false;
        }
        let is_alternative =
            self.alternatives.is_empty() || self.alternatives.iter().any(|one| one.allows(value));
        is_alternative
            && self.is_of_type(value)
            && self.is_in_range(value)
            && self.is_within_bounds(value)
            && match value {
                Value::String(text) => {
                    let format = self.format.as_deref().unwrap_or_default();
                    is_in_format(text, format)
                        && self.values.iter().all(|values| values.contains(text))
                }
                Value::Array(elements) => {
                    let item = self.items.as_deref();
                    elements
                        .iter()
                        .all(|it| item.is_none_or(|item| item.allows(it)))
                }
                Value::Object(_) => self.allows_members(value),
                _ => self.values.is_none(),
            }
    }

    fn is_of_type(&self, value: &Value) -> bool {
        let is_of = |name: &String| match name.as_str() {
            "array" => value.is_array(),
            "boolean" => value.is_boolean(),
            "integer" => value.is_i64() || value.is_u64(),
            "number" => value.is_number(),
            "object" => value.is_object(),
            _ => value.is_string(),
        };
        self.types.is_empty() || self.types.iter().any(is_of)
    }

    fn is_in_range(&self, value: &Value) -> bool {
        let is_integer = matches!(self.types.as_slice(), [name] if name == "integer");
        !is_integer || !value.is_number() || is_in_range(value, self.format.as_deref())
    }

    fn is_within_bounds(&self, value: &Value) -> bool {
        let bounds = &self.bounds;
        let number =
            |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<f64>().ok());
        let length = match value {
            Value::String(text) => Some(text.chars().count()),
            Value::Array(elements) => Some(elements.len()),
            Value::Object(members) => Some(members.len()),
            _ => None,
        };
        let length = length.and_then(|length| u64::try_from(length).ok());
        let is_unique = |elements: &Vec<Value>| {
            let mut earlier = elements.iter().enumerate();
            earlier.all(|(index, one)| !elements.iter().take(index).any(|other| other == one))
        };
        value.as_f64().is_none_or(|value| {
            number(&bounds.minimum).is_none_or(|least| least <= value)
                && number(&bounds.maximum).is_none_or(|most| value <= most)
        }) && length.is_none_or(|length| {
            bounds.min_length.is_none_or(|least| least <= length)
                && bounds.max_length.is_none_or(|most| length <= most)
        }) && (!bounds.unique || value.as_array().is_none_or(is_unique))
    }

    fn allows_members(&self, value: &Value) -> bool {
        let properties = self.properties.as_ref();
        self.required.iter().all(|name| value.get(name).is_some())
            && value
                .as_object()
                .into_iter()
                .flatten()
                .all(|(name, value)| {
                    match (properties.and_then(|all| all.get(name)), &self.additional) {
                        (Some(property), _) => property.allows(value),
                        (None, Additional::Of(schema)) => schema.allows(value),
                        (None, Additional::Forbidden) => false,
                        (None, Additional::Any | Additional::Unsaid) => true,
                    }
                })
    }
}

/// Returns whether a number is in the range of a format.
pub(crate) fn is_in_range(value: &Value, format: Option<&str>) -> bool {
    match format {
        Some("int32") => value.as_i64().is_some_and(|it| i32::try_from(it).is_ok()),
        Some("uint32") => value.as_u64().is_some_and(|it| u32::try_from(it).is_ok()),
        Some("uint64") => value.is_u64(),
        _ => value.is_i64(),
    }
}
