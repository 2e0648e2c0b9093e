//! Masks the values of properties that may be secret, in JSON and in what resembles it.

use std::borrow::Cow;

use crate::runtime::{
    error::json,
    strings::{contains, split_once, trim, trim_space, without},
};

/// The replacement of a secret.
const MASK: &str = "\"***\"";

const ESCAPED_QUOTE: &str = "\\\"";

/// Parts of the names of properties that may contain a secret, without separators. A test checks
/// that they include those of the generator.
const WORDS: [&str; 14] = [
    "accesskey",
    "apikey",
    "authorization",
    "cookie",
    "credential",
    "encryptionkey",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "pwd",
    "secret",
    "signature",
    "token",
];

/// Whole names. Quay returns the encrypted password of a user as `key`, and invitations by `code`.
const NAMES: [&str; 5] = ["auth", "code", "invitecode", "key", "pin"];

/// Whether a property of this name may contain a secret. The name may be quoted and escaped.
pub(crate) fn is_secret(name: &str) -> bool {
    let mut letters = String::new();
    for &byte in unescape(name).as_bytes() {
        if byte.is_ascii_alphanumeric() {
            letters.push(char::from(byte.to_ascii_lowercase()));
        }
    }
    NAMES.iter().any(|name| letters == *name) || WORDS.iter().any(|word| contains(&letters, word))
}

/// Masks the values of secret properties in the text of a response, which may be truncated, and
/// need not be JSON. Text behind a complete JSON text is left out.
pub(super) fn mask(text: &str) -> String {
    let trimmed = trim_space(text);
    let first = trimmed.as_bytes().first();
    let may_be_secret = match first {
        None | Some(b'{' | b'[' | b'<') => false,
        Some(b'"' | b'\'') => true,
        Some(_) => !trimmed.chars().any(char::is_whitespace),
    };
    if may_be_secret {
        return MASK.to_owned();
    }
    let mut masker = Masker::new(text, false);
    masker.ends_with_json = matches!(first, Some(b'{' | b'['));
    masker.run()
}

/// Masks the values of secret properties in a message. Unlike a response, a message may speak of
/// `token: …`.
pub(crate) fn mask_message(text: &str) -> String {
    Masker::new(text, true).run()
}

/// The same for a response that is a message, or JSON that is broken.
pub(crate) fn mask_text(text: &str) -> String {
    let mut masker = Masker::new(text, true);
    masker.ends_with_json = text.trim_start().as_bytes().first() == Some(&b'{');
    masker.run()
}

/// Resolves the escapes of a string in JSON, with or without its quotes.
fn unescape(text: &str) -> Cow<'_, str> {
    let text = trim(text, &[ESCAPED_QUOTE]);
    // Quotes of the other kind are those of a property inside.
    let quote = if text.starts_with('\'') { "'" } else { "\"" };
    let text = trim(text, &[quote]);
    if !text.as_bytes().contains(&b'\\') {
        return Cow::Borrowed(text);
    }
    let parsed = json::parse_string(&format!("\"{text}\""));
    Cow::Owned(parsed.unwrap_or_else(|| without(text, &['\\'])))
}

struct Masker<'text> {
    rest: &'text str,
    shown: String,
    is_message: bool,
    ends_with_json: bool,
    /// Whether the next value is that of a secret property.
    expected: bool,
    /// Whether the name of that property contains `cookie`.
    is_cookie: bool,
    /// The nesting inside the value of a secret property.
    secret_depth: usize,
    depth: usize,
}

impl<'text> Masker<'text> {
    fn new(text: &'text str, is_message: bool) -> Self {
        Self {
            rest: text,
            shown: String::with_capacity(text.len()),
            is_message,
            ends_with_json: false,
            expected: false,
            is_cookie: false,
            secret_depth: 0,
            depth: 0,
        }
    }

