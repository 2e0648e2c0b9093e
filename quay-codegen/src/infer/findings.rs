//! Finds content of recorded responses that the model does not describe, and locates it in the document.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::Evidence;
use super::schema_path::{self, PathStep};
use crate::diagnostic::pointer::Pointer;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::json::kind;
use crate::model::{Api, Operation, Presence, Response, Struct, Type};
use crate::recording::exchange::Exchange;
use crate::recording::typed_value::{TypedValue, resolve_value};

/// A difference between a response and the document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Finding {
    /// An object has an unknown property of this name.
    UnknownField(String),
    /// An object lacks a property that should always be present.
    MissingField(String),
    /// A value is null.
    UnexpectedNull,
    /// An enum has an unknown value.
    NewEnumValue,
    /// A success has no described response, whether or not it has a body.
    UndescribedResponse,
    /// A success that is described as empty has a body.
    UnexpectedBody,
}

/// Findings by location and kind.
pub(super) type Findings = BTreeMap<(Pointer, Finding), Evidence>;

/// Collects findings from responses.
pub(super) struct Collector<'run> {
    api: &'run Api,
    document: &'run Value,
    findings: Findings,
    mismatches: BTreeMap<String, Diagnostic>,
}

/// The response being checked.
struct Cursor<'run> {
    operation: &'run Operation,
    root: Pointer,
    seen_in: &'run str,
}

impl<'run> Collector<'run> {
    pub(super) fn new(api: &'run Api, document: &'run Value) -> Self {
        Self {
            api,
            document,
            findings: Findings::new(),
            mismatches: BTreeMap::new(),
        }
    }

    /// Returns the findings, and warnings for mismatches that no overlay action can fix.
    pub(super) fn finish(self) -> (Findings, Diagnostics) {
        let mut mismatches = Diagnostics::new();
        mismatches.extend(self.mismatches.into_values());
        (self.findings, mismatches)
    }

    /// Checks the response of an exchange if it is a success.
    pub(super) fn exchange(&mut self, operation: &Operation, exchange: &Exchange, seen_in: &str) {
        let response = &exchange.response;
        if !response.is_success(operation) {
            return;
        }
        let declared = schema_path::response(self.document, operation, response);
        let cursor = Cursor {
            operation,
            root: declared.child("schema"),
            seen_in,
        };
        let body = response
            .body
            .clone()
            .or_else(|| response.text.clone().map(Value::String));
        let body = body.unwrap_or_default();
        match &operation.response {
            Response::Typed(kind) => self.value(kind, &body, &mut Vec::new(), &cursor),
            Response::Empty if is_nothing(&body) => {}
            Response::Empty => self.record(declared, Finding::UnexpectedBody, body, seen_in),
            Response::Untyped => self.record(declared, Finding::UndescribedResponse, body, seen_in),
        }
    }

    fn value(
        &mut self,
        kind: &Type,
        value: &Value,
        steps: &mut Vec<PathStep>,
        cursor: &Cursor<'_>,
    ) {
        let seen_as = resolve_value(self.api, kind, value);
        if value.is_null() {
            if !matches!(kind, Type::Any | Type::Nullable(_)) {
                self.record_at(steps, cursor, place_of_use, Finding::UnexpectedNull, value);
            }
            return;
        }
        match (seen_as, value) {
            (TypedValue::Any, _) => {}
            (TypedValue::List(item), Value::Array(elements)) => {
                for element in elements {
                    self.step(PathStep::Item, item, element, steps, cursor);
                }
            }
            (TypedValue::Map(inner), Value::Object(members)) => {
                for value in members.values() {
                    self.step(PathStep::Additional, inner, value, steps, cursor);
                }
            }
            (TypedValue::Object(object, alternative), Value::Object(members)) => {
                steps.extend(alternative.map(PathStep::Alternative));
                self.object(object, members, steps, cursor);
                if alternative.is_some() {
                    steps.pop();
                }
            }
            (TypedValue::Enum(words), Value::String(word)) => {
                if !words.iter().any(|known| known.value == *word) {
                    self.record_at(
                        steps,
                        cursor,
                        schema_path::deref_schema,
                        Finding::NewEnumValue,
                        value,
                    );
                }
            }
            (TypedValue::Plain(plain), value) if fits(plain, value) => {}
            (TypedValue::Scalars(kinds), value) if kinds.iter().any(|kind| fits(kind, value)) => {}
            (seen_as, value) => self.mismatch(steps, cursor, seen_as, value),
        }
    }

    fn step(
        &mut self,
        step: PathStep,
        kind: &Type,
        value: &Value,
        steps: &mut Vec<PathStep>,
        cursor: &Cursor<'_>,
    ) {
        steps.push(step);
        self.value(kind, value, steps, cursor);
        steps.pop();
    }

