//! The kinds of changes and where they occur.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;

use super::{Compatibility, Endpoint};
use crate::document::MinorVersion;
use crate::model::PagingStyle;

/// The direction of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Sent to the server.
    Request,
    /// Returned by the server.
    Response,
}

/// The location of a change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// An operation.
    Operation(Endpoint),
    /// A path or query parameter.
    Parameter {
        /// The operation.
        operation: Endpoint,
        /// The name of the parameter.
        name: String,
    },
    /// The body of a request.
    Body(Endpoint),
    /// The body of a successful response.
    Response(Endpoint),
    /// A named type, wherever it is used in one direction.
    Type {
        /// The Rust name, the newer one if it changed.
        name: String,
        /// The direction.
        direction: Direction,
    },
    /// A property of a named type.
    Field {
        /// The Rust name of the type.
        of: String,
        /// The wire name.
        name: String,
        /// The direction.
        direction: Direction,
    },
}

impl Place {
    /// Returns the direction of the values at this location.
    pub fn direction(&self) -> Direction {
        match self {
            Self::Operation(_) | Self::Parameter { .. } | Self::Body(_) => Direction::Request,
            Self::Response(_) => Direction::Response,
            Self::Type { direction, .. } | Self::Field { direction, .. } => *direction,
        }
    }
}

/// A part of an operation or type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Element {
    /// The operation.
    Operation,
    /// A query parameter.
    Parameter,
    /// The body.
    Body,
    /// A property.
    Field,
}

/// A change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ChangeKind {
    /// The part was added.
    Added {
        /// The part.
        part: Element,
        /// Whether requests must contain it, or responses always contain it.
        required: bool,
    },
    /// The part was removed.
    Removed {
        /// The part.
        part: Element,
    },
    /// The operationId changed.
    Renamed {
        /// The older operationId.
        from: String,
        /// The newer operationId.
        to: String,
        /// Whether another operation had the newer operationId before.
        taken_over: bool,
    },
    /// The operationId of the document changed, but an overlay keeps the old one.
    RenamedInDocument {
        /// The operationId of the older document.
        from: String,
        /// The operationId of the newer document.
        to: String,
    },
    /// The tag changed.
    Moved {
        /// The older tag.
        from: String,
        /// The newer tag.
        to: String,
    },
    /// The operation moved from the public document to the internal one or back.
    Visibility {
        /// Whether it is internal now.
        internal: bool,
    },
    /// The scope changed.
    Scope {
        /// The older scope.
        from: Option<String>,
        /// The newer scope.
        to: Option<String>,
    },
    /// The feature flags changed.
    Flags {
        /// The flags that are required now.
        added: BTreeSet<String>,
        /// The flags that are no longer required.
        removed: BTreeSet<String>,
    },
    /// The requirement of a fresh login changed.
    FreshLogin {
        /// Whether a fresh login is required now.
        needed: bool,
    },
    /// The deprecation changed.
    Deprecation {
        /// Whether it is deprecated now.
        deprecated: bool,
    },
    /// The paging style changed.
    Paging {
        /// The older style.
        from: Option<PagingStyle>,
        /// The newer style.
        to: Option<PagingStyle>,
    },
    /// The statuses outside 2xx with the body of a success changed.
    Statuses {
        /// The statuses that were added.
        added: BTreeSet<u16>,
        /// The statuses that were removed.
        removed: BTreeSet<u16>,
    },
    /// The part became required, or responses always contain it now.
    BecameRequired {
        /// The part.
        part: Element,
    },
    /// The part became optional, or responses may omit it now.
    BecameOptional,
    /// The value became nullable.
    BecameNullable,
    /// The value is no longer nullable.
    BecameNonNull,
    /// Rust represents the value differently, without a change on the wire.
    RustType,
    /// The order of the arguments of `new` changed.
    RustOrder,
    /// The path is written differently.
    Path {
        /// The older path.
        from: String,
        /// The newer path.
        to: String,
    },
    /// The document now lists an operation that servers already had.
    Listed {
        /// The first version with the operation.
        since: MinorVersion,
    },
    /// The type changed.
    Type {
        /// The older type.
        from: String,
        /// The newer type.
        to: String,
        /// Whether the newer type accepts the values of the older one.
        relation: Compatibility,
        /// Whether the Rust type is the same.
        same_in_rust: bool,
    },
    /// The type was renamed.
    TypeName {
        /// The older name.
        from: String,
    },
    /// The kind of the type changed, for example from a string to an object.
    TypeKind,
    /// The enum has a new value.
    ValueAdded {
        /// The wire value.
        value: String,
    },
    /// The enum lost a value.
    ValueRemoved {
        /// The wire value.
        value: String,
        /// Whether the crate keeps it for older servers.
        kept: bool,
    },
    /// The union has a new alternative.
    AlternativeAdded {
        /// The name of the object.
        name: String,
    },
    /// The union lost an alternative.
    AlternativeRemoved {
        /// The name of the object.
        name: String,
    },
    /// The sets of fields of which one is required changed.
    RequiredAnyOf {
        /// Whether every previously sufficient set still is.
        kept: bool,
    },
    /// The body of successful responses changed.
    Response {
        /// The older body.
        from: String,
        /// The newer body.
        to: String,
        /// Whether the server changed, and not only the description.
        of_server: bool,
        /// Whether the older body had a type.
        was_read: bool,
    },
    /// The bounds of the value changed.
    Bounds {
        /// Whether the newer bounds accept the values within the older ones.
        relation: Compatibility,
    },
    /// The Rust name changed.
    RustName {
        /// The older name.
        from: String,
        /// The newer name.
        to: String,
    },
    /// The documentation changed.
    Docs,
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Added {
                required: false, ..
            } => "added",
            Self::Added {
                part: Element::Operation,
                ..
            } => "added",
            Self::Added { .. } => "added, required",
            Self::Removed { .. } => "removed",
            Self::Visibility { internal: true } => "public before, internal now",
            Self::Visibility { internal: false } => "internal before, public now",
            Self::FreshLogin { needed: true } => "requires a fresh login now",
            Self::FreshLogin { needed: false } => "no longer requires a fresh login",
            Self::Deprecation { deprecated: true } => "deprecated now",
            Self::Deprecation { deprecated: false } => "no longer deprecated",
            Self::BecameRequired { .. } => "optional before, required now",
            Self::BecameOptional => "required before, optional now",
            Self::BecameNullable => "may be null now",
            Self::BecameNonNull => "may no longer be null",
            Self::RustType => "the Rust type changed",
            Self::RustOrder => "the order of the arguments changed",
            Self::TypeKind => "the kind of type changed",
            Self::RequiredAnyOf { kept: true } => "more alternative sets of required fields",
            Self::RequiredAnyOf { kept: false } => "different alternative sets of required fields",
            Self::Docs => "docs changed",
            other => return other.with_names(formatter),
        };
        formatter.write_str(text)
    }
}

