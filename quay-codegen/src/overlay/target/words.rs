//! The words without which a target selects nothing.

use super::{Selector, Target};

impl Target {
    /// Returns names and texts that must all occur below a member of the document for the target to select anything
    /// there. A segment leads to at most as many places as its word occurs. `None` if a segment has no word.
    pub(in crate::overlay) fn words(&self) -> Option<Vec<&str>> {
        let (_, below) = self.segments.split_first()?;
        let mut words = Vec::new();
        for segment in below {
            match segment.selectors.as_slice() {
                [Selector::Name(name)] => words.push(name.as_str()),
                [Selector::Equals(conditions)] if !conditions.is_empty() => {
                    words.extend(conditions.iter().map(|(_, text)| text.as_str()));
                }
                _ => return None,
            }
        }
        Some(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(target: &str) -> Option<Vec<String>> {
        let target = Target::parse(target).unwrap();
        let words = target.words()?;
        Some(words.into_iter().map(str::to_owned).collect())
    }

    #[test]
    fn each_segment_has_a_word() {
        let found = words("$.paths..parameters[?@.name == 'a' && @.in == 'b'].c");
        assert_eq!(found.unwrap(), ["parameters", "a", "b", "c"]);
        for target in ["$", "$.paths.*.get", "$.paths..['a', 'b']", "$.paths.a[0]"] {
            assert_eq!(words(target), None, "{target}");
        }
    }
}
