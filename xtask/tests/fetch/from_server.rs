//! A server as input: its responses, versions and tokens.

use std::process::Command;

use super::{
    FROM_FILES, HTML, INTERNAL, OLD, PUBLIC, TOKEN, quay, refuses, refuses_response, sandbox,
};
use crate::support::server::{Response, Server};

#[test]
fn fetch_requests_both_documents_and_the_version() {
    let server = Server::start(quay);
    let sandbox = sandbox();
    let arguments = ["fetch", "--url", &server.url()];
    let run = sandbox
        .run_with(
            arguments,
            |command| _ = command.env("QUAY_TOKEN", TOKEN),
            "",
        )
        .exits(0);
    assert!(!format!("{run:?}").contains(TOKEN));
    let by_server = sandbox.read("specs/quay-3.18.json");
    sandbox.run(FROM_FILES).exits(0).says(&["unchanged"]);
    assert!(!by_server.contains("127.0.0.1"), "{by_server}");

    let bearer = format!("Bearer {TOKEN}");
    let requests = server.requests();
    let asked: Vec<_> = requests
        .iter()
        .map(|request| (request.target.as_str(), request.header("authorization")))
        .collect();
    assert_eq!(
        asked,
        [
            ("/api/v1/discovery", Some(bearer.as_str())),
            ("/api/v1/discovery?internal=true", Some(bearer.as_str())),
            ("/config", None),
        ]
    );
    for request in requests {
        assert_eq!(request.header("x-requested-with"), Some("XMLHttpRequest"));
    }
}

#[test]
fn the_url_of_a_server_may_have_a_path() {
    let server = Server::start(|request| match request.target.strip_prefix("/registry") {
        Some(target) => quay(&request.at(target)),
        None => Response::status(404, ""),
    });
    for end in ["/registry", "/registry/"] {
        sandbox()
            .run(["fetch", "--url", &format!("{}{end}", server.url())])
            .exits(0);
    }
}

#[test]
fn a_token_file_comes_before_the_environment() {
    let server = Server::start(quay);
    let sandbox = sandbox();
    sandbox.write("token", format!("{TOKEN}\n"));
    let arguments = ["fetch", "--url", &server.url(), "--token-file", "token"];
    sandbox
        .run_with(
            arguments,
            |command| _ = command.env("QUAY_TOKEN", "another"),
            "",
        )
        .exits(0);
    let expected = format!("Bearer {TOKEN}");
    assert_eq!(
        server.requests()[0].header("authorization"),
        Some(expected.as_str())
    );
}

#[test]
fn a_token_is_optional() {
    let server = Server::start(quay);
    sandbox().run(["fetch", "--url", &server.url()]).exits(0);
    assert_eq!(server.requests()[0].header("authorization"), None);
}

/// A workflow sets the variable to the empty text if the secret does not exist.
#[test]
fn an_empty_variable_is_no_token() {
    for empty in ["", " \n"] {
        let server = Server::start(quay);
        let arguments = ["fetch", "--url", &server.url()];
        let empty = |command: &mut Command| _ = command.env("QUAY_TOKEN", empty);
        sandbox().run_with(arguments, empty, "").exits(0);
        assert_eq!(server.requests()[0].header("authorization"), None);
    }
}

#[test]
fn invalid_tokens_are_refused_and_not_printed() {
    let server = Server::start(quay);
    for text in ["", " \n", "two words", "line\nfeed", "schlüssel"] {
        let sandbox = sandbox();
        sandbox.write("token", text);
        let arguments = ["fetch", "--url", &server.url(), "--token-file", "token"];
        let run = refuses(&sandbox, &arguments, &["token contains no token", "help: "]);
        assert!(
            text.trim().is_empty() || !run.stderr.contains(text),
            "{}",
            run.stderr
        );
    }
    let arguments = ["fetch", "--url", &server.url(), "--token-file", "nowhere"];
    refuses(&sandbox(), &arguments, &["cannot read nowhere"]);
    let arguments = ["fetch", "--url", &server.url()];
    let two_words = |command: &mut Command| _ = command.env("QUAY_TOKEN", "two words");
    let run = sandbox().run_with(arguments, two_words, "");
    run.exits(2).complains(&["QUAY_TOKEN contains no token"]);
    assert!(server.requests().is_empty());
}

