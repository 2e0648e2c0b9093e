//! Removes everything from the internal document that the canonical document does not keep.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Operation, sorted};
use crate::diagnostic::pointer::Pointer;
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::document::Method;
use crate::document::json::kind;
use crate::document::prose::is_prose;

/// Vendor extensions that describe the API. All others describe the implementation and are dropped.
const KEPT_EXTENSIONS: [&str; 3] = ["x-internal", "x-last-seen", "x-requires-fresh-login"];

/// Filters an internal document.
pub(super) struct Filter<'run> {
    source: &'run Source,
    public_operations: &'run BTreeSet<Operation>,
    /// The problems found so far.
    pub(super) problems: Diagnostics,
}

impl<'run> Filter<'run> {
    pub(super) fn new(
        source: &'run Source,
        public_operations: &'run BTreeSet<Operation>,
        problems: Diagnostics,
    ) -> Self {
        Self {
            source,
            public_operations,
            problems,
        }
    }
}

impl Filter<'_> {
    /// Returns the canonical form of a whole document.
    pub(super) fn document(
        &mut self,
        mut document: Map<String, Value>,
        quay_version: &str,
    ) -> Value {
        let root = Pointer::root();
        let mut out = Map::new();
        out.insert("swagger".to_owned(), json!("2.0"));
        out.insert("info".to_owned(), json!({"title": "Quay", "version": "v1"}));
        out.insert("x-quay-version".to_owned(), json!(quay_version));
        for fact in ["basePath", "consumes", "produces", "security"] {
            if let Some(value) = document.remove(fact) {
                out.insert(fact.to_owned(), value);
            }
        }
        type Clean<'run> = fn(&mut Filter<'run>, Value, &Pointer) -> Value;
        let maps: [(&str, Clean<'_>); 4] = [
            ("definitions", Self::schema),
            ("parameters", Self::parameter),
            ("responses", Self::response),
            ("securityDefinitions", Self::security_definition),
        ];
        for (name, clean) in maps {
            if let Some(value) = document.remove(name) {
                out.insert(name.to_owned(), self.map(value, &root.child(name), clean));
            }
        }
        if let Some(paths) = document.remove("paths") {
            let paths = self.paths(paths, &root.child("paths"));
            out.insert("tags".to_owned(), tags_in_use(&paths));
            out.insert("paths".to_owned(), Value::Object(paths));
        }
        Value::Object(out)
    }

    /// Returns the paths with at least one operation.
    fn paths(&mut self, paths: Value, place: &Pointer) -> Map<String, Value> {
        let mut out = Map::new();
        for (path, item) in self.object(paths, place) {
            if path.starts_with("x-") {
                continue;
            }
            let item = self.path_item(item, &path, &place.child(&path));
            if item.keys().any(|key| Method::is_key(key)) {
                out.insert(path, Value::Object(item));
            }
        }
        out
    }

    fn path_item(&mut self, item: Value, path: &str, place: &Pointer) -> Map<String, Value> {
        let mut out = Map::new();
        for (key, value) in self.object(item, place) {
            let place = place.child(&key);
            let value = match key.as_str() {
                method if Method::is_key(method) => {
                    let public = (path.to_owned(), method.to_owned());
                    let public = self.public_operations.contains(&public);
                    self.operation(value, public, &place)
                }
                "parameters" => self.parameters(value, &place),
                extension if extension.starts_with("x-") => continue,
                other => {
                    self.error(
                        &place,
                        format!("`{other}` is neither a method nor `parameters`"),
                    );
                    continue;
                }
            };
            out.insert(key, value);
        }
        out
    }

    fn operation(&mut self, operation: Value, public: bool, place: &Pointer) -> Value {
        let mut out = Map::new();
        for (key, value) in self.keep_known(operation, place) {
            let place = place.child(&key);
            let value = match key.as_str() {
                "parameters" => self.parameters(value, &place),
                "responses" => self.map(value, &place, Self::response),
                "tags" => sorted_strings(value),
                "security" => self.list(value, &place, Self::security_requirement),
                // Part of the server's address.
                "schemes" => continue,
                "x-internal" if value != json!(true) => continue,
                _ => value,
            };
            out.insert(key, value);
        }
        if !public {
            out.insert("x-internal".to_owned(), json!(true));
        }
        Value::Object(out)
    }

    fn parameters(&mut self, parameters: Value, place: &Pointer) -> Value {
        let mut parameters = self.list(parameters, place, Self::parameter);
        if let Value::Array(parameters) = &mut parameters {
            parameters.sort_by_cached_key(|parameter| {
                let text = |key| {
                    parameter
                        .get(key)
                        .and_then(Value::as_str)
                        .unwrap_or_default()
                };
                // Of two parameters with the same name the last one wins; sorting is stable.
                (
                    text("in").to_owned(),
                    text("name").to_owned(),
                    sorted(parameter).to_string(),
                )
            });
        }
        parameters
    }

    fn parameter(&mut self, parameter: Value, place: &Pointer) -> Value {
        let mut out = Map::new();
        for (key, value) in self.keep_known(parameter, place) {
            let value = match key.as_str() {
                "schema" | "items" => self.schema(value, &place.child(&key)),
                _ => value,
            };
            out.insert(key, value);
        }
        Value::Object(out)
    }

    fn response(&mut self, response: Value, place: &Pointer) -> Value {
        let mut out = Map::new();
        for (key, value) in self.keep_known(response, place) {
            let place = place.child(&key);
            let value = match key.as_str() {
                "schema" => self.schema(value, &place),
                "headers" => self.map(value, &place, Self::parameter),
                _ => value,
            };
            out.insert(key, value);
        }
        Value::Object(out)
    }

    /// Filters a schema. Keywords and property names are distinguished by their position, so a property named
    /// `description` is kept.
    fn schema(&mut self, schema: Value, place: &Pointer) -> Value {
        let mut out = Map::new();
        for (key, value) in self.keep_known(schema, place) {
            let place = place.child(&key);
            let value = match (key.as_str(), &value) {
                ("properties" | "patternProperties" | "definitions", _) => {
                    self.map(value, &place, Self::schema)
                }
                ("items", Value::Array(_)) | ("allOf" | "anyOf" | "oneOf", _) => {
                    self.list(value, &place, Self::schema)
                }
                ("additionalProperties" | "additionalItems", Value::Bool(_)) => value,
                ("items" | "additionalProperties" | "additionalItems" | "not", _) => {
                    self.schema(value, &place)
                }
                ("required", _) => sorted_strings(value),
                // The name of the schema in the implementation.
                ("id", Value::String(_)) => continue,
                _ => value,
            };
            out.insert(key, value);
        }
        Value::Object(out)
    }

    fn security_requirement(&mut self, requirement: Value, place: &Pointer) -> Value {
        self.map(requirement, place, |_, scopes, _| sorted_strings(scopes))
    }

    /// Filters a security definition: without addresses of the server, with only the names of scopes.
    fn security_definition(&mut self, definition: Value, place: &Pointer) -> Value {
        let mut out = Map::new();
        for (key, value) in self.object(definition, place) {
            let value = match key.as_str() {
                "scopes" => self.map(value, &place.child("scopes"), |_, _, _| json!("")),
                "type" | "flow" | "in" | "name" => value,
                _ => continue,
            };
            out.insert(key, value);
        }
        Value::Object(out)
    }

    /// Returns the properties of an object without prose and without vendor extensions about the implementation.
    fn keep_known(&mut self, value: Value, place: &Pointer) -> Map<String, Value> {
        let mut object = self.object(value, place);
        object.retain(|key, value| {
            let is_kept = !key.starts_with("x-") || KEPT_EXTENSIONS.contains(&key.as_str());
            is_kept && !is_prose(key, value)
        });
        object
    }

    /// Applies a filter to every property of an object, regardless of its name.
    fn map(
        &mut self,
        value: Value,
        place: &Pointer,
        clean: fn(&mut Self, Value, &Pointer) -> Value,
    ) -> Value {
        let members = self.object(value, place).into_iter();
        let members = members.map(|(name, member)| {
            let member = clean(self, member, &place.child(&name));
            (name, member)
        });
        Value::Object(members.collect())
    }

    /// Applies a filter to every element of an array.
    fn list(
        &mut self,
        value: Value,
        place: &Pointer,
        clean: fn(&mut Self, Value, &Pointer) -> Value,
    ) -> Value {
        let Value::Array(elements) = value else {
            self.error(place, format!("expected a list, found {}", kind(&value)));
            return Value::Null;
        };
        let elements = elements.into_iter().enumerate();
        let elements = elements.map(|(index, element)| clean(self, element, &place.index(index)));
        Value::Array(elements.collect())
    }

    fn object(&mut self, value: Value, place: &Pointer) -> Map<String, Value> {
        match value {
            Value::Object(object) => object,
            other => {
                self.error(place, format!("expected an object, found {}", kind(&other)));
                Map::new()
            }
        }
    }

    fn error(&mut self, place: &Pointer, message: String) {
        let problem = Diagnostic::error(&self.source.name, place.as_str(), message);
        self.problems.push(problem);
    }
}

/// Returns the tags used by the operations, in the format of the document's `tags`.
pub(crate) fn tags_in_use(paths: &Map<String, Value>) -> Value {
    let operations = paths.values().filter_map(Value::as_object).flatten();
    let tags: BTreeSet<&str> = operations
        .filter_map(|(_, operation)| operation.get("tags")?.as_array())
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    tags.into_iter().map(|name| json!({"name": name})).collect()
}

/// Sorts an array of strings whose order has no meaning. Returns other values unchanged.
fn sorted_strings(mut value: Value) -> Value {
    if let Value::Array(strings) = &mut value
        && strings.iter().all(Value::is_string)
    {
        strings.sort_by(|one, other| one.as_str().cmp(&other.as_str()));
    }
    value
}
