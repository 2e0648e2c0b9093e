//! The client against a server on a local socket.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests panic to fail"
)]

mod basic_auth;
mod error_secrets;
mod errors;
mod examples;
mod failures;
mod limits;
mod paging;
mod predicates;
mod proxies;
mod redirects;
mod retries;
mod send;
mod support;
mod tls;
mod types;
mod unsupported;

#[cfg(feature = "blocking")]
mod blocking;
#[cfg(feature = "mock")]
mod mock;
#[cfg(feature = "tracing")]
mod tracing;
