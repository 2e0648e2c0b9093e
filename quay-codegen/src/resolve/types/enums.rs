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
    check_names(schema, sink);
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

/// Reports names in the keywords beside an enum that are not among its values.
fn check_names(schema: &Schema, sink: &mut Sink) {
    let known = schema.values.as_deref().unwrap_or_default();
    let known: BTreeSet<&String> = known.iter().collect();
    let texts = [
        ("x-enum-descriptions", &schema.value_docs),
        ("x-enum-names", &schema.value_names),
    ];
    let versions = [
        ("x-enum-since", &schema.value_since),
        ("x-enum-until", &schema.value_until),
    ];
    let texts = texts.map(|(keyword, texts)| (keyword, Vec::from_iter(texts.keys())));
    let versions = versions.map(|(keyword, versions)| (keyword, Vec::from_iter(versions.keys())));
    for (keyword, names) in texts.into_iter().chain(versions) {
        for name in names.into_iter().filter(|name| !known.contains(name)) {
            let message = format!("`{keyword}` names `{name}`, which is not a value of the enum");
            sink.error(&schema.pointer.child(keyword).child(name), message);
        }
    }
}
