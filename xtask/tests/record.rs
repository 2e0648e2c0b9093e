//! `cargo xtask record` as a process against a small Quay: which requests it sends, what it keeps, and what is never
//! written.

// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use crate::support::server::{Request, Response, Server};
use crate::support::{Run, Sandbox};
use serde_json::{Value, json};

const TOKEN: &str = "Tk0neverOnAnyDisk99";
const DIGEST: &str = "sha256:8f24329510b5cec28b9aa661b87bc06c92c8cba50a3643721bf3cc1c2e03a790";
const UUID: &str = "ca904cbd-309b-4277-8f38-6858cb3c762d";

/// Everything that tells where the responses are from.
const PRIVATE: [&str; 12] = [
    TOKEN,
    "zaphod",
    "heartofgold",
    "improbability",
    "marvin",
    "bridgecrew",
    "galaxy.test",
    "10.11.12.13",
    "8f24329510b5",
    UUID,
    "hunter2",
    "drive",
];

fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs")
}

/// A run against the small Quay, for all tests that only look at its results.
static RECORDED: LazyLock<Recorded> = LazyLock::new(|| {
    let (server, sandbox) = (Server::start(small_quay), Sandbox::new());
    let run = record(&sandbox, &server.url(), &[]).exits(0);
    Recorded {
        server,
        run,
        files: sandbox.files("out"),
    }
});

struct Recorded {
    server: Server,
    run: Run,
    files: Files,
}

/// The texts of files by name.
type Files = BTreeMap<String, String>;

/// Runs `record` on the committed document, writing to the folder `out`.
fn record(sandbox: &Sandbox, url: &str, more: &[&str]) -> Run {
    record_with(sandbox, url, more, TOKEN)
}

fn record_with(sandbox: &Sandbox, url: &str, more: &[&str], token: &str) -> Run {
    let (spec, overlays) = (specs().join("quay-3.18.json"), specs().join("overlays"));
    let fixed = [
        "record",
        "--url",
        url,
        "--out",
        "out",
        "--spec",
        spec.to_str().unwrap(),
        "--overlays",
        overlays.to_str().unwrap(),
    ];
    let arguments = fixed.iter().chain(more).copied().collect::<Vec<_>>();
    let with_token = |command: &mut Command| {
        command.env("QUAY_TOKEN", token);
    };
    sandbox.run_with(arguments, with_token, "")
}

fn avatar(name: &str, kind: &str) -> Value {
    json!({"name": name, "hash": "94adf3582e0c629956006b1d1f77926e", "color": "#393b79", "kind": kind})
}

fn not_found(url: &str, what: &str) -> Response {
    let detail = format!("Nothing at {what} for zaphod, ask admin@galaxy.test or 10.11.12.13");
    let body = json!({
        "detail": detail, "error_message": detail, "error_type": "not_found", "title": "not_found",
        "type": format!("{url}/api/v1/error/not_found"), "status": 404
    });
    Response::status(404, body.to_string())
}

/// An organization with a repository, a tag and a robot.
fn small_quay(request: &Request) -> Response {
    let url = format!("http://{}", request.header("host").unwrap());
    let (path, query) = request
        .target
        .split_once('?')
        .unwrap_or((&request.target, ""));
    let robot = json!({
        "name": "heartofgold+marvin", "created": "Sat, 21 Nov 2026 08:35:27 -0000", "last_accessed": null,
        "teams": [avatar("bridgecrew", "team")], "repositories": ["improbability"], "description": "Paranoid, on heartofgold",
        "token": "ROBOTSECRET0123456789"
    });
    let body = match path {
        "/api/v1/user/" => json!({
            "anonymous": false, "username": "zaphod", "avatar": avatar("zaphod", "user"), "verified": true,
            "email": "zaphod@galaxy.test", "invoice_email": false, "logins": [],
            "organizations": [{"name": "heartofgold", "avatar": avatar("heartofgold", "org"),
                "can_create_repo": true, "public": false}],
            "upstream_password": "hunter2", "greeting": format!("hello {TOKEN}"), "seen_from": "10.11.12.13",
            "home": format!("{url}/user/zaphod")
        }),
        "/api/v1/repository" if query.contains("namespace=heartofgold") => json!({
            "repositories": [{"namespace": "heartofgold", "name": "improbability", "description": "The drive",
                "is_public": true, "kind": "image", "state": "NORMAL"}]
        }),
        "/api/v1/repository/heartofgold/improbability/tag/" => json!({
            "tags": [{"name": "drive-v2", "reversion": false, "manifest_digest": DIGEST,
                "is_manifest_list": false, "size": 1}], "page": 1, "has_additional": false
        }),
        "/api/v1/organization/heartofgold/robots" => json!({"robots": [robot, robot]}),
        "/api/v1/organization/heartofgold/robots/marvin" => robot,
        "/api/v1/repository/heartofgold/improbability/notification/" => json!({
            "notifications": [{"uuid": UUID, "title": "drive", "event": "repo_push", "method": "webhook",
                "config": {"url": "https://hooks.galaxy.test/drive"}, "event_config": {}, "number_of_failures": 0}]
        }),
        other => return not_found(&url, other),
    };
    Response::ok(body.to_string())
}

