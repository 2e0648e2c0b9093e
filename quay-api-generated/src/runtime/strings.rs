//! Searches, splits, trims and joins of strings, compiled once here.
//!
//! Those of the standard library are generic and large, and are compiled in every codegen unit that
//! calls them. A search for a `char` includes them, so ASCII is searched for in the bytes.

use std::fmt::Display;

/// Whether a text contains a part.
pub(super) fn contains(text: &str, part: &str) -> bool {
    split_once(text, part).is_some()
}

/// Whether all bytes of a text pass a test.
#[inline(never)]
pub(super) fn all(text: &str, test: fn(&u8) -> bool) -> bool {
    text.as_bytes().iter().all(test)
}

/// Returns the parts of a text between an ASCII character.
pub(super) fn parts(text: &str, separator: u8) -> Parts<'_> {
    Parts {
        rest: Some(text),
        separator,
    }
}

#[derive(Clone)]
pub(super) struct Parts<'text> {
    rest: Option<&'text str>,
    separator: u8,
}

impl<'text> Iterator for Parts<'text> {
    type Item = &'text str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'text str> {
        let rest = self.rest.take()?;
        let end = rest.bytes().position(|byte| byte == self.separator);
        match end.and_then(|end| Some((rest.get(..end)?, rest.get(end + 1..)?))) {
            None => Some(rest),
            Some((part, after)) => {
                self.rest = Some(after);
                Some(part)
            }
        }
    }
}

/// Returns what is before and after the first `part`.
#[inline(never)]
pub(super) fn split_once<'text>(text: &'text str, part: &str) -> Option<(&'text str, &'text str)> {
    text.split_once(part)
}

/// Returns what is after the last `part`, which must not overlap with itself.
pub(super) fn after_last<'text>(text: &'text str, part: &str) -> Option<&'text str> {
    let (_, mut after) = split_once(text, part)?;
    while let Some((_, rest)) = split_once(after, part) {
        after = rest;
    }
    Some(after)
}

/// Removes all of these parts at both ends.
pub(super) fn trim<'text>(mut text: &'text str, parts: &[&str]) -> &'text str {
    let strip = |text: &'text str, part| text.strip_prefix(part).or(text.strip_suffix(part));
    while let Some(rest) = parts.iter().find_map(|&part| strip(text, part)) {
        text = rest;
    }
    text
}

/// Removes a part at the end, as often as it is there.
pub(super) fn trim_end<'text>(mut text: &'text str, part: &str) -> &'text str {
    while let Some(rest) = text.strip_suffix(part) {
        text = rest;
    }
    text
}

/// Removes whitespace at both ends.
#[inline(never)]
pub(super) fn trim_space(text: &str) -> &str {
    text.trim()
}

/// Formats a value. `to_string` is compiled for each type and in each module.
#[inline(never)]
pub(super) fn display(value: &dyn Display) -> String {
    value.to_string()
}

/// Returns a text without these characters. Not inline, because it is large.
#[inline(never)]
pub(super) fn without(text: &str, removed: &[char]) -> String {
    let mut rest = String::new();
    for character in text.chars() {
        if !removed.contains(&character) {
            rest.push(character);
        }
    }
    rest
}

/// Concatenates strings with a separator between them.
pub(super) fn join(parts: &[&str], separator: &str) -> String {
    let mut joined = String::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            joined.push_str(separator);
        }
        joined.push_str(part);
    }
    joined
}
