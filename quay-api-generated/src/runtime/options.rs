//! What can be different for some calls of a client.

use std::{fmt, time::Duration};

use http::{HeaderMap, HeaderName, HeaderValue};

/// What is different for one call, or for some.
///
/// ```no_run
/// # async fn run() -> Result<(), quay_api_generated::Error> {
/// use quay_api_generated::{CallOptions, Client};
/// use std::time::Duration;
///
/// let quay = Client::new("https://quay.example.com")?;
/// let patient = quay.with(CallOptions::new().timeout(Duration::from_secs(300)).no_retry());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
pub struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) no_retry: bool,
    pub(crate) no_prefetch: bool,
    pub(crate) headers: HeaderMap,
}

impl CallOptions {
    /// Nothing is different.
    pub fn new() -> Self {
        Self::default()
    }

    /// How long an attempt may take, from its beginning to the last byte of the answer.
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// Makes one attempt only.
    #[must_use]
    pub fn no_retry(mut self) -> Self {
        self.no_retry = true;
        self
    }

    /// Asks for the next page only when the items of this one are used up.
    #[must_use]
    pub fn no_prefetch(mut self) -> Self {
        self.no_prefetch = true;
        self
    }

    /// Sends a header more, or another value than the client's own.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// These options, and where they say nothing, `other`.
    pub(crate) fn or(mut self, other: &Self) -> Self {
        let mut headers = other.headers.clone();
        headers.extend(self.headers);
        self.timeout = self.timeout.or(other.timeout);
        self.no_retry |= other.no_retry;
        self.no_prefetch |= other.no_prefetch;
        self.headers = headers;
        self
    }
}

/// The values of headers may be secret.
impl fmt::Debug for CallOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CallOptions")
            .field("timeout", &self.timeout)
            .field("no_retry", &self.no_retry)
            .field("no_prefetch", &self.no_prefetch)
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .finish()
    }
}
