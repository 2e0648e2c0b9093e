//! SIGINT (Ctrl-C) and SIGTERM, for programs that clean up before they end.

use std::{
    error::Error,
    fmt,
    pin::pin,
    task::{Context, Poll, Waker},
};

use futures_util::future::{self, Either};
#[cfg(unix)]
use tokio::signal::unix::{Signal as Stream, SignalKind, signal};
#[cfg(windows)]
use tokio::signal::windows::{CtrlC as Stream, ctrl_c};

use super::Outcome;

/// While this lives, a signal no longer ends the program by itself.
pub struct Interrupts(Vec<(Stream, u8)>);

/// A signal arrived.
#[derive(Debug)]
pub struct Interrupted(u8);

impl Interrupts {
    /// Starts to watch. Call it before the first change that must be undone.
    #[cfg(unix)]
    pub fn watch() -> Outcome<Self> {
        Ok(Self(vec![
            (signal(SignalKind::interrupt())?, 2),
            (signal(SignalKind::terminate())?, 15),
        ]))
    }

    /// Starts to watch. Call it before the first change that must be undone.
    #[cfg(windows)]
    pub fn watch() -> Outcome<Self> {
        Ok(Self(vec![(ctrl_c()?, 2)]))
    }

    /// Runs `work` until it ends or a signal arrives, which cancels it.
    pub async fn or<T>(&mut self, work: impl Future<Output = Outcome<T>>) -> Outcome<T> {
        let arrived = pin!(future::poll_fn(|context| self.poll(context)));
        match future::select(pin!(work), arrived).await {
            Either::Left((outcome, _)) => outcome,
            Either::Right((interrupted, _)) => Err(interrupted.into()),
        }
    }

    /// An error if a signal has arrived: for programs that stop between two changes.
    pub fn check(&mut self) -> Outcome {
        match self.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(interrupted) => Err(interrupted.into()),
            Poll::Pending => Ok(()),
        }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Interrupted> {
        for (stream, number) in &mut self.0 {
            if stream.poll_recv(context).is_ready() {
                return Poll::Ready(Interrupted(*number));
            }
        }
        Poll::Pending
    }
}

impl Interrupted {
    /// As shells have it: 128 and the number of the signal.
    pub fn exit_code(&self) -> u8 {
        128 + self.0
    }
}

impl fmt::Display for Interrupted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("interrupted")
    }
}

impl Error for Interrupted {}
