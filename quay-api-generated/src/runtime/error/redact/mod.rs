//! Shortens text of responses and masks its secrets, so that it can be shown.

mod mask;

use crate::runtime::strings::trim_end;
use mask::mask;
pub(crate) use mask::{is_secret, mask_message, mask_text};

/// Returns at most about `limit` bytes of a body, ending shortly after `near`, with the strings of
/// secret properties masked.
///
/// The body may be truncated, and need not be JSON.
pub(crate) fn excerpt(body: &[u8], near: usize, limit: usize) -> String {
    let end = near.saturating_add(limit / 4).max(limit).min(body.len());
    let read = String::from_utf8_lossy(body.get(..end).unwrap_or(body));
    let text = mask(trim_end(&read, "\u{fffd}"));
    let mut start = if end > limit {
        text.len().saturating_sub(limit)
    } else {
        0
    };
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let shown = text.get(start..).unwrap_or_default();
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

#[cfg(test)]
mod tests {
    use super::{excerpt, one_line};

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
