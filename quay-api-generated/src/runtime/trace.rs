//! A span for each call, if the feature `tracing` is on: operation, method, path template, status,
//! attempts and time. Never a token, a body or a value of a path.

#[cfg(feature = "tracing")]
pub(crate) use on::{Span, in_current_span};

#[cfg(not(feature = "tracing"))]
pub(crate) use off::{Span, in_current_span};

#[cfg(feature = "tracing")]
mod on {
    use std::time::{Duration, Instant};

    use tracing::{Instrument, field::Empty};

    use crate::runtime::{error::Error, operation::Operation, transport::Answer};

    pub(crate) struct Span {
        span: tracing::Span,
        start: Instant,
    }

    impl Span {
        pub(crate) fn new<O: Operation>() -> Self {
            let span = tracing::info_span!(
                "quay",
                operation = O::ID,
                method = O::METHOD.as_str(),
                path = O::PATH,
                status = Empty,
                attempt = Empty,
                elapsed_ms = Empty,
            );
            let start = Instant::now();
            Self { span, start }
        }

        /// Records what an attempt led to.
        pub(crate) fn outcome(&self, attempt: u64, outcome: &Result<Answer, Error>) {
            let elapsed = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
            self.span.record("attempt", attempt);
            self.span.record("elapsed_ms", elapsed);
            match outcome {
                Ok(answer) => {
                    self.span.record("status", answer.status().as_u16());
                    tracing::debug!(parent: &self.span, attempt, "answered");
                }
                Err(error) => {
                    tracing::debug!(parent: &self.span, attempt, %error, "failed");
                }
            }
        }

        /// Tells that another attempt follows.
        pub(crate) fn again(&self, delay: Duration) {
            tracing::warn!(parent: &self.span, ?delay, "trying again");
        }

        pub(crate) async fn around<F: Future>(&self, future: F) -> F::Output {
            future.instrument(self.span.clone()).await
        }
    }

    pub(crate) fn in_current_span<F: Future>(future: F) -> impl Future<Output = F::Output> {
        future.in_current_span()
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use std::time::Duration;

    use crate::runtime::{error::Error, operation::Operation, transport::Answer};

    pub(crate) struct Span;

    impl Span {
        #[allow(
            clippy::extra_unused_type_parameters,
            reason = "as the other half has it"
        )]
        pub(crate) fn new<O: Operation>() -> Self {
            Self
        }

        pub(crate) fn outcome(&self, _attempt: u64, _outcome: &Result<Answer, Error>) {}

        pub(crate) fn again(&self, _delay: Duration) {}

        pub(crate) async fn around<F: Future>(&self, future: F) -> F::Output {
            future.await
        }
    }

    pub(crate) fn in_current_span<F: Future>(future: F) -> F {
        future
    }
}
