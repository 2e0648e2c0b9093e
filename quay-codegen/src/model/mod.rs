//! The resolved API model. `resolve` builds it from Swagger; everything downstream (render, diff, coverage, export)
//! reads only the model.

pub(crate) mod containment;
mod field_repr;
mod matching;
mod sentences;
mod version_view;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use crate::document::MinorVersion;
pub use crate::document::{Bounds, Method, PagingStyle, Right};
pub(crate) use field_repr::FieldRepr;
pub(crate) use matching::{Matched, match_operations};
pub(crate) use version_view::VersionView;

/// The API of one Quay version.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Api {
    /// The full version of Quay that the document was fetched from, if known.
    pub quay_version: Option<String>,
    /// Whether the document is as one server sent it, without what that server hides.
    #[serde(skip)]
    pub as_served: bool,
    /// Whether older versions have decided how Rust holds what they have too.
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
    /// The ids of the operations to start with, each of this document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub start: Vec<String>,
    /// The name of an example program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// Related tags, each in use.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub see: Vec<String>,
    /// Other words that people search for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// An operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Operation {
    /// The operationId.
    pub id: String,
    /// The operationId in the document, if an overlay has changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_id: Option<String>,
    /// Its tag.
    pub tag: String,
    /// The name of the endpoint function.
    pub function: String,
    /// The name of the request struct.
    pub type_name: String,
    /// The HTTP method.
    pub method: Method,
    /// The path template.
    pub path: String,
    /// Templates of other operations that some values of this path would match. `{name*}` is one or more segments,
    /// `{name+}` two or more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shadowed_by: Vec<String>,
    /// The first line of the docs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Further documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The OAuth scopes that a token needs, all of them, the main one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<String>,
    /// The right that the handler checks, if an overlay states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<Right>,
    /// The status while a feature flag is off, if it differs from the one the path implies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_when_off: Option<u16>,
    /// The feature flags that must be on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
    /// The settings that the server must have, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub settings: BTreeMap<String, Value>,
    /// The version that last showed the operation, if no server of this version has shown it yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<MinorVersion>,
    /// The first minor version of Quay with the operation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<MinorVersion>,
    /// Search terms for the docs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Whether only the internal document has it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub internal: bool,
    /// Whether a session needs a fresh login for it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub fresh_login: bool,
    /// Whether the document marks it as deprecated.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deprecated: bool,
    /// The path parameters in path order.
    pub path_parameters: Vec<Parameter>,
    /// The query parameters by name.
    pub query_parameters: Vec<Parameter>,
    /// The JSON body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
    /// The body of a successful response.
    pub response: Response,
    /// The statuses of successful responses. Only for documents: the client accepts any 2xx.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub success_statuses: BTreeSet<u16>,
    /// Statuses outside 2xx with the body of a successful response.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub extra_success_statuses: BTreeSet<u16>,
    /// The error statuses in the document and their bodies.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub errors: BTreeMap<u16, Option<Type>>,
    /// How the operation is paged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paging: Option<Paging>,
}

/// A path or query parameter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Parameter {
    /// The wire name.
    pub name: String,
    /// The Rust identifier.
    pub ident: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Whether it is required.
    pub required: bool,
    /// Whether the Rust function takes it as an argument.
    #[serde(skip)]
    pub is_argument: bool,
    /// Whether the value may span several path segments.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub multi_segment: bool,
    /// The minimum number of segments of such a value.
    #[serde(skip_serializing_if = "is_one")]
    pub min_segments: u64,
    /// Whether the value is a digest, so that the server routes other values elsewhere.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub digest: bool,
    /// The documentation.
    #[serde(flatten)]
    pub docs: Docs,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_one(number: &u64) -> bool {
    *number == 1
}

/// A JSON body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Body {
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Whether it is required.
    pub required: bool,
    /// Whether the Rust function takes it as an argument.
    #[serde(skip)]
    pub is_argument: bool,
    /// The documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// A plausible value, for examples: at least the properties that differ from those of the type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<serde_json::Value>,
}

/// The body of a successful response.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// Unknown: no overlay states it.
    Untyped,
    /// No useful body.
    Empty,
    /// JSON of this type.
    Typed(Type),
}

/// The paging of an operation, checked against its parameters and response.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Paging {
    /// The kind.
    pub style: PagingStyle,
    /// The identifier of the parameter that selects a page.
    pub parameter: String,
    /// The type of the response.
    pub page: String,
    /// The identifier of the field that holds the items.
    pub items: String,
    /// Whether that field may be absent.
    pub items_optional: bool,
    /// The type of an item.
    pub item: Type,
    /// The identifier of the field with the next page token, or the one that says whether there is a next page.
    pub more: String,
    /// Whether that field may be absent.
    pub more_optional: bool,
    /// The identifier of the field with the page number, if the server may return an earlier page than requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

