//! The resolved API model. `resolve` builds it from Swagger; everything downstream (render, diff, coverage, export)
//! reads only the model.

pub(crate) mod containment;
mod field_repr;
mod full_name;
mod matching;
mod operation;
mod path_template;
mod sentences;
mod types;
mod version_view;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::document::MinorVersion;
pub use crate::document::{Bounds, Method, PagingStyle, Right};
pub(crate) use field_repr::FieldRepr;
pub(crate) use matching::{Matched, match_operations};
pub(crate) use operation::is_2xx;
pub use operation::{Body, Operation, Paging, Parameter, Response};
pub(crate) use path_template::path_parameter;
pub(crate) use sentences::since_sentence;
pub use types::{
    Alternative, Docs, EnumValue, Field, Integer, Presence, Struct, Timestamp, Type,
    TypeDefinition, TypeKind,
};
pub(crate) use version_view::VersionView;

/// The API of one Quay version.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Api {
    /// The full version of Quay that the document was fetched from, if known.
    pub quay_version: Option<String>,
    /// Whether the document comes from a single server, so that hidden operations are missing.
    #[serde(skip)]
    pub as_served: bool,
    /// Whether it is the public document of a server, as far as one can tell: it lacks the facts that every internal
    /// document has.
    #[serde(skip)]
    pub is_public: bool,
    /// Whether older versions have been applied to the Rust representation.
    #[serde(skip)]
    pub is_dated: bool,
    /// The tags in use by name.
    pub tags: BTreeMap<String, Tag>,
    /// The OAuth scopes in use by name, with their descriptions.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub scopes: BTreeMap<String, Option<String>>,
    /// All operations, ordered by tag and operationId.
    pub operations: Vec<Operation>,
    /// All types used by operations, by Rust name.
    pub types: BTreeMap<String, TypeDefinition>,
    /// Types that occur only in error responses. The client does not define them; it accepts errors in any shape.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub error_types: BTreeMap<String, TypeDefinition>,
}

/// A tag, which becomes a module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tag {
    /// The module name.
    pub module: String,
    /// The description of its operations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The operationIds to start with; all exist in this document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub start: Vec<String>,
    /// The name of an example program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// Related tags, each in use.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub see: Vec<String>,
    /// Search terms for the docs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

impl Api {
    /// Returns the minor version of Quay, if the document states it.
    pub fn minor_version(&self) -> Option<MinorVersion> {
        self.quay_version.as_deref().and_then(MinorVersion::parse)
    }

    /// Returns the names of all types reachable from these types.
    pub fn reachable_types<'api>(
        &'api self,
        types: impl IntoIterator<Item = &'api Type>,
    ) -> BTreeSet<&'api str> {
        let mut names: Vec<&str> = types.into_iter().flat_map(Type::name).collect();
        let mut seen = BTreeSet::new();
        while let Some(name) = names.pop() {
            if let Some((name, definition)) = self.types.get_key_value(name)
                && seen.insert(name.as_str())
            {
                names.extend(definition.kind.type_names());
            }
        }
        seen
    }
}
