//! The hand-written part of the crate: values, errors, operations, the client and paging.
//!
//! It contains nothing about individual operations. A module imports only modules before it in this
//! list: `strings`, [`value`], [`error`], [`operation`], `client`, `paging`, then `blocking` and `mock`.
//! The first four perform no I/O and depend on no HTTP client.

pub(crate) mod error;
pub(crate) mod operation;
pub(crate) mod strings;
pub(crate) mod value;

#[cfg(feature = "client")]
pub(crate) mod client;
#[cfg(feature = "client")]
pub(crate) mod paging;

#[cfg(feature = "blocking")]
pub mod blocking;
#[cfg(feature = "mock")]
pub mod mock;

// Everything that generated code imports.
#[allow(unused_imports, reason = "the document decides which names are used")]
pub(crate) use self::{
    error::Error,
    operation::{Operation, Paged, request::RequestBuilder},
    value::{
        access::Access,
        json::Json,
        object::object,
        open_enum::open_enum,
        secret::Secret,
        untagged::{untagged_objects, untagged_scalars},
    },
};
