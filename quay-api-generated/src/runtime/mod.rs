//! The hand-written half of the crate: how operations are sent, read, paged and retried.
//!
//! It knows no endpoint. What generated code needs of it are the traits of [`operation`], the
//! builder of [`request`], the errors of [`error`], and the serde helpers of [`absent`],
//! [`timestamp`] and [`union`].

#[allow(
    dead_code,
    reason = "which of the helpers are needed is up to the document"
)]
pub(crate) mod absent;
mod base;
#[cfg(feature = "blocking")]
pub mod blocking;
pub(crate) mod builder;
mod circle;
pub(crate) mod client;
pub(crate) mod decode;
pub(crate) mod error;
pub(crate) mod json;
#[cfg(feature = "mock")]
pub mod mock;
pub(crate) mod operation;
pub(crate) mod options;
mod pace;
pub(crate) mod paging;
pub(crate) mod request;
pub(crate) mod retry;
pub(crate) mod secret;
#[allow(
    dead_code,
    reason = "which of the helpers are needed is up to the document"
)]
pub(crate) mod timestamp;
mod tls;
mod trace;
mod transport;
#[allow(
    dead_code,
    reason = "which of the helpers are needed is up to the document"
)]
pub(crate) mod union;
pub(crate) mod vocabulary;
#[allow(
    dead_code,
    reason = "which of the helpers are needed is up to the document"
)]
pub(crate) mod whole;

#[allow(unused_imports, reason = "the names that generated code imports")]
pub(crate) use vocabulary::vocabulary;

#[allow(unused_imports, reason = "the names that generated code imports")]
pub(crate) use self::{
    error::Error,
    operation::{Operation, Paged},
    request::{QueryValue, RequestBuilder},
    secret::Secret,
};
