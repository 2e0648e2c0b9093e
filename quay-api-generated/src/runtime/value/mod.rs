//! Values of generated types and how they are read from JSON and written to it. Nothing here knows an
//! operation or an error.
//!
//! Generated types implement serde's traits by a detour that is cheap to compile: [`read`] fills the
//! [`Slot`]s that a type hands out, [`Written`] serializes the values that it hands out, and the
//! macros [`object`], [`open_enum`] and [`untagged`] connect a type to both.
#![allow(dead_code, reason = "the document decides which helpers are used")]

mod field;
pub(crate) mod format;
mod integer;
pub(crate) mod json;
pub(crate) mod object;
pub(crate) mod open_enum;
pub(crate) mod presence;
mod read;
pub(crate) mod secret;
mod timestamp;
pub(crate) mod untagged;
mod write;

pub(crate) use self::{
    field::{Blank, Field},
    object::Object,
    read::{FromJson, FromText, Map, Slot, read},
    write::Written,
};
