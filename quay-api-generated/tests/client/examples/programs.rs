//! What all examples have in common: help, usage, environment, output and signals.

use std::{collections::BTreeSet, fs::File, process::Stdio, time::Duration};

use super::{TOKEN, answering, binary, command, fail, run};
use crate::support::{Reply, Server};

/// Every example of the crate, so that a new one is tested too.
fn all() -> BTreeSet<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    let files = std::fs::read_dir(folder).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let examples: BTreeSet<_> = names
        .filter_map(|name| Some(name.strip_suffix(".rs")?.to_owned()))
        .collect();
    assert!(examples.len() > 20, "{examples:?}");
    examples
}

#[tokio::test]
async fn help_is_shown_and_nothing_is_done() {
    let server = Server::start(|_, _| Reply::json(200, "{}")).await;
    for example in all() {
        for arguments in [&["--help"][..], &["--help", "x"]] {
            let output = run(&server, &example, arguments).await;
            let text = String::from_utf8(output.stdout).unwrap();
            assert_eq!(output.status.code(), Some(0), "{example} {arguments:?}");
            assert!(text.contains("Usage:"), "{example}: {text}");
        }
        fail(&server, &example, &["--nonsense"], 2).await;
    }
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn a_missing_or_empty_variable_is_named() {
    let server = Server::start(|_, _| Reply::json(200, "{}")).await;
    for (name, value, expected) in [
        ("QUAY_URL", None, "QUAY_URL is not set"),
        ("QUAY_URL", Some(""), "QUAY_URL is empty"),
        ("QUAY_URL", Some("nonsense"), "QUAY_URL: "),
        ("QUAY_TOKEN", None, "QUAY_TOKEN is not set"),
        ("QUAY_TOKEN", Some(" "), "QUAY_TOKEN is empty"),
        ("QUAY_TOKEN", Some("two words"), "QUAY_TOKEN: "),
    ] {
        let mut command = command(&server, "tag_sizes", &["acme/web"]);
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
        let output = command.output().await.unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(text.contains(expected), "{text}");
    }
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn wrong_arguments_are_refused_before_anything_is_sent() {
    let server = Server::start(|_, _| Reply::json(200, "{}")).await;
    for (example, arguments) in [
        ("auto_prune", &["acme", "--older-than", "90x"][..]),
        ("auto_prune", &["acme", "--newest", "0"]),
        ("builds", &["acme/web", "ftp://example.com/x.tar.gz"]),
        ("builds", &["acme/web", "http://x.example/y", "bad tag"]),
        ("builds", &["web", "http://x.example/y"]),
        ("create_repositories", &["acme", "a//b"]),
        ("default_permissions", &["acme", "devs", "owner"]),
        ("mirrors", &["acme/redis", "example.com/redis", "bot", "v*"]),
        ("notifications", &["acme/web", "push", "example.com"]),
        ("organizations", &["rename", "a/b", "c"]),
        ("prune_applications", &["acme"]),
        ("prune_tags", &["acme", "--days", "0"]),
        ("prune_tags", &["acme/", "--days", "90"]),
        ("quotas", &["0", "--change"]),
        ("quotas", &["9223372036854775808"]),
        ("registry_size", &["--count", "--timeout", "0s"]),
        ("robots", &["acme", "create", "a b"]),
        ("service_keys", &["quay-test"]),
        ("superuser_builds", &[""]),
        ("tag_history", &["acme/web", "a/b"]),
        ("tag_sizes", &["web"]),
        ("team_sync", &["acme", "devs", "--off", "--group-dn", "x"]),
        ("usage_logs", &["2024-03-31", "2024-03-01"]),
        ("usage_logs", &["2024-03-01T10:00", "2024-03-31"]),
        ("usage_logs", &["2024-03-01", "2024-03-31", "2024-04-01"]),
        ("users", &["bob", "bob"]),
        ("vulnerabilities", &["acme", "--severity", "5"]),
    ] {
        fail(&server, example, arguments, 2).await;
    }
    assert!(server.seen().is_empty());
}

/// A server on which everything works for `users` and `service_keys`.
async fn superuser() -> Server {
    let key = |operation: &str| {
        Reply::edited(operation, 0, |key| {
            key["kid"] = "KID".into();
        })
    };
    answering([
        (
            "POST /api/v1/superuser/users/",
            vec![Reply::recorded("superuser/createInstallUser", 0)],
        ),
        (
            "GET /api/v1/superuser/users/",
            vec![Reply::recorded("superuser/listAllUsers", 0).after(Duration::from_millis(300))],
        ),
        (
            "DELETE /api/v1/superuser/users/inst1",
            vec![Reply::json(204, "")],
        ),
        (
            "POST /api/v1/superuser/keys",
            vec![key("superuser/createServiceKey")],
        ),
        (
            "PUT /api/v1/superuser/keys/KID",
            vec![key("superuser/updateServiceKey").after(Duration::from_millis(300))],
        ),
        (
            "GET /api/v1/superuser/keys/KID",
            vec![key("superuser/getServiceKey")],
        ),
        (
            "DELETE /api/v1/superuser/keys/KID",
            vec![Reply::json(204, "")],
        ),
    ])
    .await
}

const CLEANING: [(&str, &str); 2] = [("users", "inst1"), ("service_keys", "it")];

fn deleted(server: &Server) -> bool {
    server.seen().iter().any(|seen| seen.method == "DELETE")
}

#[tokio::test]
async fn a_closed_pipe_is_no_failure_and_what_was_created_is_deleted() {
    for (example, argument) in CLEANING {
        let server = superuser().await;
        let mut child = command(&server, example, &[argument])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().await.unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), &*text), (Some(0), ""), "{example}");
        assert!(deleted(&server), "{example}");
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_full_disk_is_a_failure_and_what_was_created_is_deleted() {
    for (example, argument) in CLEANING {
        let server = superuser().await;
        let output = command(&server, example, &[argument])
            .stdout(File::create("/dev/full").unwrap())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
            .wait_with_output()
            .await
            .unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(text.contains("cannot write to stdout"), "{text}");
        assert!(deleted(&server), "{example}");
    }
    let server = superuser().await;
    for example in ["users", "other_client"] {
        let help = command(&server, example, &["--help"])
            .stdout(File::create("/dev/full").unwrap())
            .stderr(Stdio::null())
            .status()
            .await
            .unwrap();
        assert_eq!(help.code(), Some(1), "{example}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_signal_does_not_leave_behind_what_was_created() {
    for (example, argument) in CLEANING {
        for (signal, code) in [("INT", 130), ("TERM", 143)] {
            let server = superuser().await;
            let child = command(&server, example, &[argument])
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            while server.seen().len() < 2 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            let id = child.id().unwrap().to_string();
            let kill = ["-s", signal, &id];
            let killed = tokio::process::Command::new("kill").args(kill).status();
            assert!(killed.await.unwrap().success());
            let output = child.wait_with_output().await.unwrap();
            assert_eq!(output.status.code(), Some(code), "{example} {output:?}");
            assert!(deleted(&server), "{example}");
        }
    }
}

#[tokio::test]
async fn waiting_ends_after_the_timeout() {
    let path = "/api/v1/superuser/registrysize/";
    let server = answering([
        (&*format!("POST {path}"), vec![Reply::json(201, "\"\"\n")]),
        (
            &format!("GET {path}"),
            vec![Reply::edited("superuser/getRegistrySize", 0, |size| {
                size["queued"] = true.into();
            })],
        ),
    ])
    .await;
    let arguments = ["--count", "--timeout", "1s"];
    let text = fail(&server, "registry_size", &arguments, 1).await;
    assert!(text.contains("waiting: the count is queued"), "{text}");
    assert!(text.contains("gave up after 1s"), "{text}");
}

/// Cargo runs the examples' own tests only if it is asked to; they are built beside the examples.
#[test]
fn every_example_is_built() {
    for example in all() {
        assert!(binary(&example).exists(), "{example}");
        assert!(!example.contains(TOKEN));
    }
}
