//! Combines the known values of path parameters.

use super::value_pool::Binding;
use super::{Explorer, MAX_REQUESTS, OperationState, planned_request};
use crate::model::Parameter;

/// The maximum number of values tried for a parameter.
const MAX_VALUES: usize = 16;
/// The number of combinations after which at least one has not been requested yet.
const ENOUGH_COMBINATIONS: usize = MAX_REQUESTS + 1;
/// The maximum number of values tried to combine the path values of one request.
const MAX_STEPS: usize = 4096;

/// Combinations of path values, and the number of values tried to find them.
#[derive(Default)]
struct Combinations {
    values: Vec<Vec<String>>,
    steps: usize,
}

impl Combinations {
    fn is_enough(&self) -> bool {
        self.values.len() >= ENOUGH_COMBINATIONS || self.steps >= MAX_STEPS
    }
}

impl Explorer<'_> {
    /// Returns the first combinations of path values, ordered by the sum of their positions so that all values vary.
    pub(super) fn combinations(&self, state: &OperationState<'_>) -> Vec<Vec<String>> {
        let mut found = Combinations::default();
        let highest = state.operation.path_parameters.len() * (MAX_VALUES - 1);
        for sum in 0..=highest {
            self.combinations_of(state, sum, &mut Vec::new(), &mut found);
            if found.is_enough() {
                break;
            }
        }
        found.values
    }

    /// Adds the combinations whose remaining positions have this sum.
    fn combinations_of(
        &self,
        state: &OperationState<'_>,
        sum: usize,
        bound: &mut Vec<Binding>,
        found: &mut Combinations,
    ) {
        let parameters = &state.operation.path_parameters;
        let Some(parameter) = parameters.get(bound.len()) else {
            if sum == 0 {
                let values = bound.iter().map(|(_, value)| value.clone());
                found.values.push(values.collect());
            }
            return;
        };
        let remaining = parameters.len() - bound.len() - 1;
        let least = sum.saturating_sub(remaining * (MAX_VALUES - 1));
        let values = self.values(state, parameter, bound).into_iter();
        for (own, value) in values.enumerate().take(sum + 1).skip(least) {
            if found.is_enough() {
                return;
            }
            found.steps += 1;
            bound.push((parameter.name.clone(), value));
            self.combinations_of(state, sum - own, bound, found);
            bound.pop();
        }
    }

    /// Returns the values of the path parameter that follows the bound ones.
    pub(super) fn values(
        &self,
        state: &OperationState<'_>,
        parameter: &Parameter,
        bound: &[Binding],
    ) -> Vec<String> {
        let collection = state.collections.get(bound.len()).copied().flatten();
        let mut values = self.values.values(self.api, parameter, collection, bound);
        values.retain(|value| planned_request::is_safe(value, parameter.multi_segment));
        values.truncate(MAX_VALUES);
        values
    }
}
