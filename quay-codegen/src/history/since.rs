//! Dates items by the first version that has them, and derives their Rust representation from all versions.
//!
//! Items of the oldest version are not dated, since they may be older. Dates from overlays take precedence.

use std::borrow::Borrow;

use super::boxes::{self, Boxes};
use super::found::{FoundMembers, MemberDates};
use super::versions::Versions;
use crate::model::{Api, FieldRepr, TypeDefinition, TypeKind};

/// Dates a model by older models, given oldest first.
pub(crate) fn date<A: Borrow<Api>>(api: &mut Api, older: &[A]) {
    if !older.is_empty() {
        Found::of(api, older).write(api);
    }
}

/// What the comparison of a model with older ones found.
#[derive(Debug)]
pub(crate) struct Found {
    members: FoundMembers,
    boxes: Option<Boxes>,
}

impl Found {
    /// Compares a model with older ones, given oldest first.
    pub(crate) fn of<A: Borrow<Api>>(api: &Api, older: &[A]) -> Self {
        Self {
            members: Versions::new(api, older.iter().map(A::borrow)).find(),
            boxes: boxes::find(api, older),
        }
    }

    /// Dates the model.
    pub(crate) fn write(self, api: &mut Api) {
        let FoundMembers { operations, types } = self.members;
        for (operation, dates) in api.operations.iter_mut().zip(operations) {
            dates.write(operation);
        }
        for (definition, members) in api.types.values_mut().zip(types) {
            write(definition, &members);
        }
        if let Some(boxes) = self.boxes {
            boxes.write(api);
        }
        settle_paging(api);
        api.is_dated = true;
    }
}

fn write(definition: &mut TypeDefinition, members: &[MemberDates]) {
    match &mut definition.kind {
        TypeKind::Struct(object) => {
            for (field, found) in object.fields.iter_mut().zip(members) {
                found.dates.write(&mut field.docs);
                if let Some(representation) = found.representation {
                    (field.rust_presence, field.distinguishes_null) =
                        (representation.presence, representation.distinguishes_null);
                }
            }
        }
        TypeKind::Enum(values) => {
            for (value, found) in values.iter_mut().zip(members) {
                value.since = value.since.or(found.dates.since);
            }
        }
        TypeKind::Union(_) | TypeKind::Scalars(_) => {}
    }
}

/// Updates the paging of operations with fields that became optional in Rust.
fn settle_paging(api: &mut Api) {
    for operation in &mut api.operations {
        let Some(paging) = &mut operation.paging else {
            continue;
        };
        let Some(TypeKind::Struct(page)) = api.types.get(&paging.page).map(|it| &it.kind) else {
            continue;
        };
        let field = |ident: &str| page.fields.iter().find(|field| field.ident == ident);
        let is_option = |ident: &str| field(ident).is_some_and(|field| field.is_option());
        paging.items_optional = is_option(&paging.items);
        paging.more_optional = is_option(&paging.more);
        let has_number =
            |ident: &String| field(ident).is_some_and(|it| it.repr() == FieldRepr::Required);
        paging.number = paging.number.take().filter(has_number);
    }
}
