//! How `cargo xtask record` ends early, and what it saves then.

#![cfg(unix)]
// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::server::{Request, Response, Server};
use crate::support::{Run, Sandbox};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

pub(crate) const USER: &str = "/api/v1/user/";
pub(crate) const MESSAGES: &str = "/api/v1/messages";
pub(crate) const PAGE: &str =
    "<!DOCTYPE html>\n<html><head><title>Sign in, zaphod</title></head></html>";

/// `record` on the committed document, writing to the folder `out`. How a run ends does not depend on overlays, which take
/// most of a run to read.
fn command(sandbox: &Sandbox, url: &str, more: &[&str]) -> Command {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/quay-3.18.json");
    let overlays = sandbox.path("no-overlays");
    fs::create_dir_all(&overlays).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command
        .args(["record", "--url", url, "--out", "out", "--spec"])
        .arg(spec)
        .arg("--overlays")
        .arg(overlays)
        .args(more)
        .current_dir(sandbox.path(""))
        .env("CARGO_MANIFEST_DIR", sandbox.path("xtask"))
        .env("QUAY_TOKEN", "Tk0neverOnAnyDisk99")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

pub(crate) fn record(sandbox: &Sandbox, url: &str, more: &[&str]) -> Run {
    end(command(sandbox, url, more).spawn().unwrap())
}

fn end(child: Child) -> Run {
    let output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn signal(child: &Child, signal: Signal) {
    kill_process(Pid::from_child(child), signal).unwrap();
}

fn not_found() -> Response {
    let body = json!({
        "detail": "Not Found", "error_message": "Not Found", "error_type": "not_found", "title": "not_found",
        "type": "http://quay.test/api/v1/error/not_found", "status": 404
    });
    Response::status(404, body.to_string())
}

/// A Quay with one message and nothing else.
pub(crate) fn quay(request: &Request) -> Response {
    match request.target.as_str() {
        MESSAGES => Response::ok(
            json!({"messages": [{"uuid": "ca904cbd-309b-4277-8f38-6858cb3c762d", "content": "Hello",
                "severity": "info", "media_type": "text/plain"}]})
            .to_string(),
        ),
        "/config" => Response::ok(json!({"version_number": "3.18.2"}).to_string()),
        _ => not_found(),
    }
}

/// A server that stops responding after this many requests, and the number of requests so far.
fn stalling(after: usize) -> (Server, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let server = Server::start(move |request| {
        if counted.fetch_add(1, Ordering::SeqCst) >= after {
            thread::sleep(Duration::from_secs(60));
        }
        quay(request)
    });
    (server, count)
}

fn wait_for(count: &AtomicUsize, enough: usize) {
    let start = Instant::now();
    while count.load(Ordering::SeqCst) < enough {
        assert!(start.elapsed() < Duration::from_secs(60), "nothing comes");
        thread::sleep(Duration::from_millis(5));
    }
}

pub(crate) fn exchanges(sandbox: &Sandbox, name: &str) -> Vec<Value> {
    serde_json::from_str(&sandbox.read(&format!("out/{name}.json"))).unwrap()
}

#[test]
fn a_signal_stops_the_run_and_saves_what_it_has() {
    for one in [Signal::INT, Signal::TERM] {
        let (sandbox, (server, count)) = (Sandbox::new(), stalling(40));
        let child = command(&sandbox, &server.url(), &[]).spawn().unwrap();
        wait_for(&count, 41);
        let start = Instant::now();
        signal(&child, one);
        let run = end(child).exits(130);
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "it waited for the response"
        );
        run.says(&["interrupted: the responses so far are saved", "recorded:"]);
        assert_eq!(
            exchanges(&sandbox, "globalmessages/getGlobalMessages").len(),
            1
        );
        let names: Vec<_> = sandbox.files("").into_keys().collect();
        assert!(
            names.iter().all(|name| name.ends_with(".json")),
            "{names:?}"
        );
    }
}

#[test]
fn a_signal_during_a_pause_stops_the_run_too() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let server = Server::start(move |request| match request.target.as_str() {
        "/config" => quay(request),
        _ => {
            counted.fetch_add(1, Ordering::SeqCst);
            Response::status(429, "").with("retry-after", "60")
        }
    });
    let sandbox = Sandbox::new();
    let child = command(&sandbox, &server.url(), &[]).spawn().unwrap();
    wait_for(&count, 1);
    let start = Instant::now();
    signal(&child, Signal::INT);
    end(child).exits(130).says(&["0 new exchanges"]);
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_second_run_into_the_same_folder_is_refused() {
    let (sandbox, (server, count)) = (Sandbox::new(), stalling(0));
    let child = command(&sandbox, &server.url(), &[]).spawn().unwrap();
    wait_for(&count, 1);
    record(&sandbox, &server.url(), &[])
        .exits(2)
        .complains(&["another run is writing out"]);
    signal(&child, Signal::KILL);
    end(child);
}

#[test]
fn progress_is_a_line_every_ten_seconds_without_a_terminal() {
    let (sandbox, (server, _)) = (Sandbox::new(), stalling(20));
    let mut child = command(&sandbox, &server.url(), &[]).spawn().unwrap();
    let stderr: BufReader<ChildStderr> = BufReader::new(child.stderr.take().unwrap());
    let mut lines = stderr.lines().map(Result::unwrap);
    let start = Instant::now();
    // Before it come warnings about the document without overlays.
    let line = lines.find(|line| line.contains(" requests, ")).unwrap();
    let waited = start.elapsed();
    assert!(line.contains(" s: 2"), "{line}");
    assert!(line.contains("operations have responded, next "), "{line}");
    assert!(waited > Duration::from_secs(9), "{waited:?}");
    signal(&child, Signal::INT);
    lines.for_each(drop);
    end(child).exits(130);
}

#[test]
fn html_pages_are_kept_once_and_apart() {
    let server = Server::start(|request| match request.target.as_str() {
        MESSAGES | USER | "/config" => quay(request),
        _ => Response::status(404, PAGE).with("content-type", "text/html"),
    });
    let sandbox = Sandbox::new();
    let run = record(&sandbox, &server.url(), &[]).exits(0);
    run.says(&[
        "not available on this server (it returned an HTML page):\n",
        "html-pages: 1\n",
    ]);
    let names: Vec<_> = sandbox.files("out").into_keys().collect();
    let expected = [
        "globalmessages/getGlobalMessages.json",
        "html-pages.json",
        "user/getLoggedInUser.json",
    ];
    assert_eq!(names, expected);
    let pages = exchanges(&sandbox, "html-pages");
    assert_eq!(pages.len(), 1);
    assert_eq!(pages[0]["answer"]["status"], 404);
    assert!(!pages[0].to_string().contains("zaphod"));
    let mut targets = server.targets();
    let all = targets.len();
    targets.sort();
    targets.dedup();
    assert_eq!(targets.len(), all, "an operation was requested again");
    // A second run keeps no second page.
    record(&sandbox, &server.url(), &[]).exits(0);
    assert_eq!(exchanges(&sandbox, "html-pages").len(), 1);
}

#[test]
fn recordings_that_cannot_all_be_written_stay_unchanged() {
    let (sandbox, server) = (Sandbox::new(), Server::start(quay));
    let recordings = "out/globalmessages/getGlobalMessages.json";
    sandbox.write(recordings, "[]\n");
    // A folder where the new text of a later file would be.
    fs::create_dir_all(sandbox.path("out/user/.getLoggedInUser.json.new")).unwrap();
    let run = record(&sandbox, &server.url(), &[]).exits(2);
    run.complains(&["cannot write out/user/.getLoggedInUser.json.new"]);
    assert_eq!(sandbox.read(recordings), "[]\n");
    assert_eq!(sandbox.files("out").len(), 1, "{:?}", sandbox.files("out"));
}

#[test]
fn recordings_name_the_version_that_responded() {
    let sandbox = Sandbox::new();
    let version = |sandbox: &Sandbox| {
        exchanges(sandbox, "globalmessages/getGlobalMessages")[0]["version"].clone()
    };
    record(&sandbox, &Server::start(quay).url(), &[]).exits(0);
    assert_eq!(version(&sandbox), "3.18.2");
    // A server may hide its version.
    let silent = || {
        Server::start(|request| match request.target.as_str() {
            "/config" => Response::ok("{}"),
            _ => quay(request),
        })
    };
    let sandbox = Sandbox::new();
    record(&sandbox, &silent().url(), &["--quay-version", "3.9.25"]).exits(0);
    assert_eq!(version(&sandbox), "3.9.25");
    let sandbox = Sandbox::new();
    record(&sandbox, &silent().url(), &[])
        .exits(0)
        .complains(&["the server does not report its version", "--quay-version"]);
    assert_eq!(version(&sandbox), Value::Null);
}

/// The limit is not that of `--max-bytes`, so raising that would not help.
#[test]
fn a_response_that_nobody_would_review_is_named_with_the_limit() {
    let server = Server::start(|request: &Request| match request.target.as_str() {
        MESSAGES => {
            let many = (0..3000).map(|number| (format!("name{number}"), json!(number)));
            Response::ok(Value::from_iter(many).to_string())
        }
        _ => Response::status(404, "{}"),
    });
    let run = record(&Sandbox::new(), &server.url(), &[]).exits(0);
    run.says(&[
        "not recorded, because the response has more than 2000 values:\n  getGlobalMessages\n",
    ]);
}

#[test]
fn a_byte_order_mark_before_json_is_ignored() {
    let server = Server::start(|request| match request.target.as_str() {
        USER => Response::ok("\u{feff}{\"anonymous\": false}"),
        _ => quay(request),
    });
    let sandbox = Sandbox::new();
    record(&sandbox, &server.url(), &[]).exits(0);
    let recorded = &exchanges(&sandbox, "user/getLoggedInUser")[0]["answer"];
    assert_eq!(
        *recorded,
        json!({"status": 200, "body": {"anonymous": false}})
    );
}
