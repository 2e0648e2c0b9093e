//! `cargo xtask fetch` as a process: from files, from a server, and all failures, which leave the old file unchanged
//! and no temporary files.

// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::server::{Request, Response, Server};
use crate::support::{Run, Sandbox};

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

const FROM_FILES: [&str; 7] = [
    "fetch",
    "--from",
    "public.json",
    "--internal-from",
    "internal.json",
    "--quay-version",
    "3.18.0",
];

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
fn respond_with(bytes: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.read_exact(&mut [0]).unwrap();
        stream.write_all(bytes.as_bytes()).unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        // Closing with unread data would reset the connection and discard the response.
        let _ = io::copy(&mut stream, &mut io::sink());
    });
    address
}

#[test]
fn saved_responses_become_a_canonical_document() {
    let sandbox = sandbox();
    sandbox
        .run(FROM_FILES)
        .exits(0)
        .says(&["specs/quay-3.18.json: Quay 3.18.0", "written"]);
    let text = sandbox.read("specs/quay-3.18.json");
    assert!(text.contains("\"x-quay-version\": \"3.18.0\""), "{text}");
    assert_eq!(text.matches("x-internal").count(), 1, "{text}");
    assert!(!text.contains("corp.example"), "{text}");
    assert_eq!(sandbox.files("specs").len(), 1, "no temporary file stays");
}

#[test]
fn a_second_run_touches_nothing() {
    let sandbox = sandbox();
    sandbox.run(FROM_FILES).exits(0);
    let modified = || {
        fs::metadata(sandbox.path("specs/quay-3.18.json"))
            .unwrap()
            .modified()
            .unwrap()
    };
    let before = modified();
    thread::sleep(Duration::from_millis(20));
    sandbox.run(FROM_FILES).exits(0).says(&["unchanged"]);
    assert_eq!(modified(), before);
}

#[test]
fn the_folder_may_be_another_and_need_not_exist() {
    let sandbox = sandbox();
    let arguments = FROM_FILES.into_iter().chain(["--specs", "new/folder"]);
    sandbox
        .run(arguments)
        .exits(0)
        .says(&["new/folder/quay-3.18.json"]);
    assert_eq!(sandbox.files("new/folder").len(), 1);
    assert_eq!(sandbox.read("specs/quay-3.18.json"), OLD);
}

#[test]
fn the_workspace_is_found_from_any_folder() {
    let sandbox = sandbox();
    let elsewhere = Sandbox::new();
    elsewhere.write("public.json", PUBLIC);
    elsewhere.write("internal.json", INTERNAL);
    let run = sandbox.run_with(
        FROM_FILES,
        |command| _ = command.current_dir(elsewhere.path("")),
        "",
    );
    run.exits(0);
    assert_ne!(sandbox.read("specs/quay-3.18.json"), OLD);
}

#[cfg(unix)]
#[test]
fn the_file_has_ordinary_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = sandbox();
    sandbox.run(FROM_FILES).exits(0);
    let mode = |name: &str| {
        fs::metadata(sandbox.path(name))
            .unwrap()
            .permissions()
            .mode()
    };
    assert_eq!(mode("specs/quay-3.18.json"), mode("public.json"));
}

#[test]
fn either_document_may_come_from_standard_input() {
    let by_file = sandbox();
    by_file.run(FROM_FILES).exits(0);
    let version = ["--quay-version", "3.18.0"];
    for (arguments, stdin) in [
        (
            ["fetch", "--from", "-", "--internal-from", "internal.json"],
            PUBLIC,
        ),
        (
            ["fetch", "--from", "public.json", "--internal-from", "-"],
            INTERNAL,
        ),
    ] {
        let sandbox = sandbox();
        sandbox
            .run_with(arguments.into_iter().chain(version), |_| {}, stdin)
            .exits(0);
        assert_eq!(
            sandbox.read("specs/quay-3.18.json"),
            by_file.read("specs/quay-3.18.json")
        );
    }
}

#[test]
fn standard_input_is_not_two_documents() {
    let arguments = [
        "fetch",
        "--from",
        "-",
        "--internal-from",
        "-",
        "--quay-version",
        "3.18.0",
    ];
    refuses(&sandbox(), &arguments, &["one document, not two", "help: "]);
}

