//! Checks `x-full-name`: each part must lead to a string that is always there.

use std::collections::BTreeMap;

use crate::diagnostic::Sink;
use crate::diagnostic::pointer::Pointer;
use crate::model::{Api, Type, TypeKind};

/// Reports parts of full names that do not lead to a required string.
pub(super) fn check(api: &Api, places: &BTreeMap<String, Pointer>, sink: &mut Sink) {
    let root = Pointer::root();
    for definition in api.types.values() {
        let TypeKind::Struct(object) = &definition.kind else {
            continue;
        };
        let place = places.get(&definition.name).unwrap_or(&root);
        let place = place.child("x-full-name");
        for (index, part) in object.full_name.iter().enumerate() {
            let fields = object.full_name_fields(api, part);
            if fields.is_none_or(|fields| fields.last().is_none_or(|it| it.kind != Type::String)) {
                sink.error_with_help(
                    &place.index(index),
                    format!("`{part}` does not lead to a required property that is a string"),
                    "name a property, or properties with `.` between them",
                );
            }
        }
        let is_taken = object.fields.iter().any(|field| field.ident == "full_name");
        if is_taken && !object.full_name.is_empty() {
            let message = "a type with a property `full_name` has no place for another full name";
            sink.error(&place, message);
        }
    }
}
