//! Converts JSON values to the types that the parser expects.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::diagnostic::Sink;
use crate::diagnostic::pointer::{Pointer, unescape};
use crate::document::MinorVersion;

/// Converts JSON values to the expected types and reports mismatches.
pub(crate) struct Reader<'sink> {
    pub(crate) sink: &'sink mut Sink,
}

/// Returns the name of the definition that a `$ref` points to.
pub(crate) fn definition_name(reference: &str) -> Option<String> {
    reference.strip_prefix("#/definitions/").map(unescape)
}

impl Reader<'_> {
    pub(super) fn member_object<'value>(
        &mut self,
        value: &'value Value,
        key: &str,
        at: &Pointer,
    ) -> impl Iterator<Item = (&'value String, &'value Value)> + use<'value> {
        let members = match value.get(key) {
            Some(member) => self.object(member, &at.child(key)),
            None => None,
        };
        members.into_iter().flatten()
    }

    /// Reports an unknown keyword.
    pub(crate) fn unknown_keyword(&mut self, keyword: &str, place: &str, at: &Pointer) {
        self.sink.error_with_help(
            at,
            format!("unknown keyword `{keyword}` in {place}"),
            "remove it with an overlay action, or add support for it to the generator",
        );
    }

    /// Reports keywords other than the known ones.
    pub(super) fn check_keywords(
        &mut self,
        members: &Map<String, Value>,
        known: &[&str],
        place: &str,
        at: &Pointer,
    ) {
        for keyword in members.keys() {
            if !known.contains(&keyword.as_str()) {
                self.unknown_keyword(keyword, place, &at.child(keyword));
            }
        }
    }

    pub(crate) fn object<'value>(
        &mut self,
        value: &'value Value,
        at: &Pointer,
    ) -> Option<&'value Map<String, Value>> {
        self.expect(value.as_object(), "an object", at)
    }

    pub(crate) fn array<'value>(
        &mut self,
        value: &'value Value,
        at: &Pointer,
    ) -> Option<&'value Vec<Value>> {
        self.expect(value.as_array(), "a list", at)
    }

    pub(crate) fn string(&mut self, value: &Value, at: &Pointer) -> Option<String> {
        self.expect(value.as_str(), "a string", at)
            .map(str::to_owned)
    }

    /// Reads a keyword that is a string or absent.
    pub(super) fn text(
        &mut self,
        members: &Map<String, Value>,
        keyword: &str,
        at: &Pointer,
    ) -> Option<String> {
        let value = members.get(keyword)?;
        self.string(value, &at.child(keyword))
    }

    /// Reads a keyword that is `true`, `false` or absent.
    pub(super) fn flag(
        &mut self,
        members: &Map<String, Value>,
        keyword: &str,
        at: &Pointer,
    ) -> bool {
        let value = members.get(keyword);
        value.is_some_and(|value| self.boolean(value, &at.child(keyword)))
    }

    pub(crate) fn boolean(&mut self, value: &Value, at: &Pointer) -> bool {
        self.expect(value.as_bool(), "a boolean", at)
            .unwrap_or_default()
    }

    pub(crate) fn number(&mut self, value: &Value, at: &Pointer) -> Option<String> {
        self.expect(value.as_number(), "a number", at)
            .map(ToString::to_string)
    }

    pub(crate) fn count(&mut self, value: &Value, at: &Pointer) -> Option<u64> {
        self.expect(value.as_u64(), "an integer", at)
    }

    pub(super) fn status(&mut self, value: &Value, at: &Pointer) -> Option<u16> {
        let status = value.as_u64().and_then(|status| u16::try_from(status).ok());
        self.expect(status, "an HTTP status", at)
    }

    pub(crate) fn version(&mut self, value: &Value, at: &Pointer) -> Option<MinorVersion> {
        let version = value.as_str().and_then(MinorVersion::parse);
        // YAML reads an unquoted 3.10 as 3.1.
        let what = match value.is_number() {
            true => "a version such as '3.16', in quotes",
            false => "a version such as '3.16'",
        };
        self.expect(version, what, at)
    }

    /// Reads the full version of the server.
    pub(super) fn quay_version(&mut self, value: &Value, at: &Pointer) -> Option<String> {
        let version = value
            .as_str()
            .filter(|text| MinorVersion::parse(text).is_some());
        self.expect(version, "a version such as '3.16.0'", at)
            .map(str::to_owned)
    }

    pub(crate) fn strings(&mut self, value: &Value, at: &Pointer) -> Vec<String> {
        let elements = self.array(value, at).into_iter().flatten().enumerate();
        elements
            .filter_map(|(index, element)| self.string(element, &at.index(index)))
            .collect()
    }

    pub(crate) fn strings_by_name(
        &mut self,
        value: &Value,
        at: &Pointer,
    ) -> BTreeMap<String, String> {
        let members = self.object(value, at).into_iter().flatten();
        members
            .filter_map(|(name, value)| Some((name.clone(), self.string(value, &at.child(name))?)))
            .collect()
    }

    pub(crate) fn versions_by_name(
        &mut self,
        value: &Value,
        at: &Pointer,
    ) -> BTreeMap<String, MinorVersion> {
        let members = self.object(value, at).into_iter().flatten();
        members
            .filter_map(|(name, value)| Some((name.clone(), self.version(value, &at.child(name))?)))
            .collect()
    }

    /// Reads the definition name in a `$ref`.
    pub(crate) fn definition_reference(&mut self, value: &Value, at: &Pointer) -> Option<String> {
        let target = self.string(value, at)?;
        match definition_name(&target) {
            Some(name) if !name.is_empty() => Some(name),
            _ => {
                self.sink
                    .error(at, format!("`{target}` does not refer to a definition"));
                None
            }
        }
    }

    pub(super) fn expect<T>(&mut self, value: Option<T>, what: &str, at: &Pointer) -> Option<T> {
        if value.is_none() {
            self.sink.error(at, format!("expected {what}"));
        }
        value
    }
}
