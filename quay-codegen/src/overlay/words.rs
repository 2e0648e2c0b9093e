//! Shows quickly that a target selects nothing in a piece, since a word of the target does not occur in it. Many
//! targets such as `$.paths..parameters[?@.name == 'tag']` may select something in any piece, but do so in few.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::target::Target;

/// The numbers of the words of targets.
#[derive(Debug, Default)]
pub(super) struct Words<'overlays> {
    numbers: HashMap<&'overlays str, usize>,
    /// The first bytes and the lengths of the words, which most other texts do not share.
    starts: BTreeSet<(u8, usize)>,
}

/// How often each word occurs in a piece at most, by the number of the word.
#[derive(Debug)]
pub(super) struct Counts(Vec<usize>);

impl<'overlays> Words<'overlays> {
    /// Returns the numbers of the words of a target; `None` if it has other segments.
    pub(super) fn of(&mut self, target: &'overlays Target) -> Option<Vec<usize>> {
        let mut number = |word: &'overlays str| {
            let next = self.numbers.len();
            self.starts.insert(start(word));
            *self.numbers.entry(word).or_insert(next)
        };
        Some(target.words()?.into_iter().map(&mut number).collect())
    }

    /// Counts the words of a piece.
    pub(super) fn count(&self, name: &str, piece: Option<&Value>) -> Counts {
        let mut counts = Counts(vec![0; self.numbers.len()]);
        self.add_word(name, 1, &mut counts);
        if let Some(piece) = piece {
            self.add(piece, 1, &mut counts);
        }
        counts
    }

    /// Counts the words of a value that an action adds at a number of places.
    pub(super) fn add(&self, value: &Value, places: usize, counts: &mut Counts) {
        match value {
            _ if places == 0 => {}
            Value::String(text) => self.add_word(text, places, counts),
            Value::Array(elements) => {
                for element in elements {
                    self.add(element, places, counts);
                }
            }
            Value::Object(members) => {
                for (name, member) in members {
                    self.add_word(name, places, counts);
                    self.add(member, places, counts);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn add_word(&self, word: &str, places: usize, counts: &mut Counts) {
        if !self.starts.contains(&start(word)) {
            return;
        }
        let number = self.numbers.get(word);
        if let Some(count) = number.and_then(|number| counts.0.get_mut(*number)) {
            *count = count.saturating_add(places);
        }
    }
}

/// Returns the first byte and the length of a word.
fn start(word: &str) -> (u8, usize) {
    (word.bytes().next().unwrap_or_default(), word.len())
}

impl Counts {
    /// Returns whether a word of a target is missing.
    pub(super) fn lack_any(&self, words: &[usize]) -> bool {
        words.iter().any(|word| self.of(*word) == 0)
    }

    /// Returns the number of places to which a segment of a target leads at most.
    pub(super) fn most(&self, words: &[usize]) -> usize {
        words.iter().map(|word| self.of(*word)).max().unwrap_or(0)
    }

    fn of(&self, word: usize) -> usize {
        self.0.get(word).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_and_texts_count_until_one_is_missing() {
        let target = Target::parse("$.paths..parameters[?@.name == 'tag']").unwrap();
        let mut words = Words::default();
        let target = words.of(&target).unwrap();
        let piece = json!({"get": {"parameters": [{"name": "id"}]}, "parameters": []});
        let mut counts = words.count("/api", Some(&piece));
        assert!(counts.lack_any(&target));
        assert_eq!(counts.most(&target), 2);
        words.add(&json!({"name": "tag"}), 3, &mut counts);
        assert!(!counts.lack_any(&target));
        assert_eq!(counts.most(&target), 3);
    }

    #[test]
    fn the_name_of_the_piece_is_a_word() {
        let target = Target::parse("$.paths..['/api']").unwrap();
        let mut words = Words::default();
        let target = words.of(&target).unwrap();
        assert!(words.count("/api/a", None).lack_any(&target));
        assert!(!words.count("/api", None).lack_any(&target));
    }
}
