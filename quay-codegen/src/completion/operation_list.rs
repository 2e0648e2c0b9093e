//! Lists the operations of a document.

use serde_json::{Map, Value};

use crate::document::Method;

/// Returns all operations of a document with their path and method.
pub(super) fn operations(
    document: &Map<String, Value>,
) -> impl Iterator<Item = (&str, &str, &Value)> {
    let paths = document.get("paths").and_then(Value::as_object);
    let items = paths.into_iter().flatten();
    items.flat_map(|(path, item)| {
        let members = item.as_object().into_iter().flatten();
        members
            .filter(|(key, _)| Method::is_key(key))
            .map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
    })
}
