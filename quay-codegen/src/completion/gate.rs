//! The feature flags and settings that a server must have to show an operation, parameter or property.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Config;
use crate::model;

/// The conditions under which an operation is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Gate {
    flags: BTreeSet<String>,
    settings: BTreeMap<String, Value>,
}

impl Gate {
    pub(crate) fn of_model(operation: &model::Operation) -> Self {
        Self {
            flags: operation.flags.iter().cloned().collect(),
            settings: operation.settings.clone(),
        }
    }

    pub(super) fn of(operation: &Value) -> Self {
        let flags = operation.get("x-flags").and_then(Value::as_array);
        let names = flags.into_iter().flatten().filter_map(Value::as_str);
        let settings = operation.get("x-settings").and_then(Value::as_object);
        Self {
            flags: names.map(str::to_owned).collect(),
            settings: settings.cloned().unwrap_or_default().into_iter().collect(),
        }
    }

    /// Returns whether the gate has no conditions.
    pub(super) fn is_open(&self) -> bool {
        self.flags.is_empty() && self.settings.is_empty()
    }

    /// Returns the flags and settings that may hide the operation on a server with this configuration. A flag that is
    /// missing from the configuration counts as disabled, as do all flags if the configuration is unknown.
    pub(crate) fn hidden_by(&self, config: Option<&Config>) -> BTreeSet<String> {
        let config = config.filter(|config| config.has_features());
        let is_off = |name: &&String| config.and_then(|config| config.feature(name)) != Some(true);
        let differs = |(name, value): &(&String, &Value)| {
            config.and_then(|config| config.setting(name)) != Some(*value)
        };
        let flags = self.flags.iter().filter(is_off).cloned();
        let settings = self.settings.iter().filter(differs);
        flags
            .chain(settings.map(|(name, _)| name.clone()))
            .collect()
    }
}
