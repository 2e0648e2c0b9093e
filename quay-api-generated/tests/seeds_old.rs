//! Every call that Red Hat's guides to the API show, as this crate makes it: method, path, query
//! and body.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use http::StatusCode;
use quay_api_generated::{
    Operation, build, discovery, mirror, organization, repository, robot, superuser, team,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Makes sure that an operation sends this and nothing else.
fn sends(operation: &impl Operation, line: &str, body: &Value) {
    let request = operation.request().unwrap();
    assert_eq!(format!("{} {}", request.method(), request.uri()), line);
    match body {
        Value::Null => assert!(request.body().is_empty(), "{line}"),
        body => assert_eq!(
            serde_json::from_slice::<Value>(request.body()).unwrap(),
            *body,
            "{line}"
        ),
    }
    let has_type = request.headers().contains_key(http::header::CONTENT_TYPE);
    assert_eq!(has_type, !body.is_null(), "{line}");
}

/// A body as the guides print it, as the type of the operation.
fn typed<T: DeserializeOwned>(body: &Value) -> T {
    serde_json::from_value(body.clone()).unwrap()
}

fn day(text: &str) -> jiff::civil::Date {
    text.parse().unwrap()
}

#[test]
fn applications_and_teams() {
    let none = Value::Null;
    let base = "/api/v1/organization/acme";
    let list = organization::get_organization_applications("acme");
    sends(&list, &format!("GET {base}/applications"), &none);
    let delete = organization::delete_organization_application("acme", "ID");
    sends(&delete, &format!("DELETE {base}/applications/ID"), &none);

    let body = json!({ "group_dn": "cn=ldapgroup,ou=Users" });
    let enable = team::enable_organization_team_sync("acme", "new", typed(&body));
    sends(&enable, &format!("POST {base}/team/new/syncing"), &body);
    let disable = team::disable_organization_team_sync("acme", "new");
    sends(&disable, &format!("DELETE {base}/team/new/syncing"), &none);
    let robot = robot::create_org_robot("acme", "ci");
    sends(&robot, &format!("PUT {base}/robots/ci"), &none);
}

#[test]
fn users_organizations_and_logs() {
    let none = Value::Null;
    let users = "/api/v1/superuser/users";
    sends(
        &superuser::list_all_users(),
        &format!("GET {users}/"),
        &none,
    );
    let body = json!({ "username": "alice", "email": "alice@example.com" });
    let create = superuser::create_install_user(typed(&body));
    sends(&create, &format!("POST {users}/"), &body);
    let delete = superuser::delete_install_user("alice");
    sends(&delete, &format!("DELETE {users}/alice"), &none);

    let organizations = "/api/v1/superuser/organizations";
    let list = superuser::list_all_organizations();
    sends(&list, &format!("GET {organizations}/"), &none);
    let body = json!({ "name": "acme2" });
    let rename = superuser::change_organization("acme", typed(&body));
    sends(&rename, &format!("PUT {organizations}/acme"), &body);
    let delete = superuser::delete_organization("acme");
    sends(&delete, &format!("DELETE {organizations}/acme"), &none);

    let logs = superuser::list_all_logs()
        .starttime(day("2021-12-01"))
        .endtime(day("2021-12-31"))
        .next_page("gAAAAA_-=");
    let line = "GET /api/v1/superuser/logs?endtime=12%2F31%2F2021&next_page=gAAAAA_-%3D\
                &starttime=12%2F01%2F2021";
    sends(&logs, line, &none);
}

#[test]
fn repositories_builds_and_mirrors() {
    let none = Value::Null;
    let body = json!({
        "namespace": "acme", "repository": "web", "description": "", "visibility": "private",
    });
    let create = repository::create_repo(typed(&body));
    sends(&create, "POST /api/v1/repository", &body);

    let body = json!({
        "docker_tags": ["latest"], "pull_robot": "acme+ci", "subdirectory": "app",
        "archive_url": "https://example.com/app.tar.gz",
    });
    let build = build::request_repo_build("acme/web", typed(&body));
    sends(&build, "POST /api/v1/repository/acme/web/build/", &body);

    let body = json!({
        "external_reference": "docker.io/library/redis", "external_registry_username": "bob",
        "external_registry_password": "s3cret", "sync_interval": 600, "is_enabled": true,
        "sync_start_date": "2021-08-06T11:11:39Z", "skopeo_timeout_interval": 300,
        "root_rule": { "rule_kind": "tag_glob_csv", "rule_value": ["latest", "v*"] },
        "robot_username": "acme+ci",
        "external_registry_config": {
            "unsigned_images": false, "verify_tls": true,
            "proxy": { "http_proxy": "http://p", "https_proxy": "http://p", "no_proxy": "local" },
        },
    });
    let mirror = mirror::create_repo_mirror_config("acme/web", typed(&body));
    assert!(!format!("{mirror:?}").contains("s3cret"));
    sends(&mirror, "POST /api/v1/repository/acme/web/mirror", &body);

    let build = |what| format!("GET /api/v1/superuser/ID/{what}");
    sends(
        &superuser::get_repo_build_super_user("ID"),
        &build("build"),
        &none,
    );
    sends(
        &superuser::get_repo_build_status_super_user("ID"),
        &build("status"),
        &none,
    );
    sends(
        &superuser::get_repo_build_logs_super_user("ID"),
        &build("logs"),
        &none,
    );
}

#[test]
fn size_and_quotas() {
    let none = Value::Null;
    let size = "/api/v1/superuser/registrysize/";
    sends(
        &superuser::get_registry_size(),
        &format!("GET {size}"),
        &none,
    );
    sends(
        &superuser::queue_registry_size_calculation(),
        &format!("POST {size}"),
        &none,
    );

    let body = json!({ "limit_bytes": 10_737_418_240_u64 });
    let of = "/api/v1/superuser/organization/acme/quota";
    let create = superuser::create_organization_quota_super_user("acme", typed(&body));
    sends(&create, &format!("POST {of}"), &body);
    let list = superuser::list_organization_quota_super_user("acme");
    sends(&list, &format!("GET {of}"), &none);
    let change = superuser::change_organization_quota_super_user("acme", "2", typed(&body));
    sends(&change, &format!("PUT {of}/2"), &body);
    let delete = superuser::delete_organization_quota_super_user("acme", "2");
    sends(&delete, &format!("DELETE {of}/2"), &none);

    let of = "/api/v1/superuser/users/alice/quota";
    let create = superuser::create_user_quota_super_user("alice", typed(&body));
    sends(&create, &format!("POST {of}"), &body);
    sends(
        &superuser::list_user_quota_super_user("alice"),
        &format!("GET {of}"),
        &none,
    );
    let change = superuser::change_user_quota_super_user("alice", "2", typed(&body));
    sends(&change, &format!("PUT {of}/2"), &body);
    let delete = superuser::delete_user_quota_super_user("alice", "2");
    sends(&delete, &format!("DELETE {of}/2"), &none);
}

#[test]
fn service_keys() {
    let none = Value::Null;
    let keys = "/api/v1/superuser/keys";
    let body = json!({ "service": "quay", "expiration": 1_800_000_000 });
    let create = superuser::create_service_key(typed(&body));
    sends(&create, &format!("POST {keys}"), &body);
    let body = json!({ "notes": "checked" });
    let approve = superuser::approve_service_key("KID", typed(&body));
    sends(&approve, "POST /api/v1/superuser/approvedkeys/KID", &body);
    sends(
        &superuser::list_service_keys(),
        &format!("GET {keys}"),
        &none,
    );
    sends(
        &superuser::get_service_key("KID"),
        &format!("GET {keys}/KID"),
        &none,
    );
    let body = json!({
        "name": "key", "metadata": { "environment": "test" }, "expiration": 1_800_000_000,
    });
    let update = superuser::update_service_key("KID", typed(&body));
    sends(&update, &format!("PUT {keys}/KID"), &body);
    let body = json!({ "expiration": null });
    let forever = superuser::update_service_key("KID", typed(&body));
    sends(&forever, &format!("PUT {keys}/KID"), &body);
    let delete = superuser::delete_service_key("KID");
    sends(&delete, &format!("DELETE {keys}/KID"), &none);
    sends(&discovery::discovery(), "GET /api/v1/discovery", &none);
}

/// Reads an answer that is not what the document states, and is a success.
fn reads<O: Operation>(status: u16, body: &str) -> O::Output {
    O::decode(StatusCode::from_u16(status).unwrap(), body.as_bytes()).unwrap()
}

#[test]
fn odd_answers_are_successes() {
    reads::<superuser::CreateOrganizationQuotaSuperUser>(201, "\"Created\"");
    reads::<superuser::CreateUserQuotaSuperUser>(201, "\"Created\"");
    reads::<superuser::ApproveServiceKey>(201, "");
    reads::<superuser::QueueRegistrySizeCalculation>(201, "\"\"\n");
    reads::<superuser::QueueRegistrySizeCalculation>(202, "\"\"\n");
    reads::<mirror::CreateRepoMirrorConfig>(201, "\"\"\n");
    reads::<superuser::DeleteServiceKey>(204, "");
    let quotas = reads::<superuser::ListUserQuotaSuperUser>(
        200,
        r#"[{"id":2,"limit_bytes":10737418240,"limit":"10.0 GiB","default_config":false,
            "limits":[],"default_config_exists":false}]"#,
    );
    assert_eq!(quotas.len(), 1);
}
