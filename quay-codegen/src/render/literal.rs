//! String literals and identifiers. What a document names or says reaches the generated code only through these, or as
//! docs.

use super::layout::Code;

/// Returns a text as a string literal.
pub(super) fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\'' => literal.push('\''),
            // A digit after `\0` would look like an octal escape.
            '\0' if characters
                .as_str()
                .starts_with(|next| ('0'..='7').contains(&next)) =>
            {
                literal.push_str("\\x00");
            }
            other => literal.extend(other.escape_debug()),
        }
    }
    literal.push('"');
    literal
}

/// Returns texts as string literals.
pub(super) fn literals<'text>(
    texts: impl IntoIterator<Item = &'text String>,
) -> impl Iterator<Item = Code> {
    texts.into_iter().map(|text| Code::Text(literal(text)))
}

/// Returns an identifier, raw if necessary. Names were checked when the model was resolved; of any other, only the part
/// that cannot be code is left.
pub(super) fn ident(name: &str) -> &str {
    let plain = plain(name);
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    match plain.find(|character| !is_part(character)) {
        Some(end) => plain.get(..end).unwrap_or_default(),
        None => name,
    }
}

/// Returns a name without the prefix of raw identifiers.
pub(super) fn plain(name: &str) -> &str {
    name.trim_start_matches("r#")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_has_the_value_of_the_text() {
        for text in [
            "",
            "a'b",
            "a\"b\\",
            "\n\r\t",
            "\0",
            "\u{0}1",
            "\u{7f}\u{202e}",
            "é\u{301}",
            "🎉",
            "*/ //",
        ] {
            let parsed: syn::LitStr = syn::parse_str(&literal(text)).unwrap();
            assert_eq!(parsed.value(), text);
        }
    }

    #[test]
    fn an_identifier_contains_no_code() {
        assert_eq!(ident("name_1"), "name_1");
        assert_eq!(ident("r#type"), "r#type");
        assert_eq!(ident("a() {}"), "a");
        assert_eq!(ident("r#r#a;b"), "a");
    }
}
