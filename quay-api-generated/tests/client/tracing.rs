//! What a log shows of a call, and what it must not.

use std::{
    io,
    sync::{Arc, Mutex},
};

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

#[tokio::test]
async fn a_span_tells_of_a_call_without_its_secrets() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(FmtSpan::CLOSE)
        .with_ansi(false)
        .with_writer(log.clone())
        .finish();
    let server = Server::start(|_, number| match number {
        0 => Reply::json(503, r#"{"message":"b0dy"}"#),
        _ => Reply::user("b0dy"),
    })
    .await;
    let quay = server.client();
    quay.send(GetUser)
        .with_subscriber(subscriber)
        .await
        .unwrap();

    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
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
