//! Untagged enums of objects: the keys of an object decide which variant it is.

use serde::de::DeserializeOwned;
use serde_json::Value;

/// Whether `value` is an object with all of `keys`; their values may be null.
pub(crate) fn has_keys(value: &Value, keys: &[&str]) -> bool {
    value
        .as_object()
        .is_some_and(|object| keys.iter().all(|key| object.contains_key(*key)))
}

/// Deserializes a variant.
pub(crate) fn from_value<T: DeserializeOwned, E: serde::de::Error>(value: Value) -> Result<T, E> {
    serde_json::from_value(value).map_err(E::custom)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::has_keys;

    #[test]
    fn all_keys_must_be_present() {
        let value = json!({"logs": [], "total": null});
        assert!(has_keys(&value, &["logs", "total"]));
        assert!(has_keys(&value, &[]));
        assert!(!has_keys(&value, &["logs", "logs_url"]));
        assert!(!has_keys(&json!(["logs"]), &["logs"]));
        assert!(!has_keys(&json!([]), &[]));
    }
}
