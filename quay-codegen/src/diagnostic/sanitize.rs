//! Characters that a document may hold and that neither a terminal nor a source file should.

/// Whether a character moves the cursor, starts a line, or turns the direction of what follows: a message
/// with it would not say what it seems to say, and `rustc` refuses some of them in comments.
pub(crate) fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

/// The text on one line, with such characters written as escapes.
pub(crate) fn escape_unsafe(text: &str) -> String {
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
