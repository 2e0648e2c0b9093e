//! What the client costs beside `reqwest` and `serde` by hand, in time: a whole call, and reading
//! answers.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench fails by a panic, and the macros write undocumented items"
)]

mod support;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use http::StatusCode;
use quay_api_generated::{Operation, logs, secscan, tag};
use serde::de::DeserializeOwned;
use support::{
    Calls,
    by_hand::{self, LogPage, SecurityReport, TagPage},
    samples,
};

/// Reads an answer as the output of `O`, and as the type `T` by hand.
fn reading<O: Operation, T: DeserializeOwned>(criterion: &mut Criterion, name: &str, body: &[u8]) {
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(body.len() as u64));
    group.bench_function("generated", |bencher| {
        bencher.iter(|| O::decode(StatusCode::OK, black_box(body)).unwrap());
    });
    group.bench_function("by hand", |bencher| {
        bencher.iter(|| serde_json::from_slice::<T>(black_box(body)).unwrap());
    });
    group.finish();
}

fn answers(criterion: &mut Criterion) {
    let tags = samples::tags();
    reading::<tag::ListRepoTags, TagPage>(criterion, "read 100 tags", &tags);
    let entries = samples::log_entries();
    reading::<logs::ListOrgLogs, LogPage>(criterion, "read 20 log entries", &entries);
    let report = samples::security_report();
    let name = "read a security report of 5 MB";
    reading::<secscan::GetRepoManifestSecurity, SecurityReport>(criterion, name, &report);
}

fn calls(criterion: &mut Criterion) {
    let calls = Calls::new();
    let mut group = criterion.benchmark_group("call for 100 tags");
    group.bench_function("generated", |bencher| {
        bencher.iter(|| {
            let operation = tag::list_repo_tags("acme/web").limit(100);
            calls.runtime.block_on(calls.quay.send(operation)).unwrap()
        });
    });
    group.bench_function("by hand", |bencher| {
        bencher.iter(|| calls.runtime.block_on(by_hand::list_tags(&calls)));
    });
    group.finish();
}

criterion_group!(benches, answers, calls);
criterion_main!(benches);
