//! A typed client of the Quay container registry's API.

mod generated;
mod runtime;

#[allow(unused_imports, reason = "empty until the generator has run")]
pub use generated::*;
pub use runtime::error::{ApiError, DecodeError, Error, ErrorType, InvalidInput};
pub use runtime::operation::{Operation, Paged};
pub use runtime::request::{QueryValue, RequestBuilder};
pub use runtime::secret::Secret;
