//! The targets of proposed actions: which place an action selects, and how.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::diagnostic::pointer::{Pointer, tokens};
use crate::diagnostic::sanitize::is_unsafe;
use crate::infer::schema::is_name;

/// Returns the number of pointer tokens that form the target of an action: up to a definition or operation, or up to
/// the last array element, since an update cannot select elements.
fn anchor_length(tokens: &[String]) -> usize {
    let whole = match tokens.first().map(String::as_str) {
        Some("paths") => 3,
        _ => 2,
    };
    let is_index = |pair: &[String]| match pair {
        [list, index] => {
            ["oneOf", "anyOf"].contains(&list.as_str())
                && index.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    };
    let index = tokens.windows(2).rposition(is_index).map(|at| at + 2);
    index.unwrap_or(whole).max(whole).min(tokens.len())
}

/// Splits a location into the target of an action and the value to merge.
pub(super) fn split_at_anchor(place: &Pointer, addition: Value) -> (Pointer, Value) {
    let tokens: Vec<String> = tokens(place.as_str()).collect();
    let (anchor, rest) = tokens.split_at(anchor_length(&tokens));
    let anchor = anchor
        .iter()
        .fold(Pointer::root(), |at, token| at.child(token));
    let update = rest
        .iter()
        .rev()
        .fold(addition, |inner, token| json!({ token: inner }));
    (anchor, update)
}

/// Describes the part of the target at a location.
pub(super) fn describe_location(place: &Pointer) -> String {
    let tokens: Vec<String> = tokens(place.as_str()).collect();
    let rest = tokens.get(anchor_length(&tokens)..).unwrap_or_default();
    rest.join(".")
}

/// Formats a location as JSONPath, in the style of the overlays.
pub(super) fn json_path(place: &Pointer) -> String {
    let mut path = String::from("$");
    let is_plain = |token: &str| is_name(token);
    for token in tokens(place.as_str()) {
        if is_plain(&token) {
            let _ = write!(path, ".{token}");
        } else if token.bytes().all(|byte| byte.is_ascii_digit()) && path.ends_with("Of") {
            let _ = write!(path, "[{token}]");
        } else {
            let _ = write!(path, "[{}]", quoted(&token));
        }
    }
    path
}

/// Quotes a string for JSONPath.
pub(super) fn quoted(text: &str) -> String {
    let mut literal = String::from("'");
    for character in text.chars() {
        match character {
            '\'' | '\\' => literal.extend(['\\', character]),
            control if is_unsafe(control) => {
                for unit in control.encode_utf16(&mut [0; 2]) {
                    let _ = write!(literal, "\\u{unit:04x}");
                }
            }
            plain => literal.push(plain),
        }
    }
    literal.push('\'');
    literal
}
