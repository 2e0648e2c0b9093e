//! Escapes characters that must not reach a terminal or a source file.

/// Returns whether a character moves the cursor, breaks a line or changes the text direction. Such characters can
/// disguise a message, and `rustc` rejects some of them in comments.
pub fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

/// Returns the text on one line with unsafe characters escaped.
pub fn escape_unsafe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if is_unsafe(character) {
            out.extend(character.escape_debug());
        } else {
            out.push(character);
        }
    }
    out
}

/// Formats any text as a code span of Markdown, which has no empty ones.
pub(crate) fn code_span(text: &str) -> String {
    if text.is_empty() {
        return "`\"\"`".to_owned();
    }
    let character = |character| match character {
        '`' => '\'',
        other if is_unsafe(other) => ' ',
        other => other,
    };
    let text: String = text.chars().map(character).collect();
    format!("`{text}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_a_code_span() {
        assert_eq!(code_span("a`b\n<c>"), "`a'b <c>`");
        assert_eq!(code_span(""), "`\"\"`");
    }
}
