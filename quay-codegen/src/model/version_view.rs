//! Restricts a model to one version of the API.

use crate::document::MinorVersion;
use crate::model::{Api, Docs, EnumValue, Field, Operation, Struct, TypeDefinition};

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
        operations.filter(move |operation| self.has_operation(operation))
    }

    pub(crate) fn has_operation(self, operation: &Operation) -> bool {
        self.has(operation.since, None)
    }

    pub(crate) fn has_item(self, docs: &Docs) -> bool {
        self.has(docs.since, None)
    }

    pub(crate) fn has_value(self, value: &EnumValue) -> bool {
        self.has(value.since, value.until)
    }

    pub(crate) fn definition(self, name: &str) -> Option<&'api TypeDefinition> {
        self.api.types.get(name)
    }

    pub(crate) fn fields(self, object: &'api Struct) -> impl Iterator<Item = &'api Field> {
        let fields = object.fields.iter();
        fields.filter(move |field| self.has_item(&field.docs))
    }

    /// Returns whether this version is in the range of an item.
    fn has(self, since: Option<MinorVersion>, until: Option<MinorVersion>) -> bool {
        let Some(version) = self.version else {
            return until.is_none();
        };
        since.is_none_or(|since| since <= version) && until.is_none_or(|until| version <= until)
    }
}