    fn object(
        &mut self,
        object: &Struct,
        members: &Map<String, Value>,
        steps: &mut Vec<PathStep>,
        cursor: &Cursor<'_>,
    ) {
        for field in &object.fields {
            match members.get(&field.name) {
                Some(Value::Null) if field.nullable => {}
                Some(value) => {
                    let step = PathStep::Property(field.name.clone());
                    self.step(step, &field.kind, value, steps, cursor);
                }
                None if field.presence == Presence::Required => {
                    let lack = Finding::MissingField(field.name.clone());
                    self.record_at(steps, cursor, schema_path::deref_schema, lack, &Value::Null);
                }
                None => {}
            }
        }
        let known = |name: &str| object.fields.iter().any(|field| field.name == name);
        for (name, value) in members.iter().filter(|(name, _)| !known(name)) {
            match &object.additional_properties {
                Some(rest) => self.step(PathStep::Additional, rest, value, steps, cursor),
                None => self.record_at(
                    steps,
                    cursor,
                    schema_path::deref_schema,
                    Finding::UnknownField(name.clone()),
                    value,
                ),
            }
        }
    }

    /// Records a finding at a part of the response.
    fn record_at(
        &mut self,
        steps: &[PathStep],
        cursor: &Cursor<'_>,
        place: impl FnOnce(&Value, &Pointer) -> Option<Pointer>,
        new: Finding,
        value: &Value,
    ) {
        let schema = schema_path::schema(self.document, &cursor.root, steps);
        match schema.and_then(|schema| place(self.document, &schema)) {
            Some(place) => self.record(place, new, value.clone(), cursor.seen_in),
            None => self.mismatch(steps, cursor, TypedValue::Any, value),
        }
    }

    fn record(&mut self, place: Pointer, new: Finding, sample: Value, seen_in: &str) {
        let seen = self.findings.entry((place, new)).or_default();
        if !seen.samples.contains(&sample) {
            seen.samples.push(sample);
        }
        seen.recordings.insert(seen_in.to_owned());
    }

    fn mismatch(
        &mut self,
        steps: &[PathStep],
        cursor: &Cursor<'_>,
        seen_as: TypedValue<'_>,
        value: &Value,
    ) {
        let part: String = steps.iter().map(shown).collect();
        let id = &cursor.operation.id;
        let message = format!(
            "{id} returned {} at `${part}`, expected {}",
            kind(value),
            expected(seen_as)
        );
        let diagnostic = Diagnostic::warning(cursor.seen_in, "", &message)
            .help("check what the server sends and correct the type in its overlay");
        self.mismatches.entry(message).or_insert(diagnostic);
    }
}

/// Keeps the place of use, since `x-nullable` is written next to a `$ref`.
fn place_of_use(_: &Value, place: &Pointer) -> Option<Pointer> {
    Some(place.clone())
}

/// Returns whether a response only confirms success.
pub(super) fn is_nothing(body: &Value) -> bool {
    const WORDS: [&str; 5] = ["", "Created", "Deleted", "Okay", "Updated"];
    match body {
        Value::Null => true,
        Value::Object(members) => members.is_empty(),
        Value::String(text) => WORDS.contains(&text.as_str()),
        _ => false,
    }
}

/// Returns whether a scalar value can be decoded as this type.
fn fits(kind: &Type, value: &Value) -> bool {
    match kind {
        Type::Boolean => value.is_boolean(),
        Type::Integer(integer) => integer.contains(value),
        Type::LenientInteger(integer) => {
            integer.contains(value) || value.as_f64().is_some_and(|number| number.fract() == 0.0)
        }
        Type::Double => value.is_number(),
        Type::String | Type::Secret | Type::Date | Type::UsDate => value.is_string(),
        // All timestamp formats are decoded alike, including numbers.
        Type::Timestamp(_) => value.is_string() || value.is_number(),
        Type::Any | Type::Named(_) | Type::List(_) | Type::Map(_) | Type::Nullable(_) => false,
    }
}

fn shown(step: &PathStep) -> String {
    match step {
        PathStep::Property(name) => format!(".{name}"),
        PathStep::Item => "[*]".to_owned(),
        PathStep::Additional => ".*".to_owned(),
        PathStep::Alternative(_) => String::new(),
    }
}

fn expected(view: TypedValue<'_>) -> String {
    let of_type = |kind: &Type| match kind {
        Type::Boolean => "a boolean",
        Type::Integer(_) | Type::LenientInteger(_) => "an integer in range",
        Type::Double => "a number",
        Type::Timestamp(_) => "a timestamp",
        _ => "a string",
    };
    match view {
        TypedValue::Any => "another value".to_owned(),
        TypedValue::Plain(kind) => of_type(kind).to_owned(),
        TypedValue::Scalars(kinds) => kinds.iter().map(of_type).collect::<Vec<_>>().join(" or "),
        TypedValue::Enum(_) => "a string".to_owned(),
        TypedValue::List(_) => "a list".to_owned(),
        TypedValue::Map(_) | TypedValue::Object(..) => "an object".to_owned(),
        TypedValue::NoAlternative => "one of several objects".to_owned(),
    }
}
