//! What the client costs beside `reqwest` and `serde` by hand, in time: reading answers, and a whole
//! call over a socket.
//!
//! Both ways take turns, so that whatever else the machine does slows both; the medians and the
//! ratio of one run are printed. The client is meant to stay within 5 %; what a call takes more goes
//! into the checks of the path and of the URL, and the copy of the request for another attempt.
//! `allocations` counts what cannot be timed as exactly.
#![allow(clippy::unwrap_used, reason = "a bench fails by a panic")]

mod support;

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use http::StatusCode;
use quay_api_generated::{Operation, logs, secscan, tag};
use serde::de::DeserializeOwned;
use support::{
    Calls,
    handwritten::{self, LogPage, SecurityReport, TagPage},
    more, samples,
};

/// How often both ways take turns.
const ROUNDS: usize = 101;
/// How long one turn takes, about.
const TURN: Duration = Duration::from_millis(10);

fn timed<T>(times: u32, mut run: impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    for _ in 0..times {
        black_box(run());
    }
    start.elapsed() / times
}

fn median<T: Copy>(mut values: Vec<T>, compare: impl FnMut(&T, &T) -> std::cmp::Ordering) -> T {
    values.sort_unstable_by(compare);
    *values.get(values.len() / 2).unwrap()
}

fn compare<A, B>(name: &str, mut generated: impl FnMut() -> A, mut by_hand: impl FnMut() -> B) {
    let once = timed(3, &mut generated).max(timed(3, &mut by_hand));
    let times = u32::try_from(TURN.as_nanos() / once.as_nanos())
        .unwrap()
        .max(1);
    let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        // Who goes first finds other caches than who follows.
        let (our, their) = if round % 2 == 0 {
            let our = timed(times, &mut generated);
            (our, timed(times, &mut by_hand))
        } else {
            let their = timed(times, &mut by_hand);
            (timed(times, &mut generated), their)
        };
        ours.push(our);
        theirs.push(their);
        ratios.push(more(our.as_secs_f64(), their.as_secs_f64()));
    }
    println!(
        "{name:31} {:>11.1?} {:>11.1?} {:+7.1} %",
        median(ours, Ord::cmp),
        median(theirs, Ord::cmp),
        median(ratios, f64::total_cmp),
    );
}

/// Reads an answer as the output of `O`, and as the type `T` by hand.
fn reading<O: Operation, T: DeserializeOwned>(name: &str, body: &[u8]) {
    compare(
        name,
        || O::decode(StatusCode::OK, black_box(body)).unwrap(),
        || serde_json::from_slice::<T>(black_box(body)).unwrap(),
    );
}

fn main() {
    println!(
        "{:31} {:>11} {:>11} {:>9}",
        "", "generated", "by hand", "more"
    );
    reading::<tag::ListRepoTags, TagPage>("read 100 tags", &samples::tags());
    let entries = samples::log_entries();
    reading::<logs::ListOrgLogs, LogPage>("read 20 log entries", &entries);
    let report = samples::security_report();
    let name = "read a security report of 5 MB";
    reading::<secscan::GetRepoManifestSecurity, SecurityReport>(name, &report);

    let calls = Calls::new();
    compare(
        "call for 100 tags",
        || calls.by_client(),
        || calls.runtime.block_on(handwritten::list_tags(&calls)),
    );
}
