//! Values of generated types and their (de)serialization. Nothing here depends on operations or
//! errors.
//!
//! Generated types implement serde's traits in a way that is cheap to compile: [`read`] fills the
//! [`Slot`]s that a type returns, [`Written`] serializes the values that it returns, and the macros
//! [`object`], [`open_enum`] and [`untagged`] implement both for a type.
#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "the tags that are enabled decide which helpers are used"
)]

pub(crate) mod access;
#[cfg(debug_assertions)]
mod debug_builds;
mod field;
pub(crate) mod format;
mod integer;
pub(crate) mod json;
mod lenient;
pub(crate) mod object;
pub(crate) mod open_enum;
pub(crate) mod presence;
mod read;
mod scalar;
pub(crate) mod secret;
mod slot;
mod timestamp;
pub(crate) mod untagged;
mod write;

pub(crate) use self::{
    field::{Blank, Field},
    read::read,
    slot::{
        FromJson, FromText, KnownProperties, Map, Object, Slot, Written, WrittenMap, WrittenObject,
    },
    write::write,
};
