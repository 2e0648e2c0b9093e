//! Values and serde helpers of generated types. Nothing here knows an operation or an error.
#![allow(dead_code, reason = "the document decides which helpers are used")]

pub(crate) mod integer;
pub(crate) mod json;
pub(crate) mod nullable;
pub(crate) mod open_enum;
pub(crate) mod secret;
pub(crate) mod timestamp;
pub(crate) mod untagged;
