//! What is tried again, and when.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBackoff, ExponentialBuilder};
use http::{HeaderMap, Method, StatusCode, header};
use jiff::Timestamp;

use super::{
    error::{ApiError, Error, Failure},
    operation::Operation,
    transport::Answer,
};

/// How often and how patiently a client tries again.
///
/// Only what is safe is tried again. A call that changes nothing when it is made twice (`GET`,
/// `PUT`, `DELETE`) is repeated if there was no connection or the status is 429, 502, 503 or 504,
/// and a `GET` also if the connection broke; a `POST` only if there was no connection or the
/// status is 429. A registry in read-only mode, a certificate that is not accepted and a time
/// limit that was reached are never tried again. The error of the last attempt is the one that is
/// returned.
///
/// The delays grow exponentially with jitter, and are never shorter than the server's
/// `Retry-After`.
#[derive(Clone, Debug)]
pub struct Retry {
    times: usize,
    first: Duration,
    longest: Duration,
    budget: Duration,
}

impl Default for Retry {
    /// Three more attempts after 500 ms, 1 s and 2 s plus jitter, and at most 60 s of waiting.
    fn default() -> Self {
        Self {
            times: 3,
            first: Duration::from_millis(500),
            longest: Duration::from_secs(30),
            budget: Duration::from_secs(60),
        }
    }
}

impl Retry {
    /// Nothing is tried again.
    pub fn none() -> Self {
        Self::default().times(0)
    }

    /// How many attempts may follow the first one.
    #[must_use]
    pub fn times(mut self, times: usize) -> Self {
        self.times = times;
        self
    }

    /// The first delay, which doubles from attempt to attempt, and the longest one.
    #[must_use]
    pub fn delays(mut self, first: Duration, longest: Duration) -> Self {
        self.first = first;
        self.longest = longest;
        self
    }

    /// How long one call may wait between its attempts, all in all. If the server asks for more,
    /// its answer is returned at once.
    #[must_use]
    pub fn budget(mut self, budget: Duration) -> Self {
        self.budget = budget;
        self
    }

    pub(crate) fn start(&self) -> Delays {
        let backoff = ExponentialBuilder::default()
            .with_min_delay(self.first)
            .with_max_delay(self.longest)
            .with_max_times(self.times)
            .with_jitter()
            .build();
        Delays {
            backoff,
            budget: self.budget,
        }
    }
}

/// The delays of one call.
pub(crate) struct Delays {
    backoff: ExponentialBackoff,
    budget: Duration,
}

impl Delays {
    /// The next delay of at least `least`, unless attempts or budget are used up.
    pub(crate) fn next(&mut self, least: Duration) -> Option<Duration> {
        let delay = self.backoff.next()?.max(least);
        self.budget = self.budget.checked_sub(delay)?;
        Some(delay)
    }
}

/// Whether a call may be made again, and how long to wait at least.
pub(crate) fn wait<O: Operation>(outcome: &Result<Answer, Error>) -> Option<Duration> {
    match outcome {
        Ok(answer) if O::is_success(answer.status()) => None,
        Ok(answer) => {
            let (status, body) = (answer.status(), answer.response.body());
            let refused = status == StatusCode::TOO_MANY_REQUESTS;
            let safe = refused || O::METHOD.is_idempotent();
            (safe && ApiError::new::<O>(status, body).is_transient())
                .then(|| retry_after(answer.response.headers()).unwrap_or_default())
        }
        Err(Error::Transport(error)) => match error.failure {
            Failure::Connect => Some(Duration::ZERO),
            Failure::Lost => (O::METHOD == Method::GET).then_some(Duration::ZERO),
            Failure::Tls => None,
        },
        Err(Error::Timeout(error)) => error.is_connect().then_some(Duration::ZERO),
        Err(_) => None,
    }
}

/// `Retry-After` in seconds or as a date.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = jiff::fmt::rfc2822::DateTimeParser::new()
        .parse_timestamp(text)
        .ok()?;
    Some(Duration::try_from(date.duration_since(Timestamp::now())).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(header::RETRY_AFTER, text.parse().unwrap());
        retry_after(&headers)
    }

    #[test]
    fn retry_after_is_read_in_both_forms() {
        assert_eq!(read("0"), Some(Duration::ZERO));
        assert_eq!(read(" 255"), Some(Duration::from_secs(255)));
        assert_eq!(read("Mon, 13 Dec 2021 11:41:16 GMT"), Some(Duration::ZERO));
        assert_eq!(read("soon"), None);
        let date = Timestamp::now() + Duration::from_secs(90);
        let text = jiff::fmt::rfc2822::DateTimePrinter::new()
            .timestamp_to_rfc9110_string(&date)
            .unwrap();
        let wait = read(&text).unwrap().as_secs();
        assert!((88..=90).contains(&wait), "{wait}");
    }

    #[test]
    fn delays_end_with_the_attempts_or_the_budget() {
        let retry = Retry::default().budget(Duration::from_secs(10));
        let mut delays = retry.start();
        for base in [500, 1000, 2000] {
            let delay = delays.next(Duration::ZERO).unwrap().as_millis();
            assert!((base..=2 * base).contains(&delay), "{delay}");
        }
        assert_eq!(delays.next(Duration::ZERO), None);

        let mut delays = retry.start();
        assert_eq!(
            delays.next(Duration::from_secs(9)),
            Some(Duration::from_secs(9))
        );
        assert_eq!(delays.next(Duration::from_secs(9)), None);
        assert_eq!(Retry::none().start().next(Duration::ZERO), None);
    }
}
