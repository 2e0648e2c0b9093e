//! What is true: the API as the client has it. `resolve` makes it, and everything after (render, diff,
//! coverage) reads this alone; nobody looks at Swagger again.

mod sentences;
mod version_view;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::document::MinorVersion;
pub use crate::document::{Bounds, Method, PagingStyle, Right};
pub(crate) use version_view::VersionView;

/// The whole API of one Quay version.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Api {
    /// The full version of Quay that the document was taken from, where the document tells.
    pub quay_version: Option<String>,
    /// Whether the document is one as a server sent it, which lacks what that server hides.
    #[serde(skip)]
    pub as_served: bool,
    /// The tags in use, by name.
    pub tags: BTreeMap<String, Tag>,
    /// The OAuth scopes in use, by name, each with what it allows.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub scopes: BTreeMap<String, Option<String>>,
    /// Every operation, by tag and operationId.
    pub operations: Vec<Operation>,
    /// Every type that an operation needs, by its Rust name.
    pub types: BTreeMap<String, TypeDefinition>,
    /// The types that errors alone carry. The client has none of them: it reads errors of every form.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub error_types: BTreeMap<String, TypeDefinition>,
}

/// A tag: one module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tag {
    /// The module's name.
    pub module: String,
    /// What its operations are about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// One operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Operation {
    /// The operationId.
    pub id: String,
    /// The operationId of the document, where an overlay has given another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_id: Option<String>,
    /// Its tag.
    pub tag: String,
    /// The endpoint function's name.
    pub function: String,
    /// The operation struct's name.
    pub type_name: String,
    /// The HTTP method.
    pub method: Method,
    /// The path's template.
    pub path: String,
    /// The paths of other operations that some values of this path lead to, as templates in which
    /// `{name*}` stands for one segment or more and `{name+}` for two or more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shadowed_by: Vec<String>,
    /// One line that says what it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// What there is to know beyond that line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The OAuth scopes that a token needs at the same time, the main one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<String>,
    /// The right that the handler checks, where an overlay states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<Right>,
    /// The status while a feature flag is off, where the path does not decide it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_when_off: Option<u16>,
    /// The feature flags that must be on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
    /// The version at which a server last showed it, where none of this version has yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<String>,
    /// The first minor version of Quay that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Other words that people search for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Whether only the internal document has it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub internal: bool,
    /// Whether a session needs a fresh login for it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub fresh_login: bool,
    /// Whether the document calls it deprecated.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deprecated: bool,
    /// The parameters of the path, in its order.
    pub path_parameters: Vec<Parameter>,
    /// The parameters of the query, by name.
    pub query_parameters: Vec<Parameter>,
    /// The JSON body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
    /// What a success carries.
    pub response: Response,
    /// The statuses of a success, for documents: the client takes any 2xx for one.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub success_statuses: BTreeSet<u16>,
    /// Statuses outside 2xx that carry the answer of a success.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub extra_success_statuses: BTreeSet<u16>,
    /// The statuses of errors that the document tells, each with what it carries.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub errors: BTreeMap<u16, Option<Type>>,
    /// How it pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paging: Option<Paging>,
}

/// A parameter of the path or the query.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// The Rust identifier.
    pub ident: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Whether a request needs it.
    pub required: bool,
    /// Whether the value's slashes are part of the path.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub multi_segment: bool,
    /// How many segments such a value has at least.
    #[serde(skip_serializing_if = "is_one")]
    pub min_segments: u64,
    /// Whether the value is a digest, and the server routes no other value to the operation.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub digest: bool,
    /// What it is.
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
    /// Whether a request needs it.
    pub required: bool,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// What a success carries.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// Nobody has said yet.
    Untyped,
    /// No useful body.
    Empty,
    /// JSON of this type.
    Typed(Type),
}

/// How an operation pages, checked against its parameters and its answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Paging {
    /// The kind.
    pub style: PagingStyle,
    /// The identifier of the parameter that asks for a page.
    pub parameter: String,
    /// The type of the answer.
    pub page: String,
    /// The identifier of the field that holds the items.
    pub items: String,
    /// Whether that field may be absent.
    pub items_optional: bool,
    /// The type of an item.
    pub item: Type,
    /// The identifier of the field that holds the token of the next page or says whether there is one.
    pub more: String,
    /// Whether that field may be absent.
    pub more_optional: bool,
    /// The identifier of the field that tells which page this is, where that may be an earlier one than
    /// was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

/// A type at its place of use.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Type {
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer(Integer),
    /// A whole number that Quay at times writes with a fraction of zero.
    LenientInteger(Integer),
    /// A number with a fraction.
    Double,
    /// Text.
    String,
    /// Text that is never shown.
    Secret,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// A day in a query, `MM/DD/YYYY`.
    UsDate,
    /// An instant, in one of Quay's notations.
    Timestamp(Timestamp),
    /// Any JSON.
    Any,
    /// A type of its own.
    Named(String),
    /// A list.
    List(Box<Type>),
    /// An object whose keys are data.
    Map(Box<Type>),
    /// The value or `null`.
    Nullable(Box<Type>),
}

