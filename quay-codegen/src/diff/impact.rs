//! Assesses changes for callers of the server and for users of the generated crate.
//!
//! Callers depend on the wire format: requests may become less strict and responses more strict. Users of the crate
//! depend on the Rust API: structs and enums are `#[non_exhaustive]`, so additions do not break code, but changed types
//! do.

use serde::Serialize;

use super::{ChangeKind, Compatibility, Direction, Element, Place};

/// The severity of a change, most severe first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ImpactClass {
    /// Existing code may stop working.
    Breaking,
    /// Something was added; existing code keeps working.
    Additive,
    /// Informational.
    Documentation,
}

impl ImpactClass {
    /// All severities, most severe first.
    pub const ALL: [Self; 3] = [Self::Breaking, Self::Additive, Self::Documentation];

    /// Returns the severity as a word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Additive => "additive",
            Self::Documentation => "documentation",
        }
    }
}

/// The severity of a change for one audience, with a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Impact {
    /// The severity.
    pub class: ImpactClass,
    /// The reason.
    pub reason: &'static str,
}

pub(super) const fn breaking(reason: &'static str) -> Impact {
    let class = ImpactClass::Breaking;
    Impact { class, reason }
}

pub(super) const fn additive(reason: &'static str) -> Impact {
    let class = ImpactClass::Additive;
    Impact { class, reason }
}

pub(super) const fn documentation(reason: &'static str) -> Impact {
    let class = ImpactClass::Documentation;
    Impact { class, reason }
}

const ON_THE_WIRE: Impact = documentation("the HTTP exchange is unchanged");
/// The impact of a part that one of the servers does not have.
pub(super) const NOT_SERVED: Impact =
    documentation("not available on every server of these versions");
const IN_DOCS: Impact = documentation("only the documentation changes");

/// Assesses a change for callers of the server.
pub(super) fn of_server(place: &Place, change: &ChangeKind) -> Impact {
    let direction = place.direction();
    match change {
        ChangeKind::Added { part, required } => of_addition(*part, *required, direction),
        ChangeKind::Removed { part } => of_removal(*part, direction),
        ChangeKind::Visibility { internal: true } => {
            breaking("no longer part of the public document")
        }
        ChangeKind::Visibility { internal: false } => additive("now part of the public document"),
        ChangeKind::Scope { to: None, .. } => additive("no longer requires a token"),
        ChangeKind::Scope { .. } => breaking("requires a different scope"),
        ChangeKind::Flags { added, .. } if added.is_empty() => {
            additive("fewer feature flags required")
        }
        ChangeKind::Flags { .. } => breaking("returns 404 if the flag is disabled"),
        ChangeKind::FreshLogin { needed: true } => breaking("sessions require a recent login"),
        ChangeKind::FreshLogin { needed: false } => {
            additive("sessions no longer require a recent login")
        }
        ChangeKind::Deprecation { deprecated: true } => documentation("still supported"),
        ChangeKind::Deprecation { deprecated: false } => {
            documentation("no longer scheduled for removal")
        }
        ChangeKind::Paging { from: None, .. } => additive("further pages can be requested"),
        ChangeKind::Paging { .. } => breaking("pages are requested differently"),
        ChangeKind::Statuses { removed, .. } if removed.is_empty() => {
            additive("another status means success")
        }
        ChangeKind::Statuses { .. } => breaking("a status no longer means success"),
        ChangeKind::Response {
            of_server: false, ..
        } => ON_THE_WIRE,
        ChangeKind::Response { was_read: true, .. } => {
            breaking("the previous response body is no longer sent")
        }
        ChangeKind::Response { .. } => additive("a response body was added"),
        ChangeKind::Renamed { .. }
        | ChangeKind::RenamedInDocument { .. }
        | ChangeKind::Moved { .. }
        | ChangeKind::TypeName { .. }
        | ChangeKind::RustName { .. }
        | ChangeKind::RustType
        | ChangeKind::RustOrder => ON_THE_WIRE,
        ChangeKind::Path { from, to } => of_path(from, to),
        ChangeKind::Listed { .. } => documentation("already served before"),
        ChangeKind::Docs => IN_DOCS,
        other => of_values(other, direction),
    }
}

/// Servers redirect to a path with a trailing slash, but respond with 404 to an extra one.
fn of_path(from: &str, to: &str) -> Impact {
    match (from.ends_with('/'), to.ends_with('/')) {
        (true, false) => breaking("the path with a trailing slash was removed"),
        (false, true) => documentation("the server redirects the path without a trailing slash"),
        _ => ON_THE_WIRE,
    }
}

fn of_addition(part: Element, required: bool, direction: Direction) -> Impact {
    match (part, required, direction) {
        (Element::Operation, ..) => additive("existing requests are unaffected"),
        (_, true, Direction::Request) => breaking("requests without it are rejected"),
        (_, false, Direction::Request) => additive("optional in requests"),
        (_, _, Direction::Response) => additive("clients can ignore it"),
    }
}

fn of_removal(part: Element, direction: Direction) -> Impact {
    match (part, direction) {
        (Element::Operation, _) => breaking("the endpoint was removed"),
        (_, Direction::Request) => breaking("the server ignores it"),
        (_, Direction::Response) => breaking("no longer in responses"),
    }
}

