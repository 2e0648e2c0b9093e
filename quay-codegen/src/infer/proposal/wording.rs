//! What a finding proposes, as a value and in words.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::diagnostic::sanitize::escape_unsafe;
use crate::infer::Evidence;
use crate::infer::findings::{Finding, is_nothing};
use crate::infer::schema::{Role, schema};

/// Returns the value to merge in at the location, if an update can express the finding.
pub(super) fn addition(new: &Finding, seen: &Evidence) -> Option<Value> {
    let samples: Vec<&Value> = seen.samples.iter().collect();
    match new {
        Finding::UnknownField(name) => {
            let schema = schema(&samples, Role::Member(name));
            Some(json!({ "properties": { name: schema } }))
        }
        Finding::UnexpectedNull => Some(json!({ "x-nullable": true })),
        Finding::NewEnumValue => Some(json!({ "enum": samples })),
        Finding::MissingField(_) => None,
        Finding::UndescribedResponse if samples.iter().all(|body| is_nothing(body)) => {
            Some(json!({ "x-empty": true }))
        }
        Finding::UndescribedResponse => Some(json!({ "schema": schema(&samples, Role::Other) })),
        Finding::UnexpectedBody => {
            Some(json!({ "x-empty": false, "schema": schema(&samples, Role::Other) }))
        }
    }
}

pub(super) fn describe(new: &Finding) -> String {
    match new {
        Finding::UnknownField(name) => format!("unknown property `{name}`"),
        Finding::MissingField(name) => format!("`{name}` may be absent"),
        Finding::UnexpectedNull => "may be null".to_owned(),
        Finding::NewEnumValue => "unknown value".to_owned(),
        Finding::UndescribedResponse => "no response is described".to_owned(),
        Finding::UnexpectedBody => "unexpected response body".to_owned(),
    }
}

/// Formats a comment with the part, the finding and the recordings.
pub(super) fn reason(part: &str, what: &str, seen: &Evidence) -> String {
    let mut text = what.to_owned();
    if !part.is_empty() {
        let _ = write!(text, " in {part}");
    }
    let mut recordings = seen.recordings.iter();
    if let Some(first) = recordings.next() {
        let _ = write!(text, ": {first}");
    }
    match recordings.count() {
        0 => {}
        more => {
            let _ = write!(text, " and {more} more");
        }
    }
    escape_unsafe(&text)
}
