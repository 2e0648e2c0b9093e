//! A model restricted to what one version of the API has.

use std::collections::BTreeMap;

use crate::document::MinorVersion;
use crate::model::{Api, EnumValue, Field, Method, Operation, Parameter, Struct, TypeDefinition};

/// A model and its version. Items dated for other versions are left out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct VersionView<'api> {
    pub(crate) api: &'api Api,
    pub(crate) version: Option<MinorVersion>,
}

impl<'api> VersionView<'api> {
    pub(crate) fn of(api: &'api Api) -> Self {
        let version = api.minor_version();
        Self { api, version }
    }

    /// The operations by method and path.
    pub(crate) fn operations(self) -> BTreeMap<(&'api str, Method), &'api Operation> {
        let operations = self.api.operations.iter();
        operations
            .filter(|operation| self.has(operation.since.as_deref(), None))
            .map(|operation| ((operation.path.as_str(), operation.method), operation))
            .collect()
    }

    pub(crate) fn definition(self, name: &str) -> Option<&'api TypeDefinition> {
        self.api.types.get(name)
    }

    /// The parameters of an operation, path parameters first.
    pub(crate) fn parameters(
        self,
        operation: &'api Operation,
    ) -> impl Iterator<Item = &'api Parameter> {
        operation
            .parameters()
            .filter(move |parameter| self.has(parameter.docs.since.as_deref(), None))
    }

    pub(crate) fn fields(self, object: &'api Struct) -> impl Iterator<Item = &'api Field> {
        let fields = object.fields.iter();
        fields.filter(move |field| self.has(field.docs.since.as_deref(), None))
    }

    pub(crate) fn values(self, values: &'api [EnumValue]) -> impl Iterator<Item = &'api EnumValue> {
        let has =
            move |value: &&EnumValue| self.has(value.since.as_deref(), value.until.as_deref());
        values.iter().filter(has)
    }

    /// Returns whether this version is in the range of an item.
    fn has(self, since: Option<&str>, until: Option<&str>) -> bool {
        let Some(version) = self.version else {
            return until.is_none();
        };
        let is_after = |bound: &str| MinorVersion::parse(bound).is_some_and(|it| version < it);
        let is_before = |bound: &str| MinorVersion::parse(bound).is_some_and(|it| version > it);
        !since.is_some_and(is_after) && !until.is_some_and(is_before)
    }
}
