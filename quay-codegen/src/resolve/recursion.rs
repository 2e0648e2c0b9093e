//! Types that hold themselves: a box where the way round may end, an error where it cannot.

use std::collections::BTreeMap;

use super::types::Definitions;
use crate::diagnostic::Sink;
use crate::model::{Form, Presence, Struct, Type};

/// Boxes the fields by which a type holds itself, and reports types that could never be made because
/// they require themselves.
pub(super) fn break_up(definitions: &mut Definitions, report: &mut Sink) {
    let required = edges(definitions, true);
    for (name, draft) in &definitions.0 {
        if reaches(&required, name, name) {
            report.error_with_help(
                &draft.pointer,
                format!("`{name}` requires itself, so no value of it could ever end"),
                "make the property by which it does optional, by an overlay action",
            );
        }
    }
    let alternatives = unions(definitions);
    for (name, draft) in &definitions.0 {
        if reaches(&alternatives, name, name) {
            report.error_with_help(
                &draft.pointer,
                format!("`{name}` is one of its own alternatives, so reading it could never end"),
                "remove it from the alternatives by an overlay action",
            );
        }
    }
    let held = edges(definitions, false);
    for (name, draft) in &mut definitions.0 {
        let Form::Struct(object) = &mut draft.form else {
            continue;
        };
        for field in &mut object.fields {
            if let Some(target) = held_by_value(&field.kind) {
                field.boxed = target == name || reaches(&held, target, name);
            }
        }
    }
}

type Edges = BTreeMap<String, Vec<String>>;

/// Which type holds which by value: all of them, or only where it must.
fn edges(definitions: &Definitions, only_required: bool) -> Edges {
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
        .map(|(name, draft)| {
            let targets = match &draft.form {
                Form::Struct(object) => held(object),
                Form::Union(alternatives) if !only_required => alternatives
                    .iter()
                    .map(|alternative| alternative.name.clone())
                    .collect(),
                _ => Vec::new(),
            };
            (name.clone(), targets)
        })
        .collect()
}

/// Which union has which other type among its alternatives.
fn unions(definitions: &Definitions) -> Edges {
    let forms = definitions.0.iter();
    forms
        .filter_map(|(name, draft)| match &draft.form {
            Form::Union(alternatives) => {
                let names = alternatives.iter().map(|one| one.name.clone());
                Some((name.clone(), names.collect()))
            }
            _ => None,
        })
        .collect()
}

fn held_by_value(kind: &Type) -> Option<&str> {
    match kind {
        Type::Named(name) => Some(name),
        Type::Nullable(inner) => held_by_value(inner),
        _ => None,
    }
}

/// Whether one or more steps lead from one type to the other.
fn reaches(edges: &Edges, from: &str, to: &str) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    let mut open: Vec<&str> = vec![from];
    while let Some(name) = open.pop() {
        for next in edges.get(name).into_iter().flatten() {
            if next == to {
                return true;
            }
            if seen.insert(next.as_str()) {
                open.push(next);
            }
        }
    }
    false
}