#[test]
fn saved_responses_need_quay_version() {
    refuses(
        &sandbox(),
        &FROM_FILES[..5],
        &["version of the Quay is unknown", "--quay-version 3.18.0"],
    );
}

#[test]
fn a_version_has_three_numbers() {
    for version in ["", "3.18", "latest", "3.18.0/../..", "3.18.0.1"] {
        let mut arguments = FROM_FILES;
        arguments[6] = version;
        refuses(&sandbox(), &arguments, &["not a full version", "3.18.0"]);
    }
}

#[test]
fn all_errors_are_reported_at_once() {
    let arguments = [
        "fetch",
        "--from",
        "no.json",
        "--internal-from",
        "neither.json",
    ];
    refuses(
        &sandbox(),
        &arguments,
        &["read no.json", "read neither.json", "--quay-version"],
    );
}

#[test]
fn bad_documents_are_refused() {
    let cases: [(&str, &str, &[&str]); 6] = [
        (HTML, INTERNAL, &["public.json:1:1", "HTML page", "help: "]),
        (
            PUBLIC,
            "{\"swagger\"",
            &["internal.json:1:", "not JSON", "help: "],
        ),
        (
            PUBLIC,
            r#"{"message": "no"}"#,
            &["internal.json", "not Swagger 2.0", "help: "],
        ),
        (
            PUBLIC,
            r#"{"swagger": "3.0", "paths": {}}"#,
            &["internal.json:1:2", "/swagger", "help: "],
        ),
        (INTERNAL, PUBLIC, &["not a subset", "GET /b", "swapped"]),
        ("", "", &["public.json", "internal.json", "not JSON"]),
    ];
    for (public, internal, expected) in cases {
        let sandbox = sandbox();
        sandbox.write("public.json", public);
        sandbox.write("internal.json", internal);
        refuses(&sandbox, &FROM_FILES, expected);
    }
}

#[test]
fn a_file_that_is_not_utf_8_is_refused() {
    let sandbox = sandbox();
    sandbox.write("public.json", b"{\xff\xfe}");
    refuses(
        &sandbox,
        &FROM_FILES,
        &["public.json is not UTF-8", "byte 1"],
    );
}

#[test]
fn a_file_may_be_as_large_as_max_bytes() {
    let exact = INTERNAL.len().to_string();
    let arguments = |limit| {
        FROM_FILES
            .into_iter()
            .chain(["--max-bytes", limit])
            .collect::<Vec<_>>()
    };
    sandbox().run(arguments(&exact)).exits(0);
    let less = (INTERNAL.len() - 1).to_string();
    refuses(
        &sandbox(),
        &arguments(&less),
        &["internal.json has more than", "--max-bytes"],
    );
}

#[test]
fn usage_errors_and_failures_have_different_exit_codes() {
    let cases: [&[&str]; 9] = [
        &["fetch"],
        &["fetch", "--from", "public.json"],
        &["fetch", "--internal-from", "internal.json"],
        &[
            "fetch",
            "--url",
            "http://127.0.0.1:1",
            "--from",
            "public.json",
        ],
        &["fetch", "--url", "http://127.0.0.1:1", "--timeout", "0"],
        &["fetch", "--url", "http://127.0.0.1:1", "--max-bytes", "0"],
        &["fetch", "--url", "http://127.0.0.1:1", "--token", "x"],
        &[
            "fetch",
            "--from",
            "a",
            "--internal-from",
            "b",
            "--ca-cert",
            "c",
        ],
        &[
            "fetch",
            "--from",
            "a",
            "--internal-from",
            "b",
            "--token-file",
            "c",
        ],
    ];
    for arguments in cases {
        refuses(&sandbox(), arguments, &["try '--help'"]);
    }
}

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

