//! Failed overlay actions and their diagnostics.

use super::file::{Action, Overlay};
use crate::diagnostic::{Diagnostic, Diagnostics, Hint};

/// The number of failing actions above which the document itself is reported as unsuitable.
const MAX_LISTED: usize = 10;

/// An action that fails entirely or in part.
#[derive(Debug)]
pub(super) struct FailedAction<'run> {
    /// The index of its file.
    pub(super) number: usize,
    pub(super) overlay: &'run Overlay<'run>,
    pub(super) action: &'run Action,
    pub(super) error: ActionError,
}

/// The reason of a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ActionError {
    NoMatch,
    /// One of the several places that the target names does not exist.
    PartNoMatch(usize),
    /// It exceeds the limit of selected places or added values.
    TooManyPlaces,
    /// It removes the document or its `paths`.
    RemovesTooMuch,
    NoChange,
}

/// Returns a diagnostic for each failed action, or a single one if most actions fail.
pub(super) fn diagnostics(failed: &[FailedAction<'_>], applied: usize) -> Diagnostics {
    if let Some(first) = failed.first()
        && failed.len() > MAX_LISTED
        && failed.len() > applied
    {
        let all = failed.len() + applied;
        let message = format!(
            "the overlays do not match the document: {} of {all} actions fail, of which this is the first",
            failed.len()
        );
        return first.at_target(message).help(Hint::MatchingDocument).into();
    }
    let mut diagnostics = Diagnostics::new();
    diagnostics.extend(failed.iter().map(FailedAction::diagnostic));
    diagnostics
}

impl FailedAction<'_> {
    fn diagnostic(&self) -> Diagnostic {
        let action = self.action;
        let target = &action.target;
        let (message, help) = match self.error {
            ActionError::NoMatch => (
                format!("the action selects nothing: `{target}`"),
                "fix the target, remove the action, or limit it with `x-from` or `x-to` to the Quay versions that need it",
            ),
            ActionError::PartNoMatch(part) => {
                let part = action.parts.get(part).unwrap_or(target);
                (
                    format!("a part of the action selects nothing: `{part}`"),
                    "fix or remove this part of the target, or move it to a separate action with `x-from` or `x-to`",
                )
            }
            ActionError::TooManyPlaces => (
                format!("the action selects too many places or adds too many values: `{target}`"),
                "narrow the target to the values to correct",
            ),
            ActionError::RemovesTooMuch => (
                "the whole document, or all of its paths, cannot be removed".to_owned(),
                "narrow the target to the values to remove",
            ),
            ActionError::NoChange => (
                format!("the action changes nothing: `{target}`"),
                "the document already has these values: remove the action, or limit it with `x-to` to the Quay versions that need it",
            ),
        };
        self.at_target(message).help(help)
    }

    fn at_target(&self, message: String) -> Diagnostic {
        let pointer = format!("/actions/{}/target", self.action.index);
        Diagnostic::error(&self.overlay.source.name, pointer, message)
    }
}
