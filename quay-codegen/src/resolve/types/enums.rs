//! Resolves the values of an enum.

use std::collections::BTreeSet;

use crate::diagnostic::Sink;
use crate::document::Schema;
use crate::model::EnumValue;
use crate::resolve::names;

/// Returns the values of a schema's `enum`.
pub(super) fn values(schema: &Schema, sink: &mut Sink) -> Vec<EnumValue> {
    let mut enums = Vec::new();
    let values = schema.values.as_deref().unwrap_or_default();
    let texts = [&schema.value_docs, &schema.value_names];
    let versions = [&schema.value_since, &schema.value_until];
    let texts = texts.into_iter().flat_map(|by_value| by_value.keys());
    let named = texts.chain(versions.into_iter().flat_map(|by_value| by_value.keys()));
    let known: BTreeSet<&String> = values.iter().collect();
    for unknown in named.filter(|name| !known.contains(name)) {
        let message = format!("`{unknown}` has a description but is not a value of the enum");
        sink.error(&schema.pointer, message);
    }
    for value in values {
        let wanted = schema.value_names.get(value).unwrap_or(value);
        match names::variant(wanted) {
            Some(variant) => enums.push(EnumValue {
                value: value.clone(),
                variant,
                description: schema.value_docs.get(value).cloned(),
                since: schema.value_since.get(value).copied(),
                until: schema.value_until.get(value).copied(),
            }),
            None => sink.error_with_help(
                &schema.pointer.child("enum"),
                format!("the value `{value}` cannot be converted to a Rust variant"),
                "name the value with `x-enum-names` in an overlay action",
            ),
        }
    }
    enums
}
