//! Parses the JSON of a document into the Swagger model and reports everything unexpected.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use super::reader::Reader;
use super::{
    Document, Method, Operation, Paging, PagingStyle, Parameter, ParameterLocation, Response,
    Schema,
};
use crate::diagnostic::Sink;
use crate::diagnostic::pointer::Pointer;

/// Parses a whole document.
pub(crate) fn parse(value: &Value, sink: &mut Sink) -> Document {
    let mut document = head(value, sink);
    let mut reader = Reader { sink };
    let root = Pointer::root();
    if value.get("paths").is_none() {
        reader
            .sink
            .error_with_help(&root, "`paths` is missing", super::json::HELP);
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
            let known = keyword == "parameters"
                || keyword.starts_with("x-")
                || Method::ALL.iter().any(|method| method.key() == *keyword);
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
            if let Some(value) = members.get(&method.key()) {
                let at = at.child(method.key());
                if let Some(operation) = self.operation(path, method, value, &at, &shared) {
                    operations.push(operation.into());
                }
            }
        }
    }

    fn operation(
        &mut self,
        path: &str,
        method: Method,
        value: &Value,
        at: &Pointer,
        shared: &[Parameter],
    ) -> Option<Operation> {
        let members = self.object(value, at)?;
        let Some(id) = members.get("operationId").and_then(Value::as_str) else {
            self.sink.error(at, "an operation needs an `operationId`");
            return None;
        };
        if self.is_too_long("an operationId", id, &at.child("operationId")) {
            return None;
        }
        let tags = members
            .get("tags")
            .map(|tags| self.strings(tags, &at.child("tags")));
        let tag = match tags.as_deref() {
            Some([tag]) => tag.clone(),
            _ => {
                self.sink
                    .error(&at.child("tags"), "an operation needs exactly one tag");
                return None;
            }
        };
        if self.is_too_long("a tag", &tag, &at.child("tags").index(0)) {
            return None;
        }
        let own = self.parameters(members.get("parameters"), &at.child("parameters"));
        self.check_bodies(shared, &own);
        let mut operation = Operation {
            pointer: at.clone(),
            path: path.to_owned(),
            method,
            id: id.to_owned(),
            tag,
            summary: None,
            description: None,
            parameters: merge_parameters(shared, own),
            responses: BTreeMap::new(),
            scope: None,
            access: None,
            status_when_off: None,
            flags: Vec::new(),
            settings: BTreeMap::new(),
            last_seen: None,
            since: None,
            internal: false,
            aliases: Vec::new(),
            fresh_login: false,
            deprecated: false,
            paging: None,
        };
        let is_corrected = members.contains_key("x-access");
        for (keyword, value) in members {
            if is_corrected && keyword == "security" {
                continue;
            }
            self.operation_keyword(&mut operation, keyword, value, &at.child(keyword));
        }
        Some(operation)
    }

    fn operation_keyword(
        &mut self,
        operation: &mut Operation,
        keyword: &str,
        value: &Value,
        at: &Pointer,
    ) {
        match keyword {
            "summary" => operation.summary = self.string(value, at),
            "description" => operation.description = self.string(value, at),
            "responses" => operation.responses = self.responses(value, at),
            "security" => operation.scope = self.scope(value, at),
            "x-access" => operation.access = self.access(value, at),
            "x-status-when-off" => operation.status_when_off = self.status(value, at),
            "deprecated" => operation.deprecated = self.boolean(value, at),
            "x-flags" => operation.flags = self.strings(value, at),
            "x-settings" => {
                let settings = self.object(value, at).into_iter().flatten();
                operation.settings = settings
                    .map(|(name, value)| (name.clone(), value.clone()))
                    .collect();
            }
            "x-last-seen" => operation.last_seen = self.version(value, at),
            "x-since" => operation.since = self.version(value, at),
            "x-internal" => operation.internal = self.boolean(value, at),
            "x-requires-fresh-login" => operation.fresh_login = self.boolean(value, at),
            "x-aliases" => operation.aliases = self.aliases(value, at),
            "x-paging" => operation.paging = self.paging(value, at),
            "consumes" | "produces" => self.check_media_types(keyword, value, at),
            "operationId" | "tags" | "parameters" | "schemes" | "externalDocs" => {}
            other if other.starts_with("x-") => {}
            other => self.unknown_keyword(other, "an operation", at),
        }
    }

    /// Parses the scope of an operation. Quay requires exactly one, or none if no token is needed.
    fn scope(&mut self, value: &Value, at: &Pointer) -> Option<String> {
        const HELP: &str = "state what the handler checks with `x-access` in an overlay action";
        let mut scopes = BTreeSet::new();
        let mut needs_none = false;
        for (index, alternative) in self.array(value, at)?.iter().enumerate() {
            let at = at.index(index);
            let Some(schemes) = self.object(alternative, &at) else {
                continue;
            };
            needs_none |= schemes.is_empty();
            for (scheme, value) in schemes {
                scopes.extend(self.strings(value, &at.child(scheme)));
            }
        }
        if scopes.len() > 1 {
            let message = "an operation with more than one scope is not supported";
            self.sink.error_with_help(at, message, HELP);
        } else if needs_none && !scopes.is_empty() {
            let message = "an operation with an optional token is not supported";
            self.sink.error_with_help(at, message, HELP);
        }
        scopes.into_iter().next()
    }

    fn paging(&mut self, value: &Value, at: &Pointer) -> Option<Paging> {
        let members = self.object(value, at)?;
        let known = ["style", "items", "more", "number"];
        self.check_keywords(members, &known, "`x-paging`", at);
        let style = match members.get("style").and_then(Value::as_str) {
            Some("next_page") => PagingStyle::NextPage,
            Some("page") => PagingStyle::Page,
            _ => {
                self.sink
                    .error(at, "`x-paging` needs a `style`: `next_page` or `page`");
                return None;
            }
        };
        let Some(items) = members.get("items").and_then(Value::as_str) else {
            self.sink.error(
                at,
                "`x-paging` needs `items`, the name of the property with the items",
            );
            return None;
        };
        let more = self.text(members, "more", at);
        Some(Paging {
            pointer: at.clone(),
            style,
            items: items.to_owned(),
            more: more.unwrap_or_else(|| "has_additional".to_owned()),
            number: self.text(members, "number", at),
        })
    }

    fn responses(&mut self, value: &Value, at: &Pointer) -> BTreeMap<String, Response> {
        let mut responses = BTreeMap::new();
        for (status, value) in self.object(value, at).into_iter().flatten() {
            if status.starts_with("x-") {
                continue;
            }
            let at = at.child(status);
            let Some(members) = self.object(value, &at) else {
                continue;
            };
            self.check_response(members, &at);
            let schema = members
                .get("schema")
                .map(|schema| Schema::parse(schema, &at.child("schema"), self));
            let mut flag = |key: &str| self.flag(members, key, &at);
            let (empty, success) = (flag("x-empty"), flag("x-success"));
            if status == "default" && members.contains_key("schema") {
                self.sink.error_with_help(
                    &at.child("schema"),
                    "a schema of the `default` response is not supported",
                    "describe each status separately, or remove the schema, with an overlay action",
                );
            }
            let response = Response {
                schema,
                empty,
                success: status.starts_with('2') || success,
                pointer: at,
            };
            responses.insert(status.clone(), response);
        }
        responses
    }

    fn parameters(&mut self, value: Option<&Value>, at: &Pointer) -> Vec<Parameter> {
        let list = value.and_then(|value| self.array(value, at));
        let list = list.into_iter().flatten().enumerate();
        let parameters: Vec<Parameter> = list
            .filter_map(|(index, value)| self.parameter(value, &at.index(index)))
            .collect();
        self.check_names(&parameters);
        parameters
    }

    fn parameter(&mut self, value: &Value, at: &Pointer) -> Option<Parameter> {
        let members = self.object(value, at)?;
        if self.is_parameter_reference(members, at) {
            return None;
        }
        let Some(name) = members.get("name").and_then(Value::as_str) else {
            self.sink.error(at, "a parameter needs a `name`");
            return None;
        };
        let place = match members.get("in").and_then(Value::as_str) {
            Some("path") => ParameterLocation::Path,
            Some("query") => ParameterLocation::Query,
            Some("body") => ParameterLocation::Body,
            other => {
                let place = other.unwrap_or("nothing");
                self.sink.error(
                    at,
                    format!(
                        "parameter `{name}`: `in` must be `path`, `query` or `body`, not `{place}`"
                    ),
                );
                return None;
            }
        };
        let schema = match (place, members.get("schema")) {
            (ParameterLocation::Body, Some(schema)) => {
                Schema::parse(schema, &at.child("schema"), self)
            }
            (ParameterLocation::Body, None) => {
                self.sink.error(at, "a body parameter needs a `schema`");
                return None;
            }
            _ => Schema::of_parameter(value, at, self),
        };
        self.check_parameter(members, place, at);
        let mut flag = |key: &str| self.flag(members, key, at);
        let required = flag("required") || place == ParameterLocation::Path;
        let (multi_segment, digest) = (flag("x-multi-segment"), flag("x-digest"));
        let example = members.get("x-example");
        schema.check_example(example, || at.child("x-example"), self);
        Some(Parameter {
            name: name.to_owned(),
            location: place,
            required,
            description: self.text(members, "description", at),
            schema,
            multi_segment,
            min_segments: self.min_segments(members, at),
            digest,
            since: members
                .get("x-since")
                .and_then(|value| self.version(value, &at.child("x-since"))),
            example: example.cloned(),
            pointer: at.clone(),
        })
    }
}

/// Combines the parameters of an operation and its path. A parameter of the operation overrides one of the path with
/// the same name and location.
fn merge_parameters(shared: &[Parameter], own: Vec<Parameter>) -> Vec<Parameter> {
    let mut seen: BTreeSet<(ParameterLocation, String)> = BTreeSet::new();
    let mut merged: Vec<Parameter> = own
        .into_iter()
        .chain(shared.iter().cloned())
        .filter(|parameter| {
            let name = match parameter.location {
                ParameterLocation::Body => String::new(),
                _ => parameter.name.clone(),
            };
            seen.insert((parameter.location, name))
        })
        .collect();
    merged.sort_by(|left, right| (left.location, &left.name).cmp(&(right.location, &right.name)));
    merged
}
