//! Checks `default`, which goes into docs and exports: a default that is not a value of its schema helps nobody.

use serde_json::Value;

use super::json::kind;
use super::parse::Reader;
use super::schema::Schema;

impl Schema {
    /// Reports a default that the schema does not allow. A reference is not followed.
    pub(super) fn check_default(&self, schema: &Value, reader: &mut Reader<'_>) {
        let Some(default) = schema.get("default").filter(|it| !it.is_null()) else {
            return;
        };
        let is_of = |name: &String| match name.as_str() {
            "array" => default.is_array(),
            "boolean" => default.is_boolean(),
            "integer" => is_integer(default),
            "number" => default.is_number(),
            "object" => default.is_object(),
            _ => default.is_string(),
        };
        let message = if !self.types.is_empty() && !self.types.iter().any(is_of) {
            let types = self.types.join("` or `");
            format!(
                "the default is {}, but the type is `{types}`",
                kind(default)
            )
        } else if let (Some(values), Some(text)) = (&self.values, default.as_str())
            && !values.iter().any(|value| value == text)
        {
            format!("the default `{text}` is not a value of the enum")
        } else {
            return;
        };
        let at = self.pointer.child("default");
        let help = "correct it by an overlay action, or remove it if Quay uses no default";
        reader.sink.error_with_help(&at, message, help);
    }
}

/// Like a lenient integer, a default may be written as `300.0`.
fn is_integer(value: &Value) -> bool {
    value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|number| number.fract() == 0.0)
}
