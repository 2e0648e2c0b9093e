//! A model restricted to what one version of the API has.

use crate::document::MinorVersion;
use crate::model::{Api, EnumValue, Field, Operation, Parameter, Struct, TypeDefinition};

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

    pub(crate) fn operations(self) -> impl Iterator<Item = &'api Operation> {
        let operations = self.api.operations.iter();
        operations.filter(move |operation| self.has(operation.since, None))
    }

    pub(crate) fn definition(self, name: &str) -> Option<&'api TypeDefinition> {
        self.api.types.get(name)
    }

    pub(crate) fn query_parameters(
        self,
        operation: &'api Operation,
    ) -> impl Iterator<Item = &'api Parameter> {
        let parameters = operation.query_parameters.iter();
        parameters.filter(move |parameter| self.has(parameter.docs.since, None))
    }

    pub(crate) fn fields(self, object: &'api Struct) -> impl Iterator<Item = &'api Field> {
        let fields = object.fields.iter();
        fields.filter(move |field| self.has(field.docs.since, None))
    }

    pub(crate) fn values(self, values: &'api [EnumValue]) -> impl Iterator<Item = &'api EnumValue> {
        let has = move |value: &&EnumValue| self.has(value.since, value.until);
        values.iter().filter(has)
    }

    /// Returns whether this version is in the range of an item.
    fn has(self, since: Option<MinorVersion>, until: Option<MinorVersion>) -> bool {
        let Some(version) = self.version else {
            return until.is_none();
        };
        since.is_none_or(|since| since <= version) && until.is_none_or(|until| version <= until)
    }
}
