//! Converts names to snake case and upper camel case like `heck`, which handles all of Unicode. Nearly all names are
//! simple enough for a faster conversion in one pass over their bytes.

use heck::{ToSnakeCase as _, ToUpperCamelCase as _};

/// Converts a name to snake case.
pub(crate) fn snake(name: &str) -> String {
    if is_snake(name) {
        return name.to_owned();
    }
    if !is_camel(name) {
        return name.to_snake_case();
    }
    let mut snake = String::with_capacity(name.len() + 8);
    for character in name.chars() {
        if character.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}

/// Converts a name to upper camel case.
pub(crate) fn upper_camel(name: &str) -> String {
    if !is_snake(name) && !is_camel(name) {
        return name.to_upper_camel_case();
    }
    let mut camel = String::with_capacity(name.len());
    for word in name.split('_') {
        let mut characters = word.chars();
        camel.extend(characters.next().map(|first| first.to_ascii_uppercase()));
        camel.push_str(characters.as_str());
    }
    camel
}

/// Returns whether a name consists of lower case words separated by `_`.
fn is_snake(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let mut before = b'_';
    let is_snake = name.bytes().all(|byte| {
        let fits = is_part(byte) || (byte == b'_' && before != b'_');
        before = byte;
        fits
    });
    is_snake && before != b'_'
}

/// Returns whether a name consists of letters without adjacent upper case letters.
fn is_camel(name: &str) -> bool {
    let mut before = b'a';
    let is_camel = name.bytes().all(|byte| {
        let is_word = !(byte.is_ascii_uppercase() && before.is_ascii_uppercase());
        before = byte;
        is_word && byte.is_ascii_alphabetic()
    });
    is_camel && !name.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_short_names_are_converted_as_heck_does() {
        let mut names = vec![String::new()];
        for _ in 0..7 {
            let longer = names.iter().flat_map(|name| {
                let characters = ['a', 'B', '1', '_', '-'];
                characters.map(|character| format!("{name}{character}"))
            });
            let longer: Vec<String> = longer.collect();
            for name in &longer {
                assert_eq!(snake(name), name.to_snake_case(), "{name}");
                assert_eq!(upper_camel(name), name.to_upper_camel_case(), "{name}");
            }
            names = longer;
        }
    }
}
