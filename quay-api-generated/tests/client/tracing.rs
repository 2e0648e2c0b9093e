//! The span of a request, and the secrets that it must not show.

use std::{
    io,
    sync::{Arc, Mutex},
};

use quay_api_generated::{logs, tag, types};
use tracing::instrument::WithSubscriber;
use tracing_subscriber::{fmt::MakeWriter, fmt::format::FmtSpan};

use crate::support::{GetUser, Reply, Server, TOKEN};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Returns the log of a request at the lowest level.
async fn logged<T>(request: impl Future<Output = T>) -> (T, String) {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(FmtSpan::CLOSE)
        .with_ansi(false)
        .with_writer(log.clone())
        .finish();
    let outcome = request.with_subscriber(subscriber).await;
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    (outcome, text)
}

#[tokio::test]
async fn a_span_describes_the_request_without_secrets() {
    let server = Server::start(|_, number| match number {
        0 => Reply::json(503, r#"{"message":"b0dy"}"#),
        _ => Reply::user("b0dy"),
    })
    .await;
    let (user, text) = logged(server.client().send(GetUser)).await;
    user.unwrap();
    for field in [
        "operation=\"getUser\"",
        "method=\"GET\"",
        "path=\"/api/v1/user/\"",
        "status=503",
        "status=200",
        "attempt=2",
        "elapsed_ms=",
        " quay_api_generated: ",
    ] {
        assert!(text.contains(field), "{field} in {text}");
    }
    assert!(!text.contains(TOKEN) && !text.contains("b0dy"), "{text}");
}

#[tokio::test]
async fn a_span_has_the_status_of_the_last_attempt_only() {
    let server = Server::start(|_, number| match number {
        0 => Reply::json(503, "{}"),
        _ => Reply::Raw(Vec::new()),
    })
    .await;
    let (response, text) = logged(server.client().send(GetUser)).await;
    assert!(response.is_err());
    let (attempts, end) = text.trim_end().rsplit_once('\n').unwrap();
    assert!(attempts.contains("status=503"), "{attempts}");
    assert!(
        end.contains("attempt=4") && !end.contains("status="),
        "{end}"
    );
}

#[tokio::test]
async fn paths_are_shown_as_templates_without_values() {
    let not_found = r#"{"message":"b0dy"}"#;
    let server = Server::start(move |_, _| Reply::json(404, not_found)).await;
    let client = server.client();
    let change = types::TagChange::new().manifest_digest("b0dy");
    let (response, text) =
        logged(client.send(tag::change_tag("s3cret/s3cret", "s3cret", change))).await;
    assert!(response.unwrap_err().is_not_found());
    let template = "path=\"/api/v1/repository/{repository}/tag/{tag}\"";
    assert!(
        text.contains(template) && text.contains("status=404"),
        "{text}"
    );

    let (page, more) = logged(client.send(logs::list_org_logs("s3cret").next_page("s3cret"))).await;
    assert!(page.is_err());
    // Nothing listens on this port.
    let nowhere = crate::support::builder("http://127.0.0.1:1")
        .build()
        .unwrap();
    let (response, lost) = logged(nowhere.send(logs::list_org_logs("s3cret"))).await;
    assert!(
        response.unwrap_err().is_retryable() && lost.contains("cannot connect"),
        "{lost}"
    );
    for text in [text, more, lost] {
        for secret in [TOKEN, "s3cret", "b0dy"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}
