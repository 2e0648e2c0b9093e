//! Which types contain which by value, so that a cycle of them needs a box.

use std::collections::{BTreeMap, BTreeSet};

use super::Type;

/// The types that each type contains by value.
pub(crate) type Edges = BTreeMap<String, Vec<String>>;

/// The named type that a type contains by value. Lists and maps hold their elements elsewhere.
pub(crate) fn held_by_value(kind: &Type) -> Option<&str> {
    match kind {
        Type::Named(name) => Some(name),
        Type::Nullable(inner) => held_by_value(inner),
        _ => None,
    }
}

/// Returns whether one or more steps lead from one type to the other.
pub(crate) fn reaches(edges: &Edges, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
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
