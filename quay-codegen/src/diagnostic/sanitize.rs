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