#[test]
fn invalid_tokens_are_refused_and_not_printed() {
    let server = Server::start(quay);
    for text in ["", " \n", "two words", "line\nfeed", "schlüssel"] {
        let sandbox = sandbox();
        sandbox.write("token", text);
        let arguments = ["fetch", "--url", &server.url(), "--token-file", "token"];
        let run = refuses(&sandbox, &arguments, &["token holds no token", "help: "]);
        assert!(
            text.trim().is_empty() || !run.stderr.contains(text),
            "{}",
            run.stderr
        );
    }
    let arguments = ["fetch", "--url", &server.url(), "--token-file", "nowhere"];
    refuses(&sandbox(), &arguments, &["cannot read nowhere"]);
    let arguments = ["fetch", "--url", &server.url()];
    let run = sandbox().run_with(arguments, |command| _ = command.env("QUAY_TOKEN", ""), "");
    run.exits(2).complains(&["QUAY_TOKEN holds no token"]);
    assert!(server.requests().is_empty());
}

#[test]
fn a_version_that_the_server_contradicts_is_refused_unless_forced() {
    let server = Server::start(quay);
    let sandbox = sandbox();
    let url = server.url();
    let arguments = ["fetch", "--url", &url, "--quay-version", "3.17.4"];
    let expected = ["3.17.4", "says that it is 3.18.0", "--force-version"];
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
    run.complains(&["warning: ", "/config responds with 404"]);
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
        &["/api/v1/discovery responds with 401", "QUAY_TOKEN"],
    );
    refuses_response(
        Response::status(403, "{}"),
        &["/api/v1/discovery responds with 403", "--token-file"],
    );
    refuses_response(
        Response::status(404, HTML),
        &["/api/v1/discovery responds with 404", "without /api/v1"],
    );
    refuses_response(
        Response::status(500, HTML),
        &["/api/v1/discovery responds with 500", "help: "],
    );
    refuses_response(
        Response::status(304, ""),
        &["redirects with 304", "names no target"],
    );
}