fn all_texts(files: &Files) -> String {
    files
        .iter()
        .map(|(name, text)| format!("{name}\n{text}\n"))
        .collect()
}

fn exchanges(files: &Files, name: &str) -> Vec<Value> {
    serde_json::from_str(&files[&format!("{name}.json")]).unwrap()
}

#[test]
fn only_get_requests_built_from_earlier_responses_are_sent() {
    let Recorded { server, run, .. } = &*RECORDED;
    run.clone().says(&["not called", "getTokens: code"]);
    let requests = server.requests();
    assert!(requests.iter().all(|request| request.method == "GET"));
    let bearer = format!("Bearer {TOKEN}");
    for request in &requests {
        // The configuration is public.
        let expected = Some(bearer.as_str()).filter(|_| request.target != "/config");
        assert_eq!(request.header("authorization"), expected, "{request:?}");
    }
    let targets = server.targets();
    for target in [
        "/api/v1/organization/heartofgold/robots/marvin",
        &format!("/api/v1/repository/heartofgold/improbability/manifest/{DIGEST}")
            .replace(':', "%3A"),
        "/api/v1/repository/heartofgold/improbability/tag/drive-v2/pull_statistics",
        &format!("/api/v1/repository/heartofgold/improbability/notification/{UUID}"),
        "/api/v1/organization/heartofgold/team/bridgecrew/members",
        "/api/v1/users/zaphod",
        "/api/v1/error/not_found",
    ] {
        let plain = |asked: &String| asked.replace("%3A", ":") == target.replace("%3A", ":");
        assert!(targets.iter().any(plain), "{target} not in {targets:#?}");
    }
    let mut unique = targets.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), targets.len(), "a request was sent twice");
}

#[test]
fn private_data_is_never_written() {
    let Recorded { server, run, files } = &*RECORDED;
    let texts = all_texts(files);
    assert!(texts.len() > 2000, "{texts}");
    for private in PRIVATE
        .into_iter()
        .chain(["ROBOTSECRET", server.address(), "127.0.0.1"])
    {
        assert!(!texts.contains(private), "{private} is in {texts}");
    }
    assert!(!run.stdout.contains(TOKEN) && !run.stderr.contains(TOKEN));
}

