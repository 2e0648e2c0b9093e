//! What a change means: for those who call the server, and for those who use the generated crate.
//!
//! The server's callers look at the wire. In a request, less may be asked for and more may be taken; in an
//! answer it is the other way round. The crate's users look at Rust: its structs and enums are
//! `#[non_exhaustive]`, so that what is new breaks nobody, but whatever is held otherwise does.

use serde::Serialize;

use super::{Part, Place, Relation, Side, What};

/// How much a change asks of people, what asks most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// What worked may not work any more.
    Breaking,
    /// There is something new, and what worked still does.
    Additive,
    /// There is something to know, and nothing to do.
    Documentation,
}

impl Class {
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
pub struct Effect {
    /// How much it asks.
    pub class: Class,
    /// Why.
    pub reason: &'static str,
}

const fn breaking(reason: &'static str) -> Effect {
    let class = Class::Breaking;
    Effect { class, reason }
}

const fn additive(reason: &'static str) -> Effect {
    let class = Class::Additive;
    Effect { class, reason }
}

const fn documentation(reason: &'static str) -> Effect {
    let class = Class::Documentation;
    Effect { class, reason }
}

const ON_THE_WIRE: Effect = documentation("nothing on the wire changes");
const IN_DOCS: Effect = documentation("only what the docs say changes");

/// What a change at a place means for the callers of the server, and for the users of the crate.
pub(super) fn of(place: &Place, what: &What) -> (Effect, Effect) {
    (on_server(place.side(), what), on_crate(what))
}

fn on_server(side: Side, what: &What) -> Effect {
    match what {
        What::Added { part, required } => of_addition(*part, *required, side),
        What::Removed { part } => of_removal(*part, side),
        What::Visibility { internal: true } => {
            breaking("the public document no longer promises it")
        }
        What::Visibility { internal: false } => additive("the public document promises it now"),
        What::Scope { to: None, .. } => additive("no token is needed any more"),
        What::Scope { .. } => breaking("a token needs another scope"),
        What::Flags { added, .. } if added.is_empty() => additive("less must be switched on"),
        What::Flags { .. } => breaking("it answers 404 where the flag is off"),
        What::FreshLogin { needed: true } => breaking("a session must have logged in just before"),
        What::FreshLogin { needed: false } => additive("any session will do"),
        What::Deprecation { deprecated: true } => documentation("it still works, for now"),
        What::Deprecation { deprecated: false } => documentation("it is there to stay"),
        What::Paging { from: None, .. } => additive("the rest can be asked for page by page"),
        What::Paging { .. } => breaking("further pages are asked for in another way"),
        What::Statuses { removed, .. } if removed.is_empty() => {
            additive("a further status carries the answer")
        }
        What::Statuses { .. } => breaking("a status no longer carries the answer"),
        What::Answer {
            of_server: false, ..
        } => ON_THE_WIRE,
        What::Answer { was_read: true, .. } => breaking("what was read is no longer sent"),
        What::Answer { .. } => additive("an answer where there was none"),
        What::Renamed { .. }
        | What::RenamedInDocument { .. }
        | What::Moved { .. }
        | What::TypeName { .. }
        | What::RustName { .. }
        | What::Held => ON_THE_WIRE,
        What::Docs => IN_DOCS,
        other => of_values(other, side),
    }
}

fn of_addition(part: Part, required: bool, side: Side) -> Effect {
    match (part, required, side) {
        (Part::Operation, ..) => additive("requests that worked still do"),
        (_, true, Side::Request) => breaking("a request without it is refused"),
        (_, false, Side::Request) => additive("a request may leave it out"),
        (_, _, Side::Answer) => additive("readers may pass over it"),
    }
}

fn of_removal(part: Part, side: Side) -> Effect {
    match (part, side) {
        (Part::Operation, _) => breaking("the request is no longer served"),
        (_, Side::Request) => breaking("the server no longer heeds it"),
        (_, Side::Answer) => breaking("readers no longer find it"),
    }
}

/// Changes of what values there may be.
fn of_values(what: &What, side: Side) -> Effect {
    match (relation(what), side) {
        (Relation::Same, _) => ON_THE_WIRE,
        (Relation::Wider, Side::Request) => additive("all that was taken still is"),
        (Relation::Wider, Side::Answer) if matches!(what, What::ValueAdded { .. }) => {
            additive("readers meet a value that they may not know")
        }
        (Relation::Wider, Side::Answer) => breaking("readers meet what could not be before"),
        (Relation::Narrower, Side::Request) => breaking("what was taken may be refused"),
        (Relation::Narrower, Side::Answer) => {
            documentation("readers need not expect as much as before")
        }
        (Relation::Other, Side::Request) => breaking("what was taken is refused"),
        (Relation::Other, Side::Answer) => breaking("readers meet something else"),
    }
}

/// How the values that there may be now relate to those that there might be before.
fn relation(what: &What) -> Relation {
    match what {
        What::BecameRequired { .. } | What::BecameNonNull => Relation::Narrower,
        What::ValueRemoved { .. } | What::AlternativeRemoved { .. } => Relation::Narrower,
        What::Choices { kept: false } => Relation::Narrower,
        What::BecameOptional | What::BecameNullable => Relation::Wider,
        What::ValueAdded { .. } | What::AlternativeAdded { .. } => Relation::Wider,
        What::Choices { kept: true } => Relation::Wider,
        What::Type { relation, .. } | What::Bounds { relation } => *relation,
        _ => Relation::Other,
    }
}

fn on_crate(what: &What) -> Effect {
    match what {
        What::Added { part, required } => match (part, required) {
            (Part::Operation, _) => additive("a function and its operation more"),
            // A required field too: it is optional as long as older servers do without.
            (Part::Field, _) | (_, false) => additive("a setter or field more"),
            (_, true) => breaking("the function takes an argument more"),
        },
        What::Removed { part } => match part {
            Part::Operation => breaking("the function and its operation are gone"),
            _ => breaking("its argument, setter or field is gone"),
        },
        What::Renamed {
            taken_over: true, ..
        } => breaking(
            "the name belongs to another request now: code that compiles asks for something else",
        ),
        What::Renamed { .. } => breaking("the function and its operation have another name"),
        What::RenamedInDocument { .. } => documentation("an overlay keeps the name"),
        What::Moved { .. } => breaking("the function is in another module"),
        What::TypeName { .. } | What::RustName { .. } => breaking("it has another name in Rust"),
        What::Scope { .. } | What::Flags { .. } | What::FreshLogin { .. } => {
            documentation("a constant of the operation has another value")
        }
        What::Visibility { .. } => documentation("a constant of the operation has another value"),
        What::Deprecation { .. } => documentation("the compiler warns of it, or no longer does"),
        What::Paging { from: None, .. } => additive("`Client::pages` and `Client::items` take it"),
        What::Paging { .. } => breaking("its pages are of another kind"),
        What::Statuses { .. } => documentation("`send` tells successes from errors as before"),
        What::BecameRequired { part: Part::Field } => {
            documentation("it stays optional, since older servers do without")
        }
        What::BecameRequired { .. } | What::BecameOptional => {
            breaking("what is required is an argument, the rest is optional")
        }
        What::BecameNullable | What::BecameNonNull | What::Held => {
            breaking("the field is of another type")
        }
        What::Type {
            same_in_rust: true, ..
        } => documentation("Rust holds both alike"),
        What::Type { .. } | What::Form | What::Answer { .. } => breaking("it is of another type"),
        What::ValueAdded { .. } | What::AlternativeAdded { .. } => additive("a variant more"),
        What::ValueRemoved { kept: true, .. } => {
            documentation("the variant stays for older servers")
        }
        What::ValueRemoved { .. } | What::AlternativeRemoved { .. } => {
            breaking("the variant is gone")
        }
        What::Choices { .. } | What::Bounds { .. } => documentation("no type tells bounds"),
        What::Docs => IN_DOCS,
    }
}
