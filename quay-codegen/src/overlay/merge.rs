//! Applies actions to the selected places and records the origin of every change.

use serde_json::{Map, Value};

use super::target::NodePath;
use crate::diagnostic::Source;
use crate::diagnostic::pointer::Pointer;

/// The parts of the corrected document that overlays have set.
#[derive(Debug, Default)]
pub(crate) struct Provenance {
    insertions: Vec<Insertion>,
    is_unwanted: bool,
}

#[derive(Debug)]
struct Insertion {
    /// The location in the corrected document.
    at: Pointer,
    overlay: usize,
    /// The location in the overlay.
    origin: Pointer,
}

impl Provenance {
    /// Creates a provenance that records nothing.
    pub(crate) fn unwanted() -> Self {
        Self {
            is_unwanted: true,
            ..Self::default()
        }
    }

    /// Returns the overlay that set a place of the corrected document, and the location in the overlay.
    pub(crate) fn origin<'source>(
        &self,
        place: &Pointer,
        overlays: &'source [Source],
    ) -> Option<(&'source Source, String)> {
        let (insertion, rest) = self
            .insertions
            .iter()
            .rev()
            .find_map(|insertion| Some((insertion, place.below(insertion.at.as_str())?)))?;
        let source = overlays.get(insertion.overlay)?;
        Some((source, format!("{}{rest}", insertion.origin.as_str())))
    }
}

/// Merges the update of one action.
pub(super) struct Merger<'run> {
    overlay: usize,
    provenance: &'run mut Provenance,
    changed: bool,
}

impl<'run> Merger<'run> {
    /// Creates a merge for the overlay with this index.
    pub(super) fn new(overlay: usize, provenance: &'run mut Provenance) -> Self {
        Self {
            overlay,
            provenance,
            changed: false,
        }
    }

    /// Merges the update into each place. Returns whether anything changed.
    pub(super) fn apply_to_all(
        mut self,
        document: &mut Value,
        places: &[NodePath],
        update: &Value,
        origin: &Pointer,
    ) -> bool {
        for place in places {
            if let Some(node) = place.find_mut(document) {
                self.merge_value(
                    node,
                    update,
                    Path::Node(place),
                    Path::Start(origin.as_str()),
                );
            }
        }
        self.changed
    }

    /// Merges one property of an update into an object, without provenance. Returns whether anything changed.
    pub(super) fn apply_member(
        mut self,
        members: &mut Map<String, Value>,
        update: (&str, &Value),
    ) -> bool {
        self.merge_member(members, update, Path::Start(""), Path::Start(""));
        self.changed
    }

    /// Merges a value: objects recursively, arrays by appending, and other values by replacing.
    fn merge_value(&mut self, node: &mut Value, update: &Value, at: Path<'_>, origin: Path<'_>) {
        match (node, update) {
            (Value::Object(members), Value::Object(new)) => {
                for (key, value) in new {
                    let (at, origin) = (Path::Child(&at, key), Path::Child(&origin, key));
                    self.merge_member(members, (key, value), at, origin);
                }
            }
            (Value::Array(elements), Value::Array(new)) => {
                for (index, value) in new.iter().enumerate() {
                    let end = elements.len();
                    self.record(|| (at.pointer().index(end), origin.pointer().index(index)));
                    elements.push(value.clone());
                }
            }
            (Value::Array(elements), new) => {
                let end = elements.len();
                self.record(|| (at.pointer().index(end), origin.pointer()));
                elements.push(new.clone());
            }
            (node, new) if node != new => {
                *node = new.clone();
                self.record(|| (at.pointer(), origin.pointer()));
            }
            _ => {}
        }
    }

    fn merge_member(
        &mut self,
        members: &mut Map<String, Value>,
        (name, value): (&str, &Value),
        at: Path<'_>,
        origin: Path<'_>,
    ) {
        match members.get_mut(name) {
            Some(member) => self.merge_value(member, value, at, origin),
            None => {
                members.insert(name.to_owned(), value.clone());
                self.record(|| (at.pointer(), origin.pointer()));
            }
        }
    }

    /// Records the location of an insertion and its origin in the overlay.
    fn record(&mut self, pointers: impl FnOnce() -> (Pointer, Pointer)) {
        self.changed = true;
        if self.provenance.is_unwanted {
            return;
        }
        let (at, origin) = pointers();
        self.provenance.insertions.push(Insertion {
            at,
            overlay: self.overlay,
            origin,
        });
    }
}

/// A pointer that is only formatted when needed.
#[derive(Clone, Copy)]
enum Path<'path> {
    Node(&'path NodePath),
    Start(&'path str),
    Child(&'path Path<'path>, &'path str),
}

impl Path<'_> {
    fn pointer(&self) -> Pointer {
        match self {
            Self::Node(node) => node.pointer(),
            Self::Start(pointer) => Pointer::from((*pointer).to_owned()),
            Self::Child(parent, token) => {
                let mut pointer = parent.pointer();
                pointer.push(token);
                pointer
            }
        }
    }
}

/// Merges an update into a value.
pub(crate) fn merge(value: &mut Value, update: &Value) {
    let mut provenance = Provenance::unwanted();
    let mut merger = Merger::new(0, &mut provenance);
    merger.merge_value(value, update, Path::Start(""), Path::Start(""));
}

/// Removes places from last to first, which keeps array indexes valid. Returns whether anything was removed.
pub(super) fn remove_all(document: &mut Value, places: &[NodePath]) -> bool {
    let mut removed = false;
    for place in places.iter().rev() {
        removed |= place.remove_from(document);
    }
    removed
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::overlay::target::{SearchCache, Target};

    fn removed(mut document: Value, targets: &[&str]) -> Value {
        let place = |target: &&str| {
            let target = Target::parse(target).unwrap();
            let selection = target.select(&document, &mut SearchCache::default());
            selection.unwrap().places.remove(0)
        };
        let places: Vec<NodePath> = targets.iter().map(place).collect();
        assert!(remove_all(&mut document, &places));
        document
    }

    #[test]
    fn indexes_stay_valid_while_elements_are_removed() {
        let document = json!({"pears": ["a", "b", "c", "d"]});
        let rest = removed(document, &["$.pears[0]", "$.pears[2]"]);
        assert_eq!(rest, json!({"pears": ["b", "d"]}));
    }

    #[test]
    fn children_of_removed_values_are_skipped() {
        let rest = removed(json!({"a": {"a": 1}, "b": 2}), &["$.a", "$.a.a"]);
        assert_eq!(rest, json!({"b": 2}));
    }

    #[test]
    fn names_are_any_texts() {
        let rest = removed(json!({"/api": 1, "~": 2, "b": 3}), &["$['/api']", "$['~']"]);
        assert_eq!(rest, json!({"b": 3}));
    }
}
