//! Resolves `oneOf` and `anyOf`.

use super::{Place, Types, scalars};
use crate::diagnostic::Sink;
use crate::document::Schema;
use crate::model::{Alternative, Type, TypeKind};

impl<'document> Types<'document> {
    /// Returns the kind of a union.
    pub(super) fn alternatives(
        &mut self,
        schema: &'document Schema,
        name: &str,
        sink: &mut Sink,
    ) -> TypeKind {
        let alternatives = &schema.alternatives;
        if alternatives.iter().all(|one| one.reference.is_some()) {
            return self.union(schema, sink);
        }
        let is_object = |one: &Schema| {
            one.reference.is_none()
                && one.types.iter().all(|kind| kind == "object")
                && (one.properties.is_some() || !one.required.is_empty())
        };
        if alternatives.iter().all(is_object) {
            return self.flattened(schema, name, sink);
        }
        let kinds: Vec<String> = alternatives
            .iter()
            .flat_map(|one| one.types.clone())
            .collect();
        let plain =
            |one: &Schema| one.types.len() == 1 && one.values.is_none() && one.format.is_none();
        if alternatives.iter().all(plain) && !kinds.iter().any(|kind| is_structured(kind)) {
            return scalars::several(&kinds, &schema.pointer, sink);
        }
        sink.error_with_help(
            &schema.pointer,
            "alternatives must be all references, all objects or all scalars",
            "replace them with an overlay action, using a definition for each object",
        );
        TypeKind::Union(Vec::new())
    }

    fn union(&mut self, schema: &'document Schema, sink: &mut Sink) -> TypeKind {
        let mut alternatives: Vec<Alternative> = Vec::new();
        let count = schema.alternatives.len();
        for (index, one) in schema.alternatives.iter().enumerate() {
            let Type::Named(name) = self.resolve(one, Place::Named(""), sink) else {
                sink.error(
                    &one.pointer,
                    "an alternative must be a definition of an object",
                );
                continue;
            };
            let Some(pending) = self.pending.0.get(&name) else {
                continue;
            };
            let definition = one
                .reference
                .as_ref()
                .and_then(|name| self.document.definitions.get(name));
            let required: Vec<String> = definition
                .map(|schema| schema.required.iter().cloned().collect())
                .unwrap_or_default();
            if required.is_empty() && index + 1 < count {
                sink.error_with_help(
                    &one.pointer,
                    format!("the alternatives after `{name}` can never match, since it has no required properties"),
                    "set `required` on the definition, or move it to the end",
                );
            }
            let hides = |earlier: &&Alternative| {
                earlier.name != name
                    && !earlier.required.is_empty()
                    && earlier
                        .required
                        .iter()
                        .all(|property| required.contains(property))
            };
            if let Some(earlier) = alternatives.iter().find(hides) {
                sink.error_with_help(
                    &one.pointer,
                    format!(
                        "`{name}` can never match, since the earlier `{}` requires only properties that it requires too",
                        earlier.name
                    ),
                    "move it before the other: remove the list with an overlay action, and add it in the new order with another",
                );
            }
            alternatives.push(Alternative {
                variant: pending.name.clone(),
                name,
                required,
            });
        }
        TypeKind::Union(alternatives)
    }
}

/// Returns the only alternative besides null. A single reference stays a union, so that other values are kept.
pub(super) fn sole_alternative(schema: &Schema) -> Option<&Schema> {
    match schema.alternatives.as_slice() {
        [only] if schema.properties.is_none() && only.properties.is_none() => {
            (schema.nullable || only.reference.is_none()).then_some(only)
        }
        _ => None,
    }
}

fn is_structured(kind: &str) -> bool {
    matches!(kind, "object" | "array")
}
