//! Writes findings as an overlay: actions grouped by target, with comments that name the recordings.

mod action;
mod location;
mod wording;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use self::action::Action;
use self::location::{describe_location, json_path, quoted, split_at_anchor};
use self::wording::{addition, describe, reason};
use super::findings::{Finding, Findings};
use crate::diagnostic::pointer::Pointer;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::overlay;

/// Proposed overlay actions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    actions: Vec<Action>,
}

impl Proposal {
    /// The name of the proposal as a source.
    pub(super) const NAME: &'static str = "the proposal";

    pub(super) fn new(findings: Findings) -> Self {
        let mut updates: BTreeMap<Pointer, Action> = BTreeMap::new();
        let mut removals = Vec::new();
        for ((place, new), seen) in findings {
            let part = describe_location(&place);
            let Some(addition) = addition(&new, &seen) else {
                if let Finding::MissingField(name) = new {
                    removals.push(Action {
                        target: format!("{}.required[?@ == {}]", json_path(&place), quoted(&name)),
                        update: None,
                        reasons: vec![reason(&part, &format!("`{name}` may be absent"), &seen)],
                    });
                }
                continue;
            };
            let (anchor, update) = split_at_anchor(&place, addition);
            let action = updates.entry(anchor.clone()).or_insert_with(|| Action {
                target: json_path(&anchor),
                update: Some(json!({})),
                reasons: Vec::new(),
            });
            if let Some(whole) = &mut action.update {
                overlay::merge(whole, &update);
            }
            action.reasons.push(reason(&part, &describe(&new), &seen));
        }
        let mut actions: Vec<Action> = updates.into_values().chain(removals).collect();
        let updates = actions
            .iter_mut()
            .filter_map(|action| action.update.as_mut());
        updates.for_each(Value::sort_all_objects);
        Self { actions }
    }

    /// Keeps the actions that the generator accepts. Warns about the others, such as a field whose Rust name is already
    /// taken. `check` returns the diagnostics of a proposal that has errors, located in the source [`NAME`](Self::NAME).
    pub(super) fn retain_valid(
        self,
        check: impl Fn(&Self) -> Result<(), Diagnostics>,
    ) -> (Self, Diagnostics) {
        let mut refused = Diagnostics::new();
        let (actions, unreadable) = self.actions.into_iter().partition(Action::is_readable);
        let mut kept = Self { actions };
        for action in unreadable {
            refused.push(action.refused("it contains unprintable characters"));
        }
        while !kept.is_empty()
            && let Err(problems) = check(&kept)
        {
            let blamed = blamed_actions(&problems);
            if blamed.is_empty() {
                let (valid, others) = kept.retain_individually(check);
                refused.extend(others);
                return (valid, refused);
            }
            for (index, action) in std::mem::take(&mut kept.actions).into_iter().enumerate() {
                match blamed.get(&index) {
                    Some(problem) => refused.push(action.refused(problem)),
                    None => kept.actions.push(action),
                }
            }
        }
        (kept, refused)
    }

    /// Keeps valid actions by checking each of them, for errors that do not refer to an action, such as a name conflict
    /// elsewhere in the document.
    fn retain_individually(
        self,
        check: impl Fn(&Self) -> Result<(), Diagnostics>,
    ) -> (Self, Diagnostics) {
        let mut refused = Diagnostics::new();
        let mut valid = Self::default();
        for action in self.actions {
            valid.actions.push(action);
            if let Err(problems) = check(&valid)
                && let Some(action) = valid.actions.pop()
            {
                let problem = errors(&problems).next();
                refused.push(action.refused(problem.map_or("", |problem| &problem.message)));
            }
        }
        (valid, refused)
    }

    /// Returns the number of actions.
    pub fn len(&self) -> usize {
        self.actions.len()
    }

    /// Returns whether nothing is proposed.
    pub fn is_empty(&self) -> bool {
        self.actions.is_empty()
    }

    /// Formats the overlay as YAML with comments.
    pub fn to_yaml(&self) -> String {
        let mut text = String::from(
            "# Corrections proposed from recordings.\n\
             # Review before use: samples show what can occur, not what must. State what is required, choose formats,\n\
             # replace inline types with existing definitions, add descriptions, and move the actions to the\n\
             # overlays of their tags.\n\
             overlay: 1.0.0\n\
             info:\n  title: Proposed corrections\n  version: 1.0.0\n\
             actions:",
        );
        if self.actions.is_empty() {
            text.push_str(" []");
        }
        text.push('\n');
        for action in &self.actions {
            action.write(&mut text);
        }
        text
    }
}

/// Returns the indexes of the actions in which errors are located, each with its first message.
fn blamed_actions(problems: &Diagnostics) -> BTreeMap<usize, &str> {
    let mut blamed = BTreeMap::new();
    for problem in errors(problems).filter(|problem| problem.source == Proposal::NAME) {
        let action = problem.pointer.strip_prefix("/actions/");
        let index = action.and_then(|action| action.split('/').next()?.parse().ok());
        if let Some(index) = index {
            blamed.entry(index).or_insert(problem.message.as_str());
        }
    }
    blamed
}

fn errors(problems: &Diagnostics) -> impl Iterator<Item = &Diagnostic> {
    let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
    problems.iter().filter(is_error)
}
