//! Rate and concurrency limits.

use std::{
    collections::BTreeSet,
    sync::{Mutex, MutexGuard, PoisonError},
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
    slots: Mutex<Slots>,
}

#[derive(Debug)]
struct Slots {
    /// The first slot that was never reserved.
    next: Instant,
    /// Reserved slots whose request was cancelled before it was sent.
    free: BTreeSet<Instant>,
}

impl Limits {
    pub(crate) fn new(interval: Option<Duration>, concurrency: Option<usize>) -> Self {
        Self {
            rate: interval.map(|interval| RateLimit {
                interval,
                slots: Mutex::new(Slots {
                    next: Instant::now(),
                    free: BTreeSet::new(),
                }),
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
            rate.wait().await;
        }
        permit
    }
}

impl RateLimit {
    /// Waits for the next free slot.
    async fn wait(&self) {
        let mut reservation = Reservation {
            rate: self,
            slot: Some(self.slots().reserve(self.interval)),
        };
        if let Some(slot) = reservation.slot {
            sleep_until(slot).await;
        }
        reservation.slot = None;
    }

    fn slots(&self) -> MutexGuard<'_, Slots> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Slots {
    fn reserve(&mut self, interval: Duration) -> Instant {
        let now = Instant::now();
        while let Some(slot) = self.free.pop_first() {
            if slot >= now {
                return slot;
            }
        }
        let slot = self.next.max(now);
        self.next = slot + interval;
        slot
    }
}

/// A slot that becomes free again if the request is cancelled while it waits.
struct Reservation<'limit> {
    rate: &'limit RateLimit,
    slot: Option<Instant>,
}

impl Drop for Reservation<'_> {
    fn drop(&mut self) {
        if let Some(slot) = self.slot {
            self.rate.slots().free.insert(slot);
        }
    }
}
