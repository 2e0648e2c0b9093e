//! Merges the definitions of a fetched and a known document.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::operation_list::operations;
use super::parts::{differences, properties};
use super::report::{Change, Part, Subject};
use super::{Age, Union, is_marked, is_same, references};

impl Union<'_> {
    pub(super) fn definitions(&mut self, paths: &Map<String, Value>) -> Map<String, Value> {
        let object = |document: &Map<String, Value>| {
            let definitions = document.get("definitions").and_then(Value::as_object);
            definitions.cloned().unwrap_or_default()
        };
        let (seen, known) = (object(&self.seen), object(&self.known));
        let used = self.used_by_hidden_operations(&known);
        let needed = reachable(&Value::Object(paths.clone()), &seen, &known);
        let names: BTreeSet<&String> = seen.keys().chain(known.keys()).collect();
        let mut definitions = Map::new();
        for name in names {
            let definition = match (seen.get(name), known.get(name)) {
                (Some(seen), Some(known)) => {
                    Some(self.shown_definition(name, seen, known, used.contains(name)))
                }
                (Some(seen), None) => {
                    self.report.new_definitions.insert(name.clone());
                    Some(seen.clone())
                }
                (None, Some(known)) => self.absent_definition(name, known, needed.contains(name)),
                (None, None) => None,
            };
            definitions.extend(definition.map(|definition| (name.clone(), definition)));
        }
        definitions
    }

    /// Returns the definitions referenced by operations that this server hides.
    fn used_by_hidden_operations(&self, known: &Map<String, Value>) -> BTreeSet<String> {
        let hidden = operations(&self.known).filter(|(path, method, _)| {
            let paths = self.seen.get("paths");
            paths
                .and_then(|paths| paths.get(path)?.get(method))
                .is_none()
        });
        let hidden: Vec<Value> = hidden.map(|(_, _, operation)| operation.clone()).collect();
        reachable(&Value::Array(hidden), &Map::new(), known)
    }

    fn shown_definition(&mut self, name: &str, seen: &Value, known: &Value, hidden: bool) -> Value {
        let subject = Subject::Definition(name.to_owned());
        let mut seen = seen.clone();
        let parts = &self.gates.parts;
        let restored = parts.restore_properties(name, &mut seen, known, self.config);
        self.report.hide_parts(&subject, restored);
        let seen = &seen;
        if is_same(seen, known) {
            return seen.clone();
        }
        let (had, has) = (properties(known), properties(seen));
        let lost: Vec<_> = had.difference(&has).cloned().map(Part::Property).collect();
        let is_other_class = self.gates.is_other_class(name, &top_level(&has));
        let is_known_here = self.age != Age::NewMinor && !is_marked(known);
        let may_be_other_class =
            hidden || is_other_class || (is_known_here && self.gates.is_clash(name));
        let is_older = self.age == Age::OlderPatch && !is_marked(known);
        if is_older || (!lost.is_empty() && may_be_other_class) {
            self.report.changed.push(Change {
                subject,
                lost: Vec::new(),
                differs: Vec::new(),
                kept: true,
            });
            return self.carried(known);
        }
        if is_known_here {
            self.report.remove(&subject, &lost);
        }
        self.report.changed.push(Change {
            subject,
            lost,
            differs: differences(known, seen),
            kept: false,
        });
        seen.clone()
    }

    fn absent_definition(&mut self, name: &str, known: &Value, needed: bool) -> Option<Value> {
        // An unreferenced definition may belong to a hidden class.
        if needed || !self.report.hidden.is_empty() {
            self.report.hidden_definitions.insert(name.to_owned());
            return Some(self.carried(known));
        }
        match self.age {
            Age::OlderPatch if !is_marked(known) => return Some(known.clone()),
            Age::SameMinor if !is_marked(known) => {
                self.report
                    .remove_whole(Subject::Definition(name.to_owned()));
            }
            _ => {}
        }
        self.report.gone_definitions.insert(name.to_owned());
        None
    }
}

/// Returns the properties that are not within another one.
fn top_level(properties: &BTreeSet<String>) -> BTreeSet<String> {
    let is_top_level = |name: &&String| !name.contains('.');
    properties.iter().filter(is_top_level).cloned().collect()
}

/// Returns the definitions that a value references, directly or indirectly.
fn reachable(
    from: &Value,
    seen: &Map<String, Value>,
    known: &Map<String, Value>,
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    references(from, &mut found);
    let mut open: Vec<String> = found.iter().cloned().collect();
    while let Some(name) = open.pop() {
        let mut next = BTreeSet::new();
        if let Some(definition) = seen.get(&name).or_else(|| known.get(&name)) {
            references(definition, &mut next);
        }
        open.extend(next.difference(&found).cloned());
        found.extend(next);
    }
    found
}
