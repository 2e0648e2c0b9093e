//! Reports read-only properties in request bodies.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Additional, Document, ParameterLocation, Schema};
use crate::diagnostic::Sink;

impl Document {
    /// Reports each `readOnly: true` in the schema of a body parameter.
    pub(crate) fn check_read_only(&self, sink: &mut Sink) {
        let parameters = self.operations.iter().flat_map(|it| &it.parameters);
        let bodies = parameters.filter(|it| it.location == ParameterLocation::Body);
        let mut pending: Vec<&Schema> = bodies.map(|it| &it.schema).collect();
        let mut seen = BTreeSet::new();
        while let Some(schema) = pending.pop() {
            if !seen.insert(&schema.pointer) {
                continue;
            }
            if schema.read_only {
                sink.error_with_help(
                    &schema.pointer.child("readOnly"),
                    "`readOnly` is not supported in a request body",
                    "remove the property or its `readOnly` from the request body with an overlay action",
                );
            }
            let reference = schema.reference.as_ref();
            let definition = reference.and_then(|name| self.definitions.get(name));
            pending.extend(definition.map(Arc::as_ref));
            pending.extend(schema.parts());
        }
    }
}

impl Schema {
    fn parts(&self) -> impl Iterator<Item = &Self> {
        let additional = match &self.additional {
            Additional::Of(schema) => Some(schema.as_ref()),
            _ => None,
        };
        let properties = self.properties.iter().flat_map(|it| it.values());
        properties
            .chain(self.items.as_deref())
            .chain(additional)
            .chain(&self.alternatives)
    }
}
