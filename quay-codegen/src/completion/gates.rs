//! Reads from the overlays which feature flags and settings gate an operation, parameter or property.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::gate::Gate;
use super::hidden_parts::PartGates;
use super::operation_list::operations;
use super::{Known, references};
use crate::diagnostic::{Diagnostics, Source};
use crate::document::MinorVersion;
use crate::document::canonical::Operation;
use crate::document::json as reader;
use crate::overlay::{self, Overlays};

/// The gates of all operations in a known document.
#[derive(Debug, Default)]
pub(super) struct Gates {
    operations: BTreeMap<Operation, Gate>,
    /// The gates of parameters and properties.
    pub(super) parts: PartGates,
    /// Properties by definition name, for definitions that overlays replace because two classes of the server share the
    /// name. Which of the two a document shows is arbitrary.
    clashes: BTreeMap<String, Vec<BTreeSet<String>>>,
}

impl Gates {
    pub(super) fn read(known: Known<'_>) -> Result<Self, Diagnostics> {
        let document = reader::read(known.document)?;
        let corrected = corrected(&document, known.overlays)?;
        let parts = corrected.as_object().map(PartGates::read);
        let mut gates = Self {
            parts: parts.unwrap_or_default(),
            ..Self::default()
        };
        for (path, method, operation) in operations(&document) {
            let pointer = |document: &Value| document.get("paths")?.get(path)?.get(method).cloned();
            let Some(corrected_operation) = pointer(&corrected) else {
                continue;
            };
            gates.add_clashes(operation, &corrected_operation, &corrected);
            let key = (path.to_owned(), method.to_owned());
            gates.operations.insert(key, Gate::of(&corrected_operation));
        }
        Ok(gates)
    }

    pub(super) fn of(&self, operation: &Operation) -> Gate {
        self.operations.get(operation).cloned().unwrap_or_default()
    }

    pub(super) fn is_clash(&self, definition: &str) -> bool {
        self.clashes.contains_key(definition)
    }

    /// Returns whether a schema with these properties belongs to the other class.
    pub(super) fn is_other_class(&self, definition: &str, properties: &BTreeSet<String>) -> bool {
        let others = self.clashes.get(definition);
        others.is_some_and(|others| others.contains(properties))
    }

    fn add_clashes(&mut self, operation: &Value, corrected: &Value, document: &Value) {
        let schema = |operation: &Value| {
            let parameters = operation.get("parameters")?.as_array()?;
            let is_body =
                |parameter: &&Value| parameter.get("in").is_some_and(|place| place == "body");
            parameters.iter().find(is_body)?.get("schema").cloned()
        };
        let (Some(before), Some(after)) = (schema(operation), schema(corrected)) else {
            return;
        };
        let (mut names, mut corrected) = (BTreeSet::new(), BTreeSet::new());
        references(&before, &mut names);
        references(&after, &mut corrected);
        for name in names.into_iter().filter(|name| !corrected.contains(name)) {
            let properties = properties(&after, document);
            self.clashes.entry(name).or_default().push(properties);
        }
    }
}

/// Applies the overlays to the document. Ignores actions that select nothing; `codegen` reports them.
fn corrected(document: &Map<String, Value>, overlays: &[Source]) -> Result<Value, Diagnostics> {
    let version = document.get("x-quay-version").and_then(Value::as_str);
    let version = version.and_then(MinorVersion::parse);
    let mut corrected = Value::Object(document.clone());
    overlay::apply_leniently(&mut corrected, version, &Overlays::read(overlays.into()))?;
    Ok(corrected)
}

/// Returns the property names of a schema, following one reference.
fn properties(schema: &Value, document: &Value) -> BTreeSet<String> {
    let reference = schema.get("$ref").and_then(Value::as_str);
    let target = reference.and_then(|reference| document.pointer(reference.strip_prefix('#')?));
    let properties = target
        .unwrap_or(schema)
        .get("properties")
        .and_then(Value::as_object);
    properties
        .into_iter()
        .flat_map(Map::keys)
        .cloned()
        .collect()
}
