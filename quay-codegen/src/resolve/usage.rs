//! Finds the uses of each type: in requests, in responses, and by tags.

use std::collections::{BTreeSet, HashMap};

use crate::model::{Api, Operation, TypeKind};

/// The uses of a type.
#[derive(Default)]
struct Uses {
    in_request: bool,
    in_response: bool,
    tags: BTreeSet<String>,
}

/// Marks the uses of all types, direct and indirect.
pub(super) fn mark_usage(api: &mut Api) {
    let mut uses = uses(api);
    let uses: Vec<Uses> = api
        .types
        .keys()
        .map(|name| uses.remove(name.as_str()).unwrap_or_default())
        .collect();
    for (definition, uses) in api.types.values_mut().zip(uses) {
        definition.in_request = uses.in_request;
        definition.in_response = uses.in_response;
        definition.tags = uses.tags;
        if let TypeKind::Struct(object) = &mut definition.kind {
            for field in &mut object.fields {
                field.distinguishes_null = definition.in_request;
            }
        }
    }
}

/// Returns the uses of each type that is used.
fn uses(api: &Api) -> HashMap<&str, Uses> {
    let mut uses: HashMap<&str, Uses> = HashMap::new();
    let operations = || api.operations.iter();
    for name in api.reachable_types(operations().flat_map(Operation::request_types)) {
        uses.entry(name).or_default().in_request = true;
    }
    for name in api.reachable_types(operations().filter_map(Operation::response_type)) {
        uses.entry(name).or_default().in_response = true;
    }
    for of_tag in api.operations.chunk_by(|one, next| one.tag == next.tag) {
        let types = of_tag
            .iter()
            .flat_map(|it| it.request_types().chain(it.response_type()));
        let tag = of_tag.first().map(|operation| &operation.tag);
        for name in api.reachable_types(types) {
            uses.entry(name).or_default().tags.extend(tag.cloned());
        }
    }
    uses
}

/// Separates the types used only by error responses, which the client does not define.
pub(super) fn split_error_types(api: &mut Api) {
    let types = std::mem::take(&mut api.types);
    (api.types, api.error_types) = types
        .into_iter()
        .partition(|(_, definition)| definition.in_request || definition.in_response);
}
