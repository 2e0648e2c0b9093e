//! Rejects unsupported keywords that change the meaning of a request or response, so that the generated client always
//! follows the document.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::reader::Reader;
use super::{Parameter, ParameterLocation};
use crate::diagnostic::pointer::Pointer;
use crate::diagnostic::sanitize::is_unsafe;

/// The maximum length of an operationId or tag. Functions, files and links are named after them.
const MAX_NAME_BYTES: usize = 100;

/// The most segments of a path. Each path is compared with all others, and names those that its values could reach.
const MAX_SEGMENTS: usize = 32;

impl Reader<'_> {
    /// Checks the keywords at the top level of the document.
    pub(super) fn check_document(&mut self, document: &Value, at: &Pointer) {
        // `host` and `schemes` have no effect: the base URL of the client selects the server.
        const KNOWN: [&str; 10] = [
            "swagger",
            "info",
            "host",
            "schemes",
            "basePath",
            "paths",
            "definitions",
            "securityDefinitions",
            "tags",
            "externalDocs",
        ];
        for (keyword, value) in document.as_object().into_iter().flatten() {
            let at = at.child(keyword);
            match keyword.as_str() {
                "basePath" => self.check_base_path(value, &at),
                "consumes" | "produces" => self.check_media_types(keyword, value, &at),
                known if KNOWN.contains(&known) || known.starts_with("x-") => {}
                unknown => self.unknown_keyword(unknown, "a document", &at),
            }
        }
    }

    fn check_base_path(&mut self, value: &Value, at: &Pointer) {
        if !matches!(value.as_str(), Some("/" | "")) {
            self.sink.error_with_help(
                at,
                format!("unsupported `basePath` {value}, expected `/`"),
                "set it to `/` with an overlay action, and add the path to the base URL of the client",
            );
        }
    }

    /// Checks that `consumes` and `produces` include JSON, the only format that the client supports.
    pub(super) fn check_media_types(&mut self, keyword: &str, value: &Value, at: &Pointer) {
        let types = self.strings(value, at);
        let is_json = |name: &String| {
            let name = name.split(';').next().unwrap_or_default().trim();
            name.eq_ignore_ascii_case("application/json")
        };
        if !types.is_empty() && !types.iter().any(is_json) {
            let body = match keyword {
                "consumes" => "the body of a request",
                _ => "a response",
            };
            self.sink.error_with_help(
                at,
                format!(
                    "`{keyword}` does not include `application/json`, the only supported media type of {body}"
                ),
                format!("if Quay uses JSON here, remove `{keyword}` with an overlay action, otherwise remove the operation"),
            );
        }
    }

    /// Checks the keywords of a response.
    pub(super) fn check_response(&mut self, members: &Map<String, Value>, at: &Pointer) {
        for keyword in members.keys() {
            let at = at.child(keyword);
            match keyword.as_str() {
                "schema" | "description" | "examples" => {}
                "$ref" => self.sink.error_with_help(
                    &at,
                    "a `$ref` to a response is not supported",
                    "remove the `$ref` with an overlay action, and add the `schema` of the response with another",
                ),
                extension if extension.starts_with("x-") => {}
                unknown => self.unknown_keyword(unknown, "a response", &at),
            }
        }
    }

    /// Reports a parameter that is a `$ref`. Returns whether it is one.
    pub(super) fn is_parameter_reference(
        &mut self,
        members: &Map<String, Value>,
        at: &Pointer,
    ) -> bool {
        let is_reference = members.contains_key("$ref");
        if is_reference {
            self.sink.error_with_help(
                &at.child("$ref"),
                "a `$ref` to a parameter is not supported",
                "remove the `$ref` with an overlay action, and add the parameter that it refers to with another",
            );
        }
        is_reference
    }

    /// Checks the keywords of a parameter that depend on its location.
    pub(super) fn check_parameter(
        &mut self,
        members: &Map<String, Value>,
        location: ParameterLocation,
        at: &Pointer,
    ) {
        let is_path = location == ParameterLocation::Path;
        if is_path && members.get("required").is_some_and(|value| *value == false) {
            self.sink.error_with_help(
                &at.child("required"),
                "a path parameter is always required",
                "set `required: true` with an overlay action",
            );
        }
        for keyword in ["x-digest", "x-min-segments", "x-multi-segment"] {
            if !is_path && members.contains_key(keyword) {
                let message = format!("`{keyword}` is only supported for path parameters");
                self.sink.error(&at.child(keyword), message);
            }
        }
        if location == ParameterLocation::Body {
            self.check_body_keywords(members, at);
        } else if members.contains_key("schema") {
            self.sink.error_with_help(
                &at.child("schema"),
                "`schema` is only supported for body parameters",
                "move its keywords into the parameter, or remove it, with an overlay action",
            );
        }
        let is_list = members.get("type").is_some_and(|value| value == "array");
        let is_query = location == ParameterLocation::Query;
        if is_query && is_list && !members.contains_key("collectionFormat") {
            self.sink.error_with_help(
                at,
                "a list separated by commas, the default of `collectionFormat`, is not supported",
                "if Quay expects the parameter once for each element, set `collectionFormat: multi` with an overlay action, otherwise \
                 remove the parameter",
            );
        }
    }

    /// Reports keywords of a body parameter that only its `schema` may have.
    fn check_body_keywords(&mut self, members: &Map<String, Value>, at: &Pointer) {
        const OF_BODIES: [&str; 5] = ["name", "in", "required", "description", "schema"];
        const OF_SCHEMAS: [&str; 4] = ["x-full-name", "x-nullable", "x-order", "x-rust-type"];
        for keyword in members.keys().map(String::as_str) {
            let is_extension = keyword.starts_with("x-") && !keyword.starts_with("x-enum-");
            let is_known =
                OF_BODIES.contains(&keyword) || (is_extension && !OF_SCHEMAS.contains(&keyword));
            if !is_known {
                self.sink.error_with_help(
                    &at.child(keyword),
                    format!("`{keyword}` has no effect beside the `schema` of a body"),
                    "move it into the schema, or remove it, with an overlay action",
                );
            }
        }
    }

    /// Reads `x-min-segments`.
    pub(super) fn min_segments(&mut self, members: &Map<String, Value>, at: &Pointer) -> u64 {
        let Some(value) = members.get("x-min-segments") else {
            return 1;
        };
        let at = at.child("x-min-segments");
        if !members.contains_key("x-multi-segment") {
            let message = "`x-min-segments` has no effect without `x-multi-segment`";
            self.sink.error(&at, message);
        }
        let least = value.as_u64().filter(|least| *least > 0);
        self.expect(least, "a positive integer", &at).unwrap_or(1)
    }

    /// Checks that names are unique within a location. Several bodies are reported separately.
    pub(super) fn check_names(&mut self, parameters: &[Parameter]) {
        let mut seen = BTreeSet::new();
        for parameter in parameters {
            let is_first = seen.insert((parameter.location, &parameter.name));
            if !is_first && parameter.location != ParameterLocation::Body {
                let message = format!("duplicate parameter `{}`", parameter.name);
                let help = "remove one of the two with an overlay action";
                self.sink.error_with_help(&parameter.pointer, message, help);
            }
        }
    }

    /// Checks that an operation has at most one body. A body of the operation overrides that of the path only if both
    /// have the same name.
    pub(super) fn check_bodies(&mut self, shared: &[Parameter], own: &[Parameter]) {
        let is_body = |parameter: &&Parameter| parameter.location == ParameterLocation::Body;
        let mut bodies = own.iter().filter(is_body);
        let Some(first) = bodies.next() else {
            return;
        };
        let inherited = shared.iter().filter(is_body);
        let inherited = inherited.filter(|parameter| parameter.name != first.name);
        for other in bodies.chain(inherited) {
            self.report_second_body(other, first);
        }
    }

    /// Checks that the parameters of a path include at most one body.
    pub(super) fn check_shared_bodies(&mut self, shared: &[Parameter]) {
        self.check_bodies(&[], shared);
    }

    fn report_second_body(&mut self, second: &Parameter, first: &Parameter) {
        let message = format!(
            "an operation can have only one body, found `{}` and `{}`",
            second.name, first.name
        );
        let help = "remove one of the two with an overlay action";
        self.sink.error_with_help(&second.pointer, message, help);
    }

    /// Checks `collectionFormat`. The client repeats the parameter for each element.
    pub(super) fn check_collection_format(&mut self, value: &Value, at: &Pointer) {
        if value != "multi" {
            self.sink.error_with_help(
                at,
                format!("unsupported `collectionFormat` {value}, expected `multi`"),
                "if Quay expects the parameter once for each element, set it to `multi` with an overlay action, otherwise remove the \
                 parameter",
            );
        }
    }

    /// Reads the search terms of `x-aliases`. `rustc` rejects quotes, line breaks and surrounding spaces in an alias.
    pub(super) fn aliases(&mut self, value: &Value, at: &Pointer) -> Vec<String> {
        let aliases = self.strings(value, at);
        let is_odd = |character: char| {
            is_unsafe(character)
                || matches!(character, '"' | '\'')
                || (character.is_whitespace() && character != ' ')
        };
        let mut seen = BTreeSet::new();
        for (index, alias) in aliases.iter().enumerate() {
            let is_first = seen.insert(alias);
            let problem = if alias.is_empty() || alias.trim() != alias || alias.contains(is_odd) {
                "is empty, is surrounded by spaces, or contains quotes or control characters"
            } else if !is_first {
                "is a duplicate"
            } else {
                continue;
            };
            self.sink
                .error(&at.index(index), format!("the alias `{alias}` {problem}"));
        }
        aliases
    }

    /// Reports a path that is too long to be compared with all others. Returns whether it is.
    pub(super) fn has_too_many_segments(&mut self, path: &str, at: &Pointer) -> bool {
        let segments = path.split('/').skip(1).count();
        let has_too_many = segments > MAX_SEGMENTS;
        if has_too_many {
            self.sink.error_with_help(
                at,
                format!(
                    "a path must not exceed {MAX_SEGMENTS} segments, but this one has {segments}"
                ),
                "remove the path with an overlay action",
            );
        }
        has_too_many
    }

    /// Reports a name that is too long for a function or file. Returns whether it is.
    pub(super) fn is_too_long(&mut self, what: &str, name: &str, at: &Pointer) -> bool {
        let is_too_long = name.len() > MAX_NAME_BYTES;
        if is_too_long {
            let start: String = name.chars().take(20).collect();
            self.sink.error_with_help(
                at,
                format!(
                    "{what} must not exceed {MAX_NAME_BYTES} bytes, but `{start}…` has {}",
                    name.len()
                ),
                "set a shorter name with an overlay action",
            );
        }
        is_too_long
    }
}
