//! Boxes recursive types and reports types that cannot exist.

use std::collections::{BTreeMap, BTreeSet};

use super::types::TypeTable;
use crate::diagnostic::Sink;
use crate::model::containment::{Cycles, Edges, held_by_value};
use crate::model::{Presence, Struct, TypeKind};

/// Boxes the fields through which a type contains itself. A type that requires itself can never be constructed and is
/// an error.
pub(super) fn box_recursive_fields(definitions: &mut TypeTable, sink: &mut Sink) {
    let required = on_cycles(&edges(definitions, true));
    for (name, pending) in &definitions.0 {
        if required.contains(name.as_str()) {
            sink.error_with_help(
                &pending.pointer,
                format!("`{name}` has no finite value, since it requires itself"),
                "make the property that refers back optional with an overlay action",
            );
        }
    }
    let alternatives = on_cycles(&unions(definitions));
    for (name, pending) in &definitions.0 {
        if alternatives.contains(name.as_str()) {
            sink.error_with_help(
                &pending.pointer,
                format!("`{name}` is one of its own alternatives"),
                "remove it from the alternatives with an overlay action",
            );
        }
    }
    let recursive = recursive_fields(definitions);
    for (name, pending) in &mut definitions.0 {
        let TypeKind::Struct(object) = &mut pending.kind else {
            continue;
        };
        for index in recursive.get(name).into_iter().flatten() {
            if let Some(field) = object.fields.get_mut(*index) {
                field.boxed = true;
            }
        }
    }
}

/// Returns the types that contain themselves.
fn on_cycles<'api>(edges: &Edges<'api>) -> BTreeSet<&'api str> {
    let cycles = Cycles::new(edges);
    let recursive = edges
        .iter()
        .filter(|(name, targets)| targets.iter().any(|target| cycles.closes(name, target)));
    recursive.map(|(name, _)| *name).collect()
}

/// Returns the indexes of the fields through which a type contains itself, by the name of the type.
fn recursive_fields(definitions: &TypeTable) -> BTreeMap<String, Vec<usize>> {
    let cycles = Cycles::new(&edges(definitions, false));
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (name, pending) in &definitions.0 {
        let TypeKind::Struct(object) = &pending.kind else {
            continue;
        };
        for (index, field) in object.fields.iter().enumerate() {
            if let Some(target) = held_by_value(&field.kind)
                && cycles.closes(name, target)
            {
                found.entry(name.clone()).or_default().push(index);
            }
        }
    }
    found
}

/// Returns the types that each object contains by value, or only the required ones. A union boxes its alternatives.
fn edges(definitions: &TypeTable, only_required: bool) -> Edges<'_> {
    let pending = definitions.0.iter();
    pending
        .filter_map(|(name, pending)| match &pending.kind {
            TypeKind::Struct(object) => {
                Some((name.as_str(), held(object, only_required).collect()))
            }
            _ => None,
        })
        .collect()
}

fn held(object: &Struct, only_required: bool) -> impl Iterator<Item = &str> {
    let fields = object.fields.iter().filter(move |field| {
        !only_required || (field.presence == Presence::Required && !field.nullable)
    });
    fields.filter_map(|field| held_by_value(&field.kind))
}

/// Returns the union alternatives of each type.
fn unions(definitions: &TypeTable) -> Edges<'_> {
    let pending = definitions.0.iter();
    pending
        .filter_map(|(name, pending)| match &pending.kind {
            TypeKind::Union(alternatives) => {
                let names = alternatives.iter().map(|one| one.name.as_str());
                Some((name.as_str(), names.collect()))
            }
            _ => None,
        })
        .collect()
}
