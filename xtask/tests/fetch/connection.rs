//! Connections to a server: time limits, sizes, redirects and TLS.

use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

use super::{FROM_FILES, INTERNAL, PUBLIC, TOKEN, quay, refuses, respond_with, sandbox};
use crate::support::server::{Response, Server};

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
fn an_unusable_configuration_has_every_hint() {
    const OTHERWISE: &str = "help: if you can get this response otherwise, pass files";
    let silent = Server::start(|request| {
        if request.target == "/config" {
            thread::sleep(Duration::from_secs(20));
        }
        quay(request)
    });
    let sandbox = sandbox();
    let fetch = |server: &Server, hints: [&str; 2]| {
        let version = ["--quay-version", "3.18.0", "--timeout", "1"];
        let arguments = ["fetch", "--url", &server.url()].map(str::to_owned);
        let arguments = arguments.into_iter().chain(version.map(str::to_owned));
        sandbox.run(arguments).exits(0).complains(&hints);
    };
    fetch(&silent, ["raise --timeout", OTHERWISE]);
    let other = Server::start(|request| match request.target.as_str() {
        "/config" => Response::ok("[]"),
        _ => quay(request),
    });
    fetch(
        &other,
        ["help: pass the whole response of `/config`", OTHERWISE],
    );
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
fn a_redirect_to_no_server_names_its_scheme_only() {
    for (location, scheme) in [
        ("file:///etc/passwd", "file"),
        ("data:text/plain,a", "data"),
    ] {
        let server = Server::start(move |_| Response::redirect(location));
        let message = format!("redirects to a URL with the scheme {scheme}, ");
        let run = refuses(&sandbox(), &["fetch", "--url", &server.url()], &[&message]);
        for text in ["null", "--url", "passwd"] {
            assert!(!run.stderr.contains(text), "{}", run.stderr);
        }
    }
}

#[test]
fn a_redirect_with_credentials_shows_none_of_them() {
    for credentials in ["zaphod:hunter2", "hunter2", ":hunter2"] {
        let server = Server::start(move |request| {
            let host = request.header("host").unwrap_or("quay.test");
            Response::redirect(&format!("http://{credentials}@{host}/elsewhere"))
        });
        let message = "redirects to a URL that contains a user name or a password";
        let run = refuses(&sandbox(), &["fetch", "--url", &server.url()], &[message]);
        for secret in ["zaphod", "hunter2"] {
            assert!(!run.stderr.contains(secret), "{}", run.stderr);
        }
        assert_eq!(server.targets(), ["/api/v1/discovery"]);
    }
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
        &["interrupted its response", "help: "],
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
    let untrusted = &["the TLS connection", "--ca-cert"];
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
    refuses(
        &sandbox,
        &arguments,
        &["the TLS connection", "a URL with http://"],
    );
}

#[test]
fn a_file_without_certificates_is_refused() {
    let sandbox = sandbox();
    sandbox.write("empty.pem", "nothing\n");
    let arguments = ["fetch", "--url", "https://127.0.0.1:1", "--ca-cert"];
    for (file, expected) in [
        ("empty.pem", "contains no certificate"),
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
        ("https://:pa55word@quay.example.com", "credentials"),
        ("ftp://quay.example.com", "has the scheme ftp"),
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

#[test]
fn a_response_that_is_compressed_without_being_asked_says_so() {
    let body = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\xe6\x02\x00";
    let head = "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 14\r\n\r\n";
    let response = [head.as_bytes(), body].concat();
    let url = format!("http://{}", respond_with(response));
    let expected = [
        "/api/v1/discovery returned a body with the content-encoding gzip",
        "help: a proxy in front of the server may compress it",
    ];
    refuses(&sandbox(), &["fetch", "--url", &url], &expected);
}

#[test]
fn a_response_with_a_byte_order_mark_says_what_to_do() {
    let server = Server::start(|_| Response::ok(format!("\u{feff}{PUBLIC}")));
    let expected = [
        "/api/v1/discovery starts with a byte order mark (UTF-8)",
        "help: save it as UTF-8 without a byte order mark (BOM)\n",
        "help: pass the saved responses with --from, --internal-from and --config\n",
    ];
    refuses(&sandbox(), &["fetch", "--url", &server.url()], &expected);
}
