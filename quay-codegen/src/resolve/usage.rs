//! Who uses a type: requests, answers, and the operations of which tags.

use crate::model::Api;

/// Which role a walk hands on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Request,
    Response,
}

/// Notes on each type who uses it, directly or through another type.
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
}

/// Parts the types that errors alone carry from those that the client has.
pub(super) fn split_error_types(api: &mut Api) {
    let types = std::mem::take(&mut api.types);
    (api.types, api.error_types) = types
        .into_iter()
        .partition(|(_, definition)| definition.in_request || definition.in_response);
}
