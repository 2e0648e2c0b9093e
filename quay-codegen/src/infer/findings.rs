//! What answers hold that their types do not say, by the place in the document that would have to say it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::Seen;
use super::schema_path::{self, Step};
use crate::diagnostic::pointer::Pointer;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::json::kind;
use crate::model::{Answer, Api, Integer, Operation, Presence, Struct, Type};
use crate::recording::exchange::Exchange;
use crate::recording::typed_value::{View, view};

/// Something that the document does not say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum New {
    /// An object has a member of this name.
    Member(String),
    /// An object lacks the member of this name, which it should always have.
    Lack(String),
    /// There is a null.
    Null,
    /// A vocabulary has another word.
    Word,
    /// A success that nobody has described carries something, or nothing.
    Answer,
    /// A success that was said to carry nothing worth reading carries something.
    Content,
}

/// What is new, by its place and its kind.
pub(super) type News = BTreeMap<(Pointer, New), Seen>;

/// Gathers what is new in answers.
pub(super) struct Observations<'run> {
    api: &'run Api,
    document: &'run Value,
    news: News,
    misfits: BTreeMap<String, Diagnostic>,
}

/// The answer that is being looked at.
struct Current<'run> {
    operation: &'run Operation,
    root: Pointer,
    seen_in: &'run str,
}

impl<'run> Observations<'run> {
    pub(super) fn new(api: &'run Api, document: &'run Value) -> Self {
        Self {
            api,
            document,
            news: News::new(),
            misfits: BTreeMap::new(),
        }
    }

    /// What is new, and what no action could mend.
    pub(super) fn finish(self) -> (News, Diagnostics) {
        let mut misfits = Diagnostics::new();
        misfits.extend(self.misfits.into_values());
        (self.news, misfits)
    }

    /// Looks at the answer of an exchange, if it is a success.
    pub(super) fn exchange(&mut self, operation: &Operation, exchange: &Exchange, seen_in: &str) {
        let answer = &exchange.answer;
        if !answer.is_success(operation) {
            return;
        }
        let response = schema_path::response(self.document, operation, answer);
        let current = Current {
            operation,
            root: response.child("schema"),
            seen_in,
        };
        let body = answer
            .body
            .clone()
            .or_else(|| answer.text.clone().map(Value::String));
        let body = body.unwrap_or_default();
        match &operation.answer {
            Answer::Typed(kind) => self.value(kind, &body, &mut Vec::new(), &current),
            Answer::Empty if is_nothing(&body) => {}
            Answer::Empty => self.note(response, New::Content, body, seen_in),
            Answer::Untyped => self.note(response, New::Answer, body, seen_in),
        }
    }

    fn value(&mut self, kind: &Type, value: &Value, steps: &mut Vec<Step>, current: &Current<'_>) {
        let seen_as = view(self.api, kind, value);
        if value.is_null() {
            if !matches!(kind, Type::Any | Type::Nullable(_)) {
                self.at(steps, current, place_of_use, New::Null, value);
            }
            return;
        }
        match (seen_as, value) {
            (View::Any, _) => {}
            (View::List(item), Value::Array(elements)) => {
                for element in elements {
                    self.step(Step::Item, item, element, steps, current);
                }
            }
            (View::Map(inner), Value::Object(members)) => {
                for member in members.values() {
                    self.step(Step::Additional, inner, member, steps, current);
                }
            }
            (View::Object(object, alternative), Value::Object(members)) => {
                steps.extend(alternative.map(Step::Alternative));
                self.object(object, members, steps, current);
                if alternative.is_some() {
                    steps.pop();
                }
            }
            (View::Vocabulary(words), Value::String(word)) => {
                if !words.iter().any(|known| known.value == *word) {
                    self.at(steps, current, schema_path::settled, New::Word, value);
                }
            }
            (View::Plain(plain), value) if fits(plain, value) => {}
            (View::Scalars(kinds), value) if kinds.iter().any(|kind| fits(kind, value)) => {}
            (seen_as, value) => self.misfit(steps, current, seen_as, value),
        }
    }

    fn step(
        &mut self,
        step: Step,
        kind: &Type,
        value: &Value,
        steps: &mut Vec<Step>,
        current: &Current<'_>,
    ) {
        steps.push(step);
        self.value(kind, value, steps, current);
        steps.pop();
    }

    fn object(
        &mut self,
        object: &Struct,
        members: &Map<String, Value>,
        steps: &mut Vec<Step>,
        current: &Current<'_>,
    ) {
        for field in &object.fields {
            match members.get(&field.name) {
                Some(Value::Null) if field.nullable => {}
                Some(value) => {
                    let step = Step::Property(field.name.clone());
                    self.step(step, &field.kind, value, steps, current);
                }
                None if field.presence == Presence::Required => {
                    let lack = New::Lack(field.name.clone());
                    self.at(steps, current, schema_path::settled, lack, &Value::Null);
                }
                None => {}
            }
        }
        let known = |name: &str| object.fields.iter().any(|field| field.name == name);
        for (name, value) in members.iter().filter(|(name, _)| !known(name)) {
            match &object.rest {
                Some(rest) => self.step(Step::Additional, rest, value, steps, current),
                None => self.at(
                    steps,
                    current,
                    schema_path::settled,
                    New::Member(name.clone()),
                    value,
                ),
            }
        }
    }

