//! What an operator reads, shape by shape.

use quay_api_generated::{Client, Error, ErrorType, Operation, superuser, tag, user};

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
async fn each_shape_is_a_sentence() {
    let csrf = r#"{"error": "CSRF token was invalid or missing."}"#;
    let limit = r#"{"message": {"limit": "Max 100."}}"#;
    let login = Reply::Answer(
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
             the scope `repo:admin`, and its user the right",
        ),
        (
            problem(401, "invalid_token", "Requires authentication"),
            "createUser: status 401 Unauthorized (invalid_token): Requires authentication; the \
             token is missing, invalid or expired",
        ),
        (
            problem(401, "expired_token", "Expired"),
            "createUser: status 401 Unauthorized (expired_token): Expired; the token has expired: \
             make a new one",
        ),
        (
            Reply::json(403, csrf),
            "createUser: status 403 Forbidden: CSRF token was invalid or missing; the token is \
             missing or invalid, and Quay speaks of CSRF then",
        ),
        (
            problem(401, "fresh_login_required", "Old session"),
            "createUser: status 401 Unauthorized (fresh_login_required): Old session; use an OAuth \
             token, or sign in again",
        ),
        (
            Reply::json(403, r#"{"message": "No"}"#),
            "createUser: status 403 Forbidden: No; the token needs the scope `repo:admin`, and its \
             user the right",
        ),
        (
            problem(404, "not_found", "Not Found"),
            "createUser: status 404 Not Found (not_found): Not Found; if it should be there: the \
             operation needs the feature flag REPO_MIRROR and Quay 3.16 or later",
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
            "createUser: status 404 Not Found, an HTML page titled \"Quay\"; does the base URL \
             lead to Quay?",
        ),
        (
            Reply::html(502, "502 Bad Gateway"),
            "createUser: status 502 Bad Gateway, an HTML page titled \"502 Bad Gateway\"; the page \
             comes from a proxy or from a failure inside of Quay",
        ),
    ] {
        let error = error(reply).await;
        assert!(matches!(error, Error::Api(_)), "{error:?}");
        assert_eq!(error.to_string(), sentence);
    }
}

#[tokio::test]
async fn an_error_knows_what_a_program_asks() {
    let error = error(problem(403, "insufficient_scope", "Unauthorized")).await;
    assert!(error.is_forbidden() && !error.is_unauthorized());
    assert!(!error.is_not_found() && !error.is_rate_limited() && !error.is_retryable());
    let api = error.api().unwrap();
    assert_eq!(api.operation(), "createUser");
    assert_eq!(api.scope(), Some("repo:admin"));
    assert_eq!(api.error_type(), Some(&ErrorType::InsufficientScope));
    assert_eq!(api.message(), Some("Unauthorized"));
    assert!(api.body().starts_with(b"{"));
}

#[tokio::test]
async fn csrf_means_that_the_token_is_not_accepted() {
    let csrf = Reply::json(403, r#"{"error": "CSRF token was invalid"}"#);
    let server = Server::start(move |_, _| csrf.clone()).await;
    for (quay, remedy) in [
        (server.client(), "the token is missing or invalid"),
        (Client::new(&server.url).unwrap(), "no token was sent"),
    ] {
        let error = quay.send(CreateUser).await.unwrap_err();
        assert!(error.is_unauthorized() && !error.is_forbidden());
        let text = error.to_string();
        assert!(
            text.contains(remedy) && text.ends_with("Quay speaks of CSRF then"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn the_remedy_depends_on_the_credential() {
    let server = Server::start(|_, _| problem(401, "invalid_token", "No")).await;
    for (token, remedy) in [
        (None, "; no token was sent"),
        (Some("acme+robot"), "robot credentials do not work here"),
    ] {
        let builder = Client::builder(&server.url);
        let builder = match token {
            Some(token) => builder.token(token),
            None => builder,
        };
        let quay = builder.build().unwrap();
        let error = quay.send(GetUser).await.unwrap_err().to_string();
        assert!(error.contains(remedy), "{error}");
        assert!(!error.contains("acme+robot"), "{error}");
    }
}

#[test]
fn what_may_be_missing_on_a_server_is_told_as_far_as_it_is_known() {
    fn remedy<O: Operation>() -> Option<String> {
        let body = br#"{"title": "not_found", "detail": "Not Found"}"#;
        let error = O::decode(http::StatusCode::NOT_FOUND, body).err()?;
        error.api()?.remedy()
    }
    let needs = |what: &str| Some(format!("if it should be there: the operation needs {what}"));
    assert_eq!(remedy::<user::GetLoggedInUser>(), None);
    assert_eq!(
        remedy::<superuser::ListAllUsers>(),
        needs("the feature flag SUPER_USERS")
    );
    assert_eq!(
        remedy::<superuser::CreateUserQuotaSuperUser>(),
        needs("the feature flags SUPER_USERS, QUOTA_MANAGEMENT, EDIT_QUOTA")
    );
    assert_eq!(
        remedy::<tag::GetTagPullStatistics>(),
        needs("the feature flag IMAGE_PULL_STATS and Quay 3.16 or later")
    );
}

#[tokio::test]
async fn a_page_with_a_good_status_is_no_answer() {
    let server = Server::start(|_, _| Reply::html(200, "Sign in")).await;
    let quay = builder(&server.url).build().unwrap();
    for error in [
        quay.send(GetUser).await.unwrap_err(),
        quay.send(DeleteApp).await.unwrap_err(),
    ] {
        assert!(matches!(error, Error::Decode(_)), "{error:?}");
        let text = error.to_string();
        assert!(text.contains("an HTML page titled \"Sign in\""), "{text}");
        assert!(
            text.contains("the base URL does not lead to Quay"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn long_bodies_are_kept_in_part() {
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
fn errors_can_travel() {
    fn travels<T: std::error::Error + Send + Sync + 'static>() {}
    travels::<Error>();
    assert!(size_of::<Error>() <= 96, "{}", size_of::<Error>());
}
