//! Boxes recursive types and reports types that cannot exist.

use super::types::TypeTable;
use crate::diagnostic::Sink;
use crate::model::containment::{Edges, held_by_value, reaches};
use crate::model::{Presence, Struct, TypeKind};

/// Boxes the fields through which a type contains itself. A type that requires itself can never be constructed and is
/// an error.
pub(super) fn box_recursive_fields(definitions: &mut TypeTable, sink: &mut Sink) {
    let required = edges(definitions, true);
    for (name, pending) in &definitions.0 {
        if reaches(&required, name, name) {
            sink.error_with_help(
                &pending.pointer,
                format!("`{name}` has no finite value, since it requires itself"),
                "make the property that refers back optional with an overlay action",
            );
        }
    }
    let alternatives = unions(definitions);
    for (name, pending) in &definitions.0 {
        if reaches(&alternatives, name, name) {
            sink.error_with_help(
                &pending.pointer,
                format!("`{name}` is one of its own alternatives"),
                "remove it from the alternatives with an overlay action",
            );
        }
    }
    let held = edges(definitions, false);
    for (name, pending) in &mut definitions.0 {
        let TypeKind::Struct(object) = &mut pending.kind else {
            continue;
        };
        for field in &mut object.fields {
            if let Some(target) = held_by_value(&field.kind) {
                field.boxed = target == name || reaches(&held, target, name);
            }
        }
    }
}

/// Returns the types that each object contains by value, or only the required ones. A union boxes its alternatives.
fn edges(definitions: &TypeTable, only_required: bool) -> Edges {
    let held = |object: &Struct| {
        object
            .fields
            .iter()
            .filter(|field| {
                !only_required || (field.presence == Presence::Required && !field.nullable)
            })
            .filter_map(|field| held_by_value(&field.kind))
            .map(str::to_owned)
            .collect()
    };
    let forms = definitions.0.iter();
    forms
        .map(|(name, pending)| {
            let targets = match &pending.kind {
                TypeKind::Struct(object) => held(object),
                _ => Vec::new(),
            };
            (name.clone(), targets)
        })
        .collect()
}

/// Returns the union alternatives of each type.
fn unions(definitions: &TypeTable) -> Edges {
    let forms = definitions.0.iter();
    forms
        .filter_map(|(name, pending)| match &pending.kind {
            TypeKind::Union(alternatives) => {
                let names = alternatives.iter().map(|one| one.name.clone());
                Some((name.clone(), names.collect()))
            }
            _ => None,
        })
        .collect()
}
