//! A builder for JSON objects.

use serde_json::{Map, Value};

/// A JSON object under construction.
#[derive(Clone, Debug, Default)]
pub(super) struct JsonObject(Map<String, Value>);

impl JsonObject {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Sets a property.
    pub(super) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    /// Sets a property if there is a value.
    pub(super) fn with_some(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Sets a property to an array unless it is empty.
    pub(super) fn with_list<T: Into<Value>>(
        self,
        name: &str,
        list: impl IntoIterator<Item = T>,
    ) -> Self {
        let list: Vec<Value> = list.into_iter().map(Into::into).collect();
        self.with_some(name, (!list.is_empty()).then_some(list))
    }

    /// Sets a property to `true`, or omits it if false.
    pub(super) fn with_flag(self, name: &str, value: bool) -> Self {
        self.with_some(name, value.then_some(true))
    }

    /// Adds all properties of another object.
    pub(super) fn with_all(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<JsonObject> for Value {
    fn from(object: JsonObject) -> Self {
        Self::Object(object.0)
    }
}

impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for JsonObject {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let members = members.into_iter();
        Self(
            members
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        )
    }
}
