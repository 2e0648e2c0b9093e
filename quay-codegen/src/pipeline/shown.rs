//! What a document as served shows, and what it cannot tell.

use serde_json::Value;

use crate::model::Method;

/// The facts about operations that every internal document has, and no public one.
const INTERNAL_FACTS: [&str; 2] = ["x-internal", "x-requires-fresh-login"];

/// Returns whether a document looks like the public one of a server.
pub(super) fn is_public(document: &Value) -> bool {
    let paths = document.get("paths").and_then(Value::as_object);
    let mut items = paths.into_iter().flatten();
    !items.any(|(_, item)| {
        let mut operations = Method::ALL.into_iter().filter_map(|it| item.get(it.key()));
        operations.any(|it| INTERNAL_FACTS.iter().any(|fact| it.get(fact).is_some()))
    })
}

/// Removes operations that overlays add: a served document has only what its server shows.
pub(super) fn keep_only(document: &mut Value, shown: &Value) {
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for (path, item) in paths.into_iter().flatten() {
        for method in Method::ALL {
            if let Some(item) = item.as_object_mut()
                && !shows(shown, path, method)
            {
                item.remove(method.key());
            }
        }
    }
}

fn shows(document: &Value, path: &str, method: Method) -> bool {
    let item = document.get("paths").and_then(|paths| paths.get(path));
    item.is_some_and(|item| item.get(method.key()).is_some())
}
