//! A server's configuration, as `GET /config` returns it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::diagnostic::pointer::Pointer;
use crate::diagnostic::{Diagnostic, Diagnostics, Position, Source};
use crate::document::json::{check_keys, kind};

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
        if source.text.trim_start().starts_with('<') {
            return Err(error(
                "",
                "expected a configuration, found an HTML page".to_owned(),
            ));
        }
        check_keys(source)?;
        let value: Value = serde_json::from_str(&source.text).map_err(|problem| {
            Diagnostic::error(&source.name, "", format!("invalid JSON: {problem}"))
                .at(&source.text, Position::from(&problem))
                .help(HELP)
        })?;
        let Value::Object(members) = value else {
            return Err(error(
                "",
                format!(
                    "expected an object with the configuration, found {}",
                    kind(&value)
                ),
            ));
        };
        let is_response = ["features", "config", "version_number"]
            .iter()
            .any(|key| members.contains_key(*key));
        if !is_response {
            let features = features(&members)
                .map_err(|(name, message)| error(Pointer::root().child(name).as_str(), message))?;
            return Ok(Self {
                features,
                ..Self::default()
            });
        }
        let object = |key: &str| {
            members
                .get(key)
                .and_then(Value::as_object)
                .cloned()
                .unwrap_or_default()
        };
        let features = features(&object("features")).map_err(|(name, message)| {
            error(
                Pointer::root().child("features").child(name).as_str(),
                message,
            )
        })?;
        let version = members
            .get("version_number")
            .and_then(Value::as_str)
            .map(str::trim);
        Ok(Self {
            features,
            settings: object("config"),
            version: version
                .filter(|version| !version.is_empty())
                .map(str::to_owned),
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

fn features(members: &Map<String, Value>) -> Result<BTreeMap<String, bool>, (&str, String)> {
    let feature = |(name, value): (&'_ String, &Value)| match value {
        Value::Bool(value) => Ok((name.clone(), *value)),
        // Some features are lists of the users for whom they are enabled.
        Value::Array(_) => Ok((name.clone(), true)),
        other => Err((
            name.clone(),
            format!(
                "expected true or false for a feature, found {}",
                kind(other)
            ),
        )),
    };
    let mut found = BTreeMap::new();
    for member in members {
        match feature(member) {
            Ok((name, value)) => {
                found.insert(name, value);
            }
            Err((_, message)) => return Err((member.0.as_str(), message)),
        }
    }
    Ok(found)
}
