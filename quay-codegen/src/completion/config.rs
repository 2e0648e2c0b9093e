//! A server's configuration, as `GET /config` returns it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::diagnostic::pointer::Pointer;
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::document::json::{check_keys, is_html, kind, unreadable};

/// The response of `GET /config`: features, settings, and the version unless the server hides it.
#[derive(Clone, Debug, Default)]
pub struct Config {
    features: BTreeMap<String, bool>,
    settings: Map<String, Value>,
    version: Option<String>,
}

impl Config {
    /// Parses the response or only its `features` object.
    ///
    /// # Errors
    ///
    /// If the text is not a JSON object, or a feature is neither `true` nor `false`.
    pub fn read(source: &Source) -> Result<Self, Diagnostics> {
        const HELP: &str = "pass the whole response of `/config`, or only its `features` object";
        let error = |pointer: &str, message: String| {
            Diagnostics::from(Diagnostic::error(&source.name, pointer, message).help(HELP))
                .located_in([source])
        };
        if is_html(&source.text) {
            return Err(error(
                "",
                "expected a configuration, found an HTML page".to_owned(),
            ));
        }
        check_keys(source)?;
        let value: Value = serde_json::from_str(&source.text)
            .map_err(|problem| unreadable(source, "invalid JSON: ", &problem).help(HELP))?;
        let config = match &value {
            Value::Object(members) => Self::of(members),
            other => Err(unexpected(
                Pointer::root(),
                "an object with the configuration",
                other,
            )),
        };
        config.map_err(|(pointer, message)| error(pointer.as_str(), message))
    }

    fn of(members: &Map<String, Value>) -> Result<Self, Problem> {
        let keys = ["features", "config", "version_number"];
        if !keys.iter().any(|key| members.contains_key(*key)) {
            return Ok(Self {
                features: features(members, &Pointer::root())?,
                ..Self::default()
            });
        }
        let at = Pointer::root().child("features");
        let features = match members.get("features") {
            Some(Value::Object(members)) => features(members, &at)?,
            Some(other) => return Err(unexpected(at, "an object with the features", other)),
            None => BTreeMap::new(),
        };
        let settings = members.get("config").and_then(Value::as_object);
        let version = members.get("version_number").and_then(Value::as_str);
        let version = version.map(str::trim).filter(|version| !version.is_empty());
        Ok(Self {
            features,
            settings: settings.cloned().unwrap_or_default(),
            version: version.map(str::to_owned),
        })
    }

    /// Returns the version as the server reports it; `None` if the server hides it.
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// Returns whether the configuration contains any features.
    pub fn has_features(&self) -> bool {
        !self.features.is_empty()
    }

    /// Returns whether a feature is enabled; `None` if the configuration does not contain it.
    pub(super) fn feature(&self, name: &str) -> Option<bool> {
        self.features.get(name).copied()
    }

    pub(super) fn setting(&self, name: &str) -> Option<&Value> {
        self.settings.get(name)
    }
}

/// Where a problem is, and a message.
type Problem = (Pointer, String);

fn unexpected(at: Pointer, expected: &str, found: &Value) -> Problem {
    (at, format!("expected {expected}, found {}", kind(found)))
}

fn features(members: &Map<String, Value>, at: &Pointer) -> Result<BTreeMap<String, bool>, Problem> {
    let feature = |(name, value): (&String, &Value)| {
        let is_on = match value {
            Value::Bool(value) => *value,
            Value::String(text) if text.eq_ignore_ascii_case("true") => true,
            Value::String(text) if text.eq_ignore_ascii_case("false") => false,
            // Some features are lists of the users for whom they are enabled.
            Value::Array(users) => !users.is_empty(),
            other => {
                return Err(unexpected(
                    at.child(name),
                    "true or false for a feature",
                    other,
                ));
            }
        };
        Ok((name.clone(), is_on))
    };
    members.iter().map(feature).collect()
}
