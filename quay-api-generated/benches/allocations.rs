//! What the client costs beside `reqwest` and `serde` by hand, in allocations: reading answers, and
//! a whole call over a socket. The numbers are the same in every run, so that one run is enough.
//!
//! Reading takes no more than by hand, and less where vocabularies stand for texts. What a call takes
//! more are the values that the operation holds and the request, which is kept for another attempt.
#![allow(clippy::unwrap_used, reason = "a bench fails by a panic")]

mod support;

use dhat::{HeapStats, Profiler};
use http::StatusCode;
use quay_api_generated::{Operation, logs, secscan, tag};
use serde::de::DeserializeOwned;
use support::{
    Calls,
    handwritten::{self, LogPage, SecurityReport, TagPage},
    more, samples,
};

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

/// How many calls are made of each kind; connections and buffers settle meanwhile.
const CALLS: u64 = 50;

/// Allocations and bytes.
type Cost = (u64, u64);

fn cost<T>(of: impl FnOnce() -> T) -> Cost {
    let before = HeapStats::get();
    let value = of();
    let after = HeapStats::get();
    drop(value);
    let blocks = after.total_blocks - before.total_blocks;
    (blocks, after.total_bytes - before.total_bytes)
}

fn print(name: &str, generated: Cost, by_hand: Cost) {
    println!(
        "{name:31} {:9} {:9} {:+7.1} % {:10} {:9} {:+7.1} %",
        generated.0,
        by_hand.0,
        more(generated.0 as f64, by_hand.0 as f64),
        generated.1,
        by_hand.1,
        more(generated.1 as f64, by_hand.1 as f64),
    );
}

/// Reads an answer as the output of `O`, and as the type `T` by hand.
fn reading<O: Operation, T: DeserializeOwned>(name: &str, body: &[u8]) {
    let generated = cost(|| O::decode(StatusCode::OK, body).unwrap());
    let by_hand = cost(|| serde_json::from_slice::<T>(body).unwrap());
    print(name, generated, by_hand);
}

fn calling() {
    let calls = Calls::new();
    let generated = || calls.by_client();
    let by_hand = || calls.runtime.block_on(handwritten::list_tags(&calls));
    let mean = |(blocks, bytes): Cost| (blocks / CALLS, bytes / CALLS);
    // The first calls open the connections.
    drop((generated(), by_hand()));
    let generated = cost(|| (0..CALLS).for_each(|_| drop(generated())));
    let by_hand = cost(|| (0..CALLS).for_each(|_| drop(by_hand())));
    print("call for 100 tags", mean(generated), mean(by_hand));
}

fn main() {
    let _profiler = Profiler::builder().testing().build();
    println!("{:31} {:^29}   {:^29}", "", "allocations", "bytes");
    let columns = format!("{:>9} {:>9} {:>9}", "generated", "by hand", "more");
    println!("{:31} {columns}  {columns}", "");
    reading::<tag::ListRepoTags, TagPage>("read 100 tags", &samples::tags());
    let entries = samples::log_entries();
    reading::<logs::ListOrgLogs, LogPage>("read 20 log entries", &entries);
    let report = samples::security_report();
    let name = "read a security report of 5 MB";
    reading::<secscan::GetRepoManifestSecurity, SecurityReport>(name, &report);
    calling();
}
