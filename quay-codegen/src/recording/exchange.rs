//! Recorded exchanges: a request and the answer to it, in the form of `tests/recordings/`.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::diagnostic::Position;
use crate::diagnostic::{Diagnostic, Diagnostics, Source};

/// A request and the response to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// The version of the Quay that responded, such as 3.18.0, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The request.
    pub request: Request,
    /// The response.
    #[serde(rename = "answer", alias = "response")]
    pub response: Response,
}

/// What was asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The HTTP method.
    pub method: String,
    /// The path, nothing in it encoded.
    pub path: String,
    /// The parameters of the query.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub query: BTreeMap<String, Value>,
    /// The JSON that was sent.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub body: Option<Value>,
}

/// What came: JSON, text, or neither.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The content type, unless it is `application/json`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// `Location` and `Retry-After`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
    /// The JSON.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub body: Option<Value>,
    /// What is no JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// `null` is something that came, other than nothing.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

impl Response {
    /// Sorts the members of the JSON. Whether maps keep the order of the text is for other crates of the build
    /// to say.
    pub fn sort(&mut self) {
        if let Some(body) = &mut self.body {
            body.sort_all_objects();
        }
    }

    /// Whether the status is a success, for an operation that may name further ones.
    pub fn is_success(&self, operation: &crate::model::Operation) -> bool {
        operation.is_success(self.status)
    }
}

/// A file of recordings.
#[derive(Clone, Debug, PartialEq)]
pub struct Recording {
    /// What messages call it, such as `tests/recordings/tag/listRepoTags.json`.
    pub name: String,
    /// Its exchanges.
    pub exchanges: Vec<Exchange>,
}

impl Recording {
    /// Reads the JSON of a file.
    ///
    /// # Errors
    ///
    /// What is no list of exchanges.
    pub fn read(source: &Source) -> Result<Self, Diagnostics> {
        let mut exchanges: Vec<Exchange> = serde_json::from_str(&source.text).map_err(|error| {
            Diagnostic::error(
                &source.name,
                "",
                format!("this is not a list of exchanges: {error}"),
            )
            .at(&source.text, Position::from(&error))
            .help("tests/recordings/README.md tells what a recording holds")
        })?;
        let responses = exchanges.iter_mut().map(|exchange| &mut exchange.response);
        responses.for_each(Response::sort);
        Ok(Self {
            name: source.name.clone(),
            exchanges,
        })
    }
}
