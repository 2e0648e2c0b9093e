//! The kinds of changes and the places that they happen at.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;

use super::{Compatibility, Endpoint};
use crate::document::MinorVersion;
use crate::model::PagingStyle;

/// Which way values go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// To the server.
    Request,
    /// From the server.
    Response,
}

/// Where a change is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// An operation as a whole.
    Operation(Endpoint),
    /// A parameter of the path or the query.
    Parameter {
        /// The operation that has it.
        operation: Endpoint,
        /// Its name.
        name: String,
    },
    /// A JSON body.
    Body(Endpoint),
    /// What a success carries.
    Response(Endpoint),
    /// A type with a name, wherever it is used in one direction.
    Type {
        /// Its Rust name, the newer one where there are two.
        name: String,
        /// The direction.
        direction: Direction,
    },
    /// A member of such a type.
    Field {
        /// The Rust name of the type.
        of: String,
        /// The name on the wire.
        name: String,
        /// The direction.
        direction: Direction,
    },
}

impl Place {
    /// The direction of the values at this place.
    pub fn direction(&self) -> Direction {
        match self {
            Self::Operation(_) | Self::Parameter { .. } | Self::Body(_) => Direction::Request,
            Self::Response(_) => Direction::Response,
            Self::Type { direction, .. } | Self::Field { direction, .. } => *direction,
        }
    }
}

