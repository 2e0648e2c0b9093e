//! Allocations of the client compared with handwritten `reqwest` and `serde`: decoding responses,
//! and a request over a socket. The numbers are the same in every run.
//!
//! Decoding needs no more than the handwritten types, and less where open enums replace strings. A
//! request also allocates the values of the operation, and keeps the request for retries.
#![allow(clippy::unwrap_used, reason = "benches panic to fail")]

mod support;

use std::alloc::System;

use http::StatusCode;
use quay_api_generated::{Operation, logs, secscan, tag};
use serde::de::DeserializeOwned;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use support::{
    Calls,
    handwritten::{self, LogPage, SecurityReport, TagPage},
    more, samples,
};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// The number of requests of each kind, to average over connections and buffers.
const CALLS: usize = 50;

/// Allocations, growth of one included, and bytes.
type Cost = (usize, usize);

fn cost<T>(of: impl FnOnce() -> T) -> Cost {
    let region = Region::new(ALLOCATOR);
    let value = of();
    let change = region.change();
    drop(value);
    (
        change.allocations + change.reallocations,
        change.bytes_allocated,
    )
}

fn print(name: &str, generated: Cost, handwritten: Cost) {
    println!(
        "{name:31} {:9} {:9} {:+7.1} % {:10} {:9} {:+7.1} %",
        generated.0,
        handwritten.0,
        more(generated.0 as f64, handwritten.0 as f64),
        generated.1,
        handwritten.1,
        more(generated.1 as f64, handwritten.1 as f64),
    );
}

/// Decodes a response as the output of `O`, and as the handwritten type `T`.
fn decoding<O: Operation, T: DeserializeOwned>(name: &str, body: &[u8]) {
    let generated = cost(|| O::decode(StatusCode::OK, body).unwrap());
    let handwritten = cost(|| serde_json::from_slice::<T>(body).unwrap());
    print(name, generated, handwritten);
}

fn calling() {
    let calls = Calls::new();
    let generated = || calls.by_client();
    let handwritten = || calls.runtime.block_on(handwritten::list_tags(&calls));
    let mean = |(blocks, bytes): Cost| (blocks / CALLS, bytes / CALLS);
    // The first calls open the connections.
    drop((generated(), handwritten()));
    let generated = cost(|| (0..CALLS).for_each(|_| drop(generated())));
    let handwritten = cost(|| (0..CALLS).for_each(|_| drop(handwritten())));
    print("request 100 tags", mean(generated), mean(handwritten));
}

fn main() {
    println!("{:31} {:^29}   {:^29}", "", "allocations", "bytes");
    let columns = format!("{:>9} {:>9} {:>9}", "generated", "handwritten", "more");
    println!("{:31} {columns}  {columns}", "");
    decoding::<tag::ListRepoTags, TagPage>("decode 100 tags", &samples::tags());
    let entries = samples::log_entries();
    decoding::<logs::ListOrgLogs, LogPage>("decode 20 log entries", &entries);
    let report = samples::security_report();
    let name = "decode a security report, 5 MB";
    decoding::<secscan::GetRepoManifestSecurity, SecurityReport>(name, &report);
    calling();
}
