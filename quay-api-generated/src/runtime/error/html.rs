//! HTML pages, which proxies and sign-in pages send where JSON is expected.

use super::redact;
use crate::runtime::strings::split_once;

/// Maximum length of a title, in characters.
const TITLE: usize = 500;

/// Whether a body is an HTML page.
pub(crate) fn is_html(body: &[u8]) -> bool {
    let text = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    text.trim_ascii_start().starts_with(b"<")
}

/// Describes an HTML page by its title.
pub(super) fn describe(body: &[u8]) -> String {
    match title(body) {
        Some(title) => format!("an HTML page titled \"{title}\""),
        None => "an HTML page".to_owned(),
    }
}

pub(super) fn title(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    // Only ASCII changes, so offsets stay valid.
    let lower = text.to_ascii_lowercase();
    let open = split_once(&lower, "<title")?.0.len();
    let start = open + split_once(lower.get(open..)?, ">")?.0.len() + 1;
    let end = start + split_once(lower.get(start..)?, "<")?.0.len();
    let title = redact::one_line(text.get(start..end)?, TITLE);
    (!title.is_empty()).then_some(title)
}
