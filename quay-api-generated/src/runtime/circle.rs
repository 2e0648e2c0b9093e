//! Notices pages that lead back to earlier ones, in memory that does not grow with their number.

use std::{
    fmt,
    hash::{BuildHasher, Hasher, RandomState},
};

use http::Uri;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// Follows a walk through pages by what was asked for and by what came.
///
/// Each page is compared with the first and with one that is renewed at every power of two
/// (Brent's way), so that a circle of any length is noticed within a few rounds, and one that
/// leads back to the first page in its first round. The request alone does not tell: a server that
/// cannot read its token begins anew without a word, and with a token that it never gave before.
pub(crate) struct Walk {
    hasher: RandomState,
    requests: Trail,
    contents: Trail,
}

impl Walk {
    pub(crate) fn new() -> Self {
        Self {
            hasher: RandomState::new(),
            requests: Trail::default(),
            contents: Trail::default(),
        }
    }

    /// How many pages came.
    pub(crate) fn pages(&self) -> usize {
        self.contents.steps
    }

    /// Whether a request is new, as far as is known.
    pub(crate) fn asks(&mut self, uri: &Uri) -> bool {
        self.requests.step(Some(self.hasher.hash_one(uri)))
    }

    /// Whether the content of a page is new, as far as is known.
    pub(crate) fn brings(&mut self, content: Content) -> bool {
        self.contents.step(content.0)
    }

    /// What a walk is told of the pages that come.
    pub(crate) fn reader(&self) -> Reader {
        Reader(self.hasher.clone())
    }
}

/// One of the two sequences of a walk.
#[derive(Default)]
struct Trail {
    steps: usize,
    first: Option<u64>,
    mark: Option<u64>,
}

impl Trail {
    /// Goes on, unless this was here before; `None` proves nothing.
    fn step(&mut self, now: Option<u64>) -> bool {
        if now.is_some() && (now == self.first || now == self.mark) {
            return false;
        }
        self.steps += 1;
        self.first = self.first.or(now);
        if self.steps.is_power_of_two() {
            self.mark = now;
        }
        true
    }
}

/// The fingerprint of what a page lists; none if it says nothing about where it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Content(Option<u64>);

/// Makes fingerprints of pages that can be compared within one walk.
#[derive(Clone)]
pub(crate) struct Reader(RandomState);

impl Reader {
    /// The fingerprint of a page: of its lists, since what stands beside them (a token, the span of
    /// time that was searched) is another one each time.
    ///
    /// A page of several items that are all alike has none. Log entries have no number and no
    /// fraction of a second, so that a burst of them can fill several pages with the same.
    pub(crate) fn content(&self, body: &[u8]) -> Content {
        let mut lists = Lists {
            hasher: self.0.build_hasher(),
            items: 0,
            first: None,
            differ: false,
        };
        let mut json = serde_json::Deserializer::from_slice(body);
        // What cannot be read is an error when the page is decoded.
        let read = json.deserialize_any(&mut lists).is_ok();
        let tells = lists.items == 1 || lists.differ;
        Content((read && tells).then(|| lists.hasher.finish()))
    }
}

/// The lists of a page, or the page that is a list.
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

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while members.next_key::<IgnoredAny>()?.is_some() {
            let member = members.next_value::<&RawValue>()?.get();
            if member.starts_with('[') {
                let mut json = serde_json::Deserializer::from_str(member);
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

    fn content(walk: &Walk, body: &str) -> Content {
        walk.reader().content(body.as_bytes())
    }

    /// The step at which a sequence is found to lead back.
    fn found(mut sequence: impl Iterator<Item = u64>) -> usize {
        let mut trail = Trail::default();
        sequence.position(|now| !trail.step(Some(now))).unwrap()
    }

    #[test]
    fn only_what_a_page_lists_counts() {
        let walk = Walk::new();
        let page = content(&walk, r#"{"start":"1","logs":["a","b"],"next_page":"x"}"#);
        let again = r#"{"next_page":"y","start":"2","logs":["a","b"],"page":{"of":["c"]}}"#;
        assert_eq!(page, content(&walk, again));
        assert_eq!(page, content(&walk, r#"["a","b"]"#));
        for other in [
            r#"{"logs":["a","c"]}"#,
            r#"{"logs":["ab"]}"#,
            r#"{"logs":["b","a"]}"#,
        ] {
            assert_ne!(page, content(&walk, other), "{other}");
        }
    }

    #[test]
    fn a_page_that_says_nothing_has_no_fingerprint() {
        let walk = Walk::new();
        for page in [
            r#"{"logs":[]}"#,
            r#"{"logs":[1,1,1]}"#,
            "{}",
            "",
            "null",
            r#"{"logs":[1,"#,
        ] {
            assert_eq!(content(&walk, page), Content(None), "{page}");
        }
        assert_ne!(content(&walk, r#"{"logs":[1]}"#), Content(None));
    }

    #[test]
    fn a_way_back_to_the_start_is_noticed_at_once_and_any_other_in_a_few_rounds() {
        for length in [1, 2, 3, 7, 100] {
            assert_eq!(found((0..length).cycle()), length as usize);
        }
        for (before, length) in [(1, 1), (5, 3), (10, 100), (1000, 7)] {
            let step = found((0..before).chain((before..before + length).cycle()));
            let bound = 3 * before.max(length) + length;
            assert!(step <= bound as usize, "{before} {length}: {step}");
        }
    }

    #[test]
    fn a_walk_owns_no_memory_that_could_grow() {
        assert!(!std::mem::needs_drop::<Walk>());
    }

    #[test]
    fn what_proves_nothing_never_ends_a_walk() {
        let mut walk = Walk::new();
        assert!((0..1000).all(|_| walk.brings(Content(None))));
        assert_eq!(walk.pages(), 1000);
    }
}
