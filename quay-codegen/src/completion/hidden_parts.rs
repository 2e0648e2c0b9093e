//! Restores parameters and properties that a server hides. Overlays gate them like operations, with `x-flags` and
//! `x-settings` on the parameter or property.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::Config;
use super::gate::Gate;
use super::operation_list::operations;
use super::parts::{parameter_name, parameter_names, parameters};
use super::report::Part;
use crate::diagnostic::pointer::{Pointer, unescape};
use crate::document::canonical::Operation;

/// The gates of parameters and properties.
#[derive(Debug, Default)]
pub(super) struct PartGates {
    /// By operation, and by `location name`.
    parameters: BTreeMap<Operation, BTreeMap<String, Gate>>,
    /// By definition, and by the JSON pointer within it.
    properties: BTreeMap<String, BTreeMap<String, Gate>>,
}

/// A restored part and the flags and settings that hide it.
pub(super) type RestoredPart = (Part, BTreeSet<String>);

impl PartGates {
    /// Reads the gates of a corrected document.
    pub(super) fn read(corrected: &Map<String, Value>) -> Self {
        let mut gates = Self::default();
        for (path, method, operation) in operations(corrected) {
            let gated = gated_parameters(operation);
            if !gated.is_empty() {
                let key = (path.to_owned(), method.to_owned());
                gates.parameters.insert(key, gated);
            }
        }
        let definitions = corrected.get("definitions").and_then(Value::as_object);
        for (name, definition) in definitions.into_iter().flatten() {
            let mut gated = BTreeMap::new();
            gated_properties(definition, &Pointer::root(), &mut gated);
            gates.properties.insert(name.clone(), gated);
        }
        gates
    }

    /// Restores the hidden parameters of an operation.
    pub(super) fn restore_parameters(
        &self,
        operation: &Operation,
        seen: &mut Value,
        known: &Value,
        config: Option<&Config>,
    ) -> Vec<RestoredPart> {
        let mut restored = Vec::new();
        let Some(gates) = self.parameters.get(operation) else {
            return restored;
        };
        let shown = parameter_names(seen);
        for parameter in parameters(known) {
            let name = parameter_name(parameter).filter(|name| !shown.contains(name));
            let Some((name, gate)) = name.and_then(|name| Some((name.clone(), gates.get(&name)?)))
            else {
                continue;
            };
            let by = gate.hidden_by(config);
            if !by.is_empty() && push(seen, parameter) {
                restored.push((Part::Parameter(name), by));
            }
        }
        restored
    }

    /// Restores the hidden properties of a definition.
    pub(super) fn restore_properties(
        &self,
        definition: &str,
        seen: &mut Value,
        known: &Value,
        config: Option<&Config>,
    ) -> Vec<RestoredPart> {
        let gates = self.properties.get(definition).into_iter().flatten();
        let hidden = gates.filter_map(|(pointer, gate)| {
            let by = gate.hidden_by(config);
            (!by.is_empty()).then_some((pointer, by))
        });
        let mut restored = Vec::new();
        for (pointer, by) in hidden {
            if insert(seen, known, pointer) {
                restored.push((Part::Property(dotted(pointer)), by));
            }
        }
        restored
    }
}

fn gated_parameters(operation: &Value) -> BTreeMap<String, Gate> {
    let gated = parameters(operation)
        .filter_map(|parameter| Some((parameter_name(parameter)?, Gate::of(parameter))));
    gated.filter(|(_, gate)| !gate.is_open()).collect()
}

fn gated_properties(schema: &Value, at: &Pointer, found: &mut BTreeMap<String, Gate>) {
    let properties = schema.get("properties").and_then(Value::as_object);
    for (name, property) in properties.into_iter().flatten() {
        let pointer = at.child("properties").child(name);
        gated_properties(property, &pointer, found);
        let gate = Gate::of(property);
        if !gate.is_open() {
            found.insert(pointer.as_str().to_owned(), gate);
        }
    }
    if let Some(items) = schema.get("items") {
        gated_properties(items, &at.child("items"), found);
    }
}

/// Inserts a parameter at its position in the canonical form.
fn push(operation: &mut Value, parameter: &Value) -> bool {
    let Some(members) = operation.as_object_mut() else {
        return false;
    };
    let list = members
        .entry("parameters")
        .or_insert_with(|| Value::Array(Vec::new()));
    let Some(list) = list.as_array_mut() else {
        return false;
    };
    list.push(parameter.clone());
    list.sort_by_cached_key(parameter_name);
    true
}

/// Inserts the known property at the pointer if it is missing, and restores whether it is required.
fn insert(seen: &mut Value, known: &Value, pointer: &str) -> bool {
    let Some((object, name)) = pointer.rsplit_once("/properties/") else {
        return false;
    };
    let name = unescape(name);
    let (Some(property), Some(was)) = (known.pointer(pointer), known.pointer(object)) else {
        return false;
    };
    let Some(members) = seen.pointer_mut(object).and_then(Value::as_object_mut) else {
        return false;
    };
    let properties = members
        .entry("properties")
        .or_insert_with(|| Value::Object(Map::new()));
    let Some(properties) = properties.as_object_mut() else {
        return false;
    };
    if properties.contains_key(&name) {
        return false;
    }
    properties.insert(name.clone(), property.clone());
    let required = was.get("required").and_then(Value::as_array);
    if required.is_some_and(|required| required.iter().any(|it| *it == name)) {
        let list = members
            .entry("required")
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Some(list) = list.as_array_mut() {
            list.push(name.into());
            list.sort_by(|one, other| one.as_str().cmp(&other.as_str()));
        }
    }
    true
}

/// Formats a pointer within a definition as `outer.inner`.
fn dotted(pointer: &str) -> String {
    let names = pointer.split("/properties/").skip(1);
    let names = names.map(|name| name.trim_end_matches("/items"));
    let names: Vec<String> = names.map(unescape).collect();
    names.join(".")
}
