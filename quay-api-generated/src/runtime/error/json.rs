//! Parses JSON whose type is not known.

use serde_json::Value;

/// Parses a body with the instance of the parser that `serde_json` contains: `from_slice` would
/// compile another one into this crate. Not inline, because each caller would compile the drop
/// glue of the error.
#[inline(never)]
pub(super) fn parse(body: &[u8]) -> Option<Value> {
    std::str::from_utf8(body).ok()?.parse().ok()
}

/// Parses a string with its quotes.
#[inline(never)]
pub(super) fn parse_string(text: &str) -> Option<String> {
    match parse(text.as_bytes())? {
        Value::String(text) => Some(text),
        _ => None,
    }
}
