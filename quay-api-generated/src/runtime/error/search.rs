//! Searches for texts, compiled once here.
//!
//! The generic searches of the standard library are large, and would be compiled in every module
//! that uses them. That for a `char` includes them, so ASCII is searched for in the bytes.

/// Whether a text contains a part.
pub(super) fn contains(text: &str, part: &str) -> bool {
    split_once(text, part).is_some()
}

/// Returns what is before and after the first `part`.
#[inline(never)]
pub(super) fn split_once<'text>(text: &'text str, part: &str) -> Option<(&'text str, &'text str)> {
    text.split_once(part)
}
