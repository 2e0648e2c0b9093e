//! Plans requests that explore an API without changing it: GET operations, with parameter values from earlier
//! responses. The caller sends the requests.
//!
//! Operations take turns, so that each gets a share of a limited number of requests. An operation is finished after
//! enough new evidence or enough requests.

mod combinations;
mod parameters;
mod planned_request;
mod queries;
mod value_pool;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::model::{Api, Method, Operation, Parameter};
use crate::recording::exchange::Response;
use crate::recording::fingerprint;
use crate::recording::typed_value::response_type;
use value_pool::ValuePool;

pub use planned_request::PlannedRequest;

/// The maximum number of requests to an operation.
const MAX_REQUESTS: usize = 24;
/// The number of successes and errors with new evidence after which an operation is finished.
const ENOUGH: usize = 3;

/// The state of an exploration.
pub struct Explorer<'api> {
    api: &'api Api,
    /// The operations to request.
    states: Vec<OperationState<'api>>,
    values: ValuePool,
}

/// What is known about an operation so far.
struct OperationState<'api> {
    operation: &'api Operation,
    /// For each path parameter, the operation that lists its values.
    collections: Vec<Option<&'api Operation>>,
    requests: BTreeSet<PlannedRequest<'api>>,
    evidence: BTreeSet<String>,
    has_responded: bool,
    /// The number of successes with new evidence.
    successes: usize,
    /// The number of errors with new evidence.
    errors: usize,
    /// The number of known facts when no further request was possible.
    exhausted_at: Option<usize>,
    abandoned: bool,
}

/// The result of exploring an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationReport<'api> {
    /// The operation.
    pub operation: &'api Operation,
    /// The number of requests sent.
    pub requests: usize,
    /// The number of successes with new evidence.
    pub successes: usize,
    /// The number of errors with new evidence.
    pub errors: usize,
    /// The parameter without a known value, if that prevented all requests.
    pub missing: Option<String>,
}

impl<'api> Explorer<'api> {
    /// Starts an exploration without values.
    pub fn new(api: &'api Api) -> Self {
        let reading: Vec<&Operation> = api
            .operations
            .iter()
            .filter(|operation| operation.method == Method::Get)
            .collect();
        let states = reading.iter().map(|operation| OperationState {
            operation,
            collections: collections(operation, &reading),
            requests: BTreeSet::new(),
            evidence: BTreeSet::new(),
            has_responded: false,
            successes: 0,
            errors: 0,
            exhausted_at: None,
            abandoned: false,
        });
        Self {
            api,
            states: states.collect(),
            values: ValuePool::default(),
        }
    }

    /// Returns the number of operations to request.
    pub fn operations(&self) -> usize {
        self.states.len()
    }

    /// Returns the number of operations that have responded.
    pub fn responded(&self) -> usize {
        let states = self.states.iter();
        states.filter(|state| state.has_responded).count()
    }

    /// Registers an existing recording. Its evidence does not count as new.
    pub fn mark_known(&mut self, operation: &Operation, response: &Response) {
        let shown = fingerprint::of_response(self.api, operation, response);
        if let Some(state) = self
            .states
            .iter_mut()
            .find(|state| state.operation.id == operation.id)
        {
            state.evidence.extend(shown);
        }
    }

