//! Recorded exchanges: requests and responses in the format of `tests/recordings/`.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::diagnostic::{Diagnostics, Source};
use crate::document::json;

/// A request and the response to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// The version of the responding Quay, such as 3.18.0, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The request.
    pub request: Request,
    /// The response.
    #[serde(rename = "answer", alias = "response")]
    pub response: Response,
}

/// A request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The HTTP method.
    pub method: String,
    /// The path, without percent-encoding.
    pub path: String,
    /// The query parameters.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub query: BTreeMap<String, Value>,
    /// The JSON body.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub body: Option<Value>,
}

/// A response: JSON, text or empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The content type, unless it is `application/json`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// The headers `Location` and `Retry-After`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
    /// The JSON body.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub body: Option<Value>,
    /// A body that is not JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Distinguishes a body of `null` from an absent body.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

impl Response {
    /// Sorts the properties of JSON objects. `serde_json` keeps their order if any crate enables that feature.
    pub fn sort(&mut self) {
        if let Some(body) = &mut self.body {
            body.sort_all_objects();
        }
    }

    /// Returns whether the status is a success of an operation with these additional success statuses.
    pub fn is_success(&self, operation: &crate::model::Operation) -> bool {
        operation.is_success(self.status)
    }
}

/// A file with recordings.
#[derive(Clone, Debug, PartialEq)]
pub struct Recording {
    /// The name used in messages, such as `tests/recordings/tag/listRepoTags.json`.
    pub name: String,
    /// The exchanges in the file.
    pub exchanges: Vec<Exchange>,
}

impl Recording {
    /// Parses the JSON of a file.
    ///
    /// # Errors
    ///
    /// If the text is not a list of exchanges.
    pub fn read(source: &Source) -> Result<Self, Diagnostics> {
        json::check_keys(source)?;
        let mut exchanges: Vec<Exchange> = serde_json::from_str(&source.text).map_err(|error| {
            json::unreadable(source, "expected a list of exchanges: ", &error)
                .help("see tests/recordings/README.md for the format of recordings")
        })?;
        let responses = exchanges.iter_mut().map(|exchange| &mut exchange.response);
        responses.for_each(Response::sort);
        Ok(Self {
            name: source.name.clone(),
            exchanges,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_key_of_a_body_is_an_error() {
        let text = r#"[{"request": {"method": "GET", "path": "/"}, "answer": {"status": 200, "body": {"a": 1, "a": 2}}}]"#;
        let refused = Recording::read(&Source::new("a.json", text)).unwrap_err();
        assert!(refused.to_string().contains("duplicate"), "{refused}");
    }

    #[test]
    fn a_malformed_exchange_is_an_error_at_its_character() {
        let text = r#"[{"request": {"method": "GET", "path": "/ä"}, "other": 1}]"#;
        let refused = Recording::read(&Source::new("a.json", text)).unwrap_err();
        let problem = refused.iter().next().unwrap();
        let end = text.find("\": 1").unwrap();
        let column = text.get(..=end).unwrap().chars().count();
        assert_eq!(problem.position.unwrap().column, column, "{problem}");
        assert!(!problem.message.contains(" at line "), "{problem}");
    }
}
