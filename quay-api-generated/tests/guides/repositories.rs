//! Repositories, builds and mirrors.

use quay_api_generated::{
    Operation, build, mirror, repository, superuser,
    types::{BuildLogs, BuildPhase},
};
use serde_json::{Value, json};

use crate::{
    assert_accepts_no_content, assert_sends, assert_sends_no_body, decode, decode_error, typed,
};

const BUILD: &str = r#"{"id":"ID","phase":"waiting","started":"Mon, 20 Jan 2025 14:46:01 -0000",
    "display_name":"b9d3939","status":{},"subdirectory":"/Dockerfile",
    "dockerfile_path":"/Dockerfile","context":"/","tags":["latest"],"manual_user":"alice",
    "is_writer":true,"trigger":null,"trigger_metadata":{},"resource_key":null,
    "pull_robot":null,"repository":{"namespace":"acme","name":"web"},"error":null,
    "archive_url":"https://example.com/app.tar.gz"}"#;

#[test]
fn request_repo_build() {
    let body = json!({
        "docker_tags": ["latest"], "pull_robot": "acme+ci", "subdirectory": "app",
        "archive_url": "https://example.com/app.tar.gz",
    });
    let build = build::request_repo_build("acme/web", typed(&body));
    assert_sends(&build, "POST /api/v1/repository/acme/web/build/", &body);
    // The name of a repository may contain slashes.
    let build = build::request_repo_build("acme/web/front", typed(&body));
    assert_sends(
        &build,
        "POST /api/v1/repository/acme/web/front/build/",
        &body,
    );

    let build = decode::<build::RequestRepoBuild>(201, BUILD);
    assert_eq!(build.phase, BuildPhase::Waiting);
    for (status, message) in [
        (
            415,
            "Did not attempt to load JSON data because the request Content-Type was not JSON",
        ),
        (400, "file_id or archive_url required"),
    ] {
        let body = json!({ "message": message }).to_string();
        let error = decode_error::<build::RequestRepoBuild>(status, &body);
        assert!(error.to_string().contains(message), "{error}");
    }
}

#[test]
fn create_repo() {
    let body = json!({
        "namespace": "acme", "repository": "web", "description": "", "visibility": "private",
    });
    // A trailing slash would change the path.
    assert_sends(
        &repository::create_repo(typed(&body)),
        "POST /api/v1/repository",
        &body,
    );
    let response = r#"{"namespace":"acme","name":"web","kind":"image"}"#;
    assert_eq!(decode::<repository::CreateRepo>(201, response).name, "web");
}

/// Returns the body of the guide with the timeout that it lacks.
fn mirror(more: Value) -> Value {
    let mut body = json!({
        "external_reference": "docker.io/library/redis", "external_registry_username": "",
        "sync_interval": 600, "sync_start_date": "2021-08-06T11:11:39Z",
        "skopeo_timeout_interval": 300, "robot_username": "acme+ci",
        "root_rule": { "rule_kind": "tag_glob_csv", "rule_value": ["latest", "v*"] },
    });
    if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
    body
}

#[test]
fn create_repo_mirror_config() {
    let proxy = json!({ "http_proxy": "http://p", "https_proxy": "http://p", "no_proxy": "local" });
    let config = json!({ "unsigned_images": false, "verify_tls": true, "proxy": proxy });
    for body in [
        mirror(json!({})),
        mirror(json!({
            "is_enabled": true, "external_registry_password": "s3cret",
            "external_registry_config": config,
        })),
    ] {
        let create = mirror::create_repo_mirror_config("acme/web", typed(&body));
        assert!(!format!("{create:?}").contains("s3cret"));
        assert_sends(&create, "POST /api/v1/repository/acme/web/mirror", &body);
    }
    decode::<mirror::CreateRepoMirrorConfig>(201, "\"\"\n");
    assert_accepts_no_content::<mirror::CreateRepoMirrorConfig>();
    let exists = "Mirror configuration already exits for repository acme/web";
    let body = json!({ "detail": exists }).to_string();
    let error = decode_error::<mirror::CreateRepoMirrorConfig>(409, &body);
    assert!(error.to_string().contains(exists), "{error}");
}

/// The guide's body has no timeout. Newer servers require one, the guide's servers reject it.
#[test]
fn a_mirror_may_have_no_timeout() {
    let mut body = mirror(json!({}));
    let members = body.as_object_mut().unwrap();
    members.remove("skopeo_timeout_interval").unwrap();
    let create = mirror::create_repo_mirror_config("acme/web", typed(&body));
    assert_sends(&create, "POST /api/v1/repository/acme/web/mirror", &body);
    let detail = "'skopeo_timeout_interval' is a required property";
    let said = json!({ "detail": format!("{detail}\n\nFailed validating 'required' in schema:") });
    let error = decode_error::<mirror::CreateRepoMirrorConfig>(400, &said.to_string());
    assert_eq!(error.message(), Some(detail));
}

#[test]
fn get_repo_build_super_user() {
    let get = superuser::get_repo_build_super_user("ID");
    assert_sends_no_body(&get, "GET /api/v1/superuser/ID/build");
    assert_eq!(
        decode::<superuser::GetRepoBuildSuperUser>(200, BUILD).id,
        "ID"
    );
    let body = r#"{"detail":"Not Found","error_message":"Not Found","error_type":"not_found",
        "title":"not_found","status":404}"#;
    let error = decode_error::<superuser::GetRepoBuildSuperUser>(404, body);
    assert_eq!(error.status(), 404);
}

#[test]
fn get_repo_build_status_super_user() {
    let get = superuser::get_repo_build_status_super_user("ID");
    assert_sends_no_body(&get, "GET /api/v1/superuser/ID/status");
    let phase = decode::<superuser::GetRepoBuildStatusSuperUser>(200, BUILD).phase;
    assert_eq!(phase, BuildPhase::Waiting);
    // Not 404, unlike for the build itself.
    let body = r#"{"message":"Invalid build"}"#;
    decode_error::<superuser::GetRepoBuildStatusSuperUser>(400, body);
}

#[test]
fn get_repo_build_logs_super_user() {
    let get = superuser::get_repo_build_logs_super_user("ID");
    assert_sends_no_body(&get, "GET /api/v1/superuser/ID/logs");
    assert_sends_no_body(&get.start(20), "GET /api/v1/superuser/ID/logs?start=20");

    let read = decode::<superuser::GetRepoBuildLogsSuperUser>;
    let entries = r#"{"start":0,"total":1,"logs":[{"message":"Step 1","type":"command"}]}"#;
    let logs = read(200, entries);
    assert!(
        matches!(&logs, BuildLogs::BuildLogPage(page) if page.logs.len() == 1),
        "{logs:?}"
    );
    let logs = read(200, r#"{"logs_url":"https://example.com/log"}"#);
    assert!(matches!(&logs, BuildLogs::BuildLogArchive(_)), "{logs:?}");
    assert!(superuser::GetRepoBuildLogsSuperUser::is_success(
        http::StatusCode::OK
    ));
}
