//! Detects paging loops in constant memory.

use std::{
    fmt,
    hash::{BuildHasher, Hasher, RandomState},
};

use http::Uri;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// Compares each request and each page with earlier ones.
///
/// Brent's algorithm keeps the first page and one that is replaced at every power of two. It
/// detects a loop of any length within a few rounds, and one through the first page in its first
/// round. Requests alone are not enough: a server that rejects a page token restarts with a new
/// token.
pub(crate) struct LoopGuard {
    hasher: RandomState,
    requests: CycleDetector,
    pages: CycleDetector,
}

impl LoopGuard {
    pub(crate) fn new() -> Self {
        Self {
            hasher: RandomState::new(),
            requests: CycleDetector::default(),
            pages: CycleDetector::default(),
        }
    }

    /// Returns the number of new pages.
    pub(crate) fn pages(&self) -> usize {
        self.pages.length
    }

    /// Whether a request is new, as far as known.
    pub(crate) fn is_new_request(&mut self, uri: &Uri) -> bool {
        self.requests.advance(Some(self.hasher.hash_one(uri)))
    }

    /// Whether a page is new, as far as known.
    pub(crate) fn is_new_page(&mut self, fingerprint: Fingerprint) -> bool {
        self.pages.advance(fingerprint.0)
    }

    /// Returns the fingerprinter of this guard.
    pub(crate) fn fingerprinter(&self) -> Fingerprinter {
        Fingerprinter(self.hasher.clone())
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
        self.length += 1;
        self.first = self.first.or(now);
        if self.length.is_power_of_two() {
            self.checkpoint = now;
        }
        true
    }
}

/// The fingerprint of the items of a page; `None` if they do not identify the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Fingerprint(Option<u64>);

/// Computes fingerprints that can be compared with those of the same guard.
#[derive(Clone)]
pub(crate) struct Fingerprinter(RandomState);

impl Fingerprinter {
    /// Returns the fingerprint of the lists of a page. Other properties, such as the page token,
    /// differ each time.
    ///
    /// A page of several identical items has none: log entries have no ID and a precision of one
    /// second, so a burst can fill several pages with identical entries.
    pub(crate) fn fingerprint(&self, body: &[u8]) -> Fingerprint {
        let mut lists = Lists {
            hasher: self.0.build_hasher(),
            items: 0,
            first: None,
            differ: false,
        };
        let mut json = serde_json::Deserializer::from_slice(body);
        // Invalid JSON is an error when the page is decoded.
        let is_valid = json.deserialize_any(&mut lists).is_ok();
        let identifies = lists.items == 1 || lists.differ;
        Fingerprint((is_valid && identifies).then(|| lists.hasher.finish()))
    }
}

/// The lists of a page, or the page itself if it is a list.
struct Lists<'de, H> {
    hasher: H,
    items: usize,
    first: Option<&'de str>,
    differ: bool,
}

impl<'de, H: Hasher> Lists<'de, H> {
    fn add(&mut self, item: &'de str) {
        self.hasher.write(item.as_bytes());
        self.hasher.write_u8(0xff);
        self.items += 1;
        self.differ |= *self.first.get_or_insert(item) != item;
    }
}

impl<'de, H: Hasher> Visitor<'de> for &mut Lists<'de, H> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a page")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element::<&RawValue>()? {
            self.add(item.get());
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut properties: A) -> Result<(), A::Error> {
        while properties.next_key::<IgnoredAny>()?.is_some() {
            let value = properties.next_value::<&RawValue>()?.get();
            if value.starts_with('[') {
                let mut json = serde_json::Deserializer::from_str(value);
                json.deserialize_seq(&mut *self)
                    .map_err(de::Error::custom)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fingerprint(guard: &LoopGuard, body: &str) -> Fingerprint {
        guard.fingerprinter().fingerprint(body.as_bytes())
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
            assert_eq!(fingerprint(&guard, page), Fingerprint(None), "{page}");
        }
        assert_ne!(fingerprint(&guard, r#"{"logs":[1]}"#), Fingerprint(None));
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
    fn the_guard_owns_no_memory_that_could_grow() {
        assert!(!std::mem::needs_drop::<LoopGuard>());
    }

    #[test]
    fn pages_without_a_fingerprint_never_end_paging() {
        let mut guard = LoopGuard::new();
        assert!((0..1000).all(|_| guard.is_new_page(Fingerprint(None))));
        assert_eq!(guard.pages(), 1000);
    }
}
