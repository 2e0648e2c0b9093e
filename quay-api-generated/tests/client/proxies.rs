//! Proxies, and how errors name them.

use std::process::Command;

use quay_api_generated::{Client, Error, Retry};

use crate::support::{GetUser, Reply, Server, builder};

/// A port that nothing listens on.
const CLOSED: &str = "127.0.0.1:9";

async fn failure(url: &str, proxy: &str) -> Error {
    let client = builder(url).proxy(proxy).retry(Retry::none());
    client.build().unwrap().send(GetUser).await.unwrap_err()
}

#[tokio::test]
async fn a_proxy_carries_every_request() {
    let proxy = Server::start(|_, _| Reply::user("alice")).await;
    let builder = Client::builder("http://quay.invalid").proxy(proxy.url.as_str());
    builder.build().unwrap().send(GetUser).await.unwrap();
    assert_eq!(proxy.seen()[0].target, "http://quay.invalid/api/v1/user/");
}

#[test]
fn a_proxy_with_another_scheme_than_http_is_rejected() {
    for proxy in ["socks5://s3cret@127.0.0.1:9", "SOCKS5h://127.0.0.1:9"] {
        let result = builder("https://quay.invalid").proxy(proxy).build();
        let error = result.unwrap_err();
        assert!(matches!(error, Error::InvalidInput(_)), "{error:?}");
        assert!(error.to_string().contains("`http` or `https`"), "{error}");
        assert!(!error.to_string().contains("s3cret"), "{error}");
    }
}

#[tokio::test]
async fn an_unreachable_proxy_is_named_without_its_password() {
    for url in ["http://quay.invalid", "https://quay.invalid"] {
        for proxy in [
            format!("http://user:s3cret@{CLOSED}"),
            format!("user:s3cret@{CLOSED}"),
            CLOSED.to_owned(),
        ] {
            let error = failure(url, &proxy).await;
            let expected =
                format!("getUser: cannot connect to {url} through the proxy http://{CLOSED}");
            assert!(error.to_string().starts_with(&expected), "{error}");
            assert!(error.is_not_sent() && error.is_retryable());
            assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");
        }
    }
}

#[tokio::test]
async fn an_unreachable_proxy_of_the_environment_is_named() {
    const CHILD: &str = "QUAY_TEST_PROXY_CHILD";
    let urls = ["http://quay.invalid", "https://quay.invalid"];
    if std::env::var_os(CHILD).is_none() {
        let test = "proxies::an_unreachable_proxy_of_the_environment_is_named";
        let proxy = format!("http://user:s3cret@{CLOSED}");
        let child = Command::new(std::env::current_exe().unwrap())
            .args([test, "--exact"])
            .env(CHILD, "1")
            .envs([("http_proxy", &proxy), ("https_proxy", &proxy)])
            .env_remove("no_proxy")
            .env_remove("NO_PROXY")
            .output()
            .unwrap();
        let output = String::from_utf8_lossy(&child.stdout);
        assert!(child.status.success(), "{output}");
        assert!(output.contains("1 passed"), "{output}");
        return;
    }
    for url in urls {
        let client = builder(url).retry(Retry::none()).build().unwrap();
        let error = client.send(GetUser).await.unwrap_err().to_string();
        let expected = format!(
            "getUser: cannot connect to {url} through the proxy http://{CLOSED}, set by the \
             environment or the system: "
        );
        assert!(error.starts_with(&expected), "{error}");
    }
}

#[tokio::test]
async fn a_proxy_that_refuses_the_tunnel_is_named() {
    let proxy = Server::start(|_, _| Reply::json(407, "{}")).await;
    let error = failure("https://quay.invalid", &proxy.url).await;
    let expected = format!(
        "getUser: cannot connect to https://quay.invalid through the proxy {}",
        proxy.url
    );
    assert!(error.to_string().starts_with(&expected), "{error}");
    assert!(error.is_not_sent());
}

#[tokio::test]
async fn a_proxy_that_requires_a_password_says_so() {
    let proxy = Server::start(|_, _| Reply::html(407, "Sign in")).await;
    let error = failure("http://quay.invalid", &proxy.url).await;
    let hint = "; the proxy requires a user name and a password in its URL";
    assert!(error.to_string().ends_with(hint), "{error}");
}
