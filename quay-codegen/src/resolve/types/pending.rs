//! Types on the way to their final names.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::pointer::Pointer;
use crate::model::{Form, TypeDefinition};

/// Types under names that are not final while `inline` ones are among them.
#[derive(Debug, Default)]
pub(in crate::resolve) struct Definitions(pub(in crate::resolve) BTreeMap<String, Draft>);

/// A type on the way to its final name.
#[derive(Debug)]
pub(in crate::resolve) struct Draft {
    pub(in crate::resolve) name: String,
    pub(in crate::resolve) origin: Origin,
    pub(in crate::resolve) pointer: Pointer,
    pub(in crate::resolve) description: Option<String>,
    pub(in crate::resolve) form: Form,
}

/// Where a type's name comes from; the order says whose name wins for one shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::resolve) enum Origin {
    Definition,
    Title,
    Place,
}

impl Definitions {
    /// Where each type stands in the document.
    pub(in crate::resolve) fn places(&self) -> BTreeMap<String, Pointer> {
        let drafts = self.0.values();
        drafts
            .map(|draft| (draft.name.clone(), draft.pointer.clone()))
            .collect()
    }

    /// The types under their final names.
    pub(in crate::resolve) fn into_types(self) -> BTreeMap<String, TypeDefinition> {
        let drafts = self.0.into_values();
        drafts
            .map(|draft| {
                let definition = TypeDefinition {
                    name: draft.name.clone(),
                    description: draft.description,
                    form: draft.form,
                    in_request: false,
                    in_answer: false,
                    tags: BTreeSet::new(),
                };
                (draft.name, definition)
            })
            .collect()
    }
}
