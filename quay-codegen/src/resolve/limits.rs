//! Reports types that are too large for the tools and the runtime of the client.

use std::collections::BTreeMap;

use crate::diagnostic::Sink;
use crate::diagnostic::pointer::Pointer;
use crate::model::{Api, TypeDefinition, TypeKind};

/// The longest name of a type: rustdoc names files after it.
const MAX_TYPE_BYTES: usize = 100;

/// The most fields of a struct: the runtime has one bit for each to find the missing ones.
const MAX_FIELDS: usize = 128;

/// Reports types with a name that is too long, or with too many fields.
pub(super) fn check(api: &Api, places: &BTreeMap<String, Pointer>, sink: &mut Sink) {
    let root = Pointer::root();
    for definition in api.types.values() {
        let place = places.get(&definition.name).unwrap_or(&root);
        check_name(&definition.name, place, sink);
        check_fields(definition, place, sink);
    }
}

fn check_name(name: &str, place: &Pointer, sink: &mut Sink) {
    if name.len() > MAX_TYPE_BYTES {
        let start: String = name.chars().take(20).collect();
        sink.error_with_help(
            place,
            format!(
                "the name of a type must not exceed {MAX_TYPE_BYTES} bytes, but `{start}…` has {}",
                name.len()
            ),
            "set a shorter `title` on the schema, or rename the definition, with overlay actions",
        );
    }
}

fn check_fields(definition: &TypeDefinition, place: &Pointer, sink: &mut Sink) {
    if let TypeKind::Struct(object) = &definition.kind
        && object.fields.len() > MAX_FIELDS
    {
        sink.error_with_help(
            place,
            format!(
                "an object must not exceed {MAX_FIELDS} properties, but `{}` has {}",
                definition.name,
                object.fields.len()
            ),
            "remove properties with an overlay action, and set `additionalProperties: true` to keep their values",
        );
    }
}
