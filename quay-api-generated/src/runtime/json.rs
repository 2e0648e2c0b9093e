//! JSON without a type, of which nobody knows whether it holds a secret.

use std::{fmt, ops::Deref};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// JSON that this crate has no type for: a shape that a newer Quay answers, a member that has no
/// field of its own.
///
/// It is used like the [`Value`] that it holds. Since that may be a secret, `Debug` shows its shape
/// only: the names of members, and what kind each value is of.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Json(Value);

impl Json {
    /// The value itself.
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
            .field(&Shape(&self.0))
            .finish()
    }
}

/// Shows what a value is without what it says.
struct Shape<'a>(&'a Value);

impl fmt::Debug for Shape<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Null => formatter.write_str("null"),
            Value::Bool(_) => formatter.write_str("boolean"),
            Value::Number(_) => formatter.write_str("number"),
            Value::String(_) => formatter.write_str("string"),
            Value::Array(items) => formatter
                .debug_list()
                .entries(items.iter().map(Shape))
                .finish(),
            Value::Object(members) => {
                let shapes = members.iter().map(|(name, value)| (name, Shape(value)));
                formatter.debug_map().entries(shapes).finish()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Json;

    #[test]
    fn only_the_shape_is_shown() {
        let value = json!({ "code": "s3cret", "more": [true, null, { "a": "b" }], "pin": 1234 });
        let json: Json = value.clone().into();
        let shape =
            r#"Json({"code": string, "more": [boolean, null, {"a": string}], "pin": number})"#;
        assert_eq!(format!("{json:?}"), shape);
        assert_eq!(json["code"], "s3cret");
        assert_eq!(serde_json::to_value(&json).unwrap(), value);
        assert_eq!(serde_json::from_value::<Json>(value).unwrap(), json);
    }
}
