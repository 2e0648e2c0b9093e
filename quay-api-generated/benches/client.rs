//! What the client costs beside `reqwest` and `serde` by hand: a whole call, and reading answers.
//!
//! The structs by hand keep dates as text, as such structs do; the generated ones read them.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench fails by a panic, and the macros write undocumented items"
)]

use std::{collections::BTreeMap, hint::black_box, sync::Arc};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use http::StatusCode;
use quay_api_generated::{Client, Operation, logs, tag};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    runtime::Runtime,
};

/// The part of a tag that a program by hand would take.
#[derive(Deserialize)]
#[allow(dead_code, reason = "only read")]
struct Tag {
    name: String,
    reversion: bool,
    start_ts: i64,
    manifest_digest: String,
    is_manifest_list: bool,
    size: Option<u64>,
    last_modified: String,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "only read")]
struct TagPage {
    tags: Vec<Tag>,
    page: u32,
    has_additional: bool,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "only read")]
struct LogPage {
    start_time: String,
    end_time: String,
    logs: Vec<LogEntry>,
    next_page: Option<String>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "only read")]
struct LogEntry {
    kind: String,
    metadata: BTreeMap<String, Value>,
    ip: Option<String>,
    datetime: Option<String>,
    performer: Option<Performer>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "only read")]
struct Performer {
    kind: String,
    name: String,
    is_robot: bool,
    avatar: Avatar,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "only read")]
struct Avatar {
    name: String,
    hash: String,
    color: String,
    kind: String,
}

fn tags() -> Vec<u8> {
    let tags: Vec<_> = (0..100)
        .map(|number| {
            json!({
                "name": format!("v1.{number}"),
                "reversion": false,
                "start_ts": 1_700_000_000 + number,
                "manifest_digest": format!("sha256:{number:064x}"),
                "is_manifest_list": false,
                "size": 12_345_678 + number,
                "last_modified": "Tue, 14 Nov 2023 22:13:20 -0000",
            })
        })
        .collect();
    let page = json!({ "tags": tags, "page": 1, "has_additional": false });
    serde_json::to_vec(&page).unwrap()
}

fn log_entries() -> Vec<u8> {
    let avatar = json!({
        "name": "alice", "hash": format!("{:064x}", 7), "color": "#aec7e8", "kind": "user",
    });
    let entry = json!({
        "kind": "push_repo",
        "metadata": { "repo": "web", "namespace": "acme", "user-agent": "podman/5", "tag": "v1" },
        "ip": "192.0.2.7",
        "datetime": "Tue, 14 Nov 2023 22:13:20 -0000",
        "performer": { "kind": "user", "name": "alice", "is_robot": false, "avatar": avatar },
    });
    let page = json!({
        "start_time": "Tue, 14 Nov 2023 22:13:20 -0000",
        "end_time": "Wed, 15 Nov 2023 22:13:20 -0000",
        "logs": vec![entry; 20],
        "next_page": "gAAAAABkXyZ",
    });
    serde_json::to_vec(&page).unwrap()
}

fn decoding(criterion: &mut Criterion) {
    let (tag_page, log_page) = (tags(), log_entries());
    let mut group = criterion.benchmark_group("a page of 100 tags");
    group.throughput(Throughput::Bytes(tag_page.len() as u64));
    group.bench_function("generated", |bencher| {
        bencher.iter(|| tag::ListRepoTags::decode(StatusCode::OK, black_box(&tag_page)).unwrap());
    });
    group.bench_function("by hand", |bencher| {
        bencher.iter(|| serde_json::from_slice::<TagPage>(black_box(&tag_page)).unwrap());
    });
    group.finish();

    let mut group = criterion.benchmark_group("a page of 20 log entries");
    group.throughput(Throughput::Bytes(log_page.len() as u64));
    group.bench_function("generated", |bencher| {
        bencher.iter(|| logs::ListOrgLogs::decode(StatusCode::OK, black_box(&log_page)).unwrap());
    });
    group.bench_function("by hand", |bencher| {
        bencher.iter(|| serde_json::from_slice::<LogPage>(black_box(&log_page)).unwrap());
    });
    group.finish();
}

/// Answers every request with the same page.
async fn serve(mut stream: TcpStream, answer: Arc<Vec<u8>>) {
    let mut head = vec![0; 4096];
    while stream.read(&mut head).await.is_ok_and(|read| read > 0) {
        if stream.write_all(&answer).await.is_err() {
            break;
        }
    }
}

fn server(runtime: &Runtime) -> String {
    let body = tags();
    let mut answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
    answer.push_str(&String::from_utf8(body).unwrap());
    let answer = Arc::new(answer.into_bytes());
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    runtime.spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = stream.set_nodelay(true);
            tokio::spawn(serve(stream, Arc::clone(&answer)));
        }
    });
    url
}

async fn by_hand(http: &reqwest::Client, url: &str) -> TagPage {
    let response = http
        .get(format!("{url}/api/v1/repository/acme/web/tag/?limit=100"))
        .bearer_auth("token")
        .header("X-Requested-With", "XMLHttpRequest")
        .send()
        .await
        .unwrap();
    let body = response.error_for_status().unwrap().bytes().await.unwrap();
    serde_json::from_slice(&body).unwrap()
}

fn calling(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let url = server(&runtime);
    let quay = Client::builder(url.as_str())
        .token("token")
        .build()
        .unwrap();
    let tls = rustls::ClientConfig::builder_with_provider(
        rustls::crypto::ring::default_provider().into(),
    )
    .with_safe_default_protocol_versions()
    .unwrap()
    .with_root_certificates(rustls::RootCertStore::empty())
    .with_no_client_auth();
    let builder = reqwest::Client::builder().tls_backend_preconfigured(tls);
    let http = builder.build().unwrap();

    let mut group = criterion.benchmark_group("a call for 100 tags");
    group.bench_function("generated", |bencher| {
        bencher.iter(|| {
            let operation = tag::list_repo_tags("acme/web").limit(100);
            runtime.block_on(quay.send(operation)).unwrap()
        });
    });
    group.bench_function("by hand", |bencher| {
        bencher.iter(|| runtime.block_on(by_hand(&http, &url)));
    });
    group.finish();
}

criterion_group!(benches, decoding, calling);
criterion_main!(benches);
