//! Time of the client compared with handwritten `reqwest` and `serde`: decoding responses, and a
//! request over a socket.
//!
//! Both take turns, so that other load on the machine slows both. The bench prints the medians and
//! the ratio. The client should stay within 5 %: it checks the path and the URL, and copies the
//! request for retries. `allocations` measures more precisely.
#![allow(clippy::unwrap_used, reason = "benches panic to fail")]

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

/// The number of turns of each side.
const ROUNDS: usize = 101;
/// The approximate duration of a turn.
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

fn compare<A, B>(name: &str, mut generated: impl FnMut() -> A, mut handwritten: impl FnMut() -> B) {
    let once = timed(3, &mut generated).max(timed(3, &mut handwritten));
    let times = u32::try_from(TURN.as_nanos() / once.as_nanos())
        .unwrap()
        .max(1);
    let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        // The first of a round finds the caches in another state than the second.
        let (our, their) = if round % 2 == 0 {
            let our = timed(times, &mut generated);
            (our, timed(times, &mut handwritten))
        } else {
            let their = timed(times, &mut handwritten);
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

/// Decodes a response as the output of `O`, and as the handwritten type `T`.
fn decoding<O: Operation, T: DeserializeOwned>(name: &str, body: &[u8]) {
    compare(
        name,
        || O::decode(StatusCode::OK, black_box(body)).unwrap(),
        || serde_json::from_slice::<T>(black_box(body)).unwrap(),
    );
}

fn main() {
    println!(
        "{:31} {:>11} {:>11} {:>9}",
        "", "generated", "handwritten", "more"
    );
    decoding::<tag::ListRepoTags, TagPage>("decode 100 tags", &samples::tags());
    let entries = samples::log_entries();
    decoding::<logs::ListOrgLogs, LogPage>("decode 20 log entries", &entries);
    let report = samples::security_report();
    let name = "decode a security report, 5 MB";
    decoding::<secscan::GetRepoManifestSecurity, SecurityReport>(name, &report);

    let calls = Calls::new();
    compare(
        "request 100 tags",
        || calls.by_client(),
        || calls.runtime.block_on(handwritten::list_tags(&calls)),
    );
}
