//! Locates the schema of a part of a response in the corrected document, as the target of an overlay action.

use serde_json::Value;

use crate::diagnostic::pointer::Pointer;
use crate::model::Operation;
use crate::recording::exchange::Response;

/// A step from a value to a part of it.
#[derive(Clone, Debug)]
pub(super) enum PathStep {
    /// The property with this name.
    Property(String),
    /// Any element of an array.
    Item,
    /// Any value of a map, or any undeclared property of an object.
    Additional,
    /// One alternative of a union of objects.
    Alternative(usize),
}

/// Locates the response for a status: the declared response, otherwise the first described success, otherwise a new
/// response for the status.
pub(super) fn response(document: &Value, operation: &Operation, response: &Response) -> Pointer {
    let responses = Pointer::root()
        .child("paths")
        .child(&operation.path)
        .child(operation.method.key())
        .child("responses");
    let declared = document
        .pointer(responses.as_str())
        .and_then(Value::as_object);
    let own = response.status.to_string();
    let is_described =
        |response: &Value| response.get("schema").is_some() || response.get("x-empty").is_some();
    let successes = || {
        let is_success = |status: &str| {
            let status = status.parse();
            status.is_ok_and(|status| operation.is_success(status))
        };
        let declared = declared.into_iter().flatten();
        declared.filter(move |(status, _)| is_success(status))
    };
    let described =
        successes().find(|(status, response)| **status == own && is_described(response));
    let described = described.or_else(|| successes().find(|(_, response)| is_described(response)));
    let status = described.or_else(|| successes().find(|(status, _)| **status == own));
    let status = status.or_else(|| successes().next());
    responses.child(status.map_or(&own, |(status, _)| status))
}

/// Locates the schema at the end of the steps, at its place of use.
pub(super) fn schema(document: &Value, root: &Pointer, steps: &[PathStep]) -> Option<Pointer> {
    let mut at = root.clone();
    for step in steps {
        let within = deref_schema(document, &at)?;
        at = match step {
            PathStep::Property(name) => property(document, &within, name)?,
            PathStep::Item => within.child("items"),
            PathStep::Additional => within.child("additionalProperties"),
            PathStep::Alternative(number) => {
                alternatives(document, &within).into_iter().nth(*number)?
            }
        };
    }
    document.pointer(at.as_str()).map(|_| at)
}

/// Resolves a schema: follows `$ref` and unwraps a single alternative combined with null.
pub(super) fn deref_schema(document: &Value, at: &Pointer) -> Option<Pointer> {
    const FURTHEST: usize = 64;
    let mut at = at.clone();
    for _ in 0..FURTHEST {
        let schema = document.pointer(at.as_str())?;
        let reference = schema.get("$ref").and_then(Value::as_str);
        let alternatives = alternatives(document, &at);
        at = match (reference, alternatives.as_slice()) {
            (Some(reference), _) => Pointer::from(reference.strip_prefix('#')?.to_owned()),
            (None, [only]) if schema.get("properties").is_none() && is_sole(schema) => only.clone(),
            _ => return Some(at),
        };
    }
    None
}

/// Returns whether the single alternative of a schema is a reference combined with null.
fn is_sole(schema: &Value) -> bool {
    let choices = ["oneOf", "anyOf"]
        .into_iter()
        .filter_map(|key| schema.get(key)?.as_array());
    let mut choices = choices.flatten();
    let nullable = schema.get("x-nullable") == Some(&Value::Bool(true));
    nullable || choices.any(|one| is_null(one) || one.get("$ref").is_none())
}

fn is_null(schema: &Value) -> bool {
    schema.get("type").is_some_and(|kind| kind == "null")
}

fn alternatives(document: &Value, at: &Pointer) -> Vec<Pointer> {
    let mut found = Vec::new();
    for key in ["oneOf", "anyOf"] {
        let at = at.child(key);
        let list = document.pointer(at.as_str()).and_then(Value::as_array);
        let list = list.into_iter().flatten().enumerate();
        found.extend(
            list.filter(|(_, one)| !is_null(one))
                .map(|(index, _)| at.index(index)),
        );
    }
    found
}

/// Locates a property of an object or of one of its alternatives.
fn property(document: &Value, object: &Pointer, name: &str) -> Option<Pointer> {
    let own = std::iter::once(object.clone()).chain(alternatives(document, object));
    own.map(|schema| schema.child("properties").child(name))
        .find(|property| document.pointer(property.as_str()).is_some())
}
