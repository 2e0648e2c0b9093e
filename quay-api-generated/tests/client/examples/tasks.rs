//! The examples that the guide refers to.

use serde_json::{Value, json};

use super::{TOKEN, answering, fail, run, succeed, texts};
use crate::support::{Reply, Server};

fn list(value: &Value) -> Vec<Reply> {
    vec![Reply::json(200, &value.to_string())]
}

fn tag(name: &str, immutable: bool) -> Value {
    json!({
        "name": name, "reversion": false, "immutable": immutable, "start_ts": 1_600_000_000,
        "manifest_digest": "sha256:1", "is_manifest_list": false, "size": 1,
    })
}

/// Two repositories; the one with tags has them on two pages.
async fn organization_with_old_tags() -> Server {
    let repository = |name: &str| {
        json!({
            "namespace": "acme", "name": name, "description": null, "is_public": false,
            "kind": "image", "state": "NORMAL",
        })
    };
    let web = "/api/v1/repository/acme/web/tag/";
    let query = "?limit=100&onlyActiveTags=true";
    let first = json!({
        "has_additional": true, "page": 1,
        "tags": [tag("v1", false), tag("v2", true), tag("latest", false)],
    });
    let second = json!({ "has_additional": false, "page": 2, "tags": [tag("v3", false)] });
    let empty = json!({ "has_additional": false, "page": 1, "tags": [] });
    answering([
        (
            "GET /api/v1/repository?namespace=acme",
            list(&json!({ "repositories": [repository("web"), repository("api")] })),
        ),
        (&format!("GET {web}{query}"), list(&first)),
        (&format!("GET {web}{query}&page=2"), list(&second)),
        (
            &format!("GET /api/v1/repository/acme/api/tag/{query}"),
            list(&empty),
        ),
        (&format!("DELETE {web}v1"), vec![Reply::json(204, "")]),
    ])
    .await
}

#[tokio::test]
async fn old_tags_are_listed_before_any_is_deleted() {
    let server = organization_with_old_tags().await;
    let words = ["acme", "--days", "90", "--keep", "latest"];
    let lines = succeed(&server, "prune_tags", &words).await;
    let dry = ["would be deleted", "immutable", "kept", "would be deleted"];
    assert_eq!(texts(&lines, "outcome"), dry);
    assert!(server.seen().iter().all(|seen| seen.method == "GET"));

    let server = organization_with_old_tags().await;
    let words = [&words[..], &["--delete"]].concat();
    let text = fail(&server, "prune_tags", &words, 1).await;
    assert!(text.contains("deleted: 1, failed: 1"), "{text}");
    let seen = server.seen();
    let deletion = seen.iter().position(|seen| seen.method == "DELETE");
    let page = seen.iter().position(|seen| seen.target.ends_with("page=2"));
    assert!(page.unwrap() < deletion.unwrap());
}

#[tokio::test]
async fn an_empty_namespace_must_exist() {
    let empty = list(&json!({ "repositories": [] }));
    let not_found = vec![Reply::json(404, "{}")];
    let server = answering([
        ("GET /api/v1/repository?namespace=nosuch", empty.clone()),
        ("GET /api/v1/organization/nosuch", not_found.clone()),
        ("GET /api/v1/users/nosuch", not_found),
        ("GET /api/v1/repository?namespace=liveorg", empty),
        (
            "GET /api/v1/organization/liveorg",
            vec![Reply::recorded("organization/getOrganization", 0)],
        ),
    ])
    .await;
    let text = fail(&server, "prune_tags", &["nosuch", "--days", "90"], 1).await;
    assert!(text.contains("no organization or user `nosuch`"), "{text}");
    let output = run(&server, "prune_tags", &["liveorg", "--days", "90"]).await;
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("an invalid or expired token"), "{text}");
    fail(&server, "vulnerabilities", &["nosuch"], 1).await;
}

/// A server whose repositories have the tag `v1` and these log entries.
async fn with_logs(logs: Value) -> Server {
    let page = json!({
        "start_time": "Tue, 14 Nov 2023 22:13:20 -0000",
        "end_time": "Wed, 15 Nov 2023 22:13:20 -0000",
        "logs": logs,
    });
    let tags = json!({ "has_additional": false, "page": 1, "tags": [tag("v1", false)] });
    Server::start(move |seen, _| match seen.target.contains("/tag/") {
        true => Reply::json(200, &tags.to_string()),
        false => Reply::json(200, &page.to_string()),
    })
    .await
}