    #[cold]
    fn run(mut self) -> String {
        while let Some(first) = self.rest.chars().next() {
            match first {
                '"' => self.string(string_end(self.rest)),
                '\'' if !self.ends_with_word() => {
                    self.string(string_end(self.rest));
                }
                // JSON that is escaped as a whole.
                '\\' if self.rest.starts_with(ESCAPED_QUOTE) => {
                    let quote = ESCAPED_QUOTE.len();
                    let inside = self.rest.get(quote..).unwrap_or_default();
                    let end = match split_once(inside, ESCAPED_QUOTE) {
                        Some((inside, _)) => quote + inside.len() + quote,
                        None => self.rest.len(),
                    };
                    self.string(end);
                }
                _ if is_word(first) => self.word(),
                _ => {
                    self.punctuation(first);
                    if self.ends_with_json && self.depth == 0 && matches!(first, '}' | ']') {
                        if !trim_space(self.rest).is_empty() {
                            self.shown.push('…');
                        }
                        break;
                    }
                }
            }
        }
        self.shown
    }

    fn ends_with_word(&self) -> bool {
        let last = self.shown.chars().next_back();
        last.is_some_and(char::is_alphanumeric)
    }

    /// Takes this many bytes of the text.
    fn take(&mut self, length: usize) -> &'text str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    #[cold]
    fn punctuation(&mut self, character: char) {
        match character {
            '{' | '[' => {
                self.depth += 1;
                if self.expected || self.secret_depth > 0 {
                    self.secret_depth += 1;
                }
            }
            '}' | ']' => {
                self.depth = self.depth.saturating_sub(1);
                self.secret_depth = self.secret_depth.saturating_sub(1);
            }
            _ => {}
        }
        let separates = character.is_whitespace() || matches!(character, ':' | '=');
        self.expected &= separates;
        let taken = self.take(character.len_utf8());
        self.shown.push_str(taken);
    }

    fn string(&mut self, length: usize) {
        let string = self.take(length);
        let next = self.rest.trim_start().chars().next();
        if matches!(next, Some(':' | '=')) {
            self.shown.push_str(string);
            self.expect_value_of(string);
        } else if self.expected || self.secret_depth > 0 || self.hides_secret(string) {
            self.shown.push_str(MASK);
            self.expected = false;
        } else {
            self.shown.push_str(string);
        }
    }

    fn expect_value_of(&mut self, name: &str) {
        self.expected = is_secret(name);
        self.is_cookie = self.expected && contains(&name.to_ascii_lowercase(), "cookie");
    }

    /// Whether a string contains a property that is secret, such as JSON within JSON.
    fn hides_secret(&self, string: &str) -> bool {
        let bytes = string.as_bytes();
        if !bytes.contains(&b':') && !bytes.contains(&b'=') {
            return false;
        }
        let contents = unescape(string);
        Masker::new(&contents, self.is_message).run() != contents
    }

    #[cold]
    fn word(&mut self) {
        let end = self.rest.find(|character| !is_word(character));
        let word = self.take(end.unwrap_or(self.rest.len()));
        let is_key = match self.rest.trim_start().chars().next() {
            Some('=') => true,
            Some(':') => !self.is_message || self.depth > 0,
            _ => false,
        };
        if is_key && !self.expected {
            self.shown.push_str(word);
            self.expect_value_of(word);
        } else if matches!(word, "null" | "true" | "false") || !self.is_secret_value() {
            self.shown.push_str(word);
        } else {
            // The value may consist of several words, as in `Authorization: Bearer …`. A header may
            // contain several cookies.
            let ends: &[u8] = if self.is_cookie { b"\n" } else { b",;&}]\n\"'" };
            let ends = |byte| ends.contains(&byte);
            let end = self.rest.bytes().position(ends);
            self.take(end.unwrap_or(self.rest.len()));
            self.shown.push_str(MASK);
            self.expected = false;
        }
    }

    fn is_secret_value(&self) -> bool {
        self.expected || self.secret_depth > 0
    }
}

fn is_word(character: char) -> bool {
    let is_punctuation = |byte| b"_-.+/\\$%@!#*~^|".contains(&byte);
    character.is_alphanumeric() || u8::try_from(character).is_ok_and(is_punctuation)
}

/// Returns the end of the string at the start of `text`, or of the text if it is truncated.
fn string_end(text: &str) -> usize {
    let mut characters = text.char_indices();
    let quote = characters.next().map(|(_, quote)| quote);
    let mut escaped = false;
    for (at, character) in characters {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if Some(character) == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests;
