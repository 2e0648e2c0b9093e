//! Which URLs `cargo xtask record` accepts, and that none shows a password.

#![cfg(unix)]
// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used)]

use crate::record_endings::{quay, record};
use crate::support::Sandbox;
use crate::support::server::{Request, Response, Server};

#[test]
fn a_path_in_the_url_comes_before_every_path_and_is_not_recorded() {
    let server = Server::start(|request| match request.target.strip_prefix("/registry") {
        Some(target) => quay(&request.at(target)),
        None => Response::status(500, ""),
    });
    let plain = Sandbox::new();
    record(&plain, &Server::start(quay).url(), &[]).exits(0);
    for end in ["/registry", "/registry/"] {
        let sandbox = Sandbox::new();
        record(&sandbox, &format!("{}{end}", server.url()), &[]).exits(0);
        assert_eq!(sandbox.files("out"), plain.files("out"));
    }
    let is_inside = |target: &String| target.starts_with("/registry/");
    assert!(server.targets().iter().all(is_inside));
}

#[test]
fn a_url_with_only_a_password_is_refused_without_showing_it() {
    let sandbox = Sandbox::new();
    let run = record(&sandbox, "https://:hunter2@quay.example.com", &[]).exits(2);
    assert!(!format!("{run:?}").contains("hunter2"), "{run:?}");
    run.complains(&["--url contains credentials", "help: "]);
    assert!(sandbox.files("out").is_empty());
}

#[test]
fn no_password_of_a_redirect_is_printed_or_used() {
    let server = Server::start(|request| {
        let host = request.header("host").unwrap().to_owned();
        Response::redirect(&format!("http://zaphod:hunter2@{host}/elsewhere"))
    });
    let sandbox = Sandbox::new();
    let run = record(&sandbox, &server.url(), &[]).exits(2);
    assert!(!format!("{run:?}").contains("hunter2"), "{run:?}");
    let run = run.complains(&["redirects to a URL that contains a user name or a password"]);
    assert!(!run.stderr.contains("zaphod"), "{run:?}");
    let elsewhere = |request: &Request| request.target == "/elsewhere";
    assert!(!server.requests().iter().any(elsewhere));
}
