//! What a log shows of a call, and what it must not.

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

/// What a log shows of a call, everything that is below it included.
async fn logged<T>(call: impl Future<Output = T>) -> (T, String) {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(FmtSpan::CLOSE)
        .with_ansi(false)
        .with_writer(log.clone())
        .finish();
    let outcome = call.with_subscriber(subscriber).await;
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    (outcome, text)
}

#[tokio::test]
async fn a_span_tells_of_a_call_without_its_secrets() {
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
    ] {
        assert!(text.contains(field), "{field} in {text}");
    }
    assert!(!text.contains(TOKEN) && !text.contains("b0dy"), "{text}");
}

#[tokio::test]
async fn paths_are_shown_as_templates_and_what_fills_them_never() {
    let refused = r#"{"message":"b0dy"}"#;
    let server = Server::start(move |_, _| Reply::json(404, refused)).await;
    let quay = server.client();
    let change = types::ChangeTag::new().manifest_digest("b0dy");
    let (answer, text) =
        logged(quay.send(tag::change_tag("s3cret/s3cret", "s3cret", change))).await;
    assert!(answer.unwrap_err().is_not_found());
    let template = "path=\"/api/v1/repository/{repository}/tag/{tag}\"";
    assert!(
        text.contains(template) && text.contains("status=404"),
        "{text}"
    );

    let (page, more) = logged(quay.send(logs::list_org_logs("s3cret").next_page("s3cret"))).await;
    assert!(page.is_err());
    // Nobody listens there.
    let nowhere = crate::support::builder("http://127.0.0.1:1")
        .build()
        .unwrap();
    let (answer, lost) = logged(nowhere.send(logs::list_org_logs("s3cret"))).await;
    assert!(
        answer.unwrap_err().is_retryable() && lost.contains("no connection"),
        "{lost}"
    );
    for text in [text, more, lost] {
        for secret in [TOKEN, "s3cret", "b0dy"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}
