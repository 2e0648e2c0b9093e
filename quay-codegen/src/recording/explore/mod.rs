//! Which requests show an API without changing anything: every operation that is GET and needs only what
//! earlier answers hold. Plans and learns; whoever uses it asks.
//!
//! Operations take turns, so that a limit on requests leaves each with its share. One is done when it has
//! shown enough, or was asked often enough.

mod parameters;
mod planned_request;
mod value_pool;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::model::{Api, Method, Operation, Parameter, Type};
use crate::recording::exchange::Response;
use crate::recording::fingerprint;
use crate::recording::typed_value::response_type;
use value_pool::{Binding, ValuePool};

pub use planned_request::PlannedRequest;

/// How often an operation is asked at most.
const MOST_REQUESTS: usize = 24;
/// How many successes, and how many errors, each of which shows something new, are enough.
const ENOUGH: usize = 3;
/// How many values of a parameter are tried.
const MOST_VALUES: usize = 16;

/// The way through an API.
pub struct Explorer<'api> {
    api: &'api Api,
    /// The operations that are asked.
    states: Vec<OperationState<'api>>,
    values: ValuePool,
}

/// What is known of an operation so far.
struct OperationState<'api> {
    operation: &'api Operation,
    asked: BTreeSet<PlannedRequest<'api>>,
    evidence: BTreeSet<String>,
    successes: usize,
    errors: usize,
    /// How many facts there were when none led to another request.
    exhausted_at: Option<usize>,
    given_up: bool,
}

/// How an operation fared.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationReport<'api> {
    /// The operation.
    pub operation: &'api Operation,
    /// How often it was asked.
    pub asked: usize,
    /// How many of its successes showed something new.
    pub successes: usize,
    /// How many of its errors did.
    pub errors: usize,
    /// The parameter that no answer held a value for, where that is why it was not asked.
    pub missing: Option<String>,
}

impl<'api> Explorer<'api> {
    /// The start: nothing is known but the API.
    pub fn new(api: &'api Api) -> Self {
        let reading = api
            .operations
            .iter()
            .filter(|operation| operation.method == Method::Get);
        let states = reading.map(|operation| OperationState {
            operation,
            asked: BTreeSet::new(),
            evidence: BTreeSet::new(),
            successes: 0,
            errors: 0,
            exhausted_at: None,
            given_up: false,
        });
        Self {
            api,
            states: states.collect(),
            values: ValuePool::default(),
        }
    }

    /// How many operations there are to be asked.
    pub fn operations(&self) -> usize {
        self.states.len()
    }

    /// How many of them have answered.
    pub fn responded(&self) -> usize {
        self.states
            .iter()
            .filter(|state| state.successes + state.errors > 0)
            .count()
    }

    /// What an earlier recording shows of an operation need not be shown again.
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

