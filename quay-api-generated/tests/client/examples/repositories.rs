//! What is done around repositories: robots, builds and mirrors.

use super::{answering, fail, lines, run, succeed, texts};
use crate::support::{Reply, Server};

#[tokio::test]
async fn robots_are_created_listed_and_deleted_without_their_tokens() {
    let robots = "/api/v1/organization/liveorg/robots";
    let server = answering([
        (
            &format!("PUT {robots}/lbot2"),
            vec![Reply::recorded("robot/createOrgRobot", 0)],
        ),
        (
            &format!("GET {robots}?token=false"),
            vec![Reply::edited("robot/getOrgRobots", 0, |list| {
                let mut other = list["robots"][0].clone();
                other["name"] = "live-org+bot1".into();
                list["robots"].as_array_mut().unwrap().push(other);
            })],
        ),
        (
            &format!("DELETE {robots}/lbot2"),
            vec![Reply::recorded("robot/deleteOrgRobot", 0)],
        ),
    ])
    .await;
    let output = run(&server, "robots", &["liveorg", "create", "lbot2"]).await;
    assert_eq!(texts(&lines(&output), "name"), ["liveorg+lbot2"]);
    assert!(!format!("{output:?}").contains("ZL7NGWC2VFNJ"));
    assert_eq!(server.seen()[0].body, "");

    let all = succeed(&server, "robots", &["liveorg", "list"]).await;
    assert_eq!(texts(&all, "name")[..2], ["liveorg+bot1", "liveorg+lbot1"]);
    let mut names = texts(&all, "name").into_iter();
    assert!(names.all(|name| name.starts_with("liveorg+")), "{all:?}");
    assert!(all.iter().all(|robot| robot.get("token").is_none()));
    succeed(&server, "robots", &["liveorg", "delete", "lbot2"]).await;
    fail(&server, "robots", &["liveorg", "delete", "other"], 1).await;
    fail(&server, "robots", &["liveorg"], 2).await;
}

const BUILD: &str = "228aeb21-84b7-40c6-8164-1967156186c5";

/// A server that builds, and then gives this log.
async fn builder(phase: &'static str, logs: Vec<Reply>) -> Server {
    let path = "/api/v1/repository/alice/building/build/";
    let status = Reply::edited("build/getRepoBuildStatus", 0, |build| {
        build["phase"] = phase.into();
    });
    let second = Reply::json(200, r#"{"start":4,"total":5,"logs":[{"message":"late"}]}"#);
    answering([
        (
            &format!("POST {path}"),
            vec![Reply::recorded("build/requestRepoBuild", 0)],
        ),
        (&format!("GET {path}{BUILD}/status"), vec![status]),
        (&format!("GET {path}{BUILD}/logs?start=0"), logs),
        (&format!("GET {path}{BUILD}/logs?start=4"), vec![second]),
    ])
    .await
}

const CALL: [&str; 3] = ["alice/building", "https://example.com/x.tar.gz", "latest"];

#[tokio::test]
async fn a_build_is_followed_to_its_end_and_its_log_is_read_in_parts() {
    let logs = Reply::edited("build/getRepoBuildLogs", 0, |logs| {
        logs["total"] = 5.into();
    });
    let server = builder("complete", vec![logs]).await;
    let lines = succeed(&server, "builds", &CALL).await;
    assert_eq!(texts(&lines, "phase")[..2], ["waiting", "complete"]);
    let messages = texts(&lines, "message");
    let log = ["building", "Step 1 : FROM x", "plain", "it failed", "late"];
    assert_eq!(messages[2..], log);
    let body = r#"{"archive_url":"https://example.com/x.tar.gz","docker_tags":["latest"]}"#;
    assert_eq!(server.seen()[0].body, body);
}

#[tokio::test]
async fn a_build_that_failed_is_a_failure_and_its_log_may_be_a_file() {
    let archive = Reply::json(200, r#"{"logs_url":"https://example.com/log"}"#);
    let server = builder("error", vec![archive]).await;
    let output = run(&server, "builds", &CALL).await;
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output);
    assert_eq!(lines.last().unwrap()["logs_url"], "https://example.com/log");
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("ended as error"), "{text}");
    fail(&server, "builds", &["alice/building"], 2).await;
}