/// Assesses a change in the set of values.
fn of_values(change: &ChangeKind, direction: Direction) -> Impact {
    match (relation(change), direction) {
        (Compatibility::Same, _) => ON_THE_WIRE,
        (Compatibility::Wider, Direction::Request) => {
            additive("previously valid values are still accepted")
        }
        (Compatibility::Wider, Direction::Response)
            if matches!(change, ChangeKind::ValueAdded { .. }) =>
        {
            additive("responses may contain an unknown value")
        }
        (Compatibility::Wider, Direction::Response) => {
            breaking("responses may contain values that were impossible before")
        }
        (Compatibility::Narrower, Direction::Request) => {
            breaking("previously valid values may be rejected")
        }
        (Compatibility::Narrower, Direction::Response) => {
            documentation("responses contain fewer kinds of values")
        }
        (Compatibility::Incompatible, Direction::Request) => {
            breaking("previously valid values are rejected")
        }
        (Compatibility::Incompatible, Direction::Response) => {
            breaking("responses contain different values")
        }
    }
}

/// Returns how the values now possible relate to those before.
fn relation(change: &ChangeKind) -> Compatibility {
    match change {
        ChangeKind::BecameRequired { .. } | ChangeKind::BecameNonNull => Compatibility::Narrower,
        ChangeKind::ValueRemoved { .. } | ChangeKind::AlternativeRemoved { .. } => {
            Compatibility::Narrower
        }
        ChangeKind::RequiredAnyOf { kept: false } => Compatibility::Narrower,
        ChangeKind::BecameOptional | ChangeKind::BecameNullable => Compatibility::Wider,
        ChangeKind::ValueAdded { .. } | ChangeKind::AlternativeAdded { .. } => Compatibility::Wider,
        ChangeKind::RequiredAnyOf { kept: true } => Compatibility::Wider,
        ChangeKind::Type { relation, .. } | ChangeKind::Bounds { relation } => *relation,
        _ => Compatibility::Incompatible,
    }
}

/// Assesses a change for users of the crate; comparing the Rust types may override the result.
pub(super) fn of_crate(change: &ChangeKind) -> Impact {
    match change {
        ChangeKind::Added {
            part: Element::Operation,
            ..
        }
        | ChangeKind::Listed { .. } => additive("new function"),
        ChangeKind::Added { .. } => additive("new setter or field"),
        ChangeKind::Removed { part } => match part {
            Element::Operation => breaking("function removed"),
            _ => breaking("argument, setter or field removed"),
        },
        ChangeKind::Renamed {
            taken_over: true, ..
        } => breaking(
            "the name now belongs to another request: code compiles but calls another endpoint",
        ),
        ChangeKind::Renamed { .. } => breaking("function renamed"),
        ChangeKind::RenamedInDocument { .. } => documentation("an overlay keeps the old name"),
        ChangeKind::Moved { .. } => breaking("the function moved to another module"),
        ChangeKind::TypeName { .. } | ChangeKind::RustName { .. } => breaking("renamed in Rust"),
        ChangeKind::Scope { .. } | ChangeKind::Flags { .. } | ChangeKind::FreshLogin { .. } => {
            documentation("a constant of the operation changed")
        }
        ChangeKind::Visibility { .. } => documentation("a constant of the operation changed"),
        ChangeKind::Deprecation { .. } => {
            documentation("the compiler's deprecation warning appears or disappears")
        }
        ChangeKind::Paging { from: None, .. } => {
            additive("now works with `Client::pages` and `Client::items`")
        }
        ChangeKind::Paging { .. } => breaking("the page type changed"),
        ChangeKind::Statuses { .. } => {
            documentation("`send` still distinguishes success and failure")
        }
        ChangeKind::BecameRequired { .. } | ChangeKind::BecameOptional => {
            breaking("required values are arguments, optional ones are setters")
        }
        ChangeKind::BecameNullable | ChangeKind::BecameNonNull | ChangeKind::RustType => {
            breaking("the field's type changed")
        }
        ChangeKind::RustOrder => breaking("the arguments of `new` changed their order"),
        ChangeKind::Path { .. } => documentation("the function takes the same arguments"),
        ChangeKind::Type {
            same_in_rust: true, ..
        } => documentation("the Rust type is the same"),
        ChangeKind::Type { .. } | ChangeKind::TypeKind | ChangeKind::Response { .. } => {
            breaking("the type changed")
        }
        ChangeKind::ValueAdded { .. } | ChangeKind::AlternativeAdded { .. } => {
            additive("new variant")
        }
        ChangeKind::ValueRemoved { kept: true, .. } => {
            documentation("the variant is kept for older servers")
        }
        ChangeKind::ValueRemoved { .. } | ChangeKind::AlternativeRemoved { .. } => {
            breaking("variant removed")
        }
        ChangeKind::RequiredAnyOf { .. } | ChangeKind::Bounds { .. } => {
            documentation("bounds are not part of the Rust type")
        }
        ChangeKind::Docs => IN_DOCS,
    }
}