    /// Notes what is new at a part of the answer.
    fn at(
        &mut self,
        steps: &[Step],
        current: &Current<'_>,
        place: impl FnOnce(&Value, &Pointer) -> Option<Pointer>,
        new: New,
        value: &Value,
    ) {
        let schema = schema_path::schema(self.document, &current.root, steps);
        match schema.and_then(|schema| place(self.document, &schema)) {
            Some(place) => self.note(place, new, value.clone(), current.seen_in),
            None => self.misfit(steps, current, View::Any, value),
        }
    }

    fn note(&mut self, place: Pointer, new: New, sample: Value, seen_in: &str) {
        let seen = self.news.entry((place, new)).or_default();
        if !seen.samples.contains(&sample) {
            seen.samples.push(sample);
        }
        seen.recordings.insert(seen_in.to_owned());
    }

    fn misfit(&mut self, steps: &[Step], current: &Current<'_>, seen_as: View<'_>, value: &Value) {
        let part: String = steps.iter().map(shown).collect();
        let id = &current.operation.id;
        let message = format!(
            "{id} answers {} at `${part}`, where {} was expected",
            kind_of(value),
            expected(seen_as)
        );
        let diagnostic = Diagnostic::warning(current.seen_in, "", &message)
            .help("look at what the server does and correct the type by hand, in the overlay that says it");
        self.misfits.entry(message).or_insert(diagnostic);
    }
}

/// The place of use: `x-nullable` stands beside a `$ref`.
fn place_of_use(_: &Value, place: &Pointer) -> Option<Pointer> {
    Some(place.clone())
}

/// Whether an answer says no more than that all went well.
pub(super) fn is_nothing(body: &Value) -> bool {
    const WORDS: [&str; 5] = ["", "Created", "Deleted", "Okay", "Updated"];
    match body {
        Value::Null => true,
        Value::Object(members) => members.is_empty(),
        Value::String(text) => WORDS.contains(&text.as_str()),
        _ => false,
    }
}

/// Whether a client reads a simple value as this type.
fn fits(kind: &Type, value: &Value) -> bool {
    match kind {
        Type::Boolean => value.is_boolean(),
        Type::Integer(integer) => is_integer(*integer, value),
        Type::Whole(integer) => {
            is_integer(*integer, value)
                || value.as_f64().is_some_and(|number| number.fract() == 0.0)
        }
        Type::Double => value.is_number(),
        Type::String | Type::Secret | Type::Date | Type::UsDate => value.is_string(),
        // One reader takes all of Quay's notations, numbers among them.
        Type::Timestamp(_) => value.is_string() || value.is_number(),
        Type::Any | Type::Named(_) | Type::List(_) | Type::Map(_) | Type::Nullable(_) => false,
    }
}

fn is_integer(integer: Integer, value: &Value) -> bool {
    match integer {
        Integer::I32 => value
            .as_i64()
            .is_some_and(|number| i32::try_from(number).is_ok()),
        Integer::I64 => value.is_i64(),
        Integer::U32 => value
            .as_u64()
            .is_some_and(|number| u32::try_from(number).is_ok()),
        Integer::U64 => value.is_u64(),
    }
}

fn shown(step: &Step) -> String {
    match step {
        Step::Property(name) => format!(".{name}"),
        Step::Item => "[*]".to_owned(),
        Step::Additional => ".*".to_owned(),
        Step::Alternative(_) => String::new(),
    }
}

/// The kind of a value, never the value: that may be anything.
fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::String(_) => "text",
        other => kind(other),
    }
}

fn expected(view: View<'_>) -> String {
    let of_type = |kind: &Type| match kind {
        Type::Boolean => "a boolean",
        Type::Integer(_) | Type::Whole(_) => "a whole number in its bounds",
        Type::Double => "a number",
        Type::Timestamp(_) => "a point in time",
        _ => "text",
    };
    match view {
        View::Any => "something else".to_owned(),
        View::Plain(kind) => of_type(kind).to_owned(),
        View::Scalars(kinds) => kinds.iter().map(of_type).collect::<Vec<_>>().join(" or "),
        View::Vocabulary(_) => "a word".to_owned(),
        View::List(_) => "a list".to_owned(),
        View::Map(_) | View::Object(..) => "an object".to_owned(),
        View::NoAlternative => "one of several objects".to_owned(),
    }
}
