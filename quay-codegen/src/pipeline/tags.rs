//! Checks that the operations and tags named by a tag exist in any document of Quay. They may be missing from this
//! document: a server may hide them, and an older server does not have them yet.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagnostic::Sink;
use crate::diagnostic::pointer::Pointer;
use crate::model::Api;
use crate::overlay::Overlays;

/// Reports the operations of `x-start` and the tags of `x-see` that no document has.
pub(super) fn check(document: &Value, api: &Api, overlays: &Overlays<'_>, sink: &mut Sink) {
    let ids = api.operations.iter().map(|operation| operation.id.as_str());
    let ids: BTreeSet<&str> = ids.collect();
    let tags = document.get("tags").and_then(Value::as_array);
    for (index, tag) in tags.into_iter().flatten().enumerate() {
        let at = Pointer::root().child("tags").index(index);
        let mut check = |keyword: &str, what: &str, is_here: &dyn Fn(&str) -> bool| {
            let names = tag.get(keyword).and_then(Value::as_array);
            for (index, name) in names.into_iter().flatten().enumerate() {
                let Some(name) = name.as_str().filter(|name| !is_here(name)) else {
                    continue;
                };
                if overlays.is_unknown(name) {
                    let at = at.child(keyword).index(index);
                    let message =
                        format!("no document of Quay has the {what} `{name}` after the overlays");
                    sink.error_with_help(
                        &at,
                        message,
                        "correct the name, remove it from the list, or keep what an overlay removes",
                    );
                }
            }
        };
        check("x-start", "operation", &|id| ids.contains(id));
        check("x-see", "tag", &|name| api.tags.contains_key(name));
    }
}
