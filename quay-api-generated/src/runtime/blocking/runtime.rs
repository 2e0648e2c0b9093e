//! The thread of a blocking client.

use std::{
    panic::AssertUnwindSafe,
    sync::mpsc,
    task::{Context, Poll, Waker},
    thread,
};

use futures_util::FutureExt;
use tokio::{runtime, sync::oneshot, task::coop};

use crate::runtime::error::{Error, FailureKind, TransportError};

/// A thread with a Tokio runtime. It ends with the last client that uses it.
pub(super) struct Runtime {
    handle: runtime::Handle,
    _stop: oneshot::Sender<()>,
}

impl Runtime {
    pub(super) fn start() -> Result<Self, Error> {
        let failed = |error: std::io::Error| {
            let reason = format!("cannot start its thread: {error}");
            Error::invalid_setting("blocking client", &reason)
        };
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(failed)?;
        let handle = runtime.handle().clone();
        let (stop, stopped) = oneshot::channel();
        thread::Builder::new()
            .name("quay-client".to_owned())
            .spawn(move || runtime.block_on(stopped))
            .map_err(failed)?;
        Ok(Self {
            handle,
            _stop: stop,
        })
    }

    /// Runs a future on the thread and waits for its output. A panic continues in the caller.
    pub(super) fn block_on<F>(&self, operation: &'static str, future: F) -> Result<F::Output, Error>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        if is_async_context() {
            let reason = "cannot be used inside an async runtime; use `Client`, or call it in \
                          `spawn_blocking`";
            return Err(Error::invalid_input(
                Some(operation),
                "blocking::Client",
                reason,
            ));
        }
        let (sender, receiver) = mpsc::sync_channel(1);
        self.handle.spawn(async move {
            let outcome = AssertUnwindSafe(future).catch_unwind().await;
            // The caller waits for it.
            let _ = sender.send(outcome);
        });
        match receiver.recv() {
            Ok(Ok(output)) => Ok(output),
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Err(error) => Err(Error::Transport(TransportError {
                operation,
                server: "the thread of the blocking client".to_owned(),
                kind: FailureKind::Interrupted,
                source: error.into(),
            })),
        }
    }
}

/// Whether the current thread is polling a future of a Tokio runtime.
///
/// `spawn_blocking` and `block_in_place` also have a runtime, but only the futures that it polls
/// have a limited budget of cooperative scheduling. The guards give it back.
fn is_async_context() -> bool {
    /// More than the budget of a poll, which fits into a byte.
    const MORE_THAN_THE_BUDGET: usize = 256;

    if runtime::Handle::try_current().is_err() {
        return false;
    }
    let mut context = Context::from_waker(Waker::noop());
    let mut guards = Vec::new();
    while guards.len() < MORE_THAN_THE_BUDGET
        && let Poll::Ready(guard) = coop::poll_proceed(&mut context)
    {
        guards.push(guard);
    }
    let is_limited = guards.len() < MORE_THAN_THE_BUDGET;
    // Each guard restores the budget before it, so the first must be dropped last.
    while guards.pop().is_some() {}
    is_limited
}
