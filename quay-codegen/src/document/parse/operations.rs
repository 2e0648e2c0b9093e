//! Parses operations and their responses.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::parameters::merge_parameters;
use crate::diagnostic::pointer::Pointer;
use crate::document::reader::Reader;
use crate::document::{Method, Operation, Paging, PagingStyle, Parameter, Response, Schema};

impl Reader<'_> {
    pub(super) fn operation(
        &mut self,
        path: &str,
        method: Method,
        value: &Value,
        at: &Pointer,
        shared: &[Parameter],
    ) -> Option<Operation> {
        let members = self.object(value, at)?;
        let id = self.operation_id(members, at)?;
        let tag = self.sole_tag(members, at)?;
        let own = self.parameters(members.get("parameters"), &at.child("parameters"));
        self.check_bodies(shared, &own);
        let mut operation = Operation::new(at.clone(), path, method, id, tag);
        operation.parameters = merge_parameters(shared, own);
        let is_corrected = members.contains_key("x-access");
        for (keyword, value) in members {
            if is_corrected && keyword == "security" {
                continue;
            }
            self.operation_keyword(&mut operation, keyword, value, &at.child(keyword));
        }
        Some(operation)
    }

    fn operation_id(&mut self, members: &Map<String, Value>, at: &Pointer) -> Option<String> {
        let Some(id) = members.get("operationId").and_then(Value::as_str) else {
            self.sink.error(at, "an operation needs an `operationId`");
            return None;
        };
        let is_too_long = self.is_too_long("an operationId", id, &at.child("operationId"));
        (!is_too_long).then(|| id.to_owned())
    }

    fn sole_tag(&mut self, members: &Map<String, Value>, at: &Pointer) -> Option<String> {
        let at = at.child("tags");
        let tags = members.get("tags").map(|tags| self.strings(tags, &at));
        let Some([tag]) = tags.as_deref() else {
            self.sink.error(&at, "an operation needs exactly one tag");
            return None;
        };
        let is_too_long = self.is_too_long("a tag", tag, &at.index(0));
        (!is_too_long).then(|| tag.clone())
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
}
