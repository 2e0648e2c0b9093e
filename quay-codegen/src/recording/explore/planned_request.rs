//! Requests planned by an exploration.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::value_pool::Binding;
use crate::model::{Operation, path_parameter};

/// A planned request: an operation with values for its parameters.
#[derive(Clone, Debug)]
pub struct PlannedRequest<'api> {
    /// The operation.
    pub operation: &'api Operation,
    /// The path values in path order.
    pub values: Vec<String>,
    /// The query values.
    pub query: BTreeMap<String, String>,
    /// The index of the operation in the exploration.
    pub(super) index: usize,
}

impl PlannedRequest<'_> {
    /// Returns the path with its values, not percent-encoded.
    pub fn path(&self) -> String {
        self.path_with(&self.values)
    }

    /// Returns the path with other values.
    pub(crate) fn path_with(&self, values: &[String]) -> String {
        let mut values = values.iter();
        let segments =
            self.operation
                .path
                .split('/')
                .map(|segment| match path_parameter(segment) {
                    Some(_) => values.next().map_or(segment, String::as_str),
                    None => segment,
                });
        segments.collect::<Vec<_>>().join("/")
    }

    pub(super) fn bindings(&self) -> Vec<Binding> {
        let names = self
            .operation
            .path_parameters
            .iter()
            .map(|parameter| parameter.name.clone());
        names.zip(self.values.iter().cloned()).collect()
    }

    fn key(&self) -> (&str, &[String], &BTreeMap<String, String>) {
        (&self.operation.path, &self.values, &self.query)
    }
}

impl PartialEq for PlannedRequest<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for PlannedRequest<'_> {}

impl PartialOrd for PlannedRequest<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PlannedRequest<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

/// Returns whether a value can be inserted into a path without changing its structure.
pub(super) fn is_safe(value: &str, multi_segment: bool) -> bool {
    let mut segments = value.split('/');
    (multi_segment || !value.contains('/'))
        && !segments.any(|segment| ["", ".", ".."].contains(&segment))
}
