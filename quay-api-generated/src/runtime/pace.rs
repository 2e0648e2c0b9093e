//! Keeps a client from asking too much of a server: so many requests a second, so many at a time.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::{Instant, sleep_until},
};

/// The limits of one client, shared by its clones.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    rate: Option<Rate>,
    concurrency: Option<Semaphore>,
}

/// Requests are evenly spaced; there are no bursts.
#[derive(Debug)]
struct Rate {
    interval: Duration,
    next: Mutex<Instant>,
}

impl Pace {
    pub(crate) fn new(interval: Option<Duration>, concurrency: Option<usize>) -> Self {
        Self {
            rate: interval.map(|interval| Rate {
                interval,
                next: Mutex::new(Instant::now()),
            }),
            concurrency: concurrency.map(Semaphore::new),
        }
    }

    /// Waits for a request's turn. The request counts as running until the permit is dropped.
    pub(crate) async fn turn(&self) -> Option<SemaphorePermit<'_>> {
        let permit = match &self.concurrency {
            // The semaphore is never closed.
            Some(semaphore) => semaphore.acquire().await.ok(),
            None => None,
        };
        if let Some(rate) = &self.rate {
            sleep_until(rate.reserve()).await;
        }
        permit
    }
}

impl Rate {
    /// Takes the next free moment.
    fn reserve(&self) -> Instant {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let moment = (*next).max(Instant::now());
        *next = moment + self.interval;
        moment
    }
}
