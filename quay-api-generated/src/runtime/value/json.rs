//! Untyped JSON.

use std::{fmt, ops::Deref};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// Untyped JSON, for values without a type in this crate.
///
/// It dereferences to [`Value`]. Because it may contain secrets, `Debug` prints only its structure:
/// the names of properties and the kind of each value.
#[derive(Clone, Default, PartialEq)]
pub struct Json(Value);

// Not derived, so that users of this crate need not build serde's macros.

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self)
    }
}

impl Json {
    /// Returns the value to decode into.
    pub(crate) fn value_mut(&mut self) -> &mut Value {
        &mut self.0
    }

    /// Returns the value.
    pub fn into_value(self) -> Value {
        self.0
    }
}

impl Deref for Json {
    type Target = Value;

    fn deref(&self) -> &Value {
        &self.0
    }
}

impl<T: Into<Value>> From<T> for Json {
    fn from(value: T) -> Self {
        Self(value.into())
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Json")
            .field(&Structure(&self.0))
            .finish()
    }
}

/// Prints the structure of a value without its contents.
struct Structure<'a>(&'a Value);

impl fmt::Debug for Structure<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Null => formatter.write_str("null"),
            Value::Bool(_) => formatter.write_str("boolean"),
            Value::Number(_) => formatter.write_str("number"),
            Value::String(_) => formatter.write_str("string"),
            Value::Array(items) => formatter
                .debug_list()
                .entries(items.iter().map(Structure))
                .finish(),
            Value::Object(properties) => {
                let structures = properties
                    .iter()
                    .map(|(name, value)| (name, Structure(value)));
                formatter.debug_map().entries(structures).finish()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Json;

    #[test]
    fn debug_prints_only_the_structure() {
        let value = json!({ "code": "s3cret", "more": [true, null, { "a": "b" }], "pin": 1234 });
        let json: Json = value.clone().into();
        let structure =
            r#"Json({"code": string, "more": [boolean, null, {"a": string}], "pin": number})"#;
        assert_eq!(format!("{json:?}"), structure);
        assert_eq!(json["code"], "s3cret");
        assert_eq!(serde_json::to_value(&json).unwrap(), value);
        assert_eq!(serde_json::from_value::<Json>(value).unwrap(), json);
    }
}
