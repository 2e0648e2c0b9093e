//! Distributes work over a few threads.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder};

/// The maximum number of threads.
const THREADS: usize = 4;

/// The number of items that justify another thread.
const ITEMS: usize = 3;

/// The default stack size of a main thread on most systems.
pub(crate) const STACK_BYTES: usize = 8 << 20;

/// Converts all items on several threads. The results are in the order of the items.
pub(crate) fn map<'items, T: Sync, R: Send>(
    items: &'items [T],
    convert: impl Fn(&'items T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else {
                return done;
            };
            done.push((index, convert(item)));
        }
    };
    let mut done = thread::scope(|scope| {
        let others = 1..THREADS.min(items.len() / ITEMS);
        let spawn = |_| {
            let thread = Builder::new().stack_size(STACK_BYTES);
            // If spawning fails, the other threads do the work.
            thread.spawn_scoped(scope, work).ok()
        };
        let others: Vec<_> = others.filter_map(spawn).collect();
        let mut done = work();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_are_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..100).collect();
        let squares = super::map(&items, |item| {
            // The first items take the longest.
            std::thread::sleep(std::time::Duration::from_micros(100 - *item as u64));
            item * item
        });
        assert!(
            squares
                .iter()
                .enumerate()
                .all(|(item, square)| *square == item * item)
        );
        assert_eq!(squares.len(), 100);
    }
}
