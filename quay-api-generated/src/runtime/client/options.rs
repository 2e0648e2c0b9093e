//! Options of individual requests.

use std::{fmt, time::Duration};

use http::{HeaderName, HeaderValue};

/// Options for individual requests.
///
/// ```no_run
/// # async fn run() -> Result<(), quay_api_generated::Error> {
/// use quay_api_generated::{CallOptions, Client};
/// use std::time::Duration;
///
/// let client = Client::new("https://quay.example.com")?;
/// let options = CallOptions::new().timeout(Duration::from_secs(300)).no_retry();
/// let patient_client = client.with(options);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
pub struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) no_retry: bool,
    pub(crate) no_prefetch: bool,
    /// At most one of each name.
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
}

impl CallOptions {
    /// Creates options that keep the defaults of the client.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the timeout of an attempt, from connecting to the last byte of the response. It must not
    /// be zero.
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// Disables retries.
    #[must_use]
    pub fn no_retry(mut self) -> Self {
        self.no_retry = true;
        self
    }

    /// Disables prefetching: the next page is requested when all items of the current page are
    /// consumed.
    #[must_use]
    pub fn no_prefetch(mut self) -> Self {
        self.no_prefetch = true;
        self
    }

    /// Adds a header, or replaces one of the client's headers.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        for header in &mut self.headers {
            if header.0 == name {
                header.1 = value;
                return self;
            }
        }
        self.headers.push((name, value));
        self
    }

    /// Fills in options that are not set from `defaults`.
    pub(crate) fn or_default_from(mut self, defaults: &Self) -> Self {
        self.timeout = self.timeout.or(defaults.timeout);
        self.no_retry |= defaults.no_retry;
        self.no_prefetch |= defaults.no_prefetch;
        for (name, value) in &defaults.headers {
            if self.headers.iter().all(|(own, _)| own != name) {
                self.headers.push((name.clone(), value.clone()));
            }
        }
        self
    }
}

/// Prints only the names of headers, because values may be secret.
impl fmt::Debug for CallOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        formatter
            .debug_struct("CallOptions")
            .field("timeout", &self.timeout)
            .field("no_retry", &self.no_retry)
            .field("no_prefetch", &self.no_prefetch)
            .field("headers", &names)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_that_is_set_again_is_replaced() {
        const NAME: HeaderName = HeaderName::from_static("x-trace");
        let options = |value| CallOptions::new().header(NAME, HeaderValue::from_static(value));
        let again = options("a").header(NAME, HeaderValue::from_static("b"));
        let derived = options("b").or_default_from(&options("a"));
        for options in [again, derived] {
            assert_eq!(options.headers, [(NAME, HeaderValue::from_static("b"))]);
        }
    }

    #[test]
    fn options_of_a_call_win_and_those_of_the_client_fill_in() {
        let (short, long) = (Duration::from_secs(1), Duration::from_secs(9));
        let merged = |call: CallOptions, client: CallOptions| {
            let merged = call.or_default_from(&client);
            (merged.timeout, merged.no_retry, merged.no_prefetch)
        };
        let new = CallOptions::new;
        for (call, client, expected) in [
            (new(), new(), (None, false, false)),
            (new().timeout(short), new(), (Some(short), false, false)),
            (new(), new().timeout(long), (Some(long), false, false)),
            (
                new().timeout(short),
                new().timeout(long),
                (Some(short), false, false),
            ),
            (new().no_retry(), new(), (None, true, false)),
            (new(), new().no_retry(), (None, true, false)),
            (new().no_retry(), new().no_retry(), (None, true, false)),
            (new().no_prefetch(), new(), (None, false, true)),
            (new(), new().no_prefetch(), (None, false, true)),
            (
                new().no_prefetch(),
                new().no_prefetch().no_retry(),
                (None, true, true),
            ),
        ] {
            assert_eq!(
                merged(call.clone(), client.clone()),
                expected,
                "{call:?} {client:?}"
            );
        }
    }
}