#[tokio::test]
async fn the_history_of_a_tag_has_pulls_by_digest() {
    let entry = |kind: &str, metadata: Value| {
        json!({
            "kind": kind, "metadata": metadata, "ip": null,
            "datetime": "Tue, 14 Nov 2023 22:13:20 -0000",
        })
    };
    let server = with_logs(json!([
        entry("delete_tag", json!({ "tag": "v1" })),
        entry("pull_repo", json!({ "manifest_digest": "sha256:1" })),
        entry(
            "pull_repo",
            json!({ "tag": "v2", "manifest_digest": "sha256:1" })
        ),
        entry("pull_repo", json!({ "manifest_digest": "sha256:2" })),
    ]))
    .await;
    let lines = succeed(&server, "tag_history", &["acme/web", "v1"]).await;
    assert_eq!(texts(&lines, "kind"), ["delete_tag", "pull_repo"]);
}

#[tokio::test]
async fn csv_of_an_organization_names_it_in_each_row() {
    let server = with_logs(json!([{
        "kind": "create_robot", "metadata": {}, "ip": null,
        "datetime": "Tue, 14 Nov 2023 22:13:20 -0000",
    }]))
    .await;
    let arguments = [
        "2023-11-01",
        "2023-11-30",
        "--csv",
        "--organization",
        "acme",
    ];
    let output = run(&server, "usage_logs", &arguments).await;
    let rows = "time,kind,performer,namespace,repository,ip\n\
                2023-11-14T22:13:20Z,create_robot,,acme,,\n";
    assert_eq!(String::from_utf8_lossy(&output.stdout), rows);
}

#[tokio::test]
async fn a_tag_without_log_entries_is_reported() {
    let server = with_logs(json!([])).await;
    let output = run(&server, "tag_history", &["acme/web", "v1"]).await;
    assert!(output.status.success() && output.stdout.is_empty());
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(text.contains("no log entry of the last 30 days"), "{text}");
}

#[tokio::test]
async fn logs_that_cannot_be_searched_are_a_failure() {
    let server = Server::start(|seen, _| match &*seen.target {
        target if target.contains("/tag/") => Reply::recorded("tag/listRepoTags", 0),
        target if target.ends_with("/mirror") => Reply::recorded("mirror/getRepoMirrorConfig", 0),
        _ => Reply::recorded("logs/listRepoLogs", 2),
    })
    .await;
    for (example, arguments) in [
        ("tag_history", &["acme/web", "v1"][..]),
        ("mirror_failures", &["acme/web"]),
        ("usage_logs", &["2024-03-01", "2024-03-31"]),
    ] {
        let text = fail(&server, example, arguments, 1).await;
        assert!(text.contains("cannot search"), "{text}");
    }
}

#[tokio::test]
async fn the_images_of_a_list_are_looked_at_one_by_one() {
    let repository = "/api/v1/repository/acme/web";
    let mut list_of_two = tag("v1", false);
    list_of_two["is_manifest_list"] = true.into();
    let report = |severity: &str| {
        Reply::edited("secscan/getRepoManifestSecurity", 0, |report| {
            let features = &mut report["data"]["Layer"]["Features"];
            let mut feature = features[0].clone();
            feature["Vulnerabilities"] = json!([{
                "Severity": severity, "NamespaceName": "", "Link": "", "FixedBy": "",
                "Description": "", "Name": "CVE-2024-1234",
                "Metadata": {
                    "UpdatedBy": "x", "RepoName": null, "RepoLink": null, "DistroName": null,
                    "DistroVersion": null,
                    "NVD": { "CVSSv3": { "Vectors": "", "Score": "" } },
                },
            }]);
            *features = json!([feature]);
        })
    };
    let security = |digest: &str| format!("GET {repository}/manifest/{digest}/security");
    let server = answering([
        (
            "GET /api/v1/repository?namespace=acme",
            list(&json!({ "repositories": [{
                "namespace": "acme", "name": "web", "description": null, "is_public": false,
                "kind": "image", "state": "NORMAL",
            }] })),
        ),
        (
            &format!("GET {repository}/tag/?onlyActiveTags=true"),
            list(&json!({ "has_additional": false, "page": 1, "tags": [list_of_two] })),
        ),
        (
            &format!("GET {repository}/manifest/sha256%3A1"),
            [
                r#"{"manifests":[{"digest":"sha256:2"},{"digest":"sha256:3"}]}"#,
                r#"{"manifests":[{"digest":"sha256:2"},{"digest":"sha256:3"}]}"#,
                "not JSON",
            ]
            .into_iter()
            .flat_map(|data| {
                list(&json!({
                    "digest": "sha256:1", "is_manifest_list": true, "config_media_type": null,
                    "layers": null, "manifest_data": data,
                }))
            })
            .collect(),
        ),
        (&security("sha256%3A2"), vec![report("Critical")]),
        (&security("sha256%3A3"), vec![report("High")]),
    ])
    .await;
    let critical = succeed(&server, "vulnerabilities", &["acme"]).await;
    assert_eq!(texts(&critical, "digest"), ["sha256:2"]);
    assert_eq!(critical[0]["vulnerabilities"], json!(["CVE-2024-1234"]));
    let high = ["acme", "--severity", "high"];
    let high = succeed(&server, "vulnerabilities", &high).await;
    assert_eq!(texts(&high, "digest"), ["sha256:2", "sha256:3"]);
    // The third time, the list cannot be read.
    let text = fail(&server, "vulnerabilities", &["acme"], 1).await;
    assert!(text.contains("sha256:1"), "{text}");
}

