//! Dates items by the first version that has them, and derives their Rust representation from all versions.
//!
//! Items of the oldest version are not dated, since they may be older. Dates from overlays take precedence.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use super::boxes;
use super::timeline::{Dates, Representation, Timeline};
use super::versions::Versions;
use crate::document::MinorVersion;
use crate::model::{Api, FieldRepr, Operation, Presence, TypeDefinition, TypeKind};

/// Dates a model by older models, given oldest first.
pub(crate) fn date<A: Borrow<Api>>(api: &mut Api, older: &[A]) {
    if older.is_empty() {
        return;
    }
    let found = Versions::new(api, older.iter().map(A::borrow)).find();
    for (operation, dates) in api.operations.iter_mut().zip(found.operations) {
        dates.write(operation);
    }
    for definition in api.types.values_mut() {
        if let Some(members) = found.types.get(&definition.name) {
            write(definition, members);
        }
    }
    boxes::settle(api, older);
    settle_paging(api);
    api.is_dated = true;
}

fn write(definition: &mut TypeDefinition, members: &BTreeMap<String, MemberDates>) {
    match &mut definition.kind {
        TypeKind::Struct(object) => {
            for field in &mut object.fields {
                let Some(found) = members.get(&field.name) else {
                    continue;
                };
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
            for value in values {
                let found = members.get(&value.value);
                value.since = value.since.or(found.and_then(|found| found.dates.since));
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

/// The dates of the operations in order, and of the fields and values of each type.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) operations: Vec<OperationDates>,
    pub(super) types: BTreeMap<String, BTreeMap<String, MemberDates>>,
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
