//! What a change means: for those who call the server, and for those who use the generated crate.
//!
//! The server's callers look at the wire. In a request, less may be asked for and more may be taken; in an
//! answer it is the other way round. The crate's users look at Rust: its structs and enums are
//! `#[non_exhaustive]`, so that what is new breaks nobody, but whatever is held otherwise does.

use serde::Serialize;

use super::{ChangeKind, Compatibility, Direction, Element, Place};

/// How much a change asks of people, what asks most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ImpactClass {
    /// What worked may not work any more.
    Breaking,
    /// There is something new, and what worked still does.
    Additive,
    /// There is something to know, and nothing to do.
    Documentation,
}

impl ImpactClass {
    /// All of them, what asks most first.
    pub const ALL: [Self; 3] = [Self::Breaking, Self::Additive, Self::Documentation];

    /// The class in a word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Additive => "additive",
            Self::Documentation => "documentation",
        }
    }
}

/// What a change means to someone, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Impact {
    /// How much it asks.
    pub class: ImpactClass,
    /// Why.
    pub reason: &'static str,
}

const fn breaking(reason: &'static str) -> Impact {
    let class = ImpactClass::Breaking;
    Impact { class, reason }
}

const fn additive(reason: &'static str) -> Impact {
    let class = ImpactClass::Additive;
    Impact { class, reason }
}

const fn documentation(reason: &'static str) -> Impact {
    let class = ImpactClass::Documentation;
    Impact { class, reason }
}

const ON_THE_WIRE: Impact = documentation("nothing on the wire changes");
const IN_DOCS: Impact = documentation("only what the docs say changes");

/// What a change at a place means for the callers of the server, and for the users of the crate.
pub(super) fn of(place: &Place, change: &ChangeKind) -> (Impact, Impact) {
    (wire_impact(place.direction(), change), rust_impact(change))
}

fn wire_impact(direction: Direction, change: &ChangeKind) -> Impact {
    match change {
        ChangeKind::Added { part, required } => of_addition(*part, *required, direction),
        ChangeKind::Removed { part } => of_removal(*part, direction),
        ChangeKind::Visibility { internal: true } => {
            breaking("the public document no longer promises it")
        }
        ChangeKind::Visibility { internal: false } => {
            additive("the public document promises it now")
        }
        ChangeKind::Scope { to: None, .. } => additive("no token is needed any more"),
        ChangeKind::Scope { .. } => breaking("a token needs another scope"),
        ChangeKind::Flags { added, .. } if added.is_empty() => additive("less must be switched on"),
        ChangeKind::Flags { .. } => breaking("it answers 404 where the flag is off"),
        ChangeKind::FreshLogin { needed: true } => {
            breaking("a session must have logged in just before")
        }
        ChangeKind::FreshLogin { needed: false } => additive("any session will do"),
        ChangeKind::Deprecation { deprecated: true } => documentation("it still works, for now"),
        ChangeKind::Deprecation { deprecated: false } => documentation("it is there to stay"),
        ChangeKind::Paging { from: None, .. } => additive("the rest can be asked for page by page"),
        ChangeKind::Paging { .. } => breaking("further pages are asked for in another way"),
        ChangeKind::Statuses { removed, .. } if removed.is_empty() => {
            additive("a further status carries the answer")
        }
        ChangeKind::Statuses { .. } => breaking("a status no longer carries the answer"),
        ChangeKind::Response {
            of_server: false, ..
        } => ON_THE_WIRE,
        ChangeKind::Response { was_read: true, .. } => breaking("what was read is no longer sent"),
        ChangeKind::Response { .. } => additive("an answer where there was none"),
        ChangeKind::Renamed { .. }
        | ChangeKind::RenamedInDocument { .. }
        | ChangeKind::Moved { .. }
        | ChangeKind::TypeName { .. }
        | ChangeKind::RustName { .. }
        | ChangeKind::RustDefault => ON_THE_WIRE,
        ChangeKind::Docs => IN_DOCS,
        other => of_values(other, direction),
    }
}

fn of_addition(part: Element, required: bool, direction: Direction) -> Impact {
    match (part, required, direction) {
        (Element::Operation, ..) => additive("requests that worked still do"),
        (_, true, Direction::Request) => breaking("a request without it is refused"),
        (_, false, Direction::Request) => additive("a request may leave it out"),
        (_, _, Direction::Response) => additive("readers may pass over it"),
    }
}

