//! A typed client of the Quay container registry's API.

mod generated;
mod runtime;

pub use generated::*;
#[cfg(feature = "blocking")]
pub use runtime::blocking;
#[cfg(feature = "mock")]
pub use runtime::mock;
pub use runtime::{
    api_error::{ApiError, ErrorType},
    builder::ClientBuilder,
    client::Client,
    error::{DecodeError, Error, InvalidInput, PagingError, TimeoutError, TransportError},
    operation::{Operation, Paged},
    options::CallOptions,
    paging::{Items, Pages},
    request::{QueryValue, RequestBuilder},
    retry::Retry,
    secret::Secret,
};
