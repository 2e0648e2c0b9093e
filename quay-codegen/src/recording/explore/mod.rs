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
use crate::recording::exchange::Answer;
use crate::recording::fingerprint;
use crate::recording::typed_value::answer_type;
use value_pool::{Binding, Facts};

pub use planned_request::Asked;

/// How often an operation is asked at most.
const MOST_REQUESTS: usize = 24;
/// How many successes, and how many errors, each of which shows something new, are enough.
const ENOUGH: usize = 3;
/// How many values of a parameter are tried.
const MOST_VALUES: usize = 16;

/// The way through an API.
pub struct Crawl<'api> {
    api: &'api Api,
    /// The operations that are asked.
    paths: Vec<Path<'api>>,
    facts: Facts,
}

/// What is known of an operation so far.
struct Path<'api> {
    operation: &'api Operation,
    asked: BTreeSet<Asked<'api>>,
    evidence: BTreeSet<String>,
    successes: usize,
    errors: usize,
    /// How many facts there were when none led to another request.
    dry_at: Option<usize>,
    given_up: bool,
}

/// How an operation fared.
#[derive(Clone, Debug, PartialEq)]
pub struct Fared<'api> {
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

impl<'api> Crawl<'api> {
    /// The start: nothing is known but the API.
    pub fn new(api: &'api Api) -> Self {
        let reading = api
            .operations
            .iter()
            .filter(|operation| operation.method == Method::Get);
        let paths = reading.map(|operation| Path {
            operation,
            asked: BTreeSet::new(),
            evidence: BTreeSet::new(),
            successes: 0,
            errors: 0,
            dry_at: None,
            given_up: false,
        });
        Self {
            api,
            paths: paths.collect(),
            facts: Facts::default(),
        }
    }

    /// How many operations there are to be asked.
    pub fn operations(&self) -> usize {
        self.paths.len()
    }

    /// How many of them have answered.
    pub fn answered(&self) -> usize {
        self.paths
            .iter()
            .filter(|path| path.successes + path.errors > 0)
            .count()
    }

    /// What an earlier recording shows of an operation need not be shown again.
    pub fn knows(&mut self, operation: &Operation, answer: &Answer) {
        let shown = fingerprint::of_answer(self.api, operation, answer);
        if let Some(path) = self
            .paths
            .iter_mut()
            .find(|path| path.operation.id == operation.id)
        {
            path.evidence.extend(shown);
        }
    }

    /// The next request, of an operation that was asked least. None when nothing is left to ask.
    pub fn next_request(&mut self) -> Option<Asked<'api>> {
        let mut order: Vec<usize> = (0..self.paths.len()).collect();
        order.sort_by_key(|index| self.paths.get(*index).map(|path| path.asked.len()));
        for index in order {
            let next = self
                .paths
                .get(index)
                .and_then(|path| self.request(index, path));
            let known = self.facts.len();
            let path = self.paths.get_mut(index)?;
            match next {
                Some(next) => {
                    path.asked.insert(next.clone());
                    return Some(next);
                }
                None => path.dry_at = Some(known),
            }
        }
        None
    }

    /// Takes in what a request led to. Returns whether that shows something new of its operation.
    pub fn learn(&mut self, asked: &Asked<'api>, answer: &Answer) -> bool {
        let is_success = answer.is_success(asked.operation);
        if let Some(body) = &answer.body {
            self.facts.learn(self.api, asked, is_success, body);
        }
        let shown = fingerprint::of_answer(self.api, asked.operation, answer);
        let Some(path) = self.paths.get_mut(asked.index) else {
            return false;
        };
        let shows = if is_success {
            &mut path.successes
        } else {
            &mut path.errors
        };
        let is_new = *shows < ENOUGH && !shown.is_subset(&path.evidence);
        if is_new {
            *shows += 1;
            path.evidence.extend(shown);
        }
        is_new
    }

    /// Requests nothing more of an operation: the server does not have it.
    pub fn give_up(&mut self, asked: &Asked<'api>) {
        if let Some(path) = self.paths.get_mut(asked.index) {
            path.given_up = true;
        }
    }

    /// An answer with those elements of its lists and maps alone that show something new.
    pub fn condensed(&self, asked: &Asked<'api>, answer: Answer) -> Answer {
        let is_success = answer.is_success(asked.operation);
        let kind = answer_type(asked.operation, is_success);
        let body = answer
            .body
            .as_ref()
            .map(|body| fingerprint::condensed(self.api, kind, body));
        Answer { body, ..answer }
    }

    /// How every operation fared.
    pub fn fared(&self) -> Vec<Fared<'api>> {
        let fared = self.paths.iter().map(|path| Fared {
            operation: path.operation,
            asked: path.asked.len(),
            successes: path.successes,
            errors: path.errors,
            missing: path
                .asked
                .is_empty()
                .then(|| self.missing(path.operation))
                .flatten(),
        });
        fared.collect()
    }

    fn request(&self, index: usize, path: &Path<'api>) -> Option<Asked<'api>> {
        let is_dry = path.dry_at == Some(self.facts.len());
        let is_done = path.asked.len() >= MOST_REQUESTS || path.successes >= ENOUGH;
        if is_dry || is_done || path.given_up {
            return None;
        }
        let operation = path.operation;
        let mut ways = Vec::new();
        self.ways(operation, &mut Vec::new(), 0, &mut ways);
        // The values of all parameters change in turn: the sum of their numbers grows slowly.
        ways.sort_by_key(|(number, _)| *number);
        let requests = ways
            .into_iter()
            .enumerate()
            .flat_map(|(number, (_, values))| {
                let queries = if number == 0 {
                    self.queries(operation)
                } else {
                    self.plain_query(operation).into_iter().collect()
                };
                queries.into_iter().map(move |query| Asked {
                    operation,
                    values: values.clone(),
                    query,
                    index,
                })
            });
        requests
            .into_iter()
            .find(|request| !path.asked.contains(request))
    }

    /// Every choice of values for the path, each with the sum of the numbers that its values have.
    fn ways(
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
            self.ways(operation, bound, number + own, found);
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
        let mut values = self.facts.values(self.api, parameter, collection, bound);
        values.retain(|value| planned_request::is_safe(value, parameter.multi_segment));
        values.truncate(MOST_VALUES);
        values
    }

    /// The operation whose answer lists what a path parameter stands for: the path up to that parameter.
    fn collection(&self, operation: &Operation, parameter: &Parameter) -> Option<&'api Operation> {
        let placeholder = format!("/{{{}}}", parameter.name);
        let (prefix, _) = operation.path.split_once(&placeholder)?;
        let mut operations = self.paths.iter().map(|path| path.operation);
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
        self.facts
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
