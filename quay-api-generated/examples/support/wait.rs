//! Waiting for the server, with a time limit and reports on stderr.

use std::{
    ops::ControlFlow,
    time::{Duration, Instant},
};

use super::{Outcome, arguments, output};

/// How often to look.
const INTERVAL: Duration = Duration::from_secs(2);

/// How often to report on something that does not change.
const REPORT: Duration = Duration::from_secs(30);

/// Calls `look` every two seconds until it breaks with the result. What it continues with is the
/// state, which is reported, and part of the error when the time is over.
pub async fn until<T>(
    limit: Duration,
    mut look: impl AsyncFnMut() -> Outcome<ControlFlow<T, String>>,
) -> Outcome<T> {
    let start = Instant::now();
    let (mut last, mut reported) = (String::new(), start);
    loop {
        let state = match look().await? {
            ControlFlow::Break(result) => return Ok(result),
            ControlFlow::Continue(state) => state,
        };
        if start.elapsed() >= limit {
            let limit = arguments::show_duration(limit);
            return Err(format!("gave up after {limit}: {state}").into());
        }
        if state != last || reported.elapsed() >= REPORT {
            output::note(&format!("waiting: {state}"));
            (last, reported) = (state, Instant::now());
        }
        tokio::time::sleep(INTERVAL.min(limit - start.elapsed().min(limit))).await;
    }
}
