//! Recordings: exchanges with real servers. How they are read, which requests explore an API without changing
//! anything, and how a response is anonymized.

pub mod anonymize;
pub mod evidence;
pub mod exchange;
pub mod explore;
mod fingerprint;
pub(crate) mod formats;
pub mod router;
pub(crate) mod typed_value;
