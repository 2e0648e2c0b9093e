//! Dates items by the first version that has them, and derives their Rust representation from all versions.
//!
//! Items of the oldest version are not dated, since they may be older. Dates from overlays take precedence.

use std::borrow::Borrow;

use super::boxes::{self, Boxes};
use super::timeline::{Dates, Representation, Timeline};
use super::versions::Versions;
use crate::document::MinorVersion;
use crate::model::{Api, FieldRepr, Operation, Presence, TypeDefinition, TypeKind};

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
                let Dates {
                    since,
                    required_since,
                    optional_since,
                } = found.dates;
                field.docs.since = field.docs.since.or(since);
                field.docs.required_since = required_since;
                field.docs.optional_since = optional_since;
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

/// The dates of the operations, and of the fields or values of each type, all in order.
#[derive(Debug)]
pub(super) struct FoundMembers {
    pub(super) operations: Vec<OperationDates>,
    pub(super) types: Vec<Vec<MemberDates>>,
}

#[derive(Debug, Default)]
pub(super) struct OperationDates {
    pub(super) since: Option<MinorVersion>,
    /// The query parameters in order.
    pub(super) parameters: Vec<MemberDates>,
    pub(super) body: MemberDates,
}

/// The result for a field, value, parameter or body.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct MemberDates {
    dates: Dates,
    representation: Option<Representation>,
}

impl MemberDates {
    pub(super) fn of(timeline: &Timeline) -> Self {
        Self {
            dates: timeline.dates(),
            representation: timeline.representation(),
        }
    }

    /// Makes an item optional if the newest version does not require it, even if an older one does.
    pub(super) fn let_go(&mut self, presence: Presence) {
        if let Some(representation) = &mut self.representation
            && self.dates.optional_since.take().is_some()
        {
            representation.presence = presence;
        }
    }

    fn is_argument(&self) -> bool {
        let presence = self
            .representation
            .map(|representation| representation.presence);
        presence == Some(Presence::Required)
    }
}

impl OperationDates {
    fn write(self, operation: &mut Operation) {
        operation.since = operation.since.or(self.since);
        let paging = operation.paging.as_ref().map(|paging| &paging.parameter);
        for (parameter, found) in operation.query_parameters.iter_mut().zip(self.parameters) {
            // The page parameter is set for each call.
            let is_page = paging == Some(&parameter.ident);
            let Dates {
                since,
                required_since,
                optional_since,
            } = found.dates;
            parameter.docs.since = parameter.docs.since.or(since);
            parameter.docs.required_since = required_since;
            parameter.docs.optional_since = optional_since.filter(|_| !is_page);
            parameter.is_argument = parameter.required || (found.is_argument() && !is_page);
        }
        if let Some(body) = &mut operation.body {
            body.is_argument = body.required || self.body.is_argument();
        }
    }
}
