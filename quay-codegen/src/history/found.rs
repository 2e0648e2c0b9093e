//! What the comparison with older versions found, for each operation and each member of a type.

use super::timeline::{Dates, Representation, Timeline};
use crate::document::MinorVersion;
use crate::model::{Operation, Presence};

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
    pub(super) dates: Dates,
    pub(super) representation: Option<Representation>,
}

impl MemberDates {
    pub(super) fn new(timeline: &Timeline) -> Self {
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
    pub(super) fn write(self, operation: &mut Operation) {
        operation.since = operation.since.or(self.since);
        let paging = operation.paging.as_ref().map(|paging| &paging.parameter);
        for (parameter, found) in operation.query_parameters.iter_mut().zip(self.parameters) {
            // The page parameter is set for each call.
            let is_page = paging == Some(&parameter.ident);
            found.dates.write(&mut parameter.docs);
            if is_page {
                parameter.docs.optional_since = None;
            }
            parameter.is_argument = parameter.required || (found.is_argument() && !is_page);
        }
        if let Some(body) = &mut operation.body {
            body.is_argument = body.required || self.body.is_argument();
        }
    }
}