#[tokio::test]
async fn a_superuser_sees_the_builds_of_others() {
    let path = "/api/v1/superuser/ID";
    let server = answering([
        (
            &format!("GET {path}/build"),
            vec![Reply::recorded("superuser/getRepoBuildSuperUser", 0)],
        ),
        (
            &format!("GET {path}/status"),
            vec![Reply::recorded("superuser/getRepoBuildStatusSuperUser", 0)],
        ),
        (
            &format!("GET {path}/logs?start=0"),
            vec![
                Reply::recorded("superuser/getRepoBuildLogsSuperUser", 0),
                Reply::json(200, r#"{"logs_url":"https://example.com/log"}"#),
                Reply::json(200, r#"{"stream":"https://example.com/log"}"#),
            ],
        ),
    ])
    .await;
    let lines = succeed(&server, "superuser_builds", &["ID"]).await;
    assert_eq!(lines[0]["repository"], "alice/building");
    assert_eq!(lines[0]["phase"], "waiting");
    assert_eq!((lines.len(), &lines[4]["type"]), (5, &"error".into()));
    let lines = succeed(&server, "superuser_builds", &["ID"]).await;
    assert_eq!(lines[1]["logs_url"], "https://example.com/log");
    let text = fail(&server, "superuser_builds", &["ID"], 1).await;
    assert!(text.contains("does not know"), "{text}");
    fail(&server, "superuser_builds", &["other"], 1).await;
}

#[tokio::test]
async fn a_private_repository_becomes_a_mirror() {
    let mirror = "/api/v1/repository/liveorg/live2/mirror";
    let server = answering([
        (
            "POST /api/v1/repository",
            vec![Reply::recorded("repository/createRepo", 0)],
        ),
        (
            &format!("POST {mirror}"),
            vec![
                Reply::recorded("mirror/createRepoMirrorConfig", 0),
                Reply::recorded("mirror/createRepoMirrorConfig", 1),
            ],
        ),
        (
            &format!("GET {mirror}"),
            vec![Reply::recorded("mirror/getRepoMirrorConfig", 0)],
        ),
        (
            "GET /api/v1/organization/liveorg",
            vec![Reply::recorded("organization/getOrganization", 0)],
        ),
        (
            "GET /api/v1/repository/liveorg/live2?includeTags=false",
            vec![
                Reply::json(404, "{}"),
                Reply::json(404, "{}"),
                Reply::edited("repository/getRepo", 2, |found| {
                    found["state"] = "MIRROR".into();
                }),
                Reply::recorded("repository/getRepo", 2),
            ],
        ),
        (
            "DELETE /api/v1/repository/liveorg/live2",
            vec![Reply::json(204, "")],
        ),
        (
            &format!("PUT {mirror}"),
            vec![Reply::recorded("mirror/changeRepoMirrorConfig", 0)],
        ),
    ])
    .await;
    let call = [
        "liveorg/live2",
        "quay.io/quay/busybox",
        "liveorg+bot1",
        "latest",
        "v*",
    ];
    let lines = succeed(&server, "mirrors", &call).await;
    assert_eq!(lines[0]["source"], "quay.io/quay/busybox");
    assert_eq!(lines[0]["status"], "NEVER_RUN");

    let bodies = |method: &str| -> Vec<serde_json::Value> {
        let seen = server.seen().into_iter();
        let sent = seen.filter(|seen| seen.method == method);
        sent.map(|seen| serde_json::from_str(&seen.body).unwrap_or_default())
            .collect()
    };
    let body = &bodies("POST")[0];
    assert_eq!(
        (&body["visibility"], &body["namespace"]),
        (&"private".into(), &"liveorg".into())
    );
    let body = &bodies("POST")[1];
    assert_eq!(body["skopeo_timeout_interval"], 600);
    assert_eq!(
        body["root_rule"]["rule_value"],
        serde_json::json!(["latest", "v*"])
    );
    let start = body["sync_start_date"].as_str().unwrap();
    assert!(start.len() == 20 && start.ends_with('Z'), "{start}");
    assert!(bodies("DELETE").is_empty());

    // Servers up to 3.13 fail on a time limit. No repository stays without its mirror.
    let older = [&["--no-time-limit"], &call[..]].concat();
    let text = fail(&server, "mirrors", &older, 1).await;
    let body = &bodies("POST")[3];
    assert_eq!(body.get("skopeo_timeout_interval"), None, "{body}");
    assert_eq!(bodies("DELETE").len(), 1);

    // Quay's own words, misspelt as they are.
    assert!(text.contains("already exits"), "{text}");
    fail(&server, "mirrors", &call[..3], 2).await;

    let lines = succeed(&server, "mirrors", &call).await;
    assert_eq!(lines[0]["action"], "changed");
    let text = fail(&server, "mirrors", &call, 1).await;
    assert!(text.contains("is not a mirror"), "{text}");
    assert_eq!(bodies("DELETE").len(), 1);
}

#[tokio::test]
async fn the_sizes_of_tags_are_summed_up() {
    let path = "/api/v1/repository/alice/mlist/tag/?onlyActiveTags=true";
    let server = answering([(
        &format!("GET {path}"),
        vec![
            Reply::edited("tag/listRepoTags", 0, |page| {
                page["has_additional"] = false.into();
                page["tags"][0]["size"] = 7.into();
            }),
            Reply::recorded("tag/listRepoTags", 1),
        ],
    )])
    .await;
    let lines = succeed(&server, "tag_sizes", &["alice/mlist"]).await;
    assert_eq!(lines[0]["repository"], "alice/mlist");
    assert!(lines[0]["bytes"].as_u64().unwrap() >= 7, "{}", lines[0]);
    let text = fail(&server, "tag_sizes", &["alice/mlist"], 1).await;
    assert!(text.contains("404"), "{text}");
    fail(&server, "tag_sizes", &[], 2).await;
}
