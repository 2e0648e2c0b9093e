//! Describes changes in words.

use std::collections::BTreeSet;
use std::fmt;

use super::{ChangeKind, Element};
use crate::model::PagingStyle;

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
            other => return other.fmt_names(formatter),
        };
        formatter.write_str(text)
    }
}

impl ChangeKind {
    /// Describes a change that has names or numbers.
    fn fmt_names(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
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
                write!(
                    formatter,
                    "paged {} before, {} now",
                    paging(*from),
                    paging(*to)
                )
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
            Self::Added { .. }
            | Self::Removed { .. }
            | Self::Visibility { .. }
            | Self::FreshLogin { .. }
            | Self::Deprecation { .. }
            | Self::BecameRequired { .. }
            | Self::BecameOptional
            | Self::BecameNullable
            | Self::BecameNonNull
            | Self::RustType
            | Self::RustOrder
            | Self::TypeKind
            | Self::RequiredAnyOf { .. }
            | Self::Docs => Ok(()),
        }
    }
}

fn paging(style: Option<PagingStyle>) -> &'static str {
    match style {
        Some(PagingStyle::NextPage) => "by page token",
        Some(PagingStyle::Page) => "by page number",
        None => "not at all",
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
