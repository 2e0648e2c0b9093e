//! The operationIds of a document, before the overlays change them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::model::{Method, Operation};

/// The operationIds by path and method.
#[derive(Debug, Default)]
pub(super) struct DocumentIds(BTreeMap<(String, Method), String>);

impl DocumentIds {
    pub(super) fn read(document: &Value) -> Self {
        let paths = document.get("paths").and_then(Value::as_object);
        let mut ids = Self::default();
        for (path, item) in paths.into_iter().flatten() {
            ids.add(path, item);
        }
        ids
    }

    /// Adds the operations of a path.
    pub(super) fn add(&mut self, path: &str, item: &Value) {
        for method in Method::ALL {
            let id = item.get(method.key()).and_then(|it| it.get("operationId"));
            if let Some(id) = id.and_then(Value::as_str) {
                self.0.insert((path.to_owned(), method), id.to_owned());
            }
        }
    }

    /// Adds the operations of other paths.
    pub(super) fn extend(&mut self, other: &Self) {
        let ids = other.0.iter();
        self.0
            .extend(ids.map(|(key, id)| (key.clone(), id.clone())));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(|(path, _)| path.as_str())
    }

    /// Sets the original operationId of operations whose operationId an overlay changed.
    pub(super) fn write(&self, operations: &mut [Operation]) {
        for operation in operations {
            let key = (operation.path.clone(), operation.method);
            let id = self.0.get(&key).filter(|id| **id != operation.id);
            operation.document_id = id.cloned();
        }
    }
}
