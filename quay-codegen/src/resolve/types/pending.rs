//! Types before their final names are assigned.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::pointer::Pointer;
use crate::model::{TypeDefinition, TypeKind};

/// Types under provisional names.
#[derive(Debug, Default)]
pub(in crate::resolve) struct TypeTable(pub(in crate::resolve) BTreeMap<String, PendingType>);

/// A type and the origin of its name.
#[derive(Debug)]
pub(in crate::resolve) struct PendingType {
    pub(in crate::resolve) name: String,
    pub(in crate::resolve) origin: NameSource,
    pub(in crate::resolve) pointer: Pointer,
    pub(in crate::resolve) description: Option<String>,
    pub(in crate::resolve) aliases: Vec<String>,
    pub(in crate::resolve) rust_type: Option<String>,
    pub(in crate::resolve) kind: TypeKind,
}

/// The origin of a type's name. The order decides whose name is used for equal types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::resolve) enum NameSource {
    Definition,
    Title,
    Place,
}

impl TypeTable {
    /// Returns the location of each type in the document.
    pub(in crate::resolve) fn places(&self) -> BTreeMap<String, Pointer> {
        let pending = self.0.values();
        pending
            .map(|pending| (pending.name.clone(), pending.pointer.clone()))
            .collect()
    }

    /// Returns the types under their final names.
    pub(in crate::resolve) fn into_types(self) -> BTreeMap<String, TypeDefinition> {
        let pending = self.0.into_values();
        pending
            .map(|pending| {
                let definition = TypeDefinition {
                    name: pending.name.clone(),
                    description: pending.description,
                    aliases: pending.aliases,
                    rust_type: pending.rust_type,
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
