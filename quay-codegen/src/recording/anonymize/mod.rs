//! Anonymizes exchanges: replaces hosts, names, addresses, tokens, ids and free text with placeholders of the same
//! format. Equal values get the same placeholder.
//!
//! Only values known to be harmless are kept: enum values of the model, dates, numbers and media types. Secrets are
//! recognized by their type in the model and by their names.

mod entity_names;
mod placeholders;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::document::json::is_html;
use crate::model::{Api, Operation, Parameter, Type, TypeKind, path_parameter};
use crate::recording::exchange::{Exchange, Request, Response};
use crate::recording::explore::PlannedRequest;
use crate::recording::fingerprint;
use crate::recording::formats::is_secret_name;
use crate::recording::typed_value::{TypedValue, field_type, resolve_value, response_type};
use placeholders::{Placeholders, SECRET, Strictness};

/// The private facts about the server.
pub struct Redactions<'run> {
    /// The host, with the port if there is one.
    pub authority: &'run str,
    /// Returns whether a text contains the token used for the requests.
    pub holds_token: &'run dyn Fn(&str) -> bool,
}

/// Anonymizes the exchanges and keeps their order.
pub fn anonymize(
    api: &Api,
    exchanges: &[(PlannedRequest<'_>, Response)],
    redactions: &Redactions<'_>,
) -> Vec<Exchange> {
    let mut anonymized = Anonymizer {
        api,
        redactions,
        placeholders: Placeholders::new(redactions.authority, safe_words(api)),
    };
    entity_names::learn(exchanges, &mut anonymized.placeholders);
    let exchanges = exchanges.iter().map(|(request, response)| {
        let mut exchange = anonymized.exchange(request, response);
        exchange.response.sort();
        exchange
    });
    exchanges.collect()
}

/// Returns the words of the API: enum values, path segments and property names.
fn safe_words(api: &Api) -> BTreeSet<String> {
    let kinds = api.types.values().map(|definition| &definition.kind);
    let words = kinds.flat_map(|kind| match kind {
        TypeKind::Enum(values) => values.iter().map(|value| value.value.clone()).collect(),
        TypeKind::Struct(object) => object
            .fields
            .iter()
            .map(|field| field.name.clone())
            .collect(),
        TypeKind::Union(_) | TypeKind::Scalars(_) => Vec::new(),
    });
    let paths = api
        .operations
        .iter()
        .flat_map(|operation| operation.path.split('/'));
    let fixed = paths
        .filter(|segment| path_parameter(segment).is_none())
        .map(str::to_owned);
    words.chain(fixed).collect()
}

struct Anonymizer<'run> {
    api: &'run Api,
    redactions: &'run Redactions<'run>,
    placeholders: Placeholders,
}

impl Anonymizer<'_> {
    fn exchange(&mut self, request: &PlannedRequest<'_>, response: &Response) -> Exchange {
        let operation = request.operation;
        let parameters = operation.path_parameters.iter();
        let values: Vec<String> = parameters
            .zip(&request.values)
            .map(|(parameter, value)| self.argument(parameter, value))
            .collect();
        let named = |name: &str| {
            operation
                .query_parameters
                .iter()
                .find(|parameter| parameter.name == name)
        };
        let query = request.query.iter().filter_map(|(name, value)| {
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
                path: request.path_with(&values),
                query,
                body: None,
            },
            response: self.response(operation, response),
        }
    }

    fn argument(&mut self, parameter: &Parameter, value: &str) -> String {
        match parameter.kind {
            Type::Named(_) | Type::Boolean => value.to_owned(),
            _ => self.text(&parameter.name, value, Strictness::Strict),
        }
    }

    fn response(&mut self, operation: &Operation, response: &Response) -> Response {
        let is_success = response.is_success(operation);
        let kind = response_type(operation, is_success);
        let strictness = if is_success {
            Strictness::Strict
        } else {
            Strictness::KeepProse
        };
        let headers = response.headers.iter();
        Response {
            status: response.status,
            content_type: (response.content_type.as_ref()).map(|text| self.content_type(text)),
            headers: headers
                .map(|(name, value)| (name.clone(), self.text(name, value, Strictness::KeepProse)))
                .collect(),
            body: response
                .body
                .as_ref()
                .map(|body| self.value("", kind, body, strictness)),
            text: response.text.as_ref().map(|text| self.page(text)),
        }
    }

    /// Anonymizes a plain text response. An HTML page is reduced to an empty page.
    fn page(&mut self, text: &str) -> String {
        if is_html(text) {
            return "<html><head><title>Error</title></head><body></body></html>\n".to_owned();
        }
        self.text("", text, Strictness::KeepProse)
    }

    /// Keeps a media type and its character set. Any other text is anonymized like an error message.
    fn content_type(&mut self, text: &str) -> String {
        let (media_type, parameter) = text.split_once(';').unwrap_or((text, ""));
        let is_token = |text: &str| {
            let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-+.".contains(&byte);
            !text.is_empty() && text.bytes().all(allowed)
        };
        let kind = media_type.split_once('/');
        let is_known = kind.is_some_and(|(kind, subtype)| {
            ["application", "image", "multipart", "text"].contains(&kind) && is_token(subtype)
        });
        let charset = parameter.trim().strip_prefix("charset=");
        if is_known
            && (parameter.is_empty() || charset.is_some_and(is_token))
            && !self.is_private(text)
        {
            return text.to_owned();
        }
        self.text("", text, Strictness::KeepProse)
    }

    fn is_private(&self, text: &str) -> bool {
        (self.redactions.holds_token)(text) || text.contains(self.redactions.authority)
    }

    fn value(&mut self, name: &str, kind: &Type, value: &Value, strictness: Strictness) -> Value {
        let seen_as = resolve_value(self.api, kind, value);
        match value {
            Value::Null | Value::Bool(_) => value.clone(),
            Value::Number(_) if is_secret_name(name) && matches!(seen_as, TypedValue::Any) => {
                0.into()
            }
            Value::Number(_) => value.clone(),
            Value::String(text) => Value::String(match seen_as {
                TypedValue::Plain(Type::Secret) if !text.is_empty() => SECRET.to_owned(),
                TypedValue::Enum(words) if words.iter().any(|word| word.value == *text) => {
                    text.clone()
                }
                _ => self.text(name, text, strictness),
            }),
            Value::Array(elements) => {
                let item = match seen_as {
                    TypedValue::List(item) => item,
                    _ => &Type::Any,
                };
                elements
                    .iter()
                    .map(|element| self.value(name, item, element, strictness))
                    .collect()
            }
            Value::Object(members) => Value::Object(self.members(seen_as, members, strictness)),
        }
    }

    fn members(
        &mut self,
        seen_as: TypedValue<'_>,
        members: &Map<String, Value>,
        strictness: Strictness,
    ) -> Map<String, Value> {
        let mut anonymized = Map::new();
        for (name, value) in members {
            let (kind, key) = match seen_as {
                TypedValue::Object(object, _)
                    if object.fields.iter().any(|field| field.name == *name) =>
                {
                    (field_type(object, name).unwrap_or(&Type::Any), name.clone())
                }
                TypedValue::Map(inner) if *inner != Type::Any => {
                    (inner, self.text("", name, Strictness::Strict))
                }
                _ if self.placeholders.is_plain_name(name, strictness) => {
                    (&Type::Any, name.clone())
                }
                _ => (&Type::Any, self.text("", name, Strictness::Strict)),
            };
            anonymized.insert(key, self.value(name, kind, value, strictness));
        }
        anonymized
    }

    fn text(&mut self, name: &str, text: &str, strictness: Strictness) -> String {
        if text.is_empty() {
            return String::new();
        }
        if is_secret_name(name) || (self.redactions.holds_token)(text) {
            return SECRET.to_owned();
        }
        // Manifests, for example, are JSON encoded in a string.
        match serde_json::from_str::<Value>(text) {
            Ok(mut inner @ (Value::Object(_) | Value::Array(_))) => {
                inner.sort_all_objects();
                let inner = fingerprint::minimize(self.api, &Type::Any, &inner);
                let mut anonymized = self.value(name, &Type::Any, &inner, strictness);
                anonymized.sort_all_objects();
                anonymized.to_string()
            }
            _ => self.placeholders.text(text, strictness),
        }
    }
}

#[cfg(test)]
mod tests;