#[tokio::test]
async fn a_server_without_a_scanner_is_an_error_and_not_a_clean_result() {
    let server = answering([
        (
            "GET /api/v1/repository?namespace=acme",
            list(&json!({ "repositories": [{
                "namespace": "acme", "name": "web", "description": null, "is_public": false,
                "kind": "image", "state": "NORMAL",
            }] })),
        ),
        (
            "GET /api/v1/repository/acme/web/tag/?onlyActiveTags=true",
            list(&json!({ "has_additional": false, "page": 1, "tags": [tag("v1", false)] })),
        ),
        (
            "GET /api/v1/repository/acme/web/manifest/sha256%3A1/security",
            vec![Reply::json(404, r#"{"title": "not_found"}"#)],
        ),
    ])
    .await;
    let text = fail(&server, "vulnerabilities", &["acme"], 1).await;
    assert!(text.contains("FEATURE_SECURITY_SCANNER"), "{text}");
}

#[tokio::test]
async fn a_pull_secret_holds_the_token_of_the_robot() {
    let server = answering([
        (
            "GET /api/v1/repository/liveorg/live1?includeTags=false",
            vec![Reply::recorded("repository/getRepo", 2)],
        ),
        (
            "GET /api/v1/organization/liveorg/robots",
            vec![Reply::edited("robot/getOrgRobots", 0, |list| {
                let robots = list["robots"].as_array_mut().unwrap();
                robots.retain(|robot| robot["name"] != "liveorg+lbot2");
            })],
        ),
        (
            "PUT /api/v1/organization/liveorg/robots/lbot2",
            vec![Reply::edited("robot/createOrgRobot", 0, |robot| {
                robot["token"] = "R0B0T".into();
            })],
        ),
        (
            "PUT /api/v1/repository/liveorg/live1/permissions/user/liveorg%2Blbot2",
            vec![Reply::recorded("permission/changeUserPermissions", 0)],
        ),
    ])
    .await;
    let words = ["liveorg", "lbot2", "live1"];
    let lines = succeed(&server, "pull_secret", &words).await;
    let login = lines[0]["stringData"][".dockerconfigjson"]
        .as_str()
        .unwrap();
    let login: Value = serde_json::from_str(login).unwrap();
    let host = server.url.strip_prefix("http://").unwrap();
    let expected = json!({ "username": "liveorg+lbot2", "password": "R0B0T" });
    assert_eq!(login["auths"][host], expected);
    assert_eq!(lines[0]["metadata"]["name"], "liveorg-lbot2-pull-secret");
}

#[tokio::test]
async fn repositories_are_created_unless_they_exist() {
    let server = Server::start(|seen, _| match (&*seen.method, &*seen.target) {
        ("GET", "/api/v1/organization/acme") => Reply::recorded("organization/getOrganization", 0),
        ("GET", "/api/v1/repository/acme/old?includeTags=false") => {
            Reply::recorded("repository/getRepo", 2)
        }
        ("GET", _) => Reply::json(404, "{}"),
        ("POST", _) if seen.body.contains("bad") => Reply::json(400, r#"{"message":"no"}"#),
        _ => Reply::recorded("repository/createRepo", 0),
    })
    .await;
    let names = ["acme", "old", "new", "--rate", "1000", "--concurrency", "1"];
    let lines = succeed(&server, "create_repositories", &names).await;
    assert_eq!(texts(&lines, "outcome"), ["exists", "created"]);
    let names = ["acme", "bad", "new", "--rate", "1000"];
    let text = fail(&server, "create_repositories", &names, 1).await;
    assert!(text.contains("1 of 2 failed"), "{text}");
}

#[tokio::test]
async fn a_default_permission_is_made_once() {
    let path = "/api/v1/organization/acme/prototypes";
    let present = |role: &str| {
        json!({
            "activating_user": null, "id": "ID", "role": role,
            "delegate": {
                "name": "devs", "kind": "team",
                "avatar": { "name": "devs", "hash": "", "color": "", "kind": "team" },
            },
        })
    };
    let server = answering([
        (
            &format!("GET {path}") as &str,
            [
                list(&json!({ "prototypes": [] })),
                list(&json!({ "prototypes": [present("write")] })),
            ]
            .concat(),
        ),
        (&format!("POST {path}"), list(&present("write"))),
        (&format!("PUT {path}/ID"), list(&present("read"))),
    ])
    .await;
    for (role, outcome) in [
        ("write", "created"),
        ("write", "unchanged"),
        ("read", "changed"),
    ] {
        let lines = succeed(&server, "default_permissions", &["acme", "devs", role]).await;
        assert_eq!(texts(&lines, "outcome"), [outcome]);
    }
}

#[tokio::test]
async fn a_policy_and_a_webhook_are_made_once() {
    let policies = "/api/v1/organization/acme/autoprunepolicy/";
    let hooks = "/api/v1/repository/acme/web/notification/";
    let policy = json!({ "uuid": "ID", "method": "creation_date", "value": "90d",
        "tagPattern": null, "tagPatternMatches": true });
    let hook = json!({ "uuid": "ID", "title": null, "event": "repo_push", "method": "webhook",
        "config": { "url": "https://example.com/h" }, "event_config": {},
        "number_of_failures": 0 });
    let server = answering([
        (
            &format!("GET {policies}") as &str,
            [
                list(&json!({ "policies": [] })),
                list(&json!({ "policies": [policy] })),
            ]
            .concat(),
        ),
        (&format!("POST {policies}"), list(&json!({ "uuid": "ID" }))),
        (
            "GET /api/v1/repository/acme/web?includeTags=false",
            vec![Reply::recorded("repository/getRepo", 2)],
        ),
        (
            &format!("GET {hooks}"),
            [
                list(&json!({ "notifications": [] })),
                list(&json!({ "notifications": [hook] })),
            ]
            .concat(),
        ),
        (&format!("POST {hooks}"), list(&hook)),
    ])
    .await;
    let words = ["acme", "--older-than", "90d"];
    for _ in 0..2 {
        let lines = succeed(&server, "auto_prune", &words).await;
        assert_eq!(texts(&lines, "value"), ["90d"]);
    }
    let words = ["acme/web", "push", "https://example.com/h"];
    for outcome in ["created", "unchanged"] {
        let lines = succeed(&server, "notifications", &words).await;
        assert_eq!(texts(&lines, "outcome"), [outcome]);
    }
    let posts = server
        .seen()
        .iter()
        .filter(|it| it.method == "POST")
        .count();
    assert_eq!(posts, 2);
}

#[tokio::test]
async fn the_first_user_needs_a_password_and_no_token() {
    let server = answering([(
        "POST /api/v1/user/initialize",
        list(
            &json!({ "username": "admin", "email": null, "encrypted_password": "x",
            "access_token": "F1RST" }),
        ),
    )])
    .await;
    let text = fail(&server, "first_user", &["admin"], 2).await;
    assert!(text.contains("QUAY_PASSWORD"), "{text}");
    let output = super::command(&server, "first_user", &["admin"])
        .env_remove("QUAY_TOKEN")
        .env("QUAY_PASSWORD", "password123")
        .output()
        .await
        .unwrap();
    assert_eq!(super::lines(&output)[0]["access_token"], "F1RST");
    assert!(!format!("{output:?}").contains("password123"));
}

#[tokio::test]
async fn another_client_lists_the_tags_of_all_pages() {
    let page = |number: u64, has_additional: bool| {
        Reply::edited("tag/listRepoTags", 0, |page| {
            page["tags"].as_array_mut().unwrap().truncate(1);
            page["tags"][0]["name"] = format!("v{number}").into();
            page["page"] = number.into();
            page["has_additional"] = has_additional.into();
        })
    };
    let path = "GET /api/v1/repository/acme/web/tag/";
    let server = answering([
        (&format!("{path}?onlyActiveTags=true"), vec![page(1, true)]),
        (
            &format!("{path}?onlyActiveTags=true&page=2"),
            vec![page(2, false)],
        ),
    ])
    .await;
    let output = run(&server, "other_client", &["acme/web"]).await;
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "v1\nv2\n");
    let bearer = format!("Bearer {TOKEN}");
    for seen in server.seen() {
        assert_eq!(seen.header("authorization"), Some(&*bearer));
    }

    let server = Server::start(|_, _| Reply::json(403, "{}")).await;
    let text = fail(&server, "other_client", &["acme/web"], 1).await;
    assert!(text.contains("needs scope `repo:read`"), "{text}");
}
