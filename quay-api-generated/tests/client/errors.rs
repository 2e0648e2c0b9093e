//! Error responses: their text, hints and predicates.

use quay_api_generated::{
    Access, Client, Error, ErrorType, Operation, immutability_policy, mirror, mirrorhealth,
    organization, robot, superuser, tag, user,
};

use crate::support::{CreateUser, DeleteApp, GetUser, Reply, Server, builder};

async fn error(reply: Reply) -> Error {
    let server = Server::start(move |_, _| reply.clone()).await;
    server.client().send(CreateUser).await.unwrap_err()
}

fn problem(status: u16, title: &str, detail: &str) -> Reply {
    let body = serde_json::json!({
        "detail": detail, "error_message": detail, "error_type": title,
        "title": title, "type": format!("http://q/api/v1/error/{title}"), "status": status,
    });
    Reply::json(status, &body.to_string())
}

#[tokio::test]
async fn every_error_response_is_one_sentence() {
    let csrf = r#"{"error": "CSRF token was invalid or missing."}"#;
    let limit = r#"{"message": {"limit": "Max 100."}}"#;
    let login = Reply::Response(
        429,
        vec![],
        "Too many login attempts. \nPlease wait.".into(),
    );
    for (reply, sentence) in [
        (
            problem(400, "invalid_request", "Invalid method provided"),
            "createUser: status 400 Bad Request (invalid_request): Invalid method provided",
        ),
        (
            problem(403, "insufficient_scope", "Unauthorized"),
            "createUser: status 403 Forbidden (insufficient_scope): Unauthorized; the token needs \
             scope `repo:admin` and must belong to an administrator of the repository",
        ),
        (
            problem(401, "invalid_token", "Invalid token"),
            "createUser: status 401 Unauthorized (invalid_token): Invalid token; the token is \
             invalid or expired",
        ),
        (
            problem(401, "expired_token", "Expired"),
            "createUser: status 401 Unauthorized (expired_token): Expired; the token has expired; \
             generate a new one",
        ),
        (
            Reply::json(403, csrf),
            "createUser: status 403 Forbidden: CSRF token was invalid or missing; the token is \
             missing or invalid (Quay reports this as a CSRF failure)",
        ),
        (
            problem(401, "fresh_login_required", "Old session"),
            "createUser: status 401 Unauthorized (fresh_login_required): Old session; use an OAuth \
             token, or sign in again",
        ),
        (
            Reply::json(403, r#"{"message": "No"}"#),
            "createUser: status 403 Forbidden: No; the token needs scope `repo:admin` and must belong \
             to an administrator of the repository",
        ),
        (
            problem(404, "not_found", "Not Found"),
            "createUser: status 404 Not Found (not_found): Not Found",
        ),
        (
            Reply::json(400, limit),
            "createUser: status 400 Bad Request: limit: Max 100",
        ),
        (
            Reply::json(409, r#"{"detail": "Exists"}"#),
            "createUser: status 409 Conflict: Exists",
        ),
        (
            Reply::json(402, r#"{"carderror": "Declined."}"#),
            "createUser: status 402 Payment Required: Declined",
        ),
        (
            Reply::json(501, r#"{"message": ""}"#),
            "createUser: status 501 Not Implemented",
        ),
        (
            problem(520, "downstream_issue", "No"),
            "createUser: status 520 (downstream_issue): No",
        ),
        (
            login.header("Retry-After", "0"),
            "createUser: status 429 Too Many Requests: Too many login attempts. Please wait",
        ),
        (
            Reply::html(404, "Quay"),
            "createUser: status 404 Not Found, an HTML page titled \"Quay\"; requires \
             FEATURE_REPO_MIRROR and Quay 3.16 or later",
        ),
        (
            Reply::json(400, r#"{"message": ""}"#),
            "createUser: status 400 Bad Request; Quay gave no reason",
        ),
        (
            Reply::json(
                400,
                r#"{"message": "The browser (or proxy) sent a request that this server could not understand."}"#,
            ),
            "createUser: status 400 Bad Request: The browser (or proxy) sent a request that this \
             server could not understand; Quay gave no reason",
        ),
        (
            Reply::json(
                400,
                r#"{"message": "Could not find robot with specified username"}"#,
            ),
            "createUser: status 400 Bad Request: Could not find robot with specified username; a \
             robot is found by its full name, with `namespace+`",
        ),
        (
            Reply::html(502, "502 Bad Gateway"),
            "createUser: status 502 Bad Gateway, an HTML page titled \"502 Bad Gateway\"; the page \
             comes from a proxy or from a failure inside Quay",
        ),
    ] {
        let error = error(reply).await;
        assert!(matches!(error, Error::Api(_)), "{error:?}");
        assert_eq!(error.to_string(), sentence);
    }
}

/// Only operations with the scope `user:read` respond so to a valid token without it.
#[tokio::test]
async fn a_missing_scope_is_a_possible_cause_of_a_401_for_user_read_only() {
    let reply = problem(401, "invalid_token", "Requires authentication");
    let with_other_scope = error(reply.clone()).await.to_string();
    assert!(
        with_other_scope.ends_with("; the token is invalid or expired"),
        "{with_other_scope}"
    );

    let server = Server::start(move |_, _| reply.clone()).await;
    let error = server.client().send(user::get_logged_in_user()).await;
    assert_eq!(
        error.unwrap_err().to_string(),
        "getLoggedInUser: status 401 Unauthorized (invalid_token): Requires authentication; the \
         token is invalid or expired, or lacks scope `user:read`"
    );
}

#[tokio::test]
async fn errors_have_predicates_and_details() {
    let error = error(problem(403, "insufficient_scope", "Unauthorized")).await;
    assert!(error.is_forbidden() && !error.is_unauthorized());
    assert!(!error.is_not_found() && !error.is_rate_limited() && !error.is_retryable());
    let api = error.api().unwrap();
    assert_eq!(api.operation(), "createUser");
    assert_eq!(api.scope(), Some("repo:admin"));
    assert_eq!(api.scopes(), ["repo:admin"]);
    assert_eq!(api.access(), Access::RepositoryAdmin);
    assert_eq!(api.feature_flags(), ["REPO_MIRROR"]);
    assert_eq!(api.since(), Some("3.16"));
    assert_eq!(api.error_type(), Some(&ErrorType::InsufficientScope));
    assert_eq!(api.message(), Some("Unauthorized"));
    assert!(api.body().starts_with(b"{"));
}

#[tokio::test]
async fn each_failure_has_a_predicate() {
    type Predicate = fn(&Error) -> bool;
    let predicates: [(u16, Predicate); 6] = [
        (401, Error::is_unauthorized),
        (403, Error::is_forbidden),
        (404, Error::is_not_found),
        (409, Error::is_conflict),
        (429, Error::is_rate_limited),
        (500, Error::is_server_error),
    ];
    for (status, _) in predicates {
        let error = error(Reply::json(status, "{}")).await;
        for (expected, predicate) in predicates {
            assert_eq!(predicate(&error), status == expected, "{status} {expected}");
        }
    }
}

#[tokio::test]
async fn a_csrf_failure_means_an_invalid_token() {
    let csrf = Reply::json(403, r#"{"error": "CSRF token was invalid"}"#);
    let server = Server::start(move |_, _| csrf.clone()).await;
    for (client, hint) in [
        (server.client(), "the token is missing or invalid"),
        (Client::new(&server.url).unwrap(), "no token was sent"),
    ] {
        let error = client.send(CreateUser).await.unwrap_err();
        assert!(error.is_unauthorized() && !error.is_forbidden());
        let text = error.to_string();
        assert!(
            text.contains(hint) && text.ends_with("(Quay reports this as a CSRF failure)"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn the_hint_depends_on_the_credential() {
    let server = Server::start(|_, _| problem(401, "invalid_token", "No")).await;
    for (token, hint) in [
        (None, "; no token was sent"),
        (
            Some("acme+robot"),
            "robot credentials are not an OAuth token",
        ),
    ] {
        let builder = Client::builder(&server.url);
        let builder = match token {
            Some(token) => builder.token(token),
            None => builder,
        };
        let client = builder.build().unwrap();
        let error = client.send(GetUser).await.unwrap_err().to_string();
        assert!(error.contains(hint), "{error}");
        assert!(!error.contains("acme+robot"), "{error}");
    }
}

#[test]
fn a_404_hints_at_feature_flags_and_versions() {
    fn hint<O: Operation>() -> Option<String> {
        let body = br#"{"title": "not_found", "detail": "Not Found"}"#;
        let error = O::decode(http::StatusCode::NOT_FOUND, body).err()?;
        error.api()?.hint()
    }
    let check = |facts: &str| {
        Some(format!(
            "it does not exist, or the server lacks this operation, which requires {facts}"
        ))
    };
    assert_eq!(hint::<user::GetLoggedInUser>(), None);
    assert_eq!(
        hint::<tag::GetTagPullStatistics>(),
        check("FEATURE_IMAGE_PULL_STATS and Quay 3.16 or later")
    );
    // No other operation has this path, so a server without it sends a page.
    assert_eq!(hint::<superuser::GetInstallUser>(), None);
}

#[test]
fn a_403_says_that_something_may_not_exist() {
    fn hint<O: Operation>() -> String {
        let error = O::decode(http::StatusCode::FORBIDDEN, b"{}").err().unwrap();
        error.api().unwrap().hint().unwrap()
    }
    let organization = hint::<organization::DeleteAdminedOrganization>();
    assert!(
        organization.ends_with(", or the organization does not exist"),
        "{organization}"
    );
    let repository = hint::<tag::DeleteFullTag>();
    assert!(
        repository.ends_with(", or the repository does not exist"),
        "{repository}"
    );
}

#[test]
fn a_page_is_not_a_resource_that_does_not_exist() {
    for status in [
        http::StatusCode::NOT_FOUND,
        http::StatusCode::METHOD_NOT_ALLOWED,
    ] {
        let page = b"<html><title>Quay</title></html>";
        let error = user::GetLoggedInUser::decode(status, page).unwrap_err();
        assert!(!error.is_not_found() && !error.is_unsupported());
        assert!(error.to_string().contains("base URL"), "{error}");
        assert!(format!("{error:?}").contains("base URL"), "{error:?}");
    }
}

#[test]
fn the_base_url_is_in_doubt_only_without_flags_and_version() {
    let page = b"<html><title>Quay</title></html>";
    let hint = |error: Error| error.api().unwrap().hint().unwrap();
    let user = user::GetLoggedInUser::decode(http::StatusCode::NOT_FOUND, page).unwrap_err();
    assert!(hint(user).contains("base URL"));
    let users = superuser::ListAllUsers::decode(http::StatusCode::NOT_FOUND, page).unwrap_err();
    assert_eq!(hint(users), "requires FEATURE_SUPER_USERS");
}

#[test]
fn a_success_without_its_body_names_the_requirement() {
    let error = tag::GetTagPullStatistics::decode(http::StatusCode::NO_CONTENT, b"").unwrap_err();
    let text = error.to_string();
    assert!(text.contains("may be too old"), "{text}");
    assert!(
        text.contains("FEATURE_IMAGE_PULL_STATS and Quay 3.16"),
        "{text}"
    );
}

#[test]
fn a_write_without_its_body_may_have_been_another_operation() {
    let delete = immutability_policy::DeleteRepositoryImmutabilityPolicy::decode;
    let text = delete(http::StatusCode::NO_CONTENT, b"")
        .unwrap_err()
        .to_string();
    assert!(
        text.ends_with("; it may have run another operation instead"),
        "{text}"
    );
    let read = tag::GetTagPullStatistics::decode(http::StatusCode::NO_CONTENT, b"");
    assert!(!read.unwrap_err().to_string().contains("another operation"));
}

#[test]
fn known_texts_under_400_have_a_predicate() {
    let error = |text: &str| {
        let body = serde_json::json!({ "detail": text }).to_string();
        let status = http::StatusCode::BAD_REQUEST;
        user::GetLoggedInUser::decode(status, body.as_bytes()).unwrap_err()
    };
    assert!(error("Organization does not exist: acme").is_not_found());
    assert!(error("Invalid namespace requested: acme").is_not_found());
    assert!(error("Repository already exists").is_conflict());
    assert!(error("Robot is being used by a mirror").is_conflict());
    for other in [
        "Invalid name",
        "The file does not exist",
        "Invalid tag: `already exists` is reserved",
    ] {
        let other = error(other);
        assert!(!other.is_not_found() && !other.is_conflict(), "{other}");
    }
}

#[test]
fn a_refused_sign_in_says_what_the_flags_of_the_response_say() {
    for (flag, hint) in [
        (
            "needsEmailVerification",
            "; the user must confirm the e-mail address first, with the link in Quay's e-mail",
        ),
        (
            "invalidCredentials",
            "; the user name or the password is wrong",
        ),
    ] {
        let mut body = serde_json::json!({
            "needsEmailVerification": false, "invalidCredentials": false, "message": null,
        });
        body[flag] = true.into();
        let status = http::StatusCode::FORBIDDEN;
        let error = user::SigninUser::decode(status, body.to_string().as_bytes()).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("signinUser: status 403 Forbidden{hint}")
        );
    }
}

#[test]
fn a_503_page_of_a_proxy_is_no_health_report() {
    let status = http::StatusCode::SERVICE_UNAVAILABLE;
    let decode = |body: &[u8]| mirrorhealth::GetRepositoryMirrorHealth::decode(status, body);
    for body in [
        &b"<html><title>503</title></html>"[..],
        b"",
        b"{}",
        br#"{"message":"down"}"#,
    ] {
        let error = decode(body).unwrap_err();
        assert!(
            matches!(error, Error::Api(_)) && error.is_retryable(),
            "{error:?}"
        );
    }
    assert!(!matches!(
        decode(br#"{"healthy":false}"#),
        Err(Error::Api(_))
    ));
}

#[tokio::test]
async fn an_html_page_with_status_200_is_an_error() {
    let server = Server::start(|_, _| Reply::html(200, "Sign in")).await;
    let client = builder(&server.url).build().unwrap();
    for error in [
        client.send(GetUser).await.unwrap_err(),
        client.send(DeleteApp).await.unwrap_err(),
    ] {
        assert!(matches!(error, Error::Decode(_)), "{error:?}");
        let text = error.to_string();
        assert!(text.contains("an HTML page titled \"Sign in\""), "{text}");
        assert!(text.contains("check the base URL"), "{text}");
    }
}

#[test]
fn a_response_of_another_type_is_named_with_its_place() {
    let decode = |body: &[u8]| tag::ListRepoTags::decode(http::StatusCode::OK, body).unwrap_err();
    for (body, reason) in [
        ("7", "the response does not have the expected type"),
        ("{}", "the response lacks the field `tags`"),
        (
            r#"{"tags":7,"page":1}"#,
            "`tags` does not have the expected type",
        ),
        (
            r#"{"tags":[{"name":"v1"}]}"#,
            "`tags[0]` lacks the field `manifest_digest`",
        ),
        (
            r#"{"tags":[],"page":1,"has_additional":false} {}"#,
            "the response has trailing characters after the JSON",
        ),
    ] {
        let expected = format!("listRepoTags: status 200, but {reason}");
        assert_eq!(decode(body.as_bytes()).to_string(), expected);
    }
}

#[tokio::test]
async fn only_the_start_of_long_bodies_is_kept() {
    let body = format!(
        r#"{{"message":"no","token":"s3cret","x":"{}"}}"#,
        "x".repeat(50_000)
    );
    let error = error(Reply::json(400, &body)).await;
    assert_eq!(error.api().unwrap().body().len(), 16 * 1024);
    assert_eq!(error.api().unwrap().message(), Some("no"));
    assert!(!format!("{error:?}").contains("s3cret"));
}

#[test]
fn the_robot_hint_depends_on_the_name_that_the_operation_takes() {
    let body = br#"{"message": "Could not find robot with specified username"}"#;
    let status = http::StatusCode::BAD_REQUEST;
    let short = robot::GetOrgRobot::decode(status, body).unwrap_err();
    let full = mirror::CreateRepoMirrorConfig::decode(status, body).unwrap_err();
    assert!(
        short.to_string().ends_with("without `namespace+`"),
        "{short}"
    );
    assert!(full.to_string().ends_with("with `namespace+`"), "{full}");
}

#[test]
fn errors_are_send_sync_and_small() {
    fn is_send_sync<T: std::error::Error + Send + Sync + 'static>() {}
    is_send_sync::<Error>();
    assert!(size_of::<Error>() <= 96, "{}", size_of::<Error>());
}