/// A type at its place of use.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Type {
    /// `true` or `false`.
    Boolean,
    /// An integer.
    Integer(Integer),
    /// An integer that Quay sometimes writes as `6000.0`.
    LenientInteger(Integer),
    /// A floating-point number.
    Double,
    /// A string.
    String,
    /// A string that must not be printed.
    Secret,
    /// A date, `YYYY-MM-DD`.
    Date,
    /// A date in a query, `MM/DD/YYYY`.
    UsDate,
    /// A timestamp in one of Quay's formats.
    Timestamp(Timestamp),
    /// Any JSON value.
    Any,
    /// A named type.
    Named(String),
    /// A list.
    List(Box<Type>),
    /// An object with arbitrary keys.
    Map(Box<Type>),
    /// A value or `null`.
    Nullable(Box<Type>),
}

/// The widths of integers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Integer {
    I32,
    I64,
    U32,
    U64,
}

/// The formats of timestamps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Timestamp {
    /// `Mon, 13 Dec 2021 11:41:16 -0000`
    Rfc2822,
    /// `Mon, 13 Dec 2021 11:41:16 GMT`
    HttpDate,
    /// `2021-12-13T11:41:16.123Z`
    DateTime,
    /// `2021-12-13T11:41:16Z`, never with a fraction
    DateTimeSeconds,
    /// `2021-12-13 11:41:16.123`, in UTC without saying so
    NaiveDateTime,
    /// Whole seconds since the Unix epoch
    UnixTime,
    /// Seconds since the Unix epoch with a fraction
    UnixTimeFraction,
    /// Milliseconds since the Unix epoch
    UnixTimeMs,
}

/// The documentation of a field or parameter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Docs {
    /// The description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The bounds of the value.
    #[serde(skip_serializing_if = "Bounds::is_empty")]
    pub bounds: Bounds,
    /// The first minor version of Quay with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<MinorVersion>,
    /// The first minor version of Quay that requires it, if earlier ones did not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_since: Option<MinorVersion>,
    /// A plausible value, for examples.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<serde_json::Value>,
    /// The first minor version of Quay that does not require it, if earlier ones did and Rust still does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub optional_since: Option<MinorVersion>,
}

/// A named type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TypeDefinition {
    /// The Rust name.
    pub name: String,
    /// The documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Search terms for the docs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The hand-written type at the root of the client that stands for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rust_type: Option<String>,
    /// The kind of the type.
    pub kind: TypeKind,
    /// Whether requests use it.
    pub in_request: bool,
    /// Whether responses use it.
    pub in_response: bool,
    /// The tags whose operations use it.
    pub tags: BTreeSet<String>,
}

/// The kinds of named types.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TypeKind {
    /// An object with declared properties.
    Struct(Struct),
    /// An open enum: a string with known values that may grow.
    Enum(Vec<EnumValue>),
    /// An untagged union of objects, distinguished by their required properties.
    Union(Vec<Alternative>),
    /// An untagged union of scalars.
    Scalars(Vec<Type>),
}

/// An object with declared properties.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Struct {
    /// The fields by wire name.
    pub fields: Vec<Field>,
    /// The type of undeclared properties, if they are kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_properties: Option<Type>,
    /// Sets of fields, one of which must be given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required_any_of: Vec<Vec<String>>,
    /// The properties that together name the object; a `.` leads into an object.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub full_name: Vec<String>,
}

/// A field of an object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field {
    /// The wire name.
    pub name: String,
    /// The Rust identifier.
    pub ident: String,
    /// The type, without optionality.
    #[serde(rename = "type")]
    pub kind: Type,
    /// When the field is present.
    pub presence: Presence,
    /// The presence in Rust, which older versions may have decided.
    #[serde(skip)]
    pub held: Presence,
    /// Whether Rust tells `null` from absence, if the field may be both.
    #[serde(skip)]
    pub tells_null: bool,
    /// Whether it may be `null`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub nullable: bool,
    /// Whether the field's type contains the object itself, so that it must be boxed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub boxed: bool,
    /// The documentation.
    #[serde(flatten)]
    pub docs: Docs,
}

/// When a field is present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Always.
    Required,
    /// Sometimes.
    Optional,
}

/// A value of an open enum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EnumValue {
    /// The wire value.
    pub value: String,
    /// The Rust variant.
    pub variant: String,
    /// The description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The first minor version of Quay with the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<MinorVersion>,
    /// The last minor version of Quay with the value, if newer ones lack it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<MinorVersion>,
}

/// An alternative of an untagged union.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// The Rust variant.
    pub variant: String,
    /// The name of its type.
    pub name: String,
    /// The wire names that identify it.
    pub required: Vec<String>,
}

