//! Types: at their places of use, and as named definitions.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::document::{Bounds, MinorVersion, is_in_range};

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
#[allow(missing_docs, reason = "self-explanatory")]
pub enum Integer {
    I32,
    I64,
    U32,
    U64,
}

impl Integer {
    /// Returns whether a value is an integer of this width.
    pub(crate) fn contains(self, value: &serde_json::Value) -> bool {
        let format = match self {
            Self::I32 => "int32",
            Self::I64 => "int64",
            Self::U32 => "uint32",
            Self::U64 => "uint64",
        };
        is_in_range(value, Some(format))
    }
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
    /// `2021-12-13 11:41:16.123`, in UTC without an offset
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
    /// The first minor version of Quay that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<MinorVersion>,
    /// The first minor version of Quay that requires it, if earlier ones did not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_since: Option<MinorVersion>,
    /// A plausible value for examples.
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
    /// The hand-written type at the root of the client that is used instead.
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
    /// The properties that together name the object; a `.` separates nested properties.
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
    /// The presence in Rust, which older versions may determine.
    #[serde(skip)]
    pub rust_presence: Presence,
    /// Whether Rust distinguishes `null` from absence, if both are possible.
    #[serde(skip)]
    pub distinguishes_null: bool,
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

impl Type {
    /// Returns the named type that this type refers to.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.name(),
            _ => None,
        }
    }

    /// Returns the named type that this type refers to.
    pub(crate) fn name_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Named(name) => Some(name),
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.name_mut(),
            _ => None,
        }
    }
}

impl Field {
    /// Returns the name of the method that sets this field to `null`, for a field that may also be absent.
    pub fn null_setter(&self) -> String {
        format!("{}_null", self.ident.trim_start_matches("r#"))
    }
}

impl TypeKind {
    /// Returns the named types that this type refers to.
    pub fn type_names(&self) -> Vec<&str> {
        match self {
            Self::Struct(object) => {
                let fields = object.fields.iter().map(|field| &field.kind);
                let types = fields.chain(&object.additional_properties);
                types.flat_map(Type::name).collect()
            }
            Self::Enum(_) => Vec::new(),
            Self::Union(alternatives) => alternatives.iter().map(|one| one.name.as_str()).collect(),
            Self::Scalars(types) => types.iter().flat_map(Type::name).collect(),
        }
    }

    /// Returns the types of all fields, alternatives or values.
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
