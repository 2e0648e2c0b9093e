//! Checks that each part of `x-full-name` leads to a required string.

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
                    format!("`{part}` does not lead to a required string property"),
                    "name a property, or nested properties separated by `.`",
                );
            }
        }
        let is_taken = object.fields.iter().any(|field| field.ident == "full_name");
        if is_taken && !object.full_name.is_empty() {
            let message = "`x-full-name` conflicts with the property `full_name`";
            sink.error(&place, message);
        }
    }
}