/// The sizes of whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Integer {
    I32,
    I64,
    U32,
    U64,
}

/// The notations of an instant.
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
    /// `2021-12-13 11:41:16.123`, which is UTC and does not say so
    NaiveDateTime,
    /// Whole seconds since 1970
    UnixTime,
    /// Seconds since 1970, with a fraction
    UnixTimeFraction,
    /// Milliseconds since 1970
    UnixTimeMs,
}

/// What a person reads of a field or parameter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Docs {
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What it is bounded by.
    #[serde(skip_serializing_if = "Bounds::is_empty")]
    pub bounds: Bounds,
    /// The first minor version of Quay that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The first minor version of Quay that requires it, where earlier ones did without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_since: Option<String>,
}

/// A type with a name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TypeDefinition {
    /// The Rust name.
    pub name: String,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Other words that people search for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Its form.
    pub kind: TypeKind,
    /// Whether a request holds it.
    pub in_request: bool,
    /// Whether an answer holds it.
    pub in_response: bool,
    /// The tags whose operations use it.
    pub tags: BTreeSet<String>,
}

/// The forms of a type with a name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TypeKind {
    /// An object with known members.
    Struct(Struct),
    /// Text out of a vocabulary that may grow.
    Enum(Vec<EnumValue>),
    /// One of several objects, told apart by the members that each requires.
    Union(Vec<Alternative>),
    /// One of several simple types.
    Scalars(Vec<Type>),
}

/// An object with known members.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Struct {
    /// The members, by wire name.
    pub fields: Vec<Field>,
    /// The type of the members that are not known, where they are kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_properties: Option<Type>,
    /// Sets of members of which one set is to be given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required_any_of: Vec<Vec<String>>,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field {
    /// The name on the wire.
    pub name: String,
    /// The Rust identifier.
    pub ident: String,
    /// Its type, without what may be absent or null.
    #[serde(rename = "type")]
    pub kind: Type,
    /// When it is there.
    pub presence: Presence,
    /// Whether it may be `null`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub nullable: bool,
    /// Whether it holds the type that it is a member of, and so needs a box.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub boxed: bool,
    /// What a person reads of it.
    #[serde(flatten)]
    pub docs: Docs,
}

/// When a member is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Always.
    Required,
    /// Sometimes.
    Optional,
    /// Sometimes, and absence means empty.
    EmptyByDefault,
}

/// A value of a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EnumValue {
    /// The text on the wire.
    pub value: String,
    /// The Rust variant.
    pub variant: String,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The first minor version of Quay that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The last minor version of Quay that has it, where newer ones have lost it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

/// One of several objects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// The Rust variant.
    pub variant: String,
    /// The name of its type.
    pub name: String,
    /// The wire names that tell it.
    pub required: Vec<String>,
}

impl Api {
    /// The minor version of Quay, where the document states it.
    pub fn minor_version(&self) -> Option<MinorVersion> {
        self.quay_version.as_deref().and_then(MinorVersion::parse)
    }

    /// The names of all types that these are made of, directly or through other types.
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
    /// The named types that this one is made of.
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::Named(name) => vec![name],
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.names(),
            _ => Vec::new(),
        }
    }

    /// The same type with every name replaced.
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
    /// The name of the method by which a request sets this member to `null`, where it may be absent too.
    pub fn null_setter(&self) -> String {
        format!("{}_null", self.ident.trim_start_matches("r#"))
    }
}

impl TypeKind {
    /// The named types that this one is made of.
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

    /// The type of each field, alternative or value of this type.
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

/// Whether a status is a success of any operation.
pub(crate) fn is_2xx(status: u16) -> bool {
    (200..300).contains(&status)
}

impl Operation {
    /// Whether a response with this status is a success.
    pub fn is_success(&self, status: u16) -> bool {
        is_2xx(status) || self.extra_success_statuses.contains(&status)
    }

    /// The parameters of the path, then those of the query.
    pub fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        self.path_parameters.iter().chain(&self.query_parameters)
    }

    /// The parameters of the path, then those of the query.
    pub(crate) fn parameters_mut(&mut self) -> impl Iterator<Item = &mut Parameter> {
        let path = self.path_parameters.iter_mut();
        path.chain(&mut self.query_parameters)
    }

    /// The types of the parameters and of the body.
    pub fn request_types(&self) -> impl Iterator<Item = &Type> {
        self.parameters()
            .map(|parameter| &parameter.kind)
            .chain(self.body.iter().map(|body| &body.kind))
    }

    /// The type that a success carries.
    pub fn response_type(&self) -> Option<&Type> {
        match &self.response {
            Response::Typed(kind) => Some(kind),
            Response::Untyped | Response::Empty => None,
        }
    }
}
