//! Detects paging loops in constant memory.

use std::hash::{BuildHasher, Hasher, RandomState};

use http::Uri;

use super::list_items::ListItems;

/// Compares each request and each page with earlier ones.
///
/// Brent's algorithm keeps the first page and one that is replaced at every power of two. It
/// detects a loop of any length within a few rounds, and one through the first page in its first
/// round. Requests alone are not enough: a server that rejects a page token restarts with a new
/// token.
///
/// A page is hashed in full only if it is kept, or if its first item is that of a kept page.
pub(crate) struct LoopGuard {
    hasher: RandomState,
    requests: CycleDetector,
    pages: CycleDetector,
    /// The first items of the two pages that `pages` keeps.
    first_items: [Option<u64>; 2],
    /// How many of the last pages were empty.
    empty_pages: usize,
}

/// Maximum number of empty pages in a row.
const MAX_EMPTY_PAGES: usize = 100;

impl LoopGuard {
    pub(crate) fn new() -> Self {
        Self {
            hasher: RandomState::new(),
            requests: CycleDetector::default(),
            pages: CycleDetector::default(),
            first_items: [None; 2],
            empty_pages: 0,
        }
    }

    /// Returns the number of new pages.
    pub(crate) fn pages(&self) -> usize {
        self.pages.length
    }

    /// Records a request, and returns whether it is new, as far as known.
    pub(crate) fn record_request(&mut self, uri: &Uri) -> bool {
        self.requests.advance(Some(self.hasher.hash_one(uri)))
    }

    /// Records a page, and returns whether it is new, as far as known.
    pub(crate) fn record_page(&mut self, page: Fingerprint) -> bool {
        self.empty_pages = if page.is_empty {
            self.empty_pages + 1
        } else {
            0
        };
        let [first, checkpoint] = &mut self.first_items;
        if self.pages.first.is_none() {
            *first = page.first_item;
        }
        if self.pages.is_next_kept() {
            *checkpoint = page.first_item;
        }
        self.pages.advance(page.lists)
    }

    /// Whether too many pages in a row were empty.
    pub(crate) fn is_endless(&self) -> bool {
        self.empty_pages >= MAX_EMPTY_PAGES
    }

    /// Returns the fingerprinter for the next page.
    pub(crate) fn fingerprinter(&self) -> Fingerprinter {
        Fingerprinter {
            hasher: self.hasher.clone(),
            is_kept: self.pages.first.is_none() || self.pages.is_next_kept(),
            first_items: self.first_items,
        }
    }
}

/// Detects a cycle in a sequence of hashes.
#[derive(Default)]
struct CycleDetector {
    length: usize,
    first: Option<u64>,
    checkpoint: Option<u64>,
}

impl CycleDetector {
    /// Adds a hash, or returns false if it was seen before. `None` is never a repetition.
    fn advance(&mut self, now: Option<u64>) -> bool {
        if now.is_some() && (now == self.first || now == self.checkpoint) {
            return false;
        }
        if self.is_next_kept() {
            self.checkpoint = now;
        }
        self.length += 1;
        self.first = self.first.or(now);
        true
    }

    /// Whether the next hash becomes the checkpoint.
    fn is_next_kept(&self) -> bool {
        (self.length + 1).is_power_of_two()
    }
}

/// The fingerprint of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Fingerprint {
    /// Whether the page has a list, but no items.
    is_empty: bool,
    /// The hash of the first item.
    first_item: Option<u64>,
    /// The hash of all lists; `None` if they do not identify the page, or need not be compared.
    lists: Option<u64>,
}

/// Computes fingerprints that can be compared with those of the same guard.
#[derive(Clone)]
pub(crate) struct Fingerprinter {
    hasher: RandomState,
    /// Whether the guard will keep the fingerprint.
    is_kept: bool,
    first_items: [Option<u64>; 2],
}

impl Fingerprinter {
    /// Returns the fingerprint of a page.
    pub(crate) fn fingerprint(&self, body: &[u8]) -> Fingerprint {
        let mut items = ListItems::new(body);
        let first = items.next();
        let is_empty = first.is_some_and(<[u8]>::is_empty) && items.all(<[u8]>::is_empty);
        let first_item = first.map(|item| self.hasher.hash_one(item));
        let is_suspect = first_item.is_some() && self.first_items.contains(&first_item);
        let lists = match self.is_kept || is_suspect {
            true => self.lists(body),
            false => None,
        };
        Fingerprint {
            is_empty,
            first_item,
            lists,
        }
    }

