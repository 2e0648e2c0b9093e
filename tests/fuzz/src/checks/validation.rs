//! Validates exported documents with the official schemas.

use openapi_spec_validator_rs::{ErrorMode, Options, Outcome, validate};
use serde_json::Value;

use super::Finding;

/// The nesting of a document above which the validator's own recursion limit is no finding.
const DEEP: usize = 40;

pub(super) fn valid(document: &Value) -> Result<(), Finding> {
    let options = Options {
        errors: ErrorMode::All,
        ..Options::default()
    };
    match validate(document, &options) {
        Outcome::Valid => Ok(()),
        Outcome::Invalid(errors) => {
            let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
            Err(format!("an export is not valid: {}", errors.join("; ")))
        }
        // The validator descends recursively, up to a limit that such a document may exceed.
        Outcome::Error(error) if error.contains("recursion") && depth(document) > DEEP => Ok(()),
        Outcome::Error(error) => Err(format!("an export cannot be validated: {error}")),
    }
}

/// Returns how many arrays and objects contain the deepest value.
fn depth(value: &Value) -> usize {
    match value {
        Value::Object(members) => 1 + members.values().map(depth).max().unwrap_or_default(),
        Value::Array(elements) => 1 + elements.iter().map(depth).max().unwrap_or_default(),
        _ => 0,
    }
}
