//! A span for each request, with the feature `tracing`: operation, method, path template, status,
//! attempts and duration. Never a token, a body or a path value.

#[cfg(not(feature = "tracing"))]
pub(crate) use disabled::{Span, in_current_span};
#[cfg(feature = "tracing")]
pub(crate) use enabled::{Span, in_current_span};

#[cfg(feature = "tracing")]
mod enabled {
    use std::time::{Duration, Instant};

    use tracing::{Instrument, field::Empty};

    use crate::runtime::{
        client::transport::response::RawResponse,
        error::{Error, OperationInfo},
    };

    /// The target of spans and events.
    const TARGET: &str = "quay_api_generated";

    pub(crate) struct Span {
        span: tracing::Span,
        start: Instant,
    }

    impl Span {
        pub(crate) fn new(operation: &OperationInfo) -> Self {
            let span = tracing::info_span!(
                target: TARGET,
                "quay",
                operation = operation.id,
                method = operation.method.as_str(),
                path = operation.path,
                status = Empty,
                attempt = Empty,
                elapsed_ms = Empty,
            );
            let start = Instant::now();
            Self { span, start }
        }

        /// Logs the outcome of an attempt.
        pub(crate) fn log_attempt(&self, attempt: u64, outcome: &Result<RawResponse, Error>) {
            match outcome {
                Ok(response) => {
                    let status = response.status().as_u16();
                    tracing::debug!(
                        target: TARGET,
                        parent: &self.span,
                        attempt,
                        status,
                        "received a response"
                    );
                }
                Err(error) => {
                    tracing::debug!(target: TARGET, parent: &self.span, attempt, %error, "request failed");
                }
            }
        }

        /// Logs that a retry follows.
        pub(crate) fn log_retry(&self, delay: Duration, outcome: &Result<RawResponse, Error>) {
            match outcome {
                Ok(response) => {
                    let status = response.status().as_u16();
                    tracing::warn!(target: TARGET, parent: &self.span, ?delay, status, "retrying");
                }
                Err(error) => {
                    tracing::warn!(target: TARGET, parent: &self.span, ?delay, %error, "retrying");
                }
            }
        }

        /// Records the outcome of the last attempt.
        pub(crate) fn record_outcome(&self, attempt: u64, outcome: &Result<RawResponse, Error>) {
            let elapsed = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
            self.span.record("attempt", attempt);
            self.span.record("elapsed_ms", elapsed);
            if let Ok(response) = outcome {
                self.span.record("status", response.status().as_u16());
            }
        }

        pub(crate) fn instrument<F: Future>(&self, future: F) -> impl Future<Output = F::Output> {
            future.instrument(self.span.clone())
        }
    }

    pub(crate) fn in_current_span<F: Future>(future: F) -> impl Future<Output = F::Output> {
        future.in_current_span()
    }
}

#[cfg(not(feature = "tracing"))]
mod disabled {
    use std::time::Duration;

    use crate::runtime::{
        client::transport::response::RawResponse,
        error::{Error, OperationInfo},
    };

    pub(crate) struct Span;

    impl Span {
        pub(crate) fn new(_operation: &OperationInfo) -> Self {
            Self
        }

        pub(crate) fn log_attempt(&self, _attempt: u64, _outcome: &Result<RawResponse, Error>) {}

        pub(crate) fn log_retry(&self, _delay: Duration, _outcome: &Result<RawResponse, Error>) {}

        pub(crate) fn record_outcome(&self, _attempt: u64, _outcome: &Result<RawResponse, Error>) {}

        pub(crate) fn instrument<F: Future>(&self, future: F) -> F {
            future
        }
    }

    pub(crate) fn in_current_span<F: Future>(future: F) -> F {
        future
    }
}
