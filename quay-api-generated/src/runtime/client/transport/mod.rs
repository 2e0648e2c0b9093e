//! Carries requests, over HTTP or to a test double.

pub(crate) mod base_url;
pub(crate) mod failure;
pub(crate) mod redirect;
pub(crate) mod response;
pub(crate) mod tls;

use base_url::BaseUrl;

#[cfg(feature = "mock")]
use crate::runtime::error::Error;

/// How requests reach a server.
pub(crate) enum Transport {
    Http {
        http: reqwest::Client,
        base: BaseUrl,
    },
    #[cfg(feature = "mock")]
    Responder(std::sync::Arc<dyn Responder>),
}

/// Responds to requests in place of a server.
#[cfg(feature = "mock")]
pub(crate) trait Responder: Send + Sync {
    /// Returns the response to a request of the operation with this ID.
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] and [`Error::Timeout`], as of a failed connection.
    fn respond(
        &self,
        operation: &'static str,
        request: http::Request<bytes::Bytes>,
    ) -> Result<http::Response<bytes::Bytes>, Error>;
}