    /// Returns the next request, to the operation with the fewest requests so far, or `None` at the end.
    pub fn next_request(&mut self) -> Option<PlannedRequest<'api>> {
        let mut order: Vec<usize> = (0..self.states.len()).collect();
        order.sort_by_key(|index| self.states.get(*index).map(|state| state.requests.len()));
        for index in order {
            let next = self
                .states
                .get(index)
                .and_then(|state| self.request(index, state));
            let known = self.values.len();
            let state = self.states.get_mut(index)?;
            match next {
                Some(next) => {
                    state.requests.insert(next.clone());
                    return Some(next);
                }
                None => state.exhausted_at = Some(known),
            }
        }
        None
    }

    /// Registers a response. Returns whether it is new evidence for the operation.
    pub fn learn(&mut self, request: &PlannedRequest<'api>, response: &Response) -> bool {
        let is_success = response.is_success(request.operation);
        if let Some(body) = &response.body {
            self.values.learn(self.api, request, is_success, body);
        }
        let shown = fingerprint::of_response(self.api, request.operation, response);
        let Some(state) = self.states.get_mut(request.index) else {
            return false;
        };
        state.has_responded = true;
        let shows = if is_success {
            &mut state.successes
        } else {
            &mut state.errors
        };
        let is_new = *shows < ENOUGH && !shown.is_subset(&state.evidence);
        if is_new {
            *shows += 1;
            state.evidence.extend(shown);
        }
        is_new
    }

    /// Stops requesting an operation that the server does not have.
    pub fn give_up(&mut self, request: &PlannedRequest<'api>) {
        if let Some(state) = self.states.get_mut(request.index) {
            state.abandoned = true;
        }
    }

    /// Reduces lists and maps in a response to the elements with new evidence.
    pub fn minimize(&self, request: &PlannedRequest<'api>, response: Response) -> Response {
        let is_success = response.is_success(request.operation);
        let kind = response_type(request.operation, is_success);
        let body = response
            .body
            .as_ref()
            .map(|body| fingerprint::minimize(self.api, kind, body));
        Response { body, ..response }
    }

    /// Returns the results for all operations.
    pub fn reports(&self) -> Vec<OperationReport<'api>> {
        let reports = self.states.iter().map(|state| OperationReport {
            operation: state.operation,
            requests: state.requests.len(),
            successes: state.successes,
            errors: state.errors,
            missing: state
                .requests
                .is_empty()
                .then(|| self.missing(state))
                .flatten(),
        });
        reports.collect()
    }

    fn request(&self, index: usize, state: &OperationState<'api>) -> Option<PlannedRequest<'api>> {
        let is_exhausted = state.exhausted_at == Some(self.values.len());
        let is_done = state.requests.len() >= MAX_REQUESTS || state.successes >= ENOUGH;
        if is_exhausted || is_done || state.abandoned {
            return None;
        }
        let operation = state.operation;
        let combinations = self.combinations(state);
        let requests = combinations
            .into_iter()
            .enumerate()
            .flat_map(|(number, values)| {
                let queries = if number == 0 {
                    self.queries(operation)
                } else {
                    self.plain_query(operation).into_iter().collect()
                };
                queries.into_iter().map(move |query| PlannedRequest {
                    operation,
                    values: values.clone(),
                    query,
                    index,
                })
            });
        requests
            .into_iter()
            .find(|request| !state.requests.contains(request))
    }

    /// Returns the first parameter without a known value, given the first values of the parameters before it.
    fn missing(&self, state: &OperationState<'_>) -> Option<String> {
        let operation = state.operation;
        let mut bound = Vec::new();
        for parameter in &operation.path_parameters {
            match self.values(state, parameter, &bound).into_iter().next() {
                Some(value) => bound.push((parameter.name.clone(), value)),
                None => return Some(parameter.name.clone()),
            }
        }
        let mut required = operation
            .query_parameters
            .iter()
            .filter(|parameter| parameter.required);
        let lacking = required.find(|parameter| self.query_value(parameter).is_none());
        lacking.map(|parameter| parameter.name.clone())
    }
}

/// Returns, for each path parameter, the operation that lists its values: it has the path up to that parameter.
fn collections<'api>(
    operation: &Operation,
    reading: &[&'api Operation],
) -> Vec<Option<&'api Operation>> {
    let collection = |parameter: &Parameter| {
        let placeholder = format!("/{{{}}}", parameter.name);
        let (prefix, _) = operation.path.split_once(&placeholder)?;
        let mut reading = reading.iter();
        let found = reading.find(|one| one.path.trim_end_matches('/') == prefix);
        found.copied()
    };
    operation.path_parameters.iter().map(collection).collect()
}

/// Formats a value for a path or query.
fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
