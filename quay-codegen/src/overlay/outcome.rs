//! The outcome of an action on a document or on its pieces.

use serde_json::Value;

use super::change::Change;
use super::failed_action::ActionError;
use super::file::Action;
use super::merge::{Merger, remove_all};
use super::target::{MAX_PLACES, NodePath, SearchCache, Selection};

/// The maximum number of values that an action may add.
const MAX_UPDATED: usize = 1_000_000;

/// The outcome of an action that could be applied.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome {
    /// The number of places that the target selects.
    places: usize,
    /// The maximum number of places to which a segment of the target led.
    most: usize,
    /// Whether each of the single targets selects something.
    parts: Vec<bool>,
    changed: bool,
}

impl Outcome {
    /// Applies an action.
    pub(super) fn of(
        action: &Action,
        document: &mut Value,
        cache: &mut SearchCache,
        merger: Merger<'_>,
    ) -> Result<Self, ActionError> {
        let selection = action.target.select(document, cache);
        let selection = selection.map_err(|_| ActionError::TooManyPlaces)?;
        let places = selection.places;
        if places.is_empty() {
            return Ok(Self::of_no_place(selection.most));
        }
        let is_found = |found: Result<_, _>| found.is_ok_and(|it: Selection| !it.places.is_empty());
        let parts = action.parts.iter();
        let parts = parts.map(|part| is_found(part.select(document, cache)));
        let parts = parts.collect();
        cache.forget(&action.change);
        let changed = match &action.change {
            Change::Remove if places.iter().any(NodePath::is_essential) => {
                return Err(ActionError::RemovesTooMuch);
            }
            Change::Remove => remove_all(document, &places),
            Change::Update(_) if adds_too_much(action, places.len()) => {
                return Err(ActionError::TooManyPlaces);
            }
            Change::Update(update) => {
                merger.apply_to_all(document, &places, update, &action.origin)
            }
        };
        Ok(Self {
            places: places.len(),
            most: selection.most,
            parts,
            changed,
        })
    }

    /// Returns the outcome of an action that selects nothing, where a segment led to `most` places.
    pub(super) fn of_no_place(most: usize) -> Self {
        Self {
            most,
            ..Self::default()
        }
    }

    /// Returns the outcome of an update of a single place.
    pub(super) fn of_one_place(changed: bool) -> Self {
        Self {
            places: 1,
            most: 1,
            parts: Vec::new(),
            changed,
        }
    }

    /// Adds the outcome for another piece of the same document.
    pub(super) fn add(&mut self, other: &Self) {
        self.places += other.places;
        self.most += other.most;
        if self.parts.len() < other.parts.len() {
            self.parts.resize(other.parts.len(), false);
        }
        for (part, is_found) in self.parts.iter_mut().zip(&other.parts) {
            *part |= is_found;
        }
        self.changed |= other.changed;
    }

    /// Returns the number of places that the target selects.
    pub(super) fn places(&self) -> usize {
        self.places
    }

    /// Returns the failures of the action.
    pub(super) fn errors(&self) -> Vec<ActionError> {
        if self.places == 0 {
            return vec![ActionError::NoMatch];
        }
        let parts = self.parts.iter().enumerate();
        let absent = parts.filter(|(_, is_found)| !**is_found);
        let absent = absent.map(|(part, _)| ActionError::PartNoMatch(part));
        let unchanged = (!self.changed).then_some(ActionError::NoChange);
        absent.chain(unchanged).collect()
    }

    /// Returns whether an action with this outcome for all pieces of a document succeeds on it as a whole.
    pub(super) fn is_success(&self, action: &Action) -> bool {
        self.errors().is_empty() && self.most <= MAX_PLACES && !adds_too_much(action, self.places)
    }
}

fn adds_too_much(action: &Action, places: usize) -> bool {
    action.size.saturating_mul(places) > MAX_UPDATED
}