fn of_removal(part: Element, direction: Direction) -> Impact {
    match (part, direction) {
        (Element::Operation, _) => breaking("the request is no longer served"),
        (_, Direction::Request) => breaking("the server no longer heeds it"),
        (_, Direction::Response) => breaking("readers no longer find it"),
    }
}

/// Changes of what values there may be.
fn of_values(change: &ChangeKind, direction: Direction) -> Impact {
    match (relation(change), direction) {
        (Compatibility::Same, _) => ON_THE_WIRE,
        (Compatibility::Wider, Direction::Request) => additive("all that was taken still is"),
        (Compatibility::Wider, Direction::Response)
            if matches!(change, ChangeKind::ValueAdded { .. }) =>
        {
            additive("readers meet a value that they may not know")
        }
        (Compatibility::Wider, Direction::Response) => {
            breaking("readers meet what could not be before")
        }
        (Compatibility::Narrower, Direction::Request) => breaking("what was taken may be refused"),
        (Compatibility::Narrower, Direction::Response) => {
            documentation("readers need not expect as much as before")
        }
        (Compatibility::Incompatible, Direction::Request) => breaking("what was taken is refused"),
        (Compatibility::Incompatible, Direction::Response) => {
            breaking("readers meet something else")
        }
    }
}

/// How the values that there may be now relate to those that there might be before.
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

fn rust_impact(change: &ChangeKind) -> Impact {
    match change {
        ChangeKind::Added { part, required } => match (part, required) {
            (Element::Operation, _) => additive("a function and its operation more"),
            // A required field too: it is optional as long as older servers do without.
            (Element::Field, _) | (_, false) => additive("a setter or field more"),
            (_, true) => breaking("the function takes an argument more"),
        },
        ChangeKind::Removed { part } => match part {
            Element::Operation => breaking("the function and its operation are gone"),
            _ => breaking("its argument, setter or field is gone"),
        },
        ChangeKind::Renamed {
            taken_over: true, ..
        } => breaking(
            "the name belongs to another request now: code that compiles asks for something else",
        ),
        ChangeKind::Renamed { .. } => breaking("the function and its operation have another name"),
        ChangeKind::RenamedInDocument { .. } => documentation("an overlay keeps the name"),
        ChangeKind::Moved { .. } => breaking("the function is in another module"),
        ChangeKind::TypeName { .. } | ChangeKind::RustName { .. } => {
            breaking("it has another name in Rust")
        }
        ChangeKind::Scope { .. } | ChangeKind::Flags { .. } | ChangeKind::FreshLogin { .. } => {
            documentation("a constant of the operation has another value")
        }
        ChangeKind::Visibility { .. } => {
            documentation("a constant of the operation has another value")
        }
        ChangeKind::Deprecation { .. } => {
            documentation("the compiler warns of it, or no longer does")
        }
        ChangeKind::Paging { from: None, .. } => {
            additive("`Client::pages` and `Client::items` take it")
        }
        ChangeKind::Paging { .. } => breaking("its pages are of another kind"),
        ChangeKind::Statuses { .. } => {
            documentation("`send` tells successes from errors as before")
        }
        ChangeKind::BecameRequired {
            part: Element::Field,
        } => documentation("it stays optional, since older servers do without"),
        ChangeKind::BecameRequired { .. } | ChangeKind::BecameOptional => {
            breaking("what is required is an argument, the rest is optional")
        }
        ChangeKind::BecameNullable | ChangeKind::BecameNonNull | ChangeKind::RustDefault => {
            breaking("the field is of another type")
        }
        ChangeKind::Type {
            same_in_rust: true, ..
        } => documentation("Rust holds both alike"),
        ChangeKind::Type { .. } | ChangeKind::TypeKind | ChangeKind::Response { .. } => {
            breaking("it is of another type")
        }
        ChangeKind::ValueAdded { .. } | ChangeKind::AlternativeAdded { .. } => {
            additive("a variant more")
        }
        ChangeKind::ValueRemoved { kept: true, .. } => {
            documentation("the variant stays for older servers")
        }
        ChangeKind::ValueRemoved { .. } | ChangeKind::AlternativeRemoved { .. } => {
            breaking("the variant is gone")
        }
        ChangeKind::RequiredAnyOf { .. } | ChangeKind::Bounds { .. } => {
            documentation("no type tells bounds")
        }
        ChangeKind::Docs => IN_DOCS,
    }
}