    /// The next request, of an operation that was asked least. None when nothing is left to ask.
    pub fn next_request(&mut self) -> Option<PlannedRequest<'api>> {
        let mut order: Vec<usize> = (0..self.states.len()).collect();
        order.sort_by_key(|index| self.states.get(*index).map(|state| state.asked.len()));
        for index in order {
            let next = self
                .states
                .get(index)
                .and_then(|state| self.request(index, state));
            let known = self.values.len();
            let state = self.states.get_mut(index)?;
            match next {
                Some(next) => {
                    state.asked.insert(next.clone());
                    return Some(next);
                }
                None => state.exhausted_at = Some(known),
            }
        }
        None
    }

    /// Takes in what a request led to. Returns whether that shows something new of its operation.
    pub fn learn(&mut self, asked: &PlannedRequest<'api>, response: &Response) -> bool {
        let is_success = response.is_success(asked.operation);
        if let Some(body) = &response.body {
            self.values.learn(self.api, asked, is_success, body);
        }
        let shown = fingerprint::of_response(self.api, asked.operation, response);
        let Some(state) = self.states.get_mut(asked.index) else {
            return false;
        };
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

    /// Requests nothing more of an operation: the server does not have it.
    pub fn give_up(&mut self, asked: &PlannedRequest<'api>) {
        if let Some(state) = self.states.get_mut(asked.index) {
            state.given_up = true;
        }
    }

    /// An answer with those elements of its lists and maps alone that show something new.
    pub fn minimize(&self, asked: &PlannedRequest<'api>, response: Response) -> Response {
        let is_success = response.is_success(asked.operation);
        let kind = response_type(asked.operation, is_success);
        let body = response
            .body
            .as_ref()
            .map(|body| fingerprint::minimize(self.api, kind, body));
        Response { body, ..response }
    }

    /// How every operation fared.
    pub fn reports(&self) -> Vec<OperationReport<'api>> {
        let fared = self.states.iter().map(|state| OperationReport {
            operation: state.operation,
            asked: state.asked.len(),
            successes: state.successes,
            errors: state.errors,
            missing: state
                .asked
                .is_empty()
                .then(|| self.missing(state.operation))
                .flatten(),
        });
        fared.collect()
    }

    fn request(&self, index: usize, state: &OperationState<'api>) -> Option<PlannedRequest<'api>> {
        let is_exhausted = state.exhausted_at == Some(self.values.len());
        let is_done = state.asked.len() >= MOST_REQUESTS || state.successes >= ENOUGH;
        if is_exhausted || is_done || state.given_up {
            return None;
        }
        let operation = state.operation;
        let mut combinations = Vec::new();
        self.combinations(operation, &mut Vec::new(), 0, &mut combinations);
        // The values of all parameters change in turn: the sum of their numbers grows slowly.
        combinations.sort_by_key(|(number, _)| *number);
        let requests = combinations
            .into_iter()
            .enumerate()
            .flat_map(|(number, (_, values))| {
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
            .find(|request| !state.asked.contains(request))
    }

    /// Every choice of values for the path, each with the sum of the numbers that its values have.
    fn combinations(
        &self,
        operation: &Operation,
        bound: &mut Vec<Binding>,
        number: usize,
        found: &mut Vec<(usize, Vec<String>)>,
    ) {
        let Some(parameter) = operation.path_parameters.get(bound.len()) else {
            found.push((
                number,
                bound.iter().map(|(_, value)| value.clone()).collect(),
            ));
            return;
        };
        for (own, value) in self
            .values(operation, parameter, bound)
            .into_iter()
            .enumerate()
        {
            bound.push((parameter.name.clone(), value));
            self.combinations(operation, bound, number + own, found);
            bound.pop();
        }
    }

    fn values(
        &self,
        operation: &Operation,
        parameter: &Parameter,
        bound: &[Binding],
    ) -> Vec<String> {
        let collection = self.collection(operation, parameter);
        let mut values = self.values.values(self.api, parameter, collection, bound);
        values.retain(|value| planned_request::is_safe(value, parameter.multi_segment));
        values.truncate(MOST_VALUES);
        values
    }

    /// The operation whose answer lists what a path parameter stands for: the path up to that parameter.
    fn collection(&self, operation: &Operation, parameter: &Parameter) -> Option<&'api Operation> {
        let placeholder = format!("/{{{}}}", parameter.name);
        let (prefix, _) = operation.path.split_once(&placeholder)?;
        let mut operations = self.states.iter().map(|state| state.operation);
        operations.find(|one| one.path.trim_end_matches('/') == prefix)
    }

    /// The query without anything optional, or none if something that it needs is not known.
    fn plain_query(&self, operation: &Operation) -> Option<BTreeMap<String, String>> {
        let required = operation
            .query_parameters
            .iter()
            .filter(|parameter| parameter.required);
        let value =
            |parameter: &Parameter| Some((parameter.name.clone(), self.query_value(parameter)?));
        required.map(value).collect()
    }

    /// The queries that are worth a try: without anything optional, with each optional parameter, with all.
    fn queries(&self, operation: &Operation) -> Vec<BTreeMap<String, String>> {
        let Some(plain) = self.plain_query(operation) else {
            return Vec::new();
        };
        let optional = operation
            .query_parameters
            .iter()
            .filter(|parameter| !parameter.required);
        let known: Vec<(String, String)> = optional
            .filter(|parameter| {
                parameter.kind == Type::Boolean || parameters::is_term(&parameter.name)
            })
            .filter_map(|parameter| Some((parameter.name.clone(), self.query_value(parameter)?)))
            .collect();
        let with = |more: &[(String, String)]| {
            plain
                .clone()
                .into_iter()
                .chain(more.iter().cloned())
                .collect()
        };
        let mut queries = vec![plain.clone()];
        queries.extend(known.iter().map(|one| with(std::slice::from_ref(one))));
        queries.push(with(&known));
        queries
    }

    fn query_value(&self, parameter: &Parameter) -> Option<String> {
        if parameter.kind == Type::Boolean {
            return Some("true".to_owned());
        }
        self.values
            .values(self.api, parameter, None, &[])
            .into_iter()
            .next()
    }

    /// The first parameter that nothing is known for, given the first values of those before it.
    fn missing(&self, operation: &Operation) -> Option<String> {
        let mut bound = Vec::new();
        for parameter in &operation.path_parameters {
            match self.values(operation, parameter, &bound).into_iter().next() {
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

/// A value as a path or a query has it.
fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
