//! Redirects: followed on the same origin with the same request, or not at all.

use quay_api_generated::Error;
use reqwest::redirect;

use crate::support::{CreateUser, GetUser, Reply, Server, TOKEN, custom_http};

fn to(status: u16, location: &str) -> Reply {
    Reply::html(status, "Redirecting...").header("Location", location)
}

#[tokio::test]
async fn method_body_and_token_are_kept() {
    for status in [307, 308] {
        let server = Server::start(move |seen, _| match &*seen.target {
            "/api/v1/users/" => to(status, "/elsewhere?x=1"),
            _ => Reply::user("alice"),
        })
        .await;
        server.client().send(CreateUser).await.unwrap();
        let seen = server.seen();
        assert_eq!(
            (&*seen[1].method, &*seen[1].target),
            ("POST", "/elsewhere?x=1")
        );
        assert_eq!(seen[1].body, r#"{"name":"alice"}"#);
        assert_eq!(
            seen[1].header("authorization"),
            Some(&*format!("Bearer {TOKEN}"))
        );
    }
}

#[tokio::test]
async fn a_get_follows_older_statuses_and_a_post_does_not() {
    for status in [301, 302, 303] {
        let server = Server::start(move |seen, _| match &*seen.target {
            "/new" => Reply::user("alice"),
            _ => to(status, "/new"),
        })
        .await;
        server.client().send(GetUser).await.unwrap();
        let error = server.client().send(CreateUser).await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(server.seen().len(), 3);
    }
}

#[tokio::test]
async fn another_origin_never_receives_a_request() {
    let other = Server::start(|_, _| Reply::user("mallory")).await;
    for status in [301, 302, 303, 307, 308] {
        let location = format!("{}/login?state=s3cret#s3cret", other.url);
        let server = Server::start(move |_, _| to(status, &location)).await;
        let error = server.client().send(GetUser).await.unwrap_err();
        let text = error.to_string();
        assert!(matches!(error, Error::Api(_)), "{text}");
        assert!(
            text.contains(&format!("redirected to {}/login", other.url)),
            "{text}"
        );
        assert!(!text.contains("s3cret"), "{text}");
    }
    assert!(other.seen().is_empty());
}

#[tokio::test]
async fn scheme_host_port_and_credentials_are_part_of_the_origin() {
    // `{port}` is that of the server, so that nothing else differs.
    for location in [
        "https://127.0.0.1:{port}/x",
        "http://localhost:{port}/x",
        "//127.0.0.1:1/x",
        "//u:p@127.0.0.1:{port}/x",
        "//u@127.0.0.1:{port}/x",
        "//:p@127.0.0.1:{port}/x",
    ] {
        let server = Server::start(move |seen, _| {
            let (_, port) = seen.header("host").unwrap().split_once(':').unwrap();
            to(308, &location.replace("{port}", port))
        })
        .await;
        let error = server.client().send(GetUser).await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 308);
        assert_eq!(server.seen().len(), 1, "{location}");
    }
}

#[tokio::test]
async fn a_redirect_to_https_hints_at_the_scheme_of_the_base_url() {
    let server = Server::start(|_, _| to(301, "https://127.0.0.1/api/v1/user/?q=1")).await;
    let error = server.client().send(GetUser).await.unwrap_err();
    let hint = "; redirected to https://127.0.0.1/api/v1/user/, which was not followed; use \
                `https` in the base URL";
    assert!(error.to_string().ends_with(hint), "{error}");
}

#[tokio::test]
async fn an_error_shows_nothing_secret_of_the_location() {
    for (location, shown) in [
        ("http://us3r@other.example/x", "http://other.example/x,"),
        ("http://:s3cret@other.example/x", "http://other.example/x,"),
        ("http://us3r:s3cret@other.example", "http://other.example/,"),
        ("/x?code=s3cret#s3cret", "/x, which"),
        ("data:text/plain,s3cret", "a `data:` URL,"),
    ] {
        let server = Server::start(move |_, _| to(301, location)).await;
        let error = server.client().send(CreateUser).await.unwrap_err();
        let text = format!("{error} {error:?}");
        assert!(text.contains(shown), "{text}");
        assert!(!text.contains("us3r") && !text.contains("s3cret"), "{text}");
    }
}

#[tokio::test]
async fn redirects_after_a_custom_client_left_the_origin_are_not_followed() {
    let other = Server::start(|_, _| to(308, "/next")).await;
    let location = other.url.clone();
    let server = Server::start(move |_, _| to(308, &location)).await;
    let once = redirect::Policy::custom(|attempt| match attempt.previous().len() {
        1 => attempt.follow(),
        _ => attempt.stop(),
    });
    let http = custom_http().redirect(once).build().unwrap();
    let client = server.builder().http_client(http).build().unwrap();
    let error = client.send(GetUser).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 308);
    let seen = other.seen();
    assert_eq!((seen.len(), seen[0].header("authorization")), (1, None));
}

#[tokio::test]
async fn a_redirect_loop_ends() {
    let server = Server::start(|_, _| to(308, "/api/v1/user/")).await;
    let error = server.client().send(GetUser).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 308);
    assert_eq!(server.seen().len(), 6);
    let text = error.to_string();
    assert!(text.contains("to the URL of the request itself"), "{text}");
}

#[tokio::test]
async fn a_redirect_loop_over_several_urls_ends() {
    let server = Server::start(|_, number| to(308, &format!("/{number}"))).await;
    let error = server.client().send(GetUser).await.unwrap_err();
    assert_eq!(server.seen().len(), 6);
    assert!(
        error.to_string().contains("redirects followed before: 5"),
        "{error}"
    );
}

#[tokio::test]
async fn a_redirect_of_a_post_to_its_own_url_does_not_suggest_that_url() {
    let server = Server::start(|seen, _| to(301, &seen.target)).await;
    let error = server.client().send(CreateUser).await.unwrap_err();
    let text = error.to_string();
    assert!(text.ends_with("check the proxy in front of Quay"), "{text}");
}

#[tokio::test]
async fn a_redirect_of_a_post_on_the_server_says_why_it_was_not_followed() {
    let server = Server::start(|_, _| to(301, "/new")).await;
    let error = server.client().send(CreateUser).await.unwrap_err();
    let text = error.to_string();
    let hint = format!(
        "redirected to {}/new, which was not followed, because the",
        server.url
    );
    assert!(text.contains(&hint), "{text}");
}

#[tokio::test]
async fn a_redirect_without_a_valid_location_says_so() {
    for (location, shown) in [
        ("file:///etc/passwd", "redirected to file:///etc/passwd"),
        ("http://[", "redirected without a valid location"),
    ] {
        let server = Server::start(move |_, _| to(302, location)).await;
        let error = server.client().send(GetUser).await.unwrap_err();
        assert!(error.to_string().contains(shown), "{error}");
    }
}

#[tokio::test]
async fn a_redirect_out_of_the_path_of_the_base_url_is_not_followed() {
    for location in ["/other/x", "/quay-evil/x", "/quay/../x"] {
        let server = Server::start(move |_, _| to(308, location)).await;
        let client = crate::support::builder(&format!("{}/quay", server.url));
        let error = client.build().unwrap().send(GetUser).await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 308);
        assert_eq!(server.seen().len(), 1, "{location}");
    }
}
