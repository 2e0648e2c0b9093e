//! Rate and concurrency limits.

use std::{
    mem,
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
    free: Vec<Instant>,
}

impl Limits {
    pub(crate) fn new(interval: Option<Duration>, concurrency: Option<usize>) -> Self {
        Self {
            rate: interval.map(|interval| RateLimit {
                interval,
                slots: Mutex::new(Slots {
                    next: Instant::now(),
                    free: Vec::new(),
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
        let slot = self.slots().reserve(self.interval);
        let reservation = Reservation { rate: self, slot };
        sleep_until(slot).await;
        // The slot is used.
        mem::forget(reservation);
    }

    fn slots(&self) -> MutexGuard<'_, Slots> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Slots {
    /// Reserves the first slot that is free and not over.
    fn reserve(&mut self, interval: Duration) -> Instant {
        let now = Instant::now();
        let mut earliest = None;
        for slot in mem::take(&mut self.free) {
            match earliest {
                _ if slot < now => {}
                Some(first) if first <= slot => self.free.push(slot),
                _ => self.free.extend(earliest.replace(slot)),
            }
        }
        if let Some(slot) = earliest {
            return slot;
        }
        let slot = self.next.max(now);
        self.next = slot + interval;
        slot
    }
}

/// A slot that becomes free again if the request is cancelled while it waits.
struct Reservation<'limit> {
    rate: &'limit RateLimit,
    slot: Instant,
}

impl Drop for Reservation<'_> {
    fn drop(&mut self) {
        self.rate.slots().free.push(self.slot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_free_slot_that_is_not_over_is_used_again() {
        let (start, second) = (Instant::now(), Duration::from_secs(1));
        let at = |seconds: i32| match seconds.is_negative() {
            true => start - second * seconds.unsigned_abs(),
            false => start + second * seconds.unsigned_abs(),
        };
        let mut slots = Slots {
            next: at(20),
            free: vec![at(12), at(-1), at(11), at(13), at(-2)],
        };
        let reserved = std::array::from_fn(|_| slots.reserve(second));
        assert_eq!(reserved, [at(11), at(12), at(13), at(20), at(21)]);
    }

    #[test]
    fn slots_that_were_not_used_do_not_add_up_to_a_burst() {
        let (start, second) = (Instant::now(), Duration::from_secs(1));
        let mut slots = Slots {
            next: start - 10 * second,
            free: Vec::new(),
        };
        let [first, next] = std::array::from_fn(|_| slots.reserve(second));
        assert!(first >= start);
        assert_eq!(next, first + second);
    }
}
