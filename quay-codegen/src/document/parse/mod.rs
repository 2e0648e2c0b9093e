//! Parses the JSON of a document into the Swagger model and reports everything unexpected.

mod operations;
mod parameters;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::reader::Reader;
use super::{Document, Method, Operation, Schema};
use crate::diagnostic::pointer::Pointer;
use crate::diagnostic::{Hint, Sink};

/// Parses a whole document.
pub(crate) fn parse(value: &Value, sink: &mut Sink) -> Document {
    let mut document = head(value, sink);
    let mut reader = Reader { sink };
    let root = Pointer::root();
    if value.get("paths").is_none() {
        reader
            .sink
            .error_with_help(&root, "`paths` is missing", Hint::CompleteDocument);
    }
    for (path, item) in reader.member_object(value, "paths", &root) {
        document
            .operations
            .extend(operations(path, item, reader.sink));
    }
    for (name, schema) in reader.member_object(value, "definitions", &root) {
        let schema = definition(name, schema, reader.sink);
        document.definitions.insert(name.clone(), schema.into());
    }
    document.check_read_only(reader.sink);
    document
}

/// Parses a document without its paths and definitions.
pub(crate) fn head(value: &Value, sink: &mut Sink) -> Document {
    let mut reader = Reader { sink };
    let root = Pointer::root();
    reader.check_document(value, &root);
    let version = value.get("x-quay-version");
    let mut document = Document {
        quay_version: version.and_then(|it| reader.quay_version(it, &root.child("x-quay-version"))),
        ..Document::default()
    };
    document.tags = reader.tags(value.get("tags"), &root.child("tags"));
    document.scopes = reader.scopes(value, &root);
    document
}

/// Parses the operations of a path.
pub(crate) fn operations(path: &str, item: &Value, sink: &mut Sink) -> Vec<Arc<Operation>> {
    let at = Pointer::root().child("paths").child(path);
    let mut operations = Vec::new();
    Reader { sink }.path_item(path, item, &at, &mut operations);
    operations
}

/// Parses a definition.
pub(crate) fn definition(name: &str, schema: &Value, sink: &mut Sink) -> Schema {
    let at = Pointer::root().child("definitions").child(name);
    Schema::parse(schema, &at, &mut Reader { sink })
}

impl Reader<'_> {
    /// Returns the descriptions of the scopes in all security definitions. Quay's own documents have none.
    fn scopes(&mut self, document: &Value, at: &Pointer) -> BTreeMap<String, String> {
        let mut scopes = BTreeMap::new();
        let definitions = at.child("securityDefinitions");
        for (name, definition) in self.member_object(document, "securityDefinitions", at) {
            let Some(described) = definition.get("scopes") else {
                continue;
            };
            scopes
                .extend(self.strings_by_name(described, &definitions.child(name).child("scopes")));
        }
        scopes.retain(|_, description| !description.is_empty());
        scopes
    }

    fn path_item(
        &mut self,
        path: &str,
        item: &Value,
        at: &Pointer,
        operations: &mut Vec<Arc<Operation>>,
    ) {
        let Some(members) = self.object(item, at) else {
            return;
        };
        for keyword in members.keys() {
            let known =
                keyword == "parameters" || keyword.starts_with("x-") || Method::is_key(keyword);
            if !known {
                self.unknown_keyword(keyword, "a path item", &at.child(keyword));
            }
        }
        if self.has_too_many_segments(path, at) {
            return;
        }
        let shared = self.parameters(members.get("parameters"), &at.child("parameters"));
        self.check_shared_bodies(&shared);
        for method in Method::ALL {
            if let Some(value) = members.get(method.key()) {
                let at = at.child(method.key());
                if let Some(operation) = self.operation(path, method, value, &at, &shared) {
                    operations.push(operation.into());
                }
            }
        }
    }
}
