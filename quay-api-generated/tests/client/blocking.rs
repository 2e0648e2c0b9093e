//! The blocking client.

use quay_api_generated::{CallOptions, Error, blocking};

use crate::support::{GetUser, ListLogs, Reply, Server, User};

/// Starts a server on its own runtime, as another process would.
fn server(
    handler: impl Fn(&crate::support::Seen, usize) -> Reply + Send + Sync + 'static,
) -> (tokio::runtime::Runtime, Server) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(Server::start(handler));
    (runtime, server)
}

fn client(server: &Server) -> blocking::Client {
    server.builder().build_blocking().unwrap()
}

#[test]
fn every_method_blocks_until_the_response() {
    let (_runtime, server) = server(|_, _| Reply::user("alice"));
    let client = client(&server);
    assert_eq!(client.send(GetUser).unwrap().name, "alice");
    assert_eq!(client.send_as::<User>(GetUser).unwrap().name, "alice");
    assert_eq!(client.send_raw(GetUser).unwrap().status(), 200);
    let options = CallOptions::new().no_retry();
    assert_eq!(client.send_with(GetUser, options).unwrap().name, "alice");
}

#[test]
fn it_has_the_settings_of_the_async_client() {
    let (_runtime, server) = server(|seen, _| match seen.header("authorization") {
        Some("Bearer secret") => Reply::user("alice"),
        _ => Reply::user("nobody"),
    });
    let client = blocking::Client::builder(server.url.as_str())
        .token("secret")
        .build()
        .unwrap();
    assert_eq!(client.send(GetUser).unwrap().name, "alice");
    let client = blocking::Client::new(server.url.as_str()).unwrap();
    assert_eq!(client.send(GetUser).unwrap().name, "nobody");
}

#[test]
fn pages_and_items_are_iterators() {
    let (_runtime, server) = server(|seen, _| match seen.target.ends_with("=1") {
        false => Reply::json(200, r#"{"logs":["a","b"],"next_page":"1"}"#),
        true => Reply::json(200, r#"{"logs":["c"]}"#),
    });
    let client = client(&server);
    let items: Result<Vec<_>, _> = client.items(ListLogs::default()).collect();
    assert_eq!(items.unwrap(), ["a", "b", "c"]);

    let mut pages = client.pages(ListLogs::default());
    assert_eq!(pages.next().unwrap().unwrap().logs, ["a", "b"]);
    assert_eq!(pages.resume().unwrap().next_page.as_deref(), Some("1"));
    assert_eq!(pages.next().unwrap().unwrap().logs, ["c"]);
    assert!(pages.next().is_none());
}

#[test]
fn threads_share_a_client() {
    let (_runtime, server) = server(|_, _| Reply::user("alice"));
    let client = client(&server);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| client.send(GetUser).unwrap());
        }
    });
    assert_eq!(server.seen().len(), 8);
}

/// Starts a server outside of the runtime of a test.
fn server_beside() -> (tokio::runtime::Runtime, Server) {
    let start = || server(|_, _| Reply::user("alice"));
    std::thread::spawn(start).join().unwrap()
}

fn assert_is_rejected(client: &blocking::Client) {
    let error = client.send(GetUser).unwrap_err();
    assert!(matches!(error, Error::InvalidInput(_)), "{error:?}");
    assert_eq!(
        error.to_string(),
        "getUser: `blocking::Client` cannot be used inside an async runtime; use `Client`, or call \
         it in `spawn_blocking`"
    );
    let mut pages = client.pages(ListLogs::default());
    let error = pages.next().unwrap().unwrap_err();
    assert!(matches!(error, Error::InvalidInput(_)), "{error:?}");
    assert!(pages.next().is_none() && pages.resume().is_none());
    let mut items = client.items(ListLogs::default());
    let error = items.next().unwrap().unwrap_err();
    assert!(matches!(error, Error::InvalidInput(_)), "{error:?}");
    assert!(items.next().is_none() && items.resume().is_none());
    assert!(client.items(ListLogs::default()).into_vec().is_err());
    assert!(client.send_raw(GetUser).is_err());
    assert!(client.send_as::<User>(GetUser).is_err());
}

#[tokio::test]
async fn inside_an_async_runtime_every_request_is_an_error() {
    let (runtime, server) = server_beside();
    let client = client(&server);
    assert_is_rejected(&client);
    // Each check leaves the task its budget of cooperative scheduling.
    for _ in 0..1000 {
        assert!(client.send(GetUser).is_err());
    }
    let task = client.clone();
    tokio::spawn(async move { assert_is_rejected(&task) })
        .await
        .unwrap();
    assert!(server.seen().is_empty());
    drop(client);
    runtime.shutdown_background();
}

#[tokio::test(flavor = "multi_thread")]
async fn blocking_sections_of_an_async_runtime_may_send() {
    let (runtime, server) = server_beside();
    let client = client(&server);
    let inside = client.clone();
    let user = tokio::task::spawn_blocking(move || inside.send(GetUser)).await;
    assert_eq!(user.unwrap().unwrap().name, "alice");
    let user = tokio::task::block_in_place(|| client.send(GetUser));
    assert_eq!(user.unwrap().name, "alice");
    runtime.shutdown_background();
}

#[test]
fn operations_can_be_sent_by_reference() {
    let (_runtime, server) = server(|seen, _| match &*seen.target {
        "/api/v1/logs" => Reply::json(200, r#"{"logs":["a"]}"#),
        _ => Reply::user("alice"),
    });
    let client = client(&server);
    let (user, logs) = (GetUser, ListLogs::default());
    assert_eq!(client.send(&user).unwrap().name, "alice");
    assert_eq!(client.send_as::<User>(&user).unwrap().name, "alice");
    assert_eq!(client.send_raw(&user).unwrap().status(), 200);
    for items in [client.items(&logs), client.items(logs)] {
        assert_eq!(items.into_vec().unwrap(), ["a"]);
    }
}

#[test]
fn errors_are_those_of_the_async_client() {
    let (_runtime, server) = server(|_, _| Reply::json(404, "{}"));
    assert!(client(&server).send(GetUser).unwrap_err().is_not_found());
}
