//! Sends requests on a thread of its own, so that a signal is noticed while a response is on its way.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::error::Error;
use crate::server::{Reply, Server, Token};

/// How often the caller is asked whether to wait on.
const TICK: Duration = Duration::from_millis(50);

/// The path and the query of a GET.
type Target = (String, BTreeMap<String, String>);

pub(super) struct Requester {
    targets: Sender<Target>,
    replies: Receiver<Result<Reply, Error>>,
}

impl Requester {
    /// The thread ends with this value; a request that is on its way by then is abandoned.
    pub(super) fn start(server: Server, token: Option<Token>) -> Self {
        let (targets, received) = channel::<Target>();
        let (sent, replies) = channel();
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
        Self { targets, replies }
    }

    /// Sends a request and waits for the response as long as `wait_on` says so. Returns nothing otherwise.
    pub(super) fn request(
        &self,
        target: Target,
        mut wait_on: impl FnMut() -> bool,
    ) -> Option<Result<Reply, Error>> {
        let stopped = || Err(Error::new("the thread that sends requests has ended"));
        if self.targets.send(target).is_err() {
            return Some(stopped());
        }
        loop {
            match self.replies.recv_timeout(TICK) {
                Ok(reply) => return Some(reply),
                Err(RecvTimeoutError::Disconnected) => return Some(stopped()),
                Err(RecvTimeoutError::Timeout) if wait_on() => {}
                Err(RecvTimeoutError::Timeout) => return None,
            }
        }
    }
}
