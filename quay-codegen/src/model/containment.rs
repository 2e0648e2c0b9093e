//! Finds types that contain each other by value, since such a cycle needs a box.

use std::collections::{BTreeMap, BTreeSet};

use super::Type;

/// The types that each type contains by value.
pub(crate) type Edges<'api> = BTreeMap<&'api str, Vec<&'api str>>;

/// Returns the named type that a type contains by value. Lists and maps store their elements on the heap.
pub(crate) fn held_by_value(kind: &Type) -> Option<&str> {
    match kind {
        Type::Named(name) => Some(name),
        Type::Nullable(inner) => held_by_value(inner),
        _ => None,
    }
}

/// Removes the types from which no cycle can be reached, which are nearly all.
pub(crate) fn keep_cycles(edges: &mut Edges<'_>) {
    let mut before = None;
    while before != Some(edges.len()) {
        before = Some(edges.len());
        let left: BTreeSet<&str> = edges.keys().copied().collect();
        edges.retain(|_, targets| targets.iter().any(|target| left.contains(target)));
    }
}

/// Returns whether one or more steps lead from one type to the other.
pub(crate) fn reaches(edges: &Edges<'_>, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = vec![from];
    while let Some(name) = open.pop() {
        for next in edges.get(name).into_iter().flatten() {
            if *next == to {
                return true;
            }
            if seen.insert(*next) {
                open.push(next);
            }
        }
    }
    false
}
