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

/// The cycles of types: types of one group contain each other.
pub(crate) struct Cycles<'api> {
    groups: BTreeMap<&'api str, usize>,
}

impl<'api> Cycles<'api> {
    /// Finds the groups by Kosaraju's algorithm. The last type that a search leaves contains all others of its group, so a
    /// search against the edges, in this order, finds its group.
    pub(crate) fn new(edges: &Edges<'api>) -> Self {
        let edges = &without_ends(edges);
        let mut reverse: Edges<'api> = BTreeMap::new();
        for (name, targets) in edges {
            for target in targets {
                reverse.entry(target).or_default().push(name);
            }
        }
        let mut groups = BTreeMap::new();
        for (group, root) in left_last_first(edges).into_iter().enumerate() {
            let mut open = vec![root];
            while let Some(name) = open.pop() {
                if !groups.contains_key(name) {
                    groups.insert(name, group);
                    open.extend(reverse.get(name).into_iter().flatten());
                }
            }
        }
        Self { groups }
    }

    /// Returns whether a type that contains the other is contained in it too.
    pub(crate) fn closes(&self, name: &str, target: &str) -> bool {
        let group = self.groups.get(name);
        name == target || (group.is_some() && group == self.groups.get(target))
    }
}

/// Leaves out types that contain no type, then those that contain only such types, and so on: they are in no cycle. After
/// a few rounds, nothing is left of most documents.
fn without_ends<'api>(edges: &Edges<'api>) -> Edges<'api> {
    const ROUNDS: usize = 4;
    let containing = edges.iter().filter(|(_, targets)| !targets.is_empty());
    let mut kept: Edges<'api> = containing.map(|(name, it)| (*name, it.clone())).collect();
    for _ in 0..ROUNDS {
        let names: BTreeSet<&str> = kept.keys().copied().collect();
        kept.retain(|_, targets| {
            targets.retain(|target| names.contains(target));
            !targets.is_empty()
        });
    }
    kept
}

/// Returns all types that contain others, in the reverse order in which a search in depth leaves them.
fn left_last_first<'api>(edges: &Edges<'api>) -> Vec<&'api str> {
    let mut seen = BTreeSet::new();
    let mut left = Vec::new();
    for root in edges.keys().copied() {
        let mut open = vec![(root, false)];
        while let Some((name, is_done)) = open.pop() {
            if is_done {
                left.push(name);
            } else if seen.insert(name) {
                open.push((name, true));
                let targets = edges.get(name).into_iter().flatten();
                open.extend(targets.map(|target| (*target, false)));
            }
        }
    }
    left.reverse();
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns whether one or more steps lead from one type to the other.
    fn reaches(edges: &Edges<'_>, from: &str, to: &str) -> bool {
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

    #[test]
    fn an_edge_closes_a_cycle_if_its_end_leads_to_its_start() {
        let names: Vec<String> = (0..7).map(|index| format!("T{index}")).collect();
        let mut random = 1_u64;
        for _ in 0..200 {
            let mut edges: Edges<'_> = BTreeMap::new();
            for name in &names {
                for target in &names {
                    random = random
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1);
                    if (random >> 33).is_multiple_of(5) {
                        edges.entry(name).or_default().push(target);
                    }
                }
            }
            let cycles = Cycles::new(&edges);
            for (name, targets) in &edges {
                for target in targets {
                    let expected = name == target || reaches(&edges, target, name);
                    assert_eq!(cycles.closes(name, target), expected, "{edges:?}");
                }
            }
        }
    }
}
