//! `cargo xtask fetch` as a process: from files, from a server, and all failures, which leave the old file unchanged
//! and no temporary files.

// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod connection;
mod fit;
mod from_files;
mod from_server;

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener};
use std::thread;

use crate::support::server::{Request, Response, Server};
use crate::support::{Run, Sandbox, fetch_from_files};

const PUBLIC: &str = r#"{"swagger": "2.0", "host": "corp.example", "paths": {
    "/a": {"get": {"operationId": "getA", "tags": ["a"]}}}}"#;
const INTERNAL: &str = r#"{"swagger": "2.0", "host": "corp.example", "paths": {
    "/b": {"get": {"operationId": "getB", "tags": ["b"]}},
    "/a": {"get": {"operationId": "getA", "tags": ["a"]}}}}"#;
const HTML: &str = "<!DOCTYPE html><html><body>Sign in</body></html>";
const OLD: &str = r#"{"swagger": "2.0", "x-quay-version": "3.18.0", "paths": {
    "/a": {"get": {"operationId": "getA", "tags": ["a"]}}}}"#;
const TOKEN: &str = "s3cr3t-t0k3n";

/// A workspace with both documents in files and an older canonical document.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("public.json", PUBLIC);
    sandbox.write("internal.json", INTERNAL);
    sandbox.write("specs/quay-3.18.json", OLD);
    sandbox
}

const FROM_FILES: [&str; 7] = fetch_from_files(["--quay-version", "3.18.0"]);

/// A working Quay 3.18.0.
fn quay(request: &Request) -> Response {
    match request.target.as_str() {
        "/api/v1/discovery" => Response::ok(PUBLIC),
        "/api/v1/discovery?internal=true" => Response::ok(INTERNAL),
        "/config" => Response::ok(r#"{"version_number": "Quay 3.18.0", "features": {}}"#),
        _ => Response::status(404, "{}"),
    }
}

/// Runs the command, which must fail with this message and change nothing.
#[track_caller]
fn refuses(sandbox: &Sandbox, arguments: &[&str], expected: &[&str]) -> Run {
    let before = sandbox.files("");
    let run = sandbox.run(arguments).exits(2).complains(expected);
    assert_eq!(sandbox.files(""), before, "nothing may change");
    assert_eq!(run.stdout, "");
    run
}

/// Checks that `fetch` refuses a server that gives this response to every request.
#[track_caller]
fn refuses_response(response: Response, expected: &[&str]) {
    let server = Server::start(move |_| response.clone());
    refuses(&sandbox(), &["fetch", "--url", &server.url()], expected);
}

/// The address of a server that responds to the first request with these bytes and then stays silent.
fn respond_with(bytes: impl Into<Vec<u8>>) -> String {
    let bytes = bytes.into();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.read_exact(&mut [0]).unwrap();
        stream.write_all(&bytes).unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        // Closing with unread data would reset the connection and discard the response.
        let _ = io::copy(&mut stream, &mut io::sink());
    });
    address
}
