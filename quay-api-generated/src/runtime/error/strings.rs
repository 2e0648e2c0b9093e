//! Searches in strings and joins of strings, compiled once here.
//!
//! Those of the standard library are generic and large, and are compiled in every codegen unit that
//! calls them. A search for a `char` includes them, so ASCII is searched for in the bytes.

/// Whether a text contains a part.
pub(super) fn contains(text: &str, part: &str) -> bool {
    split_once(text, part).is_some()
}

/// Returns what is before and after the first `part`.
#[inline(never)]
pub(super) fn split_once<'text>(text: &'text str, part: &str) -> Option<(&'text str, &'text str)> {
    text.split_once(part)
}

/// Removes all `part`s at both ends.
pub(super) fn trim<'text>(mut text: &'text str, part: &str) -> &'text str {
    while let Some(rest) = text.strip_prefix(part) {
        text = rest;
    }
    while let Some(rest) = text.strip_suffix(part) {
        text = rest;
    }
    text
}

/// Concatenates strings with a separator between them.
pub(crate) fn join(parts: &[&str], separator: &str) -> String {
    let mut joined = String::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            joined.push_str(separator);
        }
        joined.push_str(part);
    }
    joined
}
