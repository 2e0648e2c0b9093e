//! Sends requests on a separate thread, so that signals are handled while a response is pending.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::error::Error;
use crate::server::{Response, Server, Token};

/// How often the caller decides whether to keep waiting.
const TICK: Duration = Duration::from_millis(50);

/// The path and query of a GET request.
type Target = (String, BTreeMap<String, String>);

pub(super) struct Requester {
    targets: Sender<Target>,
    responses: Receiver<Result<Response, Error>>,
}

impl Requester {
    /// Starts the thread, which ends when this value is dropped; a pending request is abandoned.
    pub(super) fn start(server: Server, token: Option<Token>) -> Self {
        let (targets, received) = channel::<Target>();
        let (sent, responses) = channel();
        thread::spawn(move || {
            for (path, query) in received {
                if sent
                    .send(server.request(&path, &query, token.as_ref()))
                    .is_err()
                {
                    break;
                }
            }
        });
        Self { targets, responses }
    }

    /// Sends a request and waits for the response while `keep_waiting` returns true. Returns `None` if it was abandoned.
    pub(super) fn request(
        &self,
        target: Target,
        mut keep_waiting: impl FnMut() -> bool,
    ) -> Option<Result<Response, Error>> {
        let stopped = || Err(Error::new("the thread that sends requests has ended"));
        if self.targets.send(target).is_err() {
            return Some(stopped());
        }
        loop {
            match self.responses.recv_timeout(TICK) {
                Ok(response) => return Some(response),
                Err(RecvTimeoutError::Disconnected) => return Some(stopped()),
                Err(RecvTimeoutError::Timeout) if keep_waiting() => {}
                Err(RecvTimeoutError::Timeout) => return None,
            }
        }
    }
}
