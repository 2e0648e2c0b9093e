//! A client without a socket.

use futures_util::TryStreamExt;
use http::StatusCode;
use quay_api_generated::{Retry, mock::Mock};

/// Its tests run here: Cargo builds an example as a program or as a test, not as both.
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
async fn answers_come_in_their_order_and_the_last_one_stays() {
    let mock = Mock::new();
    mock.on::<GetUser>().answer(user("a")).answer(user("b"));
    mock.on::<DeleteApp>().answer(());
    let quay = mock.client().unwrap();
    for name in ["a", "b", "b"] {
        assert_eq!(quay.send(GetUser).await.unwrap(), user(name));
    }
    quay.send(DeleteApp).await.unwrap();
}

#[tokio::test]
async fn requests_are_recorded_as_they_would_have_been_sent() {
    let mock = Mock::new();
    mock.on::<CreateUser>().answer(user("alice"));
    let quay = mock.builder().token("s3cret").build().unwrap();
    quay.send(CreateUser).await.unwrap();
    let requests = mock.requests_of::<CreateUser>();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].uri(), "/api/v1/users/");
    assert_eq!(requests[0].body(), r#"{"name":"alice"}"#);
    assert!(!format!("{mock:?} {requests:?}").contains("s3cret"));
    assert_eq!(mock.requests().len(), 1);
    assert!(mock.requests_of::<GetUser>().is_empty());
}

#[tokio::test]
async fn failures_can_be_had_too() {
    let mock = Mock::new();
    mock.on::<GetUser>()
        .refuse(StatusCode::SERVICE_UNAVAILABLE, "later")
        .answer(user("alice"));
    let quay = mock.client().unwrap();
    let error = quay.send(GetUser).await.unwrap_err();
    assert_eq!(error.api().unwrap().message(), Some("later"));
    assert_eq!(quay.send(GetUser).await.unwrap(), user("alice"));

    let error = quay.send(CreateUser).await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("the mock has no answer for createUser"),
        "{error}"
    );
}

#[tokio::test]
async fn retries_and_paging_are_the_client_s_own() {
    let page = |log: &str, next: Option<&str>| LogPage {
        logs: vec![log.to_owned()],
        next_page: next.map(str::to_owned),
    };
    let mock = Mock::new();
    mock.on::<ListLogs>()
        .refuse(StatusCode::TOO_MANY_REQUESTS, "slowly")
        .answer(page("a", Some("1")))
        .answer(page("b", None));
    let quay = mock.builder().retry(Retry::default()).build().unwrap();
    let logs: Vec<_> = quay.items(ListLogs::default()).try_collect().await.unwrap();
    assert_eq!(logs, ["a", "b"]);
    assert_eq!(mock.requests().len(), 3);
}

#[cfg(feature = "blocking")]
#[test]
fn it_serves_the_blocking_client() {
    let mock = Mock::new();
    mock.on::<GetUser>().answer(user("alice"));
    let quay = mock.builder().build_blocking().unwrap();
    assert_eq!(quay.send(GetUser).unwrap(), user("alice"));
}
