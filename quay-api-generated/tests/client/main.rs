//! The client against a server on a local socket, behaviour by behaviour.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by a panic"
)]

mod errors;
mod examples;
mod limits;
mod paging;
mod redirects;
mod retries;
mod support;
mod tls;
mod verbs;

#[cfg(feature = "blocking")]
mod blocking;
#[cfg(feature = "mock")]
mod mock;
#[cfg(feature = "tracing")]
mod tracing;
