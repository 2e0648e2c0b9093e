//! The retry policy.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBackoff, ExponentialBuilder};
use http::{HeaderMap, Method, StatusCode, header};
use jiff::Timestamp;

use super::transport::response::RawResponse;
use crate::runtime::{
    error::{ApiError, Error, FailureKind, OperationInfo},
    strings::{all, contains, trim_space},
};

/// Longer delays are no different, and could overflow when they are added to something.
const LONGEST_DELAY: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// The retry policy of a client.
///
/// By default, a request is retried up to three times, after 0.5 s, 1 s and 2 s plus jitter. A delay
/// is never shorter than the server's `Retry-After`. The delays of a request add up to at most 60 s.
///
/// Only requests that are safe to repeat are retried:
///
/// | failure | `GET` | `PUT`, `DELETE` | `POST` |
/// |---|---|---|---|
/// | cannot connect, or the request was not processed | yes | yes | yes |
/// | connection interrupted | yes | no | no |
/// | status 429 | yes | yes | yes |
/// | status 502, 503, 504 | yes | yes | no |
///
/// A read-only registry, an untrusted certificate and a request that timed out after connecting are
/// not retried. When no retries are left, the last error is returned;
/// [`Error::is_not_sent`](crate::Error::is_not_sent) shows whether the server may have received the
/// request.
///
/// A proxy may report 502, 503 or 504 although Quay processed the request. The retry of a `PUT`
/// that creates something, such as a robot, then fails because it exists
/// ([`Error::is_conflict`](crate::Error::is_conflict)), and that of a `DELETE` because it does not
/// ([`Error::is_not_found`](crate::Error::is_not_found)).
///
/// ```
/// use quay_api_generated::Retry;
/// use std::time::Duration;
///
/// let retry = Retry::default()
///     .max_retries(5)
///     .delays(Duration::from_secs(1), Duration::from_secs(10));
/// ```
#[derive(Clone, Debug)]
pub struct Retry {
    max_retries: usize,
    min_delay: Duration,
    max_delay: Duration,
    budget: Duration,
}

impl Default for Retry {
    /// Three retries after 500 ms, 1 s and 2 s plus jitter, which at most doubles a delay, and a
    /// budget of 60 s.
    fn default() -> Self {
        Self {
            max_retries: 3,
            min_delay: Duration::from_millis(500),
            max_delay: Duration::from_secs(30),
            budget: Duration::from_secs(60),
        }
    }
}

impl Retry {
    /// Disables retries.
    pub fn none() -> Self {
        Self::default().max_retries(0)
    }

    /// Sets the maximum number of retries of a request.
    #[must_use]
    pub fn max_retries(mut self, retries: usize) -> Self {
        self.max_retries = retries;
        self
    }

    /// Sets the delay before the first retry, which doubles with each further retry, and the maximum
    /// delay.
    #[must_use]
    pub fn delays(mut self, min: Duration, max: Duration) -> Self {
        self.min_delay = min;
        self.max_delay = max;
        self
    }

    /// Limits the sum of the delays of a request. If the server asks for a longer delay, its
    /// response is returned immediately.
    #[must_use]
    pub fn budget(mut self, budget: Duration) -> Self {
        self.budget = budget;
        self
    }

    pub(crate) fn backoff(&self) -> Backoff {
        let delays = ExponentialBuilder::default()
            .with_min_delay(self.min_delay.min(LONGEST_DELAY))
            .with_max_delay(self.max_delay.min(LONGEST_DELAY))
            .with_max_times(self.max_retries)
            .with_jitter()
            .build();
        Backoff {
            delays,
            max_delay: self.max_delay,
            budget: self.budget,
        }
    }
}

/// The delays of one request.
pub(crate) struct Backoff {
    delays: ExponentialBackoff,
    /// `delays` may exceed it by jitter.
    max_delay: Duration,
    budget: Duration,
}

impl Backoff {
    /// Returns the next delay of at least `min`, or `None` if retries or budget are used up.
    pub(crate) fn next(&mut self, min: Duration) -> Option<Duration> {
        let delay = self.delays.next()?.min(self.max_delay).max(min);
        self.budget = self.budget.checked_sub(delay)?;
        Some(delay)
    }
}