impl ChangeKind {
    /// Describes a change from one text to another.
    fn with_names(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Renamed { from, to, .. } => write!(formatter, "renamed from {from} to {to}"),
            Self::RenamedInDocument { from, to } => {
                write!(formatter, "renamed from {from} to {to} in the document")
            }
            Self::Moved { from, to } => write!(formatter, "moved from the tag {from} to {to}"),
            Self::Scope { from, to } => {
                let name = |scope: &Option<String>| scope.clone().unwrap_or("none".to_owned());
                write!(formatter, "scope {} before, {} now", name(from), name(to))
            }
            Self::Flags { added, removed } => write_delta(formatter, "flags", added, removed),
            Self::Statuses { added, removed } => {
                write_delta(formatter, "statuses of a success", added, removed)
            }
            Self::Paging { from, to } => {
                let name = |style: &Option<PagingStyle>| match style {
                    Some(PagingStyle::NextPage) => "by page token",
                    Some(PagingStyle::Page) => "by page number",
                    None => "not at all",
                };
                write!(formatter, "paged {} before, {} now", name(from), name(to))
            }
            Self::Path { from, to } => write!(formatter, "path {from} before, {to} now"),
            Self::Listed { since } => {
                write!(
                    formatter,
                    "listed in the document now, served since {since}"
                )
            }
            Self::Type { from, to, .. } => write!(formatter, "{from} before, {to} now"),
            Self::TypeName { from } => write!(formatter, "renamed from {from}"),
            Self::ValueAdded { value } => write!(formatter, "value {value:?} added"),
            Self::ValueRemoved { value, .. } => write!(formatter, "value {value:?} removed"),
            Self::AlternativeAdded { name } => write!(formatter, "may be {name} now"),
            Self::AlternativeRemoved { name } => write!(formatter, "may no longer be {name}"),
            Self::Response { from, to, .. } => write!(formatter, "{from} before, {to} now"),
            Self::Bounds { relation } => write!(formatter, "bounds {relation}"),
            Self::RustName { from, to } => write!(formatter, "renamed in Rust from {from} to {to}"),
            _ => Ok(()),
        }
    }
}

fn write_delta<T: fmt::Display>(
    formatter: &mut fmt::Formatter<'_>,
    name: &str,
    added: &BTreeSet<T>,
    removed: &BTreeSet<T>,
) -> fmt::Result {
    write!(formatter, "{name}:")?;
    for item in added {
        write!(formatter, " +{item}")?;
    }
    for item in removed {
        write!(formatter, " -{item}")?;
    }
    Ok(())
}