/// A part that an operation or a type may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Element {
    /// The operation itself.
    Operation,
    /// A parameter of the query.
    Parameter,
    /// The body.
    Body,
    /// A member of an object.
    Field,
}

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ChangeKind {
    /// It is new.
    Added {
        /// What is new.
        part: Element,
        /// Whether a request needs it, or an answer always has it.
        required: bool,
    },
    /// It is gone.
    Removed {
        /// What is gone.
        part: Element,
    },
    /// It has another operationId.
    Renamed {
        /// The older one.
        from: String,
        /// The newer one.
        to: String,
        /// Whether the newer one was that of another operation before.
        taken_over: bool,
    },
    /// The document gives it another operationId, and an overlay keeps the old name.
    RenamedInDocument {
        /// The older one.
        from: String,
        /// The newer one.
        to: String,
    },
    /// It has another tag.
    Moved {
        /// The older one.
        from: String,
        /// The newer one.
        to: String,
    },
    /// It went from the public document to the internal one, or back.
    Visibility {
        /// Whether it is internal now.
        internal: bool,
    },
    /// It needs another scope.
    Scope {
        /// The older one.
        from: Option<String>,
        /// The newer one.
        to: Option<String>,
    },
    /// Other feature flags gate it.
    Flags {
        /// Those that must be on now.
        added: BTreeSet<String>,
        /// Those that need no longer be on.
        removed: BTreeSet<String>,
    },
    /// Whether a session needs a fresh login for it changed.
    FreshLogin {
        /// Whether it needs one now.
        needed: bool,
    },
    /// Whether the document calls it deprecated changed.
    Deprecation {
        /// Whether it does now.
        deprecated: bool,
    },
    /// It pages in another way.
    Paging {
        /// The older one.
        from: Option<PagingStyle>,
        /// The newer one.
        to: Option<PagingStyle>,
    },
    /// Other statuses outside 2xx carry the answer of a success.
    Statuses {
        /// Those that do now.
        added: BTreeSet<u16>,
        /// Those that no longer do.
        removed: BTreeSet<u16>,
    },
    /// It became required, or an answer always has it now.
    BecameRequired {
        /// What it is.
        part: Element,
    },
    /// It became optional, or an answer may leave it out now.
    BecameOptional,
    /// It may be `null` now.
    BecameNullable,
    /// It may no longer be `null`.
    BecameNonNull,
    /// Rust holds its absence in another way, though the wire has not changed.
    RustDefault,
    /// Rust holds it in another way, though the wire has not changed.
    RustType,
    /// The arguments of `new` come in another order.
    RustOrder,
    /// Its path is written in another way.
    Path {
        /// The older one.
        from: String,
        /// The newer one.
        to: String,
    },
    /// The document lists it now, though the server has had it before.
    Listed {
        /// The first version that has it.
        since: MinorVersion,
    },
    /// It has another type.
    Type {
        /// The older one.
        from: String,
        /// The newer one.
        to: String,
        /// How the values of the newer one relate to those of the older one.
        relation: Compatibility,
        /// Whether the Rust type is the same.
        same_in_rust: bool,
    },
    /// The type has another name.
    TypeName {
        /// The older one.
        from: String,
    },
    /// The type is of another form, as an object where text was.
    TypeKind,
    /// The vocabulary has a value more.
    ValueAdded {
        /// The text on the wire.
        value: String,
    },
    /// The vocabulary has a value less.
    ValueRemoved {
        /// The text on the wire.
        value: String,
        /// Whether the crate keeps it for servers that are older.
        kept: bool,
    },
    /// The type may be an object more.
    AlternativeAdded {
        /// The name of the object.
        name: String,
    },
    /// The type may be an object less.
    AlternativeRemoved {
        /// The name of the object.
        name: String,
    },
    /// Other sets of members are to choose from.
    RequiredAnyOf {
        /// Whether what was enough before still is.
        kept: bool,
    },
    /// A success carries something else.
    Response {
        /// What it carried.
        from: String,
        /// What it carries.
        to: String,
        /// Whether the server changed, and not only what is known of it.
        of_server: bool,
        /// Whether there was something to read before.
        was_read: bool,
    },
    /// The bounds of the values changed.
    Bounds {
        /// How the bounded values relate to those before.
        relation: Compatibility,
    },
    /// It has another name in Rust.
    RustName {
        /// The older one.
        from: String,
        /// The newer one.
        to: String,
    },
    /// Its docs changed.
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
            Self::FreshLogin { needed: true } => "needs a fresh login now",
            Self::FreshLogin { needed: false } => "needs no fresh login any more",
            Self::Deprecation { deprecated: true } => "deprecated now",
            Self::Deprecation { deprecated: false } => "no longer deprecated",
            Self::BecameRequired { .. } => "optional before, required now",
            Self::BecameOptional => "required before, optional now",
            Self::BecameNullable => "may be null now",
            Self::BecameNonNull => "may no longer be null",
            Self::RustDefault => "the Rust default for absence changed",
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
    /// The text of a change that names what was and what is.
    fn with_names(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Renamed { from, to, .. } => write!(formatter, "renamed from {from} to {to}"),
            Self::RenamedInDocument { from, to } => {
                write!(formatter, "the document renamed it from {from} to {to}")
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
                    Some(PagingStyle::NextPage) => "by token",
                    Some(PagingStyle::Page) => "by number",
                    None => "not at all",
                };
                write!(formatter, "paged {} before, {} now", name(from), name(to))
            }
            Self::Path { from, to } => write!(formatter, "path {from} before, {to} now"),
            Self::Listed { since } => {
                write!(formatter, "in the document now, served since {since}")
            }
            Self::Type { from, to, .. } => write!(formatter, "{from} before, {to} now"),
            Self::TypeName { from } => write!(formatter, "called {from} before"),
            Self::ValueAdded { value } => write!(formatter, "value {value:?} added"),
            Self::ValueRemoved { value, .. } => write!(formatter, "value {value:?} removed"),
            Self::AlternativeAdded { name } => write!(formatter, "may be {name} now"),
            Self::AlternativeRemoved { name } => write!(formatter, "may no longer be {name}"),
            Self::Response { from, to, .. } => write!(formatter, "{from} before, {to} now"),
            Self::Bounds { relation } => write!(formatter, "bounds {relation}"),
            Self::RustName { from, to } => write!(formatter, "{from} in Rust before, {to} now"),
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
