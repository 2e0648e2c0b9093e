//! Pairs the operations of two versions.

use std::collections::{BTreeMap, HashMap};

use super::{Method, Operation};

/// The matched operations of two versions. Operations match if method and path are equal, ignoring the names of path
/// parameters and a trailing slash.
#[derive(Debug, Default)]
pub(crate) struct Matched<'old, 'new> {
    /// Operations of both versions.
    pub(crate) pairs: Vec<(&'old Operation, &'new Operation)>,
    /// Operations that only the older version has.
    pub(crate) removed: Vec<&'old Operation>,
    /// Operations that only the newer version has.
    pub(crate) added: Vec<&'new Operation>,
}

/// Pairs the operations of two versions.
pub(crate) fn match_operations<'old, 'new>(
    old: impl IntoIterator<Item = &'old Operation>,
    new: impl IntoIterator<Item = &'new Operation>,
) -> Matched<'old, 'new> {
    let mut matched = Matched::default();
    let (before, after) = pair_in_order(old, new, &mut matched);
    let mut before: HashMap<(&str, Method), &Operation> =
        before.into_iter().map(|it| (it.route(), it)).collect();
    let mut left = Vec::new();
    for operation in after {
        match before.remove(&operation.route()) {
            Some(earlier) => matched.pairs.push((earlier, operation)),
            None => left.push(operation),
        }
    }
    let mut before: Vec<_> = before.into_values().collect();
    before.sort_unstable_by_key(|operation| operation.route());
    let mut by_shape: BTreeMap<_, (Vec<_>, Vec<_>)> = BTreeMap::new();
    for operation in before {
        by_shape
            .entry(shape(operation))
            .or_default()
            .0
            .push(operation);
    }
    for operation in left {
        by_shape
            .entry(shape(operation))
            .or_default()
            .1
            .push(operation);
    }
    for (removed, added) in by_shape.into_values() {
        if let ([earlier], [operation]) = (removed.as_slice(), added.as_slice()) {
            matched.pairs.push((earlier, operation));
        } else {
            matched.removed.extend(removed);
            matched.added.extend(added);
        }
    }
    matched
}

/// Pairs the operations that are equal in what models sort by, as nearly all are. Returns the others.
fn pair_in_order<'old, 'new>(
    old: impl IntoIterator<Item = &'old Operation>,
    new: impl IntoIterator<Item = &'new Operation>,
    matched: &mut Matched<'old, 'new>,
) -> (Vec<&'old Operation>, Vec<&'new Operation>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut old = old.into_iter().peekable();
    for operation in new {
        while let Some(earlier) = old.next_if(|it| it.sort_key() < operation.sort_key()) {
            before.push(earlier);
        }
        match old.next_if(|it| it.sort_key() == operation.sort_key()) {
            Some(earlier) => matched.pairs.push((earlier, operation)),
            None => after.push(operation),
        }
    }
    before.extend(old);
    (before, after)
}

/// Returns the path without parameter names and trailing slash, and the method.
fn shape(operation: &Operation) -> (String, Method) {
    let mut parts = operation.path.trim_end_matches('/').split('{');
    let mut path = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        path.push_str("{}");
        path.push_str(part.split_once('}').map_or(part, |(_, rest)| rest));
    }
    (path, operation.method)
}