#[test]
fn responses_that_are_not_documents_are_refused() {
    let version = ["--quay-version", "3.18.0"];
    for (body, expected) in [
        (HTML, "HTML page"),
        ("{", "not JSON"),
        ("{}", "not Swagger 2.0"),
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
fn failures_of_the_second_document_and_the_version_are_both_reported() {
    let server = Server::start(|request| match request.target.as_str() {
        "/api/v1/discovery" => Response::ok(PUBLIC),
        "/config" => Response::ok("{}"),
        _ => Response::status(403, "{}"),
    });
    refuses(
        &sandbox(),
        &["fetch", "--url", &server.url()],
        &["internal=true responds with 403", "/config"],
    );
}

#[test]
fn a_slow_server_times_out() {
    let server = Server::start(|_| {
        thread::sleep(Duration::from_secs(20));
        Response::ok(PUBLIC)
    });
    let start = Instant::now();
    let arguments = ["fetch", "--url", &server.url(), "--timeout", "1"];
    refuses(
        &sandbox(),
        &arguments,
        &["did not respond within 1 s", "--timeout"],
    );
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_response_may_be_as_large_as_max_bytes() {
    let server = Server::start(quay);
    let with_limit = |limit: usize| {
        let limit = limit.to_string();
        ["fetch", "--url", &server.url(), "--max-bytes", &limit].map(str::to_owned)
    };
    sandbox().run(with_limit(INTERNAL.len())).exits(0);
    let arguments = with_limit(INTERNAL.len() - 1);
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    refuses(
        &sandbox(),
        &arguments,
        &["internal=true has more than", "--max-bytes"],
    );
}

#[test]
fn redirects_within_the_origin_are_followed() {
    let server = Server::start(|request| match request.target.as_str() {
        "/api/v1/discovery" => Response::redirect("/moved"),
        "/moved" => Response::ok(PUBLIC),
        _ => quay(request),
    });
    sandbox().run(["fetch", "--url", &server.url()]).exits(0);
    assert_eq!(server.targets()[..2], ["/api/v1/discovery", "/moved"]);
}

#[test]
fn a_redirect_to_another_origin_gets_no_token() {
    let other = Server::start(quay);
    let location = format!("{}/api/v1/discovery", other.url());
    let server = Server::start(move |_| Response::redirect(&location));
    let sandbox = sandbox();
    sandbox.write("token", TOKEN);
    let arguments = ["fetch", "--url", &server.url(), "--token-file", "token"];
    refuses(
        &sandbox,
        &arguments,
        &["redirects to", &format!("--url {}", other.url())],
    );
    assert!(other.requests().is_empty());

    let secure = format!("https://{}/", server.address());
    let server = Server::start(move |_| Response::redirect(&secure));
    refuses(
        &sandbox,
        &["fetch", "--url", &server.url()],
        &["redirects to https://"],
    );
}

#[test]
fn redirects_that_never_end_are_given_up() {
    let server = Server::start(|_| Response::redirect("/again"));
    refuses(
        &sandbox(),
        &["fetch", "--url", &server.url()],
        &["redirects more than 5 times"],
    );
    assert_eq!(server.requests().len(), 6);
}

#[test]
fn a_server_that_is_not_there_is_an_error() {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let url = format!("http://127.0.0.1:{port}");
    refuses(
        &sandbox(),
        &["fetch", "--url", &url],
        &["cannot be reached", "help: "],
    );
}

#[test]
fn a_truncated_response_is_refused() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n";
    let url = format!("http://{}", respond_with(format!("{head}{PUBLIC}")));
    let arguments = ["fetch", "--url", &url];
    refuses(
        &sandbox(),
        &arguments,
        &["broke off its response", "help: "],
    );
}

#[test]
fn a_private_authority_is_trusted_only_when_it_is_given() {
    let (server, certificate) = Server::start_tls(quay);
    let sandbox = sandbox();
    sandbox.write("ca.pem", &certificate);
    let (_, another) = Server::start_tls(quay);
    sandbox.write("another.pem", another);
    let url = server.url();
    let untrusted = &["no secure connection", "--ca-cert"];
    refuses(&sandbox, &["fetch", "--url", &url], untrusted);
    refuses(
        &sandbox,
        &["fetch", "--url", &url, "--ca-cert", "another.pem"],
        untrusted,
    );
    assert!(server.requests().is_empty());
    sandbox
        .run(["fetch", "--url", &url, "--ca-cert", "ca.pem"])
        .exits(0);
}

#[test]
fn a_server_without_tls_is_reported_as_such() {
    let bad_request = "HTTP/1.1 400 Bad Request\r\n\r\n";
    let url = format!("https://{}", respond_with(bad_request.to_owned()));
    let (_, certificate) = Server::start_tls(quay);
    let sandbox = sandbox();
    sandbox.write("ca.pem", certificate);
    let arguments = ["fetch", "--url", &url, "--ca-cert", "ca.pem"];
    refuses(&sandbox, &arguments, &["no secure connection", "help: "]);
}

#[test]
fn a_file_without_certificates_is_refused() {
    let sandbox = sandbox();
    sandbox.write("empty.pem", "nothing\n");
    let arguments = ["fetch", "--url", "https://127.0.0.1:1", "--ca-cert"];
    for (file, expected) in [
        ("empty.pem", "holds no certificate"),
        ("no.pem", "cannot read no.pem"),
    ] {
        let arguments: Vec<_> = arguments.into_iter().chain([file]).collect();
        refuses(&sandbox, &arguments, &[expected]);
    }
}

#[test]
fn invalid_urls_are_refused_without_printing_passwords() {
    let cases = [
        ("https://me:pa55word@quay.example.com", "credentials"),
        ("https://pa55word@quay.example.com", "credentials"),
        ("ftp://quay.example.com", "neither http nor https but ftp"),
        ("file:///etc/passwd", "neither http nor https"),
        ("quay.example.com", "is not a URL"),
        ("https://", "is not a URL"),
        ("https://quay.example.com/?a=b", "a query"),
        ("https://quay.example.com/#a", "a fragment"),
    ];
    for (url, expected) in cases {
        let run = refuses(&sandbox(), &["fetch", "--url", url], &[expected, "help: "]);
        assert!(!run.stderr.contains("pa55word"), "{}", run.stderr);
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_an_error() {
    let sandbox = sandbox();
    sandbox.write("file", "");
    let arguments: Vec<_> = FROM_FILES
        .into_iter()
        .chain(["--specs", "file/below"])
        .collect();
    refuses(
        &sandbox,
        &arguments,
        &["cannot write file/below/quay-3.18.json"],
    );
}
