//! Makes exchanges fit for everybody's eyes: hosts, names, addresses, tokens, ids and free texts give way to
//! stand-ins of the same form, the same one everywhere for the same thing.
//!
//! Everything is replaced that is not known to be harmless: the words of the model's vocabularies, dates,
//! numbers, media types. Secrets are those of the model, and whatever is called like one.

mod entity_names;
mod placeholders;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::model::{Api, Form, Operation, Parameter, Type};
use crate::recording::exchange::{Answer, Exchange, Request};
use crate::recording::explore::Asked;
use crate::recording::fingerprint;
use crate::recording::formats::names_secret;
use crate::recording::typed_value::{View, answer_type, member, view};
use placeholders::{Manner, SECRET, StandIns};

/// What must not be told of the server.
pub struct Private<'run> {
    /// Its host, with the port if there is one.
    pub authority: &'run str,
    /// Whether a text holds the token that it was asked with.
    pub holds_token: &'run dyn Fn(&str) -> bool,
}

/// The exchanges without anything that tells where they are from, in the order given.
pub fn anonymize(
    api: &Api,
    exchanges: &[(Asked<'_>, Answer)],
    private: &Private<'_>,
) -> Vec<Exchange> {
    let mut neutral = Neutral {
        api,
        private,
        stand_ins: StandIns::new(private.authority, own_words(api)),
    };
    entity_names::learn(exchanges, &mut neutral.stand_ins);
    let neutralised = exchanges.iter().map(|(asked, answer)| {
        let mut exchange = neutral.exchange(asked, answer);
        exchange.answer.sort();
        exchange
    });
    neutralised.collect()
}

/// The words that the API itself is made of: those of its vocabularies and paths, and the names of members.
fn own_words(api: &Api) -> BTreeSet<String> {
    let forms = api.types.values().map(|definition| &definition.form);
    let words = forms.flat_map(|form| match form {
        Form::Enum(values) => values.iter().map(|value| value.value.clone()).collect(),
        Form::Struct(object) => object
            .fields
            .iter()
            .map(|field| field.name.clone())
            .collect(),
        Form::Union(_) | Form::Scalars(_) => Vec::new(),
    });
    let paths = api
        .operations
        .iter()
        .flat_map(|operation| operation.path.split('/'));
    let fixed = paths
        .filter(|segment| crate::recording::router::parameter(segment).is_none())
        .map(str::to_owned);
    words.chain(fixed).collect()
}

struct Neutral<'run> {
    api: &'run Api,
    private: &'run Private<'run>,
    stand_ins: StandIns,
}

impl Neutral<'_> {
    fn exchange(&mut self, asked: &Asked<'_>, answer: &Answer) -> Exchange {
        let operation = asked.operation;
        let parameters = operation.path_parameters.iter();
        let values: Vec<String> = parameters
            .zip(&asked.values)
            .map(|(parameter, value)| self.argument(parameter, value))
            .collect();
        let named = |name: &str| {
            operation
                .query_parameters
                .iter()
                .find(|parameter| parameter.name == name)
        };
        let query = asked.query.iter().filter_map(|(name, value)| {
            Some((
                name.clone(),
                Value::String(self.argument(named(name)?, value)),
            ))
        });
        let query = query.collect();
        Exchange {
            version: None,
            request: Request {
                method: operation.method.as_str().to_owned(),
                path: asked.path_with(&values),
                query,
                body: None,
            },
            answer: self.answer(operation, answer),
        }
    }

    fn argument(&mut self, parameter: &Parameter, value: &str) -> String {
        match parameter.kind {
            Type::Named(_) | Type::Boolean => value.to_owned(),
            _ => self.text(&parameter.name, value, Manner::Data),
        }
    }

    fn answer(&mut self, operation: &Operation, answer: &Answer) -> Answer {
        let is_success = answer.is_success(operation);
        let kind = answer_type(operation, is_success);
        let manner = if is_success {
            Manner::Data
        } else {
            Manner::Message
        };
        let headers = answer.headers.iter();
        Answer {
            status: answer.status,
            content_type: answer.content_type.clone(),
            headers: headers
                .map(|(name, value)| (name.clone(), self.text(name, value, Manner::Message)))
                .collect(),
            body: answer
                .body
                .as_ref()
                .map(|body| self.value("", kind, body, manner)),
            text: answer.text.as_ref().map(|text| self.page(text)),
        }
    }

    /// A text that is the whole answer. Of a page, no more stays than that it is one.
    fn page(&mut self, text: &str) -> String {
        if text.trim_start().starts_with('<') {
            return "<html><head><title>Error</title></head><body></body></html>\n".to_owned();
        }
        self.text("", text, Manner::Message)
    }

    fn value(&mut self, name: &str, kind: &Type, value: &Value, manner: Manner) -> Value {
        let seen_as = view(self.api, kind, value);
        match value {
            Value::Null | Value::Bool(_) => value.clone(),
            Value::Number(_) if names_secret(name) && matches!(seen_as, View::Any) => 0.into(),
            Value::Number(_) => value.clone(),
            Value::String(text) => Value::String(match seen_as {
                View::Plain(Type::Secret) if !text.is_empty() => SECRET.to_owned(),
                View::Vocabulary(words) if words.iter().any(|word| word.value == *text) => {
                    text.clone()
                }
                _ => self.text(name, text, manner),
            }),
            Value::Array(elements) => {
                let item = match seen_as {
                    View::List(item) => item,
                    _ => &Type::Any,
                };
                elements
                    .iter()
                    .map(|element| self.value(name, item, element, manner))
                    .collect()
            }
            Value::Object(members) => Value::Object(self.members(seen_as, members, manner)),
        }
    }

    fn members(
        &mut self,
        seen_as: View<'_>,
        members: &Map<String, Value>,
        manner: Manner,
    ) -> Map<String, Value> {
        let mut neutral = Map::new();
        for (name, value) in members {
            let (kind, key) = match seen_as {
                View::Object(object, _)
                    if object.fields.iter().any(|field| field.name == *name) =>
                {
                    (member(object, name).unwrap_or(&Type::Any), name.clone())
                }
                View::Map(inner) if *inner != Type::Any => {
                    (inner, self.text("", name, Manner::Data))
                }
                _ if self.stand_ins.is_plain_name(name, manner) => (&Type::Any, name.clone()),
                _ => (&Type::Any, self.text("", name, Manner::Data)),
            };
            neutral.insert(key, self.value(name, kind, value, manner));
        }
        neutral
    }

    fn text(&mut self, name: &str, text: &str, manner: Manner) -> String {
        if text.is_empty() {
            return String::new();
        }
        if names_secret(name) || (self.private.holds_token)(text) {
            return SECRET.to_owned();
        }
        // Manifests and such come as JSON within a string.
        match serde_json::from_str::<Value>(text) {
            Ok(mut inner @ (Value::Object(_) | Value::Array(_))) => {
                inner.sort_all_objects();
                let inner = fingerprint::condensed(self.api, &Type::Any, &inner);
                let mut neutral = self.value(name, &Type::Any, &inner, manner);
                neutral.sort_all_objects();
                neutral.to_string()
            }
            _ => self.stand_ins.text(text, manner),
        }
    }
}