#[test]
fn placeholders_are_consistent_and_enum_values_are_kept() {
    let files = &RECORDED.files;
    let user = &exchanges(files, "user/getLoggedInUser")[0]["answer"]["body"];
    assert_eq!(user["username"], "user1");
    assert_eq!(user["avatar"]["name"], "user1");
    assert_eq!(user["avatar"]["kind"], "user");
    assert_eq!(user["organizations"][0]["name"], "org1");
    assert_eq!(user["home"], "http://quay.example.com/user/user1");
    assert_eq!(user["upstream_password"], "neutral-secret");
    assert_eq!(user["greeting"], "neutral-secret");
    assert_eq!(user["seen_from"], "192.0.2.1");
    let robot = &exchanges(files, "robot/getOrgRobot")[0];
    assert_eq!(
        robot["request"]["path"],
        "/api/v1/organization/org1/robots/robot1"
    );
    assert_eq!(robot["answer"]["body"]["name"], "org1+robot1");
    assert_eq!(robot["answer"]["body"]["token"], "neutral-secret");
    assert_eq!(
        robot["answer"]["body"]["created"],
        "Sat, 21 Nov 2026 08:35:27 -0000"
    );
    let robots = &exchanges(files, "robot/getOrgRobots")[0]["answer"]["body"]["robots"];
    assert_eq!(
        robots.as_array().unwrap().len(),
        1,
        "the second shows nothing new"
    );
    let listed = exchanges(files, "repository/listRepos");
    let listed = listed
        .iter()
        .find(|exchange| exchange["answer"]["status"] == 200)
        .unwrap();
    assert_eq!(listed["request"]["query"], json!({"namespace": "org1"}));
    let repository = &listed["answer"]["body"]["repositories"][0];
    assert_eq!(
        (&repository["namespace"], &repository["name"]),
        (&json!("org1"), &json!("repo1"))
    );
    assert_eq!(
        (&repository["kind"], &repository["state"]),
        (&json!("image"), &json!("NORMAL"))
    );
    let tag = &exchanges(files, "tag/listRepoTags")[0];
    assert_eq!(tag["request"]["path"], "/api/v1/repository/org1/repo1/tag/");
    let manifest = &exchanges(files, "manifest/getRepoManifest")[0];
    let digest = tag["answer"]["body"]["tags"][0]["manifest_digest"]
        .as_str()
        .unwrap();
    assert_eq!(digest.len(), DIGEST.len());
    assert_eq!(
        manifest["request"]["path"],
        format!("/api/v1/repository/org1/repo1/manifest/{digest}")
    );
    let detail = manifest["answer"]["body"]["detail"].as_str().unwrap();
    let expected =
        format!("Nothing at /api/v1/repository/org1/repo1/manifest/{digest} for user1, ask ");
    assert!(
        detail
            .replace("%3A", ":")
            .starts_with("Nothing at /api/v1/repository/org1/repo1/manifest/"),
        "{detail} {expected}"
    );
    assert_eq!(
        manifest["answer"]["body"]["type"],
        "http://quay.example.com/api/v1/error/not_found"
    );
}

#[test]
fn the_same_server_gives_the_same_bytes_and_a_second_run_adds_nothing() {
    let files = &RECORDED.files;
    let (server, sandbox) = (Server::start(small_quay), Sandbox::new());
    record(&sandbox, &server.url(), &[]).exits(0);
    assert_eq!(*files, sandbox.files("out"));
    record(&sandbox, &server.url(), &[])
        .exits(0)
        .says(&["0 new exchanges"]);
    assert_eq!(*files, sandbox.files("out"));
}

#[test]
fn existing_recordings_are_kept_and_new_ones_appended() {
    let (server, sandbox) = (Server::start(small_quay), Sandbox::new());
    let old = "[\n  {\"request\": {\"method\": \"GET\", \"path\": \"/api/v1/user/\"}, \"answer\": {\"status\": 401}}\n]\n";
    sandbox.write("out/user/getLoggedInUser.json", old);
    sandbox.write("out/README.md", "# Recordings\n");
    record(&sandbox, &server.url(), &[]).exits(0);
    let text = sandbox.read("out/user/getLoggedInUser.json");
    assert!(text.starts_with(old.trim_end_matches("\n]\n")), "{text}");
    assert_eq!(
        exchanges(&sandbox.files("out"), "user/getLoggedInUser").len(),
        2
    );
    assert_eq!(sandbox.read("out/README.md"), "# Recordings\n");
}

#[test]
fn infer_finds_properties_missing_from_the_types() {
    let sandbox = Sandbox::new();
    for (name, text) in &RECORDED.files {
        sandbox.write(&format!("out/{name}"), text);
    }
    let (spec, overlays) = (specs().join("quay-3.18.json"), specs().join("overlays"));
    let arguments = ["infer", "--recordings", "out", "--out", "proposal.yaml"].map(PathBuf::from);
    let arguments =
        arguments
            .into_iter()
            .chain(["--spec".into(), spec, "--overlays".into(), overlays]);
    sandbox
        .run(arguments)
        .exits(0)
        .says(&["proposal.yaml: ", "to review"]);
    let proposal = sandbox.read("proposal.yaml");
    for part in [
        "- target: $.definitions.User\n",
        "upstream_password:\n          format: password",
        "getLoggedInUser.json, exchange 1",
    ] {
        assert!(proposal.contains(part), "{part} not in {proposal}");
    }
}

#[test]
fn limits_hold() {
    let (server, sandbox) = (Server::start(small_quay), Sandbox::new());
    record(&sandbox, &server.url(), &["--max-requests", "70"])
        .exits(0)
        .says(&["stopped at --max-requests"]);
    let targets = server.targets().into_iter();
    assert_eq!(targets.filter(|target| target != "/config").count(), 70);
}

