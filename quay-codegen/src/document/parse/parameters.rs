//! Parses the parameters of operations and of paths.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::diagnostic::pointer::Pointer;
use crate::document::reader::Reader;
use crate::document::{Parameter, ParameterLocation, Schema};

impl Reader<'_> {
    pub(super) fn parameters(&mut self, value: Option<&Value>, at: &Pointer) -> Vec<Parameter> {
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
        let location = self.location(name, members, at)?;
        let schema = match (location, members.get("schema")) {
            (ParameterLocation::Body, Some(schema)) => {
                Schema::parse(schema, &at.child("schema"), self)
            }
            (ParameterLocation::Body, None) => {
                self.sink.error(at, "a body parameter needs a `schema`");
                return None;
            }
            _ => Schema::of_parameter(value, at, self),
        };
        self.check_parameter(members, location, at);
        let mut flag = |key: &str| self.flag(members, key, at);
        let required = flag("required") || location == ParameterLocation::Path;
        let (multi_segment, digest) = (flag("x-multi-segment"), flag("x-digest"));
        let example = members.get("x-example");
        schema.check_example(example, || at.child("x-example"), self);
        Some(Parameter {
            name: name.to_owned(),
            location,
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

    fn location(
        &mut self,
        name: &str,
        members: &Map<String, Value>,
        at: &Pointer,
    ) -> Option<ParameterLocation> {
        match members.get("in").and_then(Value::as_str) {
            Some("path") => Some(ParameterLocation::Path),
            Some("query") => Some(ParameterLocation::Query),
            Some("body") => Some(ParameterLocation::Body),
            other => {
                let other = other.unwrap_or("nothing");
                let message = format!(
                    "parameter `{name}`: `in` must be `path`, `query` or `body`, not `{other}`"
                );
                self.sink.error(at, message);
                None
            }
        }
    }
}

/// Combines the parameters of an operation and its path. A parameter of the operation overrides one of the path with
/// the same name and location.
pub(super) fn merge_parameters(shared: &[Parameter], own: Vec<Parameter>) -> Vec<Parameter> {
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
