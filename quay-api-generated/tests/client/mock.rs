//! The mock.

use futures_util::{FutureExt, TryStreamExt};
use http::{Response, StatusCode, header};
use quay_api_generated::{
    Error, Retry,
    mock::{Mock, MockFailure},
};

/// Its tests run here: Cargo builds an example as a program or as a test, not both.
#[allow(dead_code, reason = "all but its tests")]
#[path = "../../examples/tag_sizes.rs"]
mod tag_sizes;

use crate::support::{CreateUser, DeleteApp, GetUser, ListLogs, LogPage, User};

fn user(name: &str) -> User {
    User {
        name: name.to_owned(),
    }
}

#[tokio::test]
async fn responses_come_in_order_and_the_last_one_is_repeated() {
    let mock = Mock::new();
    mock.on::<GetUser>().respond(user("a")).respond(user("b"));
    mock.on::<DeleteApp>().respond(());
    let client = mock.client().unwrap();
    for name in ["a", "b", "b"] {
        assert_eq!(client.send(GetUser).await.unwrap(), user(name));
    }
    client.send(DeleteApp).await.unwrap();
}

#[tokio::test]
async fn requests_are_recorded_as_they_would_be_sent() {
    let mock = Mock::new();
    mock.on::<CreateUser>().respond(user("alice"));
    let client = mock.builder().token("s3cret").build().unwrap();
    client.send(CreateUser).await.unwrap();
    let requests = mock.requests_of::<CreateUser>();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].uri(), "/api/v1/users/");
    assert_eq!(requests[0].body(), r#"{"name":"alice"}"#);
    assert!(!format!("{mock:?} {requests:?}").contains("s3cret"));
    assert_eq!(mock.requests().len(), 1);
    assert!(mock.requests_of::<GetUser>().is_empty());
}

#[tokio::test]
async fn error_responses_can_be_mocked() {
    let mock = Mock::new();
    mock.on::<GetUser>()
        .respond_error(StatusCode::SERVICE_UNAVAILABLE, "later")
        .respond(user("alice"));
    let client = mock.client().unwrap();
    let error = client.send(GetUser).await.unwrap_err();
    assert_eq!(error.api().unwrap().message(), Some("later"));
    assert_eq!(client.send(GetUser).await.unwrap(), user("alice"));

    let error = client.send(CreateUser).await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("the mock has no response for createUser"),
        "{error}"
    );
}

#[tokio::test]
async fn failures_before_a_response_can_be_mocked() {
    let mock = Mock::new();
    mock.on::<GetUser>()
        .fail(MockFailure::Connect)
        .fail(MockFailure::Interrupted)
        .fail(MockFailure::Timeout);
    let client = mock.client().unwrap();
    let expected = [
        (true, false, "getUser: cannot connect to the mock"),
        (
            false,
            false,
            "getUser: the connection to the mock was interrupted",
        ),
        (false, true, "getUser: no response from the mock in time"),
    ];
    for (is_not_sent, is_timeout, message) in expected {
        let error = client.send(GetUser).await.unwrap_err();
        assert!(error.to_string().starts_with(message), "{error}");
        assert_eq!(error.is_not_sent(), is_not_sent, "{error}");
        assert_eq!(error.is_timeout(), is_timeout, "{error}");
    }
}

#[tokio::test]
async fn a_failed_connection_is_retried_as_with_a_server() {
    let mock = Mock::new();
    mock.on::<CreateUser>()
        .fail(MockFailure::Connect)
        .respond(user("alice"));
    let client = mock.builder().retry(Retry::default()).build().unwrap();
    assert_eq!(client.send(CreateUser).await.unwrap(), user("alice"));
    assert_eq!(mock.requests().len(), 2);
}

#[test]
fn a_retry_outside_of_a_runtime_is_an_error() {
    let mock = Mock::new();
    mock.on::<GetUser>().fail(MockFailure::Connect);
    let client = mock.builder().retry(Retry::default()).build().unwrap();
    let error = client.send(GetUser).now_or_never().unwrap().unwrap_err();
    assert!(matches!(error, Error::InvalidInput(_)), "{error:?}");
}

#[tokio::test]
async fn responses_can_depend_on_the_request_and_carry_headers() {
    let mock = Mock::new();
    let requests = mock.clone();
    mock.on::<GetUser>().respond_with(move |request| {
        let number = requests.requests().len();
        let path = request.uri().path();
        let mut response = Response::new(format!(r#"{{"name":"{path} {number}"}}"#).into());
        if number == 2 {
            *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, 30.into());
        }
        response
    });
    let client = mock.client().unwrap();
    assert_eq!(client.send(GetUser).await.unwrap(), user("/api/v1/user/ 1"));
    let error = client.send(GetUser).await.unwrap_err();
    assert_eq!(error.api().unwrap().retry_after().unwrap().as_secs(), 30);
}

#[tokio::test]
async fn retries_and_paging_work_as_with_a_server() {
    let page = |log: &str, next: Option<&str>| LogPage {
        logs: vec![log.to_owned()],
        next_page: next.map(str::to_owned),
    };
    let mock = Mock::new();
    mock.on::<ListLogs>()
        .respond_error(StatusCode::TOO_MANY_REQUESTS, "slowly")
        .respond(page("a", Some("1")))
        .respond(page("b", None));
    let client = mock.builder().retry(Retry::default()).build().unwrap();
    let logs: Vec<_> = client
        .items(ListLogs::default())
        .try_collect()
        .await
        .unwrap();
    assert_eq!(logs, ["a", "b"]);
    assert_eq!(mock.requests().len(), 3);
}

#[cfg(feature = "blocking")]
#[test]
fn it_works_with_the_blocking_client() {
    let mock = Mock::new();
    mock.on::<GetUser>().respond(user("alice"));
    let client = mock.builder().build_blocking().unwrap();
    assert_eq!(client.send(GetUser).unwrap(), user("alice"));
}

#[tokio::test]
async fn debug_output_of_requests_contains_no_secret() {
    use quay_api_generated::{Operation, types, user};

    let mock = Mock::new();
    let credentials = types::SigninCredentials::new("alice", "s3cret");
    let operation = user::signin_user(credentials);
    assert!(!format!("{operation:?}").contains("s3cret"));
    assert!(
        operation
            .request()
            .unwrap()
            .body()
            .ends_with(b"\"s3cret\"}")
    );
    let _ = mock.client().unwrap().send(operation).await;
    let requests = mock.requests();
    assert!(!format!("{requests:?} {mock:?}").contains("s3cret"));
    assert_eq!(requests[0].operation(), "signinUser");
    assert!(requests[0].body().ends_with(b"\"s3cret\"}"));
}
