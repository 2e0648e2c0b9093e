//! Rate and concurrency limits.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::{Instant, sleep_until},
};

/// The limits of a client, shared by its clones.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    rate: Option<RateLimit>,
    concurrency: Option<Semaphore>,
}

/// Spaces requests evenly, without bursts.
#[derive(Debug)]
struct RateLimit {
    interval: Duration,
    next: Mutex<Instant>,
}

impl Limits {
    pub(crate) fn new(interval: Option<Duration>, concurrency: Option<usize>) -> Self {
        Self {
            rate: interval.map(|interval| RateLimit {
                interval,
                next: Mutex::new(Instant::now()),
            }),
            concurrency: concurrency
                .map(|requests| Semaphore::new(requests.min(Semaphore::MAX_PERMITS))),
        }
    }

    /// Waits until a request may be sent. The request counts as running until the permit is dropped.
    pub(crate) async fn acquire(&self) -> Option<SemaphorePermit<'_>> {
        let permit = match &self.concurrency {
            // The semaphore is never closed.
            Some(semaphore) => semaphore.acquire().await.ok(),
            None => None,
        };
        if let Some(rate) = &self.rate {
            sleep_until(rate.next_slot()).await;
        }
        permit
    }
}

impl RateLimit {
    /// Reserves the next free slot.
    fn next_slot(&self) -> Instant {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = (*next).max(Instant::now());
        *next = slot + self.interval;
        slot
    }
}
