//! Recorded exchanges with real servers: parsing, exploring an API with read-only requests, and anonymizing responses.

pub mod anonymize;
pub mod evidence;
pub mod exchange;
pub mod explore;
mod fingerprint;
pub(crate) mod formats;
pub mod router;
pub(crate) mod typed_value;

pub use formats::secret_names;
