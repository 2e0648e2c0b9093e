//! Resolves the responses of operations by status.

use std::collections::{BTreeMap, BTreeSet};

use super::types::{self, Place, Types};
use crate::diagnostic::Sink;
use crate::document::{self, Operation};
use crate::model::{Response, Type, is_2xx};

/// The responses of an operation.
pub(super) struct Responses {
    pub(super) response: Response,
    pub(super) success_statuses: BTreeSet<u16>,
    pub(super) extra_success_statuses: BTreeSet<u16>,
    pub(super) errors: BTreeMap<u16, Option<Type>>,
}

/// Statuses with the responses that a document declares for them.
type Declared<'document> = [(u16, &'document document::Response)];

impl Responses {
    /// Resolves the responses of an operation.
    pub(super) fn resolve<'document>(
        source: &'document Operation,
        type_name: &str,
        types: &mut Types<'document>,
        sink: &mut Sink,
    ) -> Self {
        let responses = declared(source, sink);
        let (successes, errors): (Vec<_>, Vec<_>) = responses
            .into_iter()
            .partition(|(_, response)| response.success);
        Self {
            response: response(&successes, type_name, types, sink),
            success_statuses: declared_statuses(&successes),
            extra_success_statuses: successes
                .iter()
                .map(|(status, _)| *status)
                .filter(|status| !is_2xx(*status))
                .collect(),
            errors: self::errors(&errors, type_name, types, sink),
        }
    }
}

fn declared<'document>(
    source: &'document Operation,
    sink: &mut Sink,
) -> Vec<(u16, &'document document::Response)> {
    let mut responses = Vec::new();
    for (status, response) in &source.responses {
        // `default` describes errors, and the client accepts errors of any shape.
        if status == "default" && !response.success {
            continue;
        }
        match status.parse() {
            Ok(number @ 100..=599) if status.len() == 3 => responses.push((number, response)),
            _ => sink.error(
                &response.pointer,
                format!("`{status}` is not an HTTP status"),
            ),
        }
    }
    responses
}

/// Returns the body of a successful response: one type or nothing, for all success statuses.
fn response<'document>(
    successes: &Declared<'document>,
    type_name: &str,
    types: &mut Types<'document>,
    sink: &mut Sink,
) -> Response {
    let empty = successes.iter().find(|(_, response)| response.empty);
    let mut carried: Option<Type> = None;
    for (status, response) in successes {
        let Some(schema) = &response.schema else {
            continue;
        };
        if *status == 204 {
            sink.error_with_help(
                &schema.pointer,
                "a response with status 204 cannot have a body",
                "if Quay sends a body, describe it under the correct status, otherwise remove the schema, with an overlay action",
            );
            continue;
        }
        if let Some((_, empty)) = empty {
            sink.error(
                &empty.pointer,
                "some success responses are empty and others are not",
            );
            continue;
        }
        let kind = types.resolve(
            schema,
            Place::Part(&Place::Named(type_name), "Response"),
            sink,
        );
        types::reject_misplaced_format(&kind, schema, sink);
        match &carried {
            Some(other) if *other != kind => sink.error_with_help(
                &response.pointer,
                "success responses have different types",
                "use the same definition for all, with `oneOf` if they differ",
            ),
            _ => carried = Some(kind),
        }
    }
    match (carried, empty) {
        (Some(kind), _) => Response::Typed(kind),
        (None, Some(_)) => Response::Empty,
        (None, None) => Response::Untyped,
    }
}

/// Returns the 2xx statuses that have a schema or are marked as empty. Quay states a status for each method even if it
/// is unused, so other statuses count only if no status is described.
fn declared_statuses(successes: &Declared<'_>) -> BTreeSet<u16> {
    let statuses = |is_wanted: &dyn Fn(&document::Response) -> bool| -> BTreeSet<u16> {
        successes
            .iter()
            .filter(|(status, response)| is_2xx(*status) && is_wanted(response))
            .map(|(status, _)| *status)
            .collect()
    };
    let described = statuses(&|response| response.empty || response.schema.is_some());
    if described.is_empty() {
        statuses(&|_| true)
    } else {
        described
    }
}

fn errors<'document>(
    responses: &Declared<'document>,
    type_name: &str,
    types: &mut Types<'document>,
    sink: &mut Sink,
) -> BTreeMap<u16, Option<Type>> {
    let mut errors = BTreeMap::new();
    for (status, response) in responses {
        let place = Place::Status(type_name, *status);
        let kind = response.schema.as_ref();
        let kind = kind.map(|schema| types.resolve(schema, place, sink));
        errors.insert(*status, kind);
    }
    errors
}
