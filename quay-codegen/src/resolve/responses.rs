//! What operations answer: under which statuses, and what comes with each.

use std::collections::{BTreeMap, BTreeSet};

use super::types::{self, Types};
use crate::diagnostic::Sink;
use crate::document::{Operation, Response};
use crate::model::{Answer, Type, is_2xx};

/// The answers of one operation.
pub(super) struct Answers {
    pub(super) answer: Answer,
    pub(super) successes: BTreeSet<u16>,
    pub(super) further_successes: BTreeSet<u16>,
    pub(super) errors: BTreeMap<u16, Option<Type>>,
}

/// The responses of an operation by their statuses.
type Responses<'document> = [(u16, &'document Response)];

impl Answers {
    pub(super) fn resolve<'document>(
        source: &'document Operation,
        type_name: &str,
        types: &mut Types<'document>,
        report: &mut Sink,
    ) -> Self {
        let responses = responses(source, report);
        let (successes, errors): (Vec<_>, Vec<_>) = responses
            .into_iter()
            .partition(|(_, response)| response.success);
        Self {
            answer: answer(&successes, type_name, types, report),
            successes: stated(&successes),
            further_successes: successes
                .iter()
                .map(|(status, _)| *status)
                .filter(|status| !is_2xx(*status))
                .collect(),
            errors: self::errors(&errors, type_name, types, report),
        }
    }
}

fn responses<'document>(
    source: &'document Operation,
    report: &mut Sink,
) -> Vec<(u16, &'document Response)> {
    let mut responses = Vec::new();
    for (status, response) in &source.responses {
        // What comes under all other statuses: errors, which the client reads whatever their form.
        if status == "default" && !response.success {
            continue;
        }
        match status.parse() {
            Ok(status @ 100..=599) => responses.push((status, response)),
            _ => report.error(&response.pointer, format!("`{status}` is no HTTP status")),
        }
    }
    responses
}

/// What the successes carry: one type, or nothing, whichever of their statuses it is.
fn answer<'document>(
    successes: &Responses<'document>,
    type_name: &str,
    types: &mut Types<'document>,
    report: &mut Sink,
) -> Answer {
    let empty = successes.iter().find(|(_, response)| response.empty);
    let mut answer: Option<Type> = None;
    for (_, response) in successes {
        let Some(schema) = &response.schema else {
            continue;
        };
        if let Some((_, empty)) = empty {
            report.error(
                &empty.pointer,
                "one success carries nothing and another carries something",
            );
            continue;
        }
        let kind = types.resolve(schema, &format!("{type_name}Answer"), report);
        types::check_free(&kind, schema, report);
        match &answer {
            Some(other) if *other != kind => report.error_with_help(
                &response.pointer,
                "two successes carry different types",
                "give both one definition, with `oneOf` if they truly differ",
            ),
            _ => answer = Some(kind),
        }
    }
    match (answer, empty) {
        (Some(kind), _) => Answer::Typed(kind),
        (None, Some(_)) => Answer::Empty,
        (None, None) => Answer::Untyped,
    }
}

/// The 2xx of which something is said, a schema or that nothing comes with it: Quay itself states a
/// status for each method, right or wrong. Where nothing is said of any, those that are stated.
fn stated(successes: &Responses<'_>) -> BTreeSet<u16> {
    let statuses = |is_wanted: &dyn Fn(&Response) -> bool| -> BTreeSet<u16> {
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
    responses: &Responses<'document>,
    type_name: &str,
    types: &mut Types<'document>,
    report: &mut Sink,
) -> BTreeMap<u16, Option<Type>> {
    let mut errors = BTreeMap::new();
    for (status, response) in responses {
        let place = format!("{type_name}Error{status}");
        let kind = response.schema.as_ref();
        let kind = kind.map(|schema| types.resolve(schema, &place, report));
        errors.insert(*status, kind);
    }
    errors
}
