//! Finds the uses of each type: in requests, in responses, and by tags.

use std::collections::BTreeMap;

use crate::model::{Api, Type, TypeKind};

/// The use that a traversal marks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Request,
    Response,
}

/// Marks the uses of all types, direct and indirect.
pub(super) fn mark_usage(api: &mut Api) {
    let mut used: BTreeMap<(&str, Role), Vec<&Type>> = BTreeMap::new();
    for operation in &api.operations {
        let mut add = |role, kind| used.entry((&operation.tag, role)).or_default().push(kind);
        operation
            .request_types()
            .for_each(|kind| add(Role::Request, kind));
        operation
            .response_type()
            .into_iter()
            .for_each(|kind| add(Role::Response, kind));
    }
    let mut found: Vec<(String, String, Role)> = Vec::new();
    for ((tag, role), kinds) in used {
        let names = api.reachable_types(kinds).into_iter();
        found.extend(names.map(|name| (name.to_owned(), tag.to_owned(), role)));
    }
    for (name, tag, role) in found {
        if let Some(definition) = api.types.get_mut(&name) {
            definition.tags.insert(tag);
            definition.in_request |= role == Role::Request;
            definition.in_response |= role == Role::Response;
        }
    }
    for definition in api.types.values_mut() {
        if let TypeKind::Struct(object) = &mut definition.kind {
            for field in &mut object.fields {
                field.distinguishes_null = definition.in_request;
            }
        }
    }
}

/// Separates the types used only by error responses, which the client does not define.
pub(super) fn split_error_types(api: &mut Api) {
    let types = std::mem::take(&mut api.types);
    (api.types, api.error_types) = types
        .into_iter()
        .partition(|(_, definition)| definition.in_request || definition.in_response);
}
