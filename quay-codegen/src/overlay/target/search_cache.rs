//! Caches the results of `..name`, since many actions have targets such as `$.paths..parameters[…]` and would search
//! the whole document again.

use std::collections::BTreeMap;

use serde_json::Value;

use super::MAX_PLACES;
use super::node_path::NodePath;
use super::path_arena::{Child, PathArena, Place, children};
use crate::overlay::change::Change;

/// The maximum number of cached searches. A target such as `$.paths[*]..name` starts one at each path.
const MAX_SEARCHES: usize = 64;

/// The objects that have a member, by the start of the search and the name of the member.
#[derive(Debug, Default)]
pub(in crate::overlay) struct SearchCache(BTreeMap<Search, Vec<NodePath>>);

/// The pointer to the start, and the name.
type Search = (String, String);

impl SearchCache {
    /// Drops the results that a change may have outdated. Paths to removed objects are harmless.
    pub(in crate::overlay) fn forget(&mut self, change: &Change) {
        match change {
            // The indexes of elements may have changed.
            Change::Remove => self.0.clear(),
            Change::Update(update) => self.0.retain(|(_, name), _| !adds(update, name)),
        }
    }

    fn has_room_for(&self, paths: usize) -> bool {
        let remembered = || self.0.values().map(Vec::len).sum::<usize>();
        self.0.len() < MAX_SEARCHES && remembered() + paths <= MAX_PLACES
    }

    /// Returns the objects below a place that have a member of this name.
    pub(super) fn find<'document>(
        &mut self,
        start: Place<'document>,
        name: &str,
        arena: &mut PathArena<'document>,
    ) -> Vec<Place<'document>> {
        let search = (arena.node_path(&start).pointer().into(), name.to_owned());
        if let Some(paths) = self.0.get(&search) {
            let paths = paths.iter();
            return paths.filter_map(|path| arena.follow(start, path)).collect();
        }
        let mut found = Vec::new();
        collect(start.value, name, &mut Vec::new(), &mut found);
        if self.has_room_for(found.len()) {
            let path =
                |path: &Vec<Child<'_>>| NodePath(path.iter().map(|it| it.0.into()).collect());
            self.0.insert(search, found.iter().map(path).collect());
        }
        let paths = found.iter();
        paths.map(|path| arena.descendant(start, path)).collect()
    }
}

/// Returns whether an update may add an object with such a member, or the member to an object.
fn adds(update: &Value, name: &str) -> bool {
    match update {
        Value::Object(members) => members
            .iter()
            .any(|(key, value)| key == name || adds(value, name)),
        Value::Array(elements) => elements.iter().any(|element| adds(element, name)),
        _ => false,
    }
}

/// Collects the paths to the objects below a value that have the member, and stops after exceeding the limit.
fn collect<'document>(
    value: &'document Value,
    name: &str,
    path: &mut Vec<Child<'document>>,
    found: &mut Vec<Vec<Child<'document>>>,
) {
    for child in children(value) {
        if found.len() > MAX_PLACES {
            return;
        }
        path.push(child);
        if let Value::Object(members) = child.1
            && members.contains_key(name)
        {
            found.push(path.clone());
        }
        if child.1.is_object() || child.1.is_array() {
            collect(child.1, name, path, found);
        }
        path.pop();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn root(value: &Value) -> Place<'_> {
        Place {
            step: PathArena::ROOT,
            value,
        }
    }

    #[test]
    fn a_search_ends_where_it_exceeds_the_limit() {
        let document = json!(vec![json!({"a": 1}); 2 * MAX_PLACES]);
        let mut cache = SearchCache::default();
        let found = cache.find(root(&document), "a", &mut PathArena::default());
        assert_eq!(found.len(), MAX_PLACES + 1);
        assert!(cache.0.is_empty());
    }

    #[test]
    fn a_bounded_number_of_searches_is_remembered() {
        let document = json!(vec![json!([{"a": 1}]); 2 * MAX_SEARCHES]);
        let mut cache = SearchCache::default();
        let mut arena = PathArena::default();
        for child in children(&document) {
            let start = arena.place(root(&document), child);
            assert_eq!(cache.find(start, "a", &mut arena).len(), 1);
        }
        assert_eq!(cache.0.len(), MAX_SEARCHES);
    }
}
