//! Shortens text of responses and masks its secrets, so that it can be shown.

use std::borrow::Cow;

/// The replacement of a secret.
const MASK: &str = "\"***\"";

/// Whether a property of this name may contain a secret. The name may be quoted.
pub(crate) fn is_secret(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    // Quay returns the encrypted password of a user as `key`.
    key.trim_matches('"') == "key"
        || ["token", "password", "secret", "private_key", "credential"]
            .iter()
            .any(|word| key.contains(word))
}

/// Returns at most about `limit` bytes of a body, ending shortly after `near`, with the strings of
/// secret properties masked.
///
/// The body may be truncated, and need not be JSON.
pub(crate) fn excerpt(body: &[u8], near: usize, limit: usize) -> String {
    let end = near.saturating_add(limit / 4).max(limit).min(body.len());
    let read = String::from_utf8_lossy(body.get(..end).unwrap_or(body));
    let text = mask(read.trim_end_matches(char::REPLACEMENT_CHARACTER)).into_owned();
    let start = if end > limit {
        text.len().saturating_sub(limit)
    } else {
        0
    };
    let shown: String = text
        .char_indices()
        .filter(|(at, _)| *at >= start)
        .map(|(_, character)| character)
        .collect();
    let head = if start > 0 { "…" } else { "" };
    let tail = if end < body.len() { "…" } else { "" };
    format!("{head}{shown}{tail}")
}

/// Returns the first characters of a text on one line.
pub(crate) fn one_line(text: &str, limit: usize) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if let Some((at, _)) = line.char_indices().nth(limit) {
            line.truncate(at);
            line.push('…');
            break;
        }
    }
    line
}

/// Masks every string in the value of a secret property.
fn mask(json: &str) -> Cow<'_, str> {
    let mut shown = String::new();
    let mut rest = json;
    let mut expected = false; // the next value is that of a secret property
    let mut depth = 0_usize; // nesting inside the value of a secret property
    while let Some(at) = rest.find(['"', '[', ']', '{', '}', ',']) {
        let (before, from) = rest.split_at(at);
        shown.push_str(before);
        if !from.starts_with('"') {
            let (bracket, after) = from.split_at(1);
            match bracket {
                "[" | "{" if expected || depth > 0 => depth += 1,
                "]" | "}" => depth = depth.saturating_sub(1),
                _ => {}
            }
            expected = false;
            shown.push_str(bracket);
            rest = after;
            continue;
        }
        let (string, after) = from.split_at(string_end(from));
        let is_key = after.trim_start().starts_with(':');
        if !is_key && (expected || depth > 0) {
            shown.push_str(MASK);
        } else {
            shown.push_str(string);
        }
        expected = is_key && is_secret(string);
        rest = after;
    }
    if shown.is_empty() {
        return Cow::Borrowed(json);
    }
    shown.push_str(rest);
    Cow::Owned(shown)
}

/// Returns the end of the JSON string at the start of `text`, or of the text if it is truncated.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{excerpt, mask, one_line};

    #[test]
    fn secrets_are_masked_and_everything_else_is_kept() {
        for (json, shown) in [
            (
                r#"{"name":"a,b","token":"s3","x":[1]}"#,
                r#"{"name":"a,b","token":"***","x":[1]}"#,
            ),
            (
                r#"{"encrypted_password" : "s\"3", "n": "token"}"#,
                r#"{"encrypted_password" : "***", "n": "token"}"#,
            ),
            (
                r#"{"tokens":[{"code":"s3"},"s4"],"name":"a"}"#,
                r#"{"tokens":[{"code":"***"},"***"],"name":"a"}"#,
            ),
            (
                r#"{"key":"s3","keys":["a"]}"#,
                r#"{"key":"***","keys":["a"]}"#,
            ),
            (
                r#"{"token":null,"name":"a"}"#,
                r#"{"token":null,"name":"a"}"#,
            ),
            (r#"{"private_key":"-----BEG"#, r#"{"private_key":"***""#),
            ("<html>", "<html>"),
        ] {
            assert_eq!(mask(json), shown);
        }
    }

    #[test]
    fn excerpts_are_bounded_and_end_near_the_offset() {
        let body = format!(r#"{{"token":"s3","a":"{}","b":1}}"#, "ä".repeat(4000));
        let start = excerpt(body.as_bytes(), 0, 200);
        assert!(start.starts_with(r#"{"token":"***","a":"ä"#), "{start}");
        assert!(start.len() < 260 && start.ends_with('…'), "{start}");
        let end = excerpt(body.as_bytes(), body.len(), 200);
        assert!(
            end.starts_with('…') && end.ends_with(r#"ä","b":1}"#),
            "{end}"
        );
    }

    #[test]
    fn lines_are_joined_and_truncated() {
        assert_eq!(one_line("  a\n b\t\tc ", 9), "a b c");
        assert_eq!(one_line("ääää bbbb", 6), "ääää b…");
        assert_eq!(one_line("", 6), "");
    }
}
