//! Recordings: exchanges with real servers. How they are read, which requests show an API without changing
//! anything, and how an answer is freed of what is private.

pub mod anonymize;
pub mod exchange;
pub mod explore;
mod fingerprint;
pub(crate) mod formats;
pub mod router;
pub(crate) mod typed_value;
