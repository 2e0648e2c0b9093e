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
        ChangeKind::Visibility { internal } => of_visibility(*internal),
        ChangeKind::Scope { to, .. } => of_scope(to.is_some()),
        ChangeKind::Flags { added, .. } => of_flags(!added.is_empty()),
        ChangeKind::FreshLogin { needed } => of_fresh_login(*needed),
        ChangeKind::Deprecation { deprecated } => of_deprecation(*deprecated),
        ChangeKind::Paging { from, .. } => of_paging(from.is_some()),
        ChangeKind::Statuses { removed, .. } => of_statuses(!removed.is_empty()),
        ChangeKind::Response {
            of_server: false, ..
        } => ON_THE_WIRE,
        ChangeKind::Response { was_read, .. } => of_response(*was_read),
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
        ChangeKind::ValueAdded { .. } => of_new_value(direction),
        ChangeKind::BecameOptional
        | ChangeKind::BecameNullable
        | ChangeKind::AlternativeAdded { .. }
        | ChangeKind::RequiredAnyOf { kept: true } => of_values(Compatibility::Wider, direction),
        ChangeKind::BecameRequired { .. }
        | ChangeKind::BecameNonNull
        | ChangeKind::ValueRemoved { .. }
        | ChangeKind::AlternativeRemoved { .. }
        | ChangeKind::RequiredAnyOf { kept: false } => {
            of_values(Compatibility::Narrower, direction)
        }
        ChangeKind::TypeKind => of_values(Compatibility::Incompatible, direction),
        ChangeKind::Type { relation, .. } | ChangeKind::Bounds { relation } => {
            of_values(*relation, direction)
        }
    }
}

fn of_visibility(is_internal: bool) -> Impact {
    match is_internal {
        true => breaking("no longer part of the public document"),
        false => additive("now part of the public document"),
    }
}

fn of_scope(is_required: bool) -> Impact {
    match is_required {
        true => breaking("requires a different scope"),
        false => additive("no longer requires a token"),
    }
}

fn of_flags(are_added: bool) -> Impact {
    match are_added {
        true => breaking("not available while the flag is disabled"),
        false => additive("fewer feature flags required"),
    }
}

fn of_fresh_login(is_needed: bool) -> Impact {
    match is_needed {
        true => breaking("sessions require a recent login"),
        false => additive("sessions no longer require a recent login"),
    }
}

fn of_deprecation(is_deprecated: bool) -> Impact {
    match is_deprecated {
        true => documentation("still supported"),
        false => documentation("no longer scheduled for removal"),
    }
}

fn of_paging(was_paged: bool) -> Impact {
    match was_paged {
        true => breaking("pages are requested differently"),
        false => additive("further pages can be requested"),
    }
}

fn of_statuses(are_removed: bool) -> Impact {
    match are_removed {
        true => breaking("a status no longer means success"),
        false => additive("another status means success"),
    }
}

fn of_response(was_read: bool) -> Impact {
    match was_read {
        true => breaking("the previous response body is no longer sent"),
        false => additive("a response body was added"),
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
        (Element::Operation, _) => breaking("the method and path were removed"),
        (_, Direction::Request) => breaking("the server ignores it"),
        (_, Direction::Response) => breaking("no longer in responses"),
    }
}

/// Assesses a new value of an enum. Clients expect unknown values.
fn of_new_value(direction: Direction) -> Impact {
    match direction {
        Direction::Request => of_values(Compatibility::Wider, direction),
        Direction::Response => additive("responses may contain an unknown value"),
    }
}

/// Assesses a change in the set of values.
fn of_values(relation: Compatibility, direction: Direction) -> Impact {
    match (relation, direction) {
        (Compatibility::Same, _) => ON_THE_WIRE,
        (Compatibility::Wider, Direction::Request) => {
            additive("previously valid values are still accepted")
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

/// Assesses a change for users of the crate; comparing the Rust types may override the result.
pub(super) fn of_crate(change: &ChangeKind) -> Impact {
    match change {
        ChangeKind::Added { part, .. } => of_new_item(*part),
        ChangeKind::Listed { .. } => of_new_item(Element::Operation),
        ChangeKind::Removed { part } => of_lost_item(*part),
        ChangeKind::Renamed { taken_over, .. } => of_renaming(*taken_over),
        ChangeKind::RenamedInDocument { .. } => documentation("an overlay keeps the old name"),
        ChangeKind::Moved { .. } => breaking("the function moved to another module"),
        ChangeKind::TypeName { .. } | ChangeKind::RustName { .. } => breaking("renamed in Rust"),
        ChangeKind::Scope { .. }
        | ChangeKind::Flags { .. }
        | ChangeKind::FreshLogin { .. }
        | ChangeKind::Visibility { .. } => documentation("a constant of the operation changed"),
        ChangeKind::Deprecation { .. } => {
            documentation("the compiler's deprecation warning appears or disappears")
        }
        ChangeKind::Paging { from, .. } => of_page_type(from.is_some()),
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
        ChangeKind::Type { same_in_rust, .. } => of_type(*same_in_rust),
        ChangeKind::TypeKind | ChangeKind::Response { .. } => of_type(false),
        ChangeKind::ValueAdded { .. } | ChangeKind::AlternativeAdded { .. } => {
            additive("new variant")
        }
        ChangeKind::ValueRemoved { kept, .. } => of_lost_variant(*kept),
        ChangeKind::AlternativeRemoved { .. } => of_lost_variant(false),
        ChangeKind::RequiredAnyOf { .. } | ChangeKind::Bounds { .. } => {
            documentation("bounds are not part of the Rust type")
        }
        ChangeKind::Docs => IN_DOCS,
    }
}

fn of_new_item(part: Element) -> Impact {
    match part {
        Element::Operation => additive("new function"),
        Element::Parameter | Element::Body | Element::Field => additive("new setter or field"),
    }
}

fn of_lost_item(part: Element) -> Impact {
    match part {
        Element::Operation => breaking("function removed"),
        Element::Parameter | Element::Body | Element::Field => {
            breaking("argument, setter or field removed")
        }
    }
}

fn of_renaming(is_taken_over: bool) -> Impact {
    match is_taken_over {
        true => breaking(
            "the name now belongs to another request: code compiles but calls another operation",
        ),
        false => breaking("function renamed"),
    }
}

fn of_page_type(was_paged: bool) -> Impact {
    match was_paged {
        true => breaking("the page type changed"),
        false => additive("now works with `Client::pages` and `Client::items`"),
    }
}

fn of_type(is_same_in_rust: bool) -> Impact {
    match is_same_in_rust {
        true => documentation("the Rust type is the same"),
        false => breaking("the type changed"),
    }
}

fn of_lost_variant(is_kept: bool) -> Impact {
    match is_kept {
        true => documentation("the variant is kept for older servers"),
        false => breaking("variant removed"),
    }
}
