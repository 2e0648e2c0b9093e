//! Types on the way to their final names.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::pointer::Pointer;
use crate::model::{TypeDefinition, TypeKind};

/// Types under names that are not final while `inline` ones are among them.
#[derive(Debug, Default)]
pub(in crate::resolve) struct TypeTable(pub(in crate::resolve) BTreeMap<String, PendingType>);

/// A type on the way to its final name.
#[derive(Debug)]
pub(in crate::resolve) struct PendingType {
    pub(in crate::resolve) name: String,
    pub(in crate::resolve) origin: NameSource,
    pub(in crate::resolve) pointer: Pointer,
    pub(in crate::resolve) description: Option<String>,
    pub(in crate::resolve) aliases: Vec<String>,
    pub(in crate::resolve) kind: TypeKind,
}

/// Where a type's name comes from; the order says whose name wins for one shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::resolve) enum NameSource {
    Definition,
    Title,
    Place,
}

impl TypeTable {
    /// Where each type stands in the document.
    pub(in crate::resolve) fn places(&self) -> BTreeMap<String, Pointer> {
        let pending = self.0.values();
        pending
            .map(|pending| (pending.name.clone(), pending.pointer.clone()))
            .collect()
    }

    /// The types under their final names.
    pub(in crate::resolve) fn into_types(self) -> BTreeMap<String, TypeDefinition> {
        let pending = self.0.into_values();
        pending
            .map(|pending| {
                let definition = TypeDefinition {
                    name: pending.name.clone(),
                    description: pending.description,
                    aliases: pending.aliases,
                    kind: pending.kind,
                    in_request: false,
                    in_response: false,
                    tags: BTreeSet::new(),
                };
                (pending.name, definition)
            })
            .collect()
    }
}