impl Api {
    /// The minor version of Quay, if the document states it.
    pub fn minor_version(&self) -> Option<MinorVersion> {
        self.quay_version.as_deref().and_then(MinorVersion::parse)
    }

    /// The names of all types reachable from these types.
    pub fn reachable_types<'api>(
        &'api self,
        types: impl IntoIterator<Item = &'api Type>,
    ) -> BTreeSet<&'api str> {
        let mut names: Vec<&str> = types.into_iter().flat_map(Type::names).collect();
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

impl Type {
    /// The named types that this type refers to.
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::Named(name) => vec![name],
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.names(),
            _ => Vec::new(),
        }
    }

    /// Returns the type with every name replaced.
    #[must_use]
    pub fn rename(&self, rename: &impl Fn(&str) -> String) -> Self {
        let inner = |inner: &Self| Box::new(inner.rename(rename));
        match self {
            Self::Named(name) => Self::Named(rename(name)),
            Self::List(item) => Self::List(inner(item)),
            Self::Map(item) => Self::Map(inner(item)),
            Self::Nullable(item) => Self::Nullable(inner(item)),
            plain => plain.clone(),
        }
    }
}

impl Field {
    /// The name of the method with which a request sets this field to `null`, if the field may also be absent.
    pub fn null_setter(&self) -> String {
        format!("{}_null", self.ident.trim_start_matches("r#"))
    }
}

impl TypeKind {
    /// The named types that this type refers to.
    pub fn type_names(&self) -> Vec<&str> {
        match self {
            Self::Struct(object) => {
                let fields = object.fields.iter().map(|field| &field.kind);
                let types = fields.chain(&object.additional_properties);
                types.flat_map(Type::names).collect()
            }
            Self::Enum(_) => Vec::new(),
            Self::Union(alternatives) => alternatives.iter().map(|one| one.name.as_str()).collect(),
            Self::Scalars(types) => types.iter().flat_map(Type::names).collect(),
        }
    }

    /// The type of each field, alternative or value.
    pub fn uses(&self) -> Vec<Type> {
        match self {
            Self::Struct(object) => object
                .fields
                .iter()
                .map(|field| field.kind.clone())
                .chain(object.additional_properties.clone())
                .collect(),
            Self::Enum(_) => Vec::new(),
            Self::Union(alternatives) => alternatives
                .iter()
                .map(|alternative| Type::Named(alternative.name.clone()))
                .collect(),
            Self::Scalars(kinds) => kinds.clone(),
        }
    }
}

/// Returns whether a status is a success for every operation.
pub(crate) fn is_2xx(status: u16) -> bool {
    (200..300).contains(&status)
}

impl Struct {
    /// The fields that a part of the full name leads through, all of them required.
    pub fn full_name_fields<'api>(
        &'api self,
        api: &'api Api,
        part: &str,
    ) -> Option<Vec<&'api Field>> {
        let mut object = self;
        let mut fields: Vec<&Field> = Vec::new();
        for name in part.split('.') {
            if let Some(last) = fields.last() {
                object = match &last.kind {
                    Type::Named(name) => match &api.types.get(name)?.kind {
                        TypeKind::Struct(object) => object,
                        _ => return None,
                    },
                    _ => return None,
                };
            }
            let mut named = object.fields.iter().filter(|field| field.name == name);
            let field = named.find(|it| it.repr() == FieldRepr::Required)?;
            fields.push(field);
        }
        Some(fields)
    }

    /// Returns whether there is a method for the full name: all of its parts are always present.
    pub(crate) fn has_full_name(&self, api: &Api) -> bool {
        let mut parts = self.full_name.iter();
        !self.full_name.is_empty() && parts.all(|part| self.full_name_fields(api, part).is_some())
    }
}

impl Operation {
    /// The path and method, which no two operations of a document share.
    pub(crate) fn route(&self) -> (&str, Method) {
        (&self.path, self.method)
    }

    /// Returns whether a response with this status is a success.
    pub fn is_success(&self, status: u16) -> bool {
        is_2xx(status) || self.extra_success_statuses.contains(&status)
    }

    /// The path parameters, followed by the query parameters.
    pub fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        self.path_parameters.iter().chain(&self.query_parameters)
    }

    /// The path parameters, followed by the query parameters.
    pub(crate) fn parameters_mut(&mut self) -> impl Iterator<Item = &mut Parameter> {
        let path = self.path_parameters.iter_mut();
        path.chain(&mut self.query_parameters)
    }

    /// The types of the parameters and the body.
    pub fn request_types(&self) -> impl Iterator<Item = &Type> {
        self.parameters()
            .map(|parameter| &parameter.kind)
            .chain(self.body.iter().map(|body| &body.kind))
    }

    /// The type of a successful response.
    pub fn response_type(&self) -> Option<&Type> {
        match &self.response {
            Response::Typed(kind) => Some(kind),
            Response::Untyped | Response::Empty => None,
        }
    }
}
