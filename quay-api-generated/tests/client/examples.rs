//! The examples, each run as a process against a local server that sends recorded responses.

mod administration;
mod programs;
mod repositories;
mod tasks;

use std::{collections::HashMap, path::PathBuf, process::Output};

use tokio::process::Command;

use crate::support::{Reply, Seen, Server, TOKEN};

/// Cargo puts the examples beside the folder of the tests.
fn binary(example: &str) -> PathBuf {
    let folder = std::env::current_exe().unwrap();
    let path = folder
        .ancestors()
        .nth(2)
        .unwrap()
        .join("examples")
        .join(example);
    path.with_extension(std::env::consts::EXE_EXTENSION)
}

fn command(server: &Server, example: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(binary(example));
    command
        .args(arguments)
        .env("QUAY_URL", &server.url)
        .env("QUAY_TOKEN", TOKEN);
    command
}

async fn run(server: &Server, example: &str, arguments: &[&str]) -> Output {
    command(server, example, arguments)
        .output()
        .await
        .expect("`cargo test` builds the examples, but not with `--test`; then `cargo build --examples` does")
}

/// Runs an example that must succeed, perhaps after a wait, and returns what it printed.
async fn succeed(server: &Server, example: &str, arguments: &[&str]) -> Vec<serde_json::Value> {
    let output = run(server, example, arguments).await;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{example}: {text}");
    let waits = text.lines().all(|line| line.starts_with("waiting: "));
    assert!(waits, "{example}: {text}");
    lines(&output)
}

/// Runs an example that must fail with this exit code, and gives what it says about that.
async fn fail(server: &Server, example: &str, arguments: &[&str], code: i32) -> String {
    let output = run(server, example, arguments).await;
    assert_eq!(output.status.code(), Some(code), "{example}");
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(!text.is_empty() && !text.contains(TOKEN), "{text}");
    text
}

/// Starts a server that sends these responses to these requests, one after the other, and the last of
/// them from then on.
async fn answering<const N: usize>(script: [(&str, Vec<Reply>); N]) -> Server {
    let script = script.map(|(line, replies)| (line.to_owned(), replies));
    let script = HashMap::from(script);
    let asked = std::sync::Mutex::new(HashMap::<String, usize>::new());
    Server::start(move |seen, _| {
        let line = line(seen);
        let Some(replies) = script.get(&line) else {
            let body = serde_json::json!({ "message": format!("not expected: {line}") });
            return Reply::json(400, &body.to_string());
        };
        let mut asked = asked.lock().unwrap();
        let number = asked.entry(line).or_default();
        *number += 1;
        replies.get(*number - 1).or(replies.last()).unwrap().clone()
    })
    .await
}

/// Method, path and query of a request.
fn line(seen: &Seen) -> String {
    format!("{} {}", seen.method, seen.target)
}

/// A field of each line that an example wrote.
fn texts<'a>(lines: &'a [serde_json::Value], field: &str) -> Vec<&'a str> {
    let texts = lines.iter().map(|line| line[field].as_str());
    texts.map(Option::unwrap_or_default).collect()
}

fn lines(output: &Output) -> Vec<serde_json::Value> {
    let text = str::from_utf8(&output.stdout).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// An organization with the applications `ci`, `old` and `stuck`, the last of which stays.
async fn organization() -> Server {
    Server::start(|seen, _| match (&*seen.method, &*seen.target) {
        ("GET", "/api/v1/organization/acme/applications") => {
            let applications: Vec<_> = ["ci", "old", "stuck"]
                .iter()
                .map(|name| {
                    serde_json::json!({
                        "name": name, "client_id": format!("ID-{name}"), "client_secret": null,
                        "description": "", "application_uri": "", "redirect_uri": null,
                        "avatar_email": null,
                    })
                })
                .collect();
            let list = serde_json::json!({ "applications": applications });
            Reply::json(200, &list.to_string())
        }
        ("DELETE", "/api/v1/organization/acme/applications/ID-old") => Reply::json(204, ""),
        _ => Reply::json(400, r#"{"message":"stuck"}"#),
    })
    .await
}

#[tokio::test]
async fn pruning_keeps_what_is_to_be_kept_and_tells_of_failures() {
    let server = organization().await;
    let output = run(&server, "prune_applications", &["acme", "--keep", "ci"]).await;
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output);
    let outcomes: Vec<_> = lines
        .iter()
        .map(|line| line["outcome"].as_str().unwrap())
        .collect();
    assert_eq!(outcomes, ["kept", "deleted", "failed"]);
    assert!(lines[2]["error"].as_str().unwrap().contains("stuck"));

    let server = organization().await;
    let all = ["acme", "--keep", "ci", "--keep", "stuck"];
    let output = run(&server, "prune_applications", &all).await;
    assert_eq!(output.status.code(), Some(0));
}

#[tokio::test]
async fn a_dry_run_deletes_nothing() {
    let server = organization().await;
    let words = ["acme", "--keep", "ci", "--dry-run"];
    let output = run(&server, "prune_applications", &words).await;
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(lines(&output)[1]["outcome"], "would be deleted");
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn pruning_stops_before_it_begins_if_anything_is_wrong() {
    let server = Server::start(|_, _| Reply::json(403, "{}")).await;
    let output = run(&server, "prune_applications", &["acme", "--keep", "ci"]).await;
    assert_eq!((output.status.code(), &*output.stdout), (Some(1), &b""[..]));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(
        text.contains("`org:admin`") && !text.contains(TOKEN),
        "{text}"
    );
    assert_eq!(
        run(&server, "prune_applications", &["acme"])
            .await
            .status
            .code(),
        Some(2)
    );
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn logs_of_all_pages_are_lines_of_json() {
    let server = Server::start(|seen, _| {
        let next = (!seen.target.contains("next_page=two%3D")).then_some("two=");
        let mut page = serde_json::json!({
            "start_time": "Tue, 14 Nov 2023 22:13:20 -0000",
            "end_time": "Wed, 15 Nov 2023 22:13:20 -0000",
            "logs": [{
                "kind": "push_repo", "metadata": {}, "ip": "192.0.2.7",
                "datetime": "Tue, 14 Nov 2023 22:13:20 -0000",
            }],
        });
        if let Some(next) = next {
            page["next_page"] = next.into();
        }
        Reply::json(200, &page.to_string())
    })
    .await;
    let output = run(&server, "usage_logs", &["2023-11-01", "2023-11-30"]).await;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), text.as_str()), (Some(0), ""));
    assert_eq!(lines(&output).len(), 2);
    assert!(server.seen().iter().all(|seen| {
        seen.target.contains("starttime=11%2F01%2F2023")
            && seen.target.contains("endtime=11%2F30%2F2023")
    }));
    assert_eq!(
        run(&server, "usage_logs", &["yesterday"])
            .await
            .status
            .code(),
        Some(2)
    );
}