/// Returns the minimum delay before a retry, or `None` if the request must not be retried.
pub(crate) fn min_delay(
    operation: &'static OperationInfo,
    outcome: &Result<RawResponse, Error>,
) -> Option<Duration> {
    let method = &operation.method;
    match outcome {
        Ok(response)
            if operation.is_success_response(response.status(), response.response.body()) =>
        {
            None
        }
        Ok(response) => {
            let (status, body) = (response.status(), response.response.body());
            let is_safe = status == StatusCode::TOO_MANY_REQUESTS || method.is_idempotent();
            let error = || ApiError::new(operation, status, body);
            (is_safe && error().is_transient())
                .then(|| retry_after(response.response.headers()).unwrap_or_default())
        }
        Err(Error::Transport(error)) => match error.kind {
            FailureKind::Connect | FailureKind::NotProcessed => Some(Duration::ZERO),
            FailureKind::Interrupted => (*method == Method::GET).then_some(Duration::ZERO),
            FailureKind::Tls(_) => None,
        },
        Err(Error::Timeout(error)) => error.is_connect().then_some(Duration::ZERO),
        Err(_) => None,
    }
}

/// Parses `Retry-After`, in seconds or as a date, as at most [`LONGEST_DELAY`].
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = trim_space(headers.get(header::RETRY_AFTER)?.to_str().ok()?);
    if !text.is_empty() && all(text, u8::is_ascii_digit) {
        let seconds = text.parse().unwrap_or(u64::MAX);
        return Some(Duration::from_secs(seconds).min(LONGEST_DELAY));
    }
    let Ok(date) = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(text) else {
        // The last day of the year 9999 is out of range.
        return contains(text, " Dec 9999 ").then_some(LONGEST_DELAY);
    };
    let delay = Duration::try_from(date.duration_since(Timestamp::now())).unwrap_or_default();
    Some(delay.min(LONGEST_DELAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(header::RETRY_AFTER, text.parse().unwrap());
        retry_after(&headers)
    }

    #[test]
    fn retry_after_accepts_both_formats() {
        assert_eq!(parse("0"), Some(Duration::ZERO));
        assert_eq!(parse(" 255"), Some(Duration::from_secs(255)));
        assert_eq!(parse("Mon, 13 Dec 2021 11:41:16 GMT"), Some(Duration::ZERO));
        for text in ["soon", "Monday, 13-Dec-21 11:41:16 GMT"] {
            assert_eq!(parse(text), None, "{text}");
        }
        for text in ["99999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"] {
            assert_eq!(parse(text), Some(LONGEST_DELAY), "{text}");
        }
        let date = Timestamp::now() + Duration::from_secs(90);
        let text = jiff::fmt::rfc2822::DateTimePrinter::new()
            .timestamp_to_rfc9110_string(&date)
            .unwrap();
        let wait = parse(&text).unwrap().as_secs();
        assert!((88..=90).contains(&wait), "{wait}");
    }

    #[test]
    fn jitter_does_not_exceed_the_maximum_delay() {
        let max = Duration::from_secs(1);
        let mut delays = Retry::default()
            .delays(Duration::from_secs(9), max)
            .backoff();
        assert_eq!(delays.next(Duration::ZERO), Some(max));
        assert_eq!(delays.next(2 * max), Some(2 * max));
    }

    #[test]
    fn delays_end_with_the_retries_or_the_budget() {
        let retry = Retry::default().budget(Duration::from_secs(10));
        let mut delays = retry.backoff();
        for base in [500, 1000, 2000] {
            let delay = delays.next(Duration::ZERO).unwrap().as_millis();
            assert!((base..=2 * base).contains(&delay), "{delay}");
        }
        assert_eq!(delays.next(Duration::ZERO), None);

        let mut delays = retry.backoff();
        assert_eq!(
            delays.next(Duration::from_secs(9)),
            Some(Duration::from_secs(9))
        );
        assert_eq!(delays.next(Duration::from_secs(9)), None);
        assert_eq!(Retry::none().backoff().next(Duration::ZERO), None);
    }
}