    /// Returns the hash of the lists of a page. Other properties, such as the page token,
    /// differ each time.
    ///
    /// A page of several identical items has none: log entries have no ID and a precision of one
    /// second, so a burst can fill several pages with identical entries.
    fn lists(&self, body: &[u8]) -> Option<u64> {
        let mut items = ListItems::new(body);
        let mut hasher = self.hasher.build_hasher();
        let mut first = None;
        let (mut count, mut differ) = (0, false);
        for item in items.by_ref() {
            if item.is_empty() {
                continue;
            }
            hasher.write(item);
            hasher.write_u8(0xff);
            count += 1;
            differ |= *first.get_or_insert(item) != item;
        }
        let identifies = count == 1 || differ;
        // What is cut off is an error when the page is decoded.
        (identifies && items.is_balanced()).then(|| hasher.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fingerprint(guard: &LoopGuard, body: &str) -> Option<u64> {
        guard.fingerprinter().fingerprint(body.as_bytes()).lists
    }

    /// Returns the position at which a cycle is detected.
    fn detected_at(mut sequence: impl Iterator<Item = u64>) -> usize {
        let mut detector = CycleDetector::default();
        sequence
            .position(|now| !detector.advance(Some(now)))
            .unwrap()
    }

    #[test]
    fn only_the_lists_of_a_page_count() {
        let guard = LoopGuard::new();
        let page = fingerprint(&guard, r#"{"start":"1","logs":["a","b"],"next_page":"x"}"#);
        let again = r#"{"next_page":"y","start":"2","logs":["a","b"],"page":{"of":["c"]}}"#;
        assert_eq!(page, fingerprint(&guard, again));
        assert_eq!(page, fingerprint(&guard, r#"["a","b"]"#));
        for other in [
            r#"{"logs":["a","c"]}"#,
            r#"{"logs":["ab"]}"#,
            r#"{"logs":["b","a"]}"#,
        ] {
            assert_ne!(page, fingerprint(&guard, other), "{other}");
        }
    }

    #[test]
    fn a_page_is_empty_if_all_its_lists_are() {
        let fingerprinter = LoopGuard::new().fingerprinter();
        for (page, is_empty) in [
            (r#"{"logs":[]}"#, true),
            (r#"{"warnings":[],"logs":[ ],"next":"a"}"#, true),
            (r#"{"warnings":[],"logs":[1]}"#, false),
            (r#"{"logs":[1],"warnings":[]}"#, false),
            ("{}", false),
        ] {
            assert_eq!(
                fingerprinter.fingerprint(page.as_bytes()).is_empty,
                is_empty,
                "{page}"
            );
        }
    }

    #[test]
    fn pages_without_distinct_items_have_no_fingerprint() {
        let guard = LoopGuard::new();
        for page in [
            r#"{"logs":[]}"#,
            r#"{"logs":[1,1,1]}"#,
            "{}",
            "",
            "null",
            r#"{"logs":[1,"#,
        ] {
            assert_eq!(fingerprint(&guard, page), None, "{page}");
        }
        assert_ne!(fingerprint(&guard, r#"{"logs":[1]}"#), None);
    }

    #[test]
    fn a_loop_of_pages_is_detected_whether_or_not_a_page_was_hashed_in_full() {
        for (before, length) in [(0, 1), (0, 5), (3, 4), (6, 1), (20, 9)] {
            let mut guard = LoopGuard::new();
            let numbers = (0..before).chain((before..before + length).cycle());
            let step = numbers.take(1000).position(|number| {
                // The tokens differ each time, and the first items are alike on some pages.
                let page = format!(
                    r#"{{"logs":[{},"n{number}"],"next":{}}}"#,
                    number / 2,
                    guard.pages()
                );
                let fingerprint = guard.fingerprinter().fingerprint(page.as_bytes());
                !guard.record_page(fingerprint)
            });
            let bound = 3 * before.max(length) + length;
            assert!(
                step.is_some_and(|step| step <= bound),
                "{before} {length}: {step:?}"
            );
        }
    }

    #[test]
    fn a_loop_to_the_start_is_detected_at_once_and_any_other_in_a_few_rounds() {
        for length in [1, 2, 3, 7, 100] {
            assert_eq!(detected_at((0..length).cycle()), length as usize);
        }
        for (before, length) in [(1, 1), (5, 3), (10, 100), (1000, 7)] {
            let step = detected_at((0..before).chain((before..before + length).cycle()));
            let bound = 3 * before.max(length) + length;
            assert!(step <= bound as usize, "{before} {length}: {step}");
        }
    }

    #[test]
    fn only_a_hundred_empty_pages_in_a_row_are_endless() {
        let mut guard = LoopGuard::new();
        let mut is_endless_after = |page: &str| {
            let fingerprint = guard.fingerprinter().fingerprint(page.as_bytes());
            assert!(guard.record_page(fingerprint));
            guard.is_endless()
        };
        let empty = r#"{"logs":[]}"#;
        for another in [r#"{"logs":["a"]}"#, r#"{"logs":["b"]}"#] {
            assert!((1..100).all(|_| !is_endless_after(empty)));
            assert!(!is_endless_after(another));
        }
        assert!((1..100).all(|_| !is_endless_after(empty)));
        assert!(is_endless_after(empty));
    }

    #[test]
    fn the_guard_owns_no_memory_that_could_grow() {
        assert!(!std::mem::needs_drop::<LoopGuard>());
    }

    #[test]
    fn pages_without_a_fingerprint_never_end_paging() {
        let mut guard = LoopGuard::new();
        assert!((0..1000).all(|_| guard.record_page(Fingerprint::default())));
        assert_eq!(guard.pages(), 1000);
    }
}
