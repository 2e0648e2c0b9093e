//! Remembers what `..name` found, since many actions have targets such as `$.paths..parameters[…]`: the second
//! search of the whole document would find the same places.

use std::collections::BTreeMap;

use serde_json::Value;

use super::MAX_PLACES;
use super::trail::{Child, Place, Token, children};
use crate::overlay::file::Change;

/// How many searches are remembered. A target such as `$.paths[*]..name` starts one at each path.
const MAX_SEARCHES: usize = 64;

/// The objects that have a member, by the place where the search started and the name of the member.
#[derive(Debug, Default)]
pub(in crate::overlay) struct Descents(BTreeMap<Search, Vec<Way>>);

/// The pointer to the start, and the name.
type Search = (String, String);

/// The path from the start of a search to an object.
type Way = Vec<Step>;

/// An owned token.
#[derive(Clone, Debug)]
enum Step {
    Index(usize),
    Name(String),
}

impl Descents {
    /// Drops the results that a change may have outdated. A way that leads nowhere any more does no harm.
    pub(in crate::overlay) fn forget(&mut self, change: &Change) {
        match change {
            // The indexes of elements may have changed.
            Change::Remove => self.0.clear(),
            Change::Update(update) => self.0.retain(|(_, name), _| !adds(update, name)),
        }
    }

    fn has_room_for(&self, ways: usize) -> bool {
        let remembered = || self.0.values().map(Vec::len).sum::<usize>();
        self.0.len() < MAX_SEARCHES && remembered() + ways <= MAX_PLACES
    }

    /// The ways to the objects below a place that have a member of this name.
    pub(super) fn find<'document>(
        &mut self,
        start: Place<'document>,
        pointer: String,
        name: &str,
    ) -> Vec<Vec<Child<'document>>> {
        let search = (pointer, name.to_owned());
        if let Some(ways) = self.0.get(&search) {
            let ways = ways.iter();
            return ways.filter_map(|way| follow(start.value, way)).collect();
        }
        let mut found = Vec::new();
        collect(start.value, name, &mut Vec::new(), &mut found);
        if self.has_room_for(found.len()) {
            let ways = found.iter();
            let ways = ways.map(|way| way.iter().map(|(token, _)| Step::from(*token)).collect());
            self.0.insert(search, ways.collect());
        }
        found
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

fn follow<'document>(start: &'document Value, way: &[Step]) -> Option<Vec<Child<'document>>> {
    let mut value = start;
    let mut children = Vec::with_capacity(way.len());
    for step in way {
        let token = match step {
            Step::Index(index) => {
                value = value.as_array()?.get(*index)?;
                Token::Index(*index)
            }
            Step::Name(name) => {
                let (name, member) = value.as_object()?.get_key_value(name)?;
                value = member;
                Token::Name(name)
            }
        };
        children.push((token, value));
    }
    Some(children)
}

/// Collects the ways to the objects below a value that have the member, and no more than it takes to exceed the limit.
fn collect<'document>(
    value: &'document Value,
    name: &str,
    way: &mut Vec<Child<'document>>,
    found: &mut Vec<Vec<Child<'document>>>,
) {
    for child in children(value) {
        if found.len() > MAX_PLACES {
            return;
        }
        way.push(child);
        if let Value::Object(members) = child.1
            && members.contains_key(name)
        {
            found.push(way.clone());
        }
        if child.1.is_object() || child.1.is_array() {
            collect(child.1, name, way, found);
        }
        way.pop();
    }
}

impl From<Token<'_>> for Step {
    fn from(token: Token<'_>) -> Self {
        match token {
            Token::Index(index) => Self::Index(index),
            Token::Name(name) => Self::Name(name.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::overlay::target::Trail;

    fn root(value: &Value) -> Place<'_> {
        Place {
            step: Trail::ROOT,
            value,
        }
    }

    #[test]
    fn a_search_ends_where_it_exceeds_the_limit() {
        let document = json!(vec![json!({"a": 1}); 2 * MAX_PLACES]);
        let mut descents = Descents::default();
        let found = descents.find(root(&document), String::new(), "a");
        assert_eq!(found.len(), MAX_PLACES + 1);
        assert!(descents.0.is_empty());
    }

    #[test]
    fn a_bounded_number_of_searches_is_remembered() {
        let document = json!([{"a": 1}]);
        let mut descents = Descents::default();
        for start in 0..2 * MAX_SEARCHES {
            let found = descents.find(root(&document), start.to_string(), "a");
            assert_eq!(found.len(), 1);
        }
        assert_eq!(descents.0.len(), MAX_SEARCHES);
    }
}