#[test]
fn a_requested_pause_is_honored_within_the_time_limit() {
    const TAGS: &str = "/api/v1/repository/heartofgold/improbability/tag/";
    let patient = Server::start(|request| {
        let response = small_quay(request);
        if request.target == TAGS {
            Response::status(429, "slow down").with("retry-after", "0")
        } else {
            response
        }
    });
    let sandbox = Sandbox::new();
    record(&sandbox, &patient.url(), &[]).exits(0);
    assert_eq!(
        patient
            .targets()
            .iter()
            .filter(|target| *target == TAGS)
            .count(),
        4
    );
    // A pause that would exceed the time limit is skipped.
    let stern = Server::start(|request| match request.target.as_str() {
        TAGS => Response::status(429, "").with("retry-after", "86400"),
        _ => small_quay(request),
    });
    record(&Sandbox::new(), &stern.url(), &["--max-time", "600"])
        .exits(0)
        .says(&["rate limit: it asks for a pause of 86400 s, which --max-time does not allow"]);
    // A server may name a date instead.
    let stern = Server::start(|request| match request.target.as_str() {
        TAGS => Response::status(429, "").with("retry-after", "Fri, 31 Dec 2100 23:59:59 GMT"),
        _ => small_quay(request),
    });
    record(&Sandbox::new(), &stern.url(), &[])
        .exits(0)
        .says(&["rate limit: it asks for a pause of "]);
}

#[test]
fn server_errors_are_reported_and_not_recorded() {
    const ROBOTS: &str = "/api/v1/organization/heartofgold/robots";
    let server = Server::start(|request| match request.target.split('?').next() {
        Some(ROBOTS) => Response::status(500, "<html>zaphod</html>"),
        _ => small_quay(request),
    });
    let sandbox = Sandbox::new();
    record(&sandbox, &server.url(), &[])
        .exits(0)
        .says(&["failed", "getOrgRobots: status 500"]);
    assert!(!sandbox.path("out/robot/getOrgRobots.json").exists());
}

#[test]
fn the_token_follows_no_redirect_to_another_server() {
    let other = Server::start(small_quay);
    let elsewhere = format!("{}/api/v1/messages", other.url());
    let server = Server::start(move |request| match request.target.as_str() {
        "/api/v1/messages" => Response::redirect(&elsewhere),
        _ => small_quay(request),
    });
    let sandbox = Sandbox::new();
    record(&sandbox, &server.url(), &[])
        .exits(0)
        .says(&["getGlobalMessages", "which must not receive the token"]);
    assert_eq!(other.targets(), Vec::<String>::new());
}

#[test]
fn an_unreachable_or_silent_server_leaves_files_unchanged() {
    let gone = Server::start(|_| Response::redirect("http://192.0.2.7/"));
    let closed = Server::start(|_| Response::status(401, json!({"error": "no"}).to_string()));
    let sandbox = Sandbox::new();
    sandbox.write("out/user/getLoggedInUser.json", "[]");
    let before = sandbox.files("out");
    record(&sandbox, &gone.url(), &[])
        .exits(2)
        .complains(&["5 requests in a row failed", "nothing was written"]);
    record(&sandbox, &closed.url(), &[]).exits(2).complains(&[
        "returned 401",
        "help: pass a valid OAuth token",
        "nothing was written",
    ]);
    assert_eq!(sandbox.files("out"), before);
}

#[test]
fn bad_recordings_and_urls_are_reported_together() {
    let (server, sandbox) = (Server::start(small_quay), Sandbox::new());
    sandbox.write("out/user/getLoggedInUser.json", "{}");
    record(&sandbox, &server.url(), &[])
        .exits(2)
        .complains(&["expected a list of exchanges"]);
    record(&sandbox, "https://me:secret@quay.example.com", &[])
        .exits(2)
        .complains(&["--url contains credentials"]);
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn without_a_token_only_what_is_public_is_read() {
    let (server, sandbox) = (Server::start(small_quay), Sandbox::new());
    let note = "note: without a token, only what is public is read";
    record_with(&sandbox, &server.url(), &[], "")
        .exits(0)
        .complains(&[note]);
    let requests = server.requests();
    assert!(
        requests
            .iter()
            .all(|it| it.header("authorization").is_none())
    );
    let run = record(&sandbox, &server.url(), &[]).exits(0);
    assert!(!run.stderr.contains(note), "{}", run.stderr);
}
