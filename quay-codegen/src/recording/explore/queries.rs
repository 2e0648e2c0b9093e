//! Chooses the queries of requests.

use std::collections::BTreeMap;

use super::{Explorer, parameters};
use crate::model::{Operation, Parameter, Type};

impl Explorer<'_> {
    /// Returns the query with only the required parameters; `None` if a value is unknown.
    pub(super) fn plain_query(&self, operation: &Operation) -> Option<BTreeMap<String, String>> {
        let required = operation
            .query_parameters
            .iter()
            .filter(|parameter| parameter.required);
        let value =
            |parameter: &Parameter| Some((parameter.name.clone(), self.query_value(parameter)?));
        required.map(value).collect()
    }

    /// Returns the queries to try: without optional parameters, with each of them, and with all.
    pub(super) fn queries(&self, operation: &Operation) -> Vec<BTreeMap<String, String>> {
        let Some(plain) = self.plain_query(operation) else {
            return Vec::new();
        };
        let optional = operation
            .query_parameters
            .iter()
            .filter(|parameter| !parameter.required);
        let known: Vec<(String, String)> = optional
            .filter(|parameter| {
                parameter.kind == Type::Boolean || parameters::is_known(&parameter.name)
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

    pub(super) fn query_value(&self, parameter: &Parameter) -> Option<String> {
        if parameter.kind == Type::Boolean {
            return Some("true".to_owned());
        }
        self.values
            .values(self.api, parameter, None, &[])
            .into_iter()
            .next()
    }
}
