//! What superusers and administrators of organizations do.

use super::{answering, fail, lines, run, succeed, texts};
use crate::support::Reply;

#[tokio::test]
async fn a_service_key_lives_and_dies_and_its_private_key_is_not_shown() {
    let key = "/api/v1/superuser/keys/KID";
    let server = answering([
        (
            "POST /api/v1/superuser/keys",
            vec![Reply::edited("superuser/createServiceKey", 0, |key| {
                key["kid"] = "KID".into();
                key["private_key"] = "s3cret".into();
            })],
        ),
        (
            &format!("PUT {key}"),
            vec![Reply::recorded("superuser/updateServiceKey", 0)],
        ),
        (
            &format!("GET {key}"),
            vec![Reply::recorded("superuser/getServiceKey", 0)],
        ),
        (&format!("DELETE {key}"), vec![Reply::json(204, "")]),
    ])
    .await;
    let output = run(&server, "service_keys", &["it"]).await;
    let steps = lines(&output);
    assert_eq!(texts(&steps, "step"), ["created", "changed", "deleted"]);
    assert!(!format!("{output:?}").contains("s3cret"));
    assert_eq!(output.status.code(), Some(0));
    fail(&server, "service_keys", &[], 2).await;
}

#[tokio::test]
async fn a_user_is_created_listed_deleted_and_gone() {
    let with = Reply::edited("superuser/listAllUsers", 0, |list| {
        list["users"][1]["username"] = "inst1".into();
    });
    let server = answering([
        (
            "POST /api/v1/superuser/users/",
            vec![Reply::recorded("superuser/createInstallUser", 0)],
        ),
        (
            "GET /api/v1/superuser/users/",
            vec![with.clone(), Reply::recorded("superuser/listAllUsers", 0)],
        ),
        (
            "DELETE /api/v1/superuser/users/inst1",
            vec![Reply::recorded("superuser/deleteInstallUser", 0)],
        ),
    ])
    .await;
    let output = run(&server, "users", &["inst1", "inst1@example.com"]).await;
    assert_eq!(output.status.code(), Some(0));
    let steps = lines(&output);
    assert_eq!(texts(&steps, "step")[..2], ["created", "listed"]);
    assert_eq!(texts(&steps, "step").last(), Some(&"deleted"));
    assert_eq!(steps[1]["super_user"], true);
    let shown = format!("{output:?}");
    assert!(
        !shown.contains("I15JMAR3RVN1FTP5Z9UCLZCI8QFHV57Z"),
        "{shown}"
    );
    let body = &server.seen()[0].body;
    assert_eq!(body, r#"{"username":"inst1","email":"inst1@example.com"}"#);
}

#[tokio::test]
async fn a_user_who_cannot_be_deleted_is_a_failure() {
    let server = answering([
        (
            "POST /api/v1/superuser/users/",
            vec![Reply::recorded("superuser/createInstallUser", 0)],
        ),
        (
            "GET /api/v1/superuser/users/",
            vec![Reply::edited("superuser/listAllUsers", 0, |list| {
                list["users"][1]["username"] = "inst1".into();
            })],
        ),
        (
            "DELETE /api/v1/superuser/users/inst1",
            vec![Reply::json(204, "")],
        ),
    ])
    .await;
    let text = fail(&server, "users", &["inst1"], 1).await;
    assert!(text.contains("inst1 is still there"), "{text}");
}

#[tokio::test]
async fn organizations_are_filtered_renamed_and_deleted() {
    let server = answering([
        (
            "GET /api/v1/superuser/organizations/",
            vec![Reply::recorded("superuser/listAllOrganizations", 0)],
        ),
        (
            "PUT /api/v1/superuser/organizations/acme",
            vec![Reply::recorded("superuser/changeOrganization", 0)],
        ),
        (
            "GET /api/v1/organization/suorg2",
            vec![Reply::json(404, "{}")],
        ),
        ("GET /api/v1/users/suorg2", vec![Reply::json(404, "{}")]),
        (
            "DELETE /api/v1/superuser/organizations/acme",
            vec![Reply::recorded("superuser/deleteOrganization", 0)],
        ),
    ])
    .await;
    let found = succeed(&server, "organizations", &["list", "acm"]).await;
    assert_eq!(texts(&found, "name"), ["acme"]);
    assert_eq!(found[0]["quota_bytes"], 184);
    let renamed = succeed(&server, "organizations", &["rename", "acme", "suorg2"]).await;
    assert_eq!(renamed[0]["name"], "suorg2");
    assert_eq!(server.seen().last().unwrap().body, r#"{"name":"suorg2"}"#);
    let deleted = succeed(&server, "organizations", &["delete", "acme"]).await;
    assert_eq!(deleted[0]["deleted"], true);

    let text = fail(&server, "organizations", &["rename", "acm", "new"], 1).await;
    assert!(text.contains("there is no organization acm"), "{text}");
    fail(&server, "organizations", &["list", "a", "b"], 2).await;
}

/// The lists of a registry with one organization and one user.
fn acme_and_alice() -> [(&'static str, Vec<Reply>); 2] {
    let organizations = Reply::edited("superuser/listAllOrganizations", 0, |list| {
        let list = list["organizations"].as_array_mut().unwrap();
        list.retain(|it| it["name"] == "acme");
    });
    let users = Reply::edited("superuser/listAllUsers", 0, |list| {
        let list = list["users"].as_array_mut().unwrap();
        list.retain(|it| it["name"] == "alice");
    });
    [
        ("GET /api/v1/superuser/organizations/", vec![organizations]),
        ("GET /api/v1/superuser/users/", vec![users]),
    ]
}

/// A registry with an organization that has a quota, and with a user who has none.
async fn registry_with_quotas() -> crate::support::Server {
    let quota = "/api/v1/superuser/organization/acme/quota";
    let of_user = "/api/v1/superuser/users/alice/quota";
    let [organizations, users] = acme_and_alice();
    answering([
        organizations,
        users,
        (
            &format!("GET {quota}"),
            vec![Reply::edited(
                "superuser/listOrganizationQuotaSuperUser",
                0,
                |list| {
                    list[0]["id"] = 5.into();
                    list[0]["limit_bytes"] = 9.into();
                },
            )],
        ),
        (
            &format!("PUT {quota}/5"),
            vec![Reply::edited(
                "superuser/changeOrganizationQuotaSuperUser",
                0,
                |quota| {
                    quota["limit_bytes"] = 7.into();
                },
            )],
        ),
        (&format!("GET {of_user}"), vec![Reply::json(200, "[]")]),
        (
            &format!("POST {of_user}"),
            vec![Reply::json(201, "\"Created\"\n")],
        ),
    ])
    .await
}

#[tokio::test]
async fn organizations_and_users_get_quotas() {
    let server = registry_with_quotas().await;
    for (flags, outcomes, bytes) in [
        (&["7", "--dry-run"][..], ["has one", "would get one"], 9),
        (&["7"], ["has one", "got one"], 9),
        (&["7", "--change"], ["changed", "got one"], 7),
    ] {
        let lines = succeed(&server, "quotas", flags).await;
        assert_eq!(texts(&lines, "kind"), ["organization", "user"]);
        assert_eq!(texts(&lines, "outcome"), outcomes);
        assert_eq!(
            (&lines[0]["limit_bytes"], &lines[1]["limit_bytes"]),
            (&bytes.into(), &7.into())
        );
    }
    assert_eq!(server.seen().last().unwrap().body, r#"{"limit_bytes":7}"#);
    fail(&server, "quotas", &["much"], 2).await;
    fail(&server, "quotas", &["7", "--force"], 2).await;
}

#[tokio::test]
async fn quotas_end_at_the_first_owner_of_a_server_without_them() {
    let [organizations, users] = acme_and_alice();
    let server = answering([
        organizations,
        users,
        (
            "GET /api/v1/superuser/organization/acme/quota",
            vec![Reply::html(404, "Quay")],
        ),
    ])
    .await;
    let text = fail(&server, "quotas", &["7"], 1).await;
    assert!(text.contains("FEATURE_QUOTA_MANAGEMENT"), "{text}");
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn the_size_of_the_registry_is_counted_and_read() {
    let of = |last_ran: Option<u64>, queued: bool, bytes: u64| {
        Reply::edited("superuser/getRegistrySize", 0, |size| {
            size["last_ran"] = last_ran.into();
            size["queued"] = queued.into();
            size["size_bytes"] = bytes.into();
        })
    };
    let path = "/api/v1/superuser/registrysize/";
    let server = answering([
        (
            &format!("POST {path}"),
            vec![
                Reply::recorded("superuser/queueRegistrySizeCalculation", 0),
                Reply::json(202, "\"\"\n"),
            ],
        ),
        (
            &format!("GET {path}"),
            vec![of(None, true, 0), of(Some(1_700_000_000_123), false, 4711)],
        ),
    ])
    .await;
    let lines = succeed(&server, "registry_size", &["--count"]).await;
    assert_eq!((lines.len(), &lines[0]["size_bytes"]), (1, &4711.into()));
    assert_eq!(lines[0]["last_ran"], 1_700_000_000_123_u64);
    assert_eq!(succeed(&server, "registry_size", &["--count"]).await, lines);
    assert_eq!(succeed(&server, "registry_size", &[]).await, lines);
    fail(&server, "registry_size", &["now"], 2).await;
}

#[tokio::test]
async fn a_team_is_bound_to_a_group_and_freed() {
    let team = "/api/v1/organization/acme/team/synced";
    let server = answering([
        (
            &format!("POST {team}/syncing"),
            vec![Reply::recorded("team/enableOrganizationTeamSync", 0)],
        ),
        (
            &format!("DELETE {team}/syncing"),
            vec![Reply::recorded("team/disableOrganizationTeamSync", 0)],
        ),
        (
            &format!("GET {team}/members"),
            vec![
                Reply::recorded("team/getOrganizationTeamMembers", 1),
                Reply::recorded("team/getOrganizationTeamMembers", 0),
            ],
        ),
    ])
    .await;
    let group = ["acme", "synced", "--group-dn", "cn=Test-Group,ou=Users"];
    let state = succeed(&server, "team_sync", &group).await;
    assert_eq!(state[0]["synced"]["service"], "ldap");
    let body = &server.seen()[0].body;
    assert_eq!(body, r#"{"group_dn":"cn=Test-Group,ou=Users"}"#);
    let state = succeed(&server, "team_sync", &["acme", "synced", "--off"]).await;
    assert!(state[0]["synced"].is_null());
    let text = fail(&server, "team_sync", &["acme", "other", "--off"], 1).await;
    assert!(text.contains("disableOrganizationTeamSync"), "{text}");
    fail(&server, "team_sync", &["acme", "synced"], 2).await;
}