#[test]
fn a_version_that_the_server_contradicts_is_refused_unless_forced() {
    let server = Server::start(quay);
    let sandbox = sandbox();
    let url = server.url();
    let arguments = ["fetch", "--url", &url, "--quay-version", "3.17.4"];
    let expected = ["3.17.4", "the server reports 3.18.0", "--force-version"];
    refuses(&sandbox, &arguments, &expected);
    let forced = arguments.into_iter().chain(["--force-version"]);
    sandbox.run(forced).exits(0);
    assert_eq!(sandbox.read("specs/quay-3.18.json"), OLD);
    assert!(sandbox.read("specs/quay-3.17.json").contains("3.17.4"));
}

#[test]
fn a_server_without_a_configuration_needs_a_version_and_nothing_else() {
    let server = Server::start(|request| match request.target.as_str() {
        "/config" => Response::status(404, HTML),
        _ => quay(request),
    });
    let url = server.url();
    let arguments = ["fetch", "--url", &url, "--quay-version", "3.18.0"];
    let run = sandbox().run(arguments).exits(0);
    assert!(!run.stderr.contains("error: "), "{}", run.stderr);
    run.complains(&["warning: ", "/config returned 404", "help: ", "--config"]);
}

#[test]
fn a_server_that_hides_its_version_needs_quay_version() {
    let configs = [
        Response::ok(r#"{"version_number": ""}"#),
        Response::ok(r#"{"features": {}}"#),
        Response::ok(r#"{"version_number": "Quay next"}"#),
        Response::ok(HTML),
        Response::status(404, HTML),
    ];
    for config in configs {
        let server = Server::start(move |request| match request.target.as_str() {
            "/config" => config.clone(),
            _ => quay(request),
        });
        refuses(
            &sandbox(),
            &["fetch", "--url", &server.url()],
            &["/config", "--quay-version 3.18.0"],
        );
    }
}

#[test]
fn refusals_of_the_server_say_what_helps() {
    refuses_response(
        Response::status(401, "{}"),
        &["/api/v1/discovery returned 401", "QUAY_TOKEN"],
    );
    refuses_response(
        Response::status(403, "{}"),
        &["/api/v1/discovery returned 403", "--token-file"],
    );
    refuses_response(
        Response::status(404, HTML),
        &["/api/v1/discovery returned 404", "without /api/v1"],
    );
    refuses_response(
        Response::status(500, HTML),
        &["/api/v1/discovery returned 500", "help: "],
    );
    refuses_response(
        Response::status(304, ""),
        &["redirects with 304", "without a target"],
    );
}

#[test]
fn responses_that_are_not_documents_are_refused() {
    let version = ["--quay-version", "3.18.0"];
    for (body, expected) in [
        (HTML, "HTML page"),
        ("{", "invalid JSON"),
        ("{}", "not a Swagger 2.0 document"),
    ] {
        let server = Server::start(move |_| Response::ok(body));
        let url = server.url();
        let arguments = ["fetch", "--url", &url, version[0], version[1]];
        let place = format!("{url}/api/v1/discovery:1:1");
        let run = refuses(&sandbox(), &arguments, &[expected, &place, "help: "]);
        assert_eq!(run.stderr.matches("error").count(), 1, "{}", run.stderr);
        // Without a version, the version is not what the message asks for.
        let run = refuses(&sandbox(), &arguments[..3], &[expected]);
        assert!(!run.stderr.contains("--quay-version"), "{}", run.stderr);
    }
}

#[test]
fn an_internal_document_that_lacks_public_operations_is_refused() {
    let server = Server::start(|request| match request.target.as_str() {
        "/api/v1/discovery" => Response::ok(INTERNAL),
        "/api/v1/discovery?internal=true" => Response::ok(PUBLIC),
        _ => quay(request),
    });
    refuses(
        &sandbox(),
        &["fetch", "--url", &server.url()],
        &["not a subset", "GET /b"],
    );
}

#[test]
fn a_proxy_that_drops_the_query_is_noticed() {
    let server = Server::start(|request| match request.target.as_str() {
        "/api/v1/discovery?internal=true" => Response::ok(PUBLIC),
        _ => quay(request),
    });
    let place = format!(
        "check the response of {}/api/v1/discovery?internal=true\n",
        server.url()
    );
    refuses(
        &sandbox(),
        &["fetch", "--url", &server.url()],
        &[
            "no operation that the public document lacks",
            "help: a proxy may drop the query `internal=true`: ",
            &place,
        ],
    );
}

#[test]
fn failures_of_the_second_document_and_the_version_are_both_reported() {
    let server = Server::start(|request| match request.target.as_str() {
        "/api/v1/discovery" => Response::ok(PUBLIC),
        "/config" => Response::ok("{}"),
        _ => Response::status(403, "{}"),
    });
    refuses(
        &sandbox(),
        &["fetch", "--url", &server.url()],
        &["internal=true returned 403", "/config"],
    );
}
