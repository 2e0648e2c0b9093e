//! Finds the uses of each type: requests, responses, and the tags of the operations.

use crate::model::{Api, TypeKind};

/// The use that a traversal marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Request,
    Response,
}

/// Marks the uses of all types, direct and indirect.
pub(super) fn mark_usage(api: &mut Api) {
    let mut found: Vec<(String, String, Role)> = Vec::new();
    for operation in &api.operations {
        let request = operation.request_types().map(|kind| (kind, Role::Request));
        let response = operation.response_type().map(|kind| (kind, Role::Response));
        for (kind, role) in request.chain(response) {
            for name in api.reachable_types([kind]) {
                found.push((name.to_owned(), operation.tag.clone(), role));
            }
        }
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
                field.tells_null = definition.in_request;
            }
        }
    }
}

/// Separates types used only by error responses from those that the client defines.
pub(super) fn split_error_types(api: &mut Api) {
    let types = std::mem::take(&mut api.types);
    (api.types, api.error_types) = types
        .into_iter()
        .partition(|(_, definition)| definition.in_request || definition.in_response);
}
