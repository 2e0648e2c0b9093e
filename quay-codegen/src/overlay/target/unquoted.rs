//! Iterates over the characters of a target that are not within a string, whose quotes it skips too.

use std::str::CharIndices;

/// The characters outside of strings, with their offsets.
pub(super) struct Unquoted<'text> {
    characters: CharIndices<'text>,
    quote: Option<char>,
}

impl<'text> Unquoted<'text> {
    /// Starts outside of a string.
    pub(super) fn new(text: &'text str) -> Self {
        Self {
            characters: text.char_indices(),
            quote: None,
        }
    }

    /// Returns the quote that the string at the end of the text lacks.
    pub(super) fn missing_quote(&self) -> Option<char> {
        self.quote
    }
}

impl Iterator for Unquoted<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (at, character) = self.characters.next()?;
            match (self.quote, character) {
                (Some(_), '\\') => drop(self.characters.next()),
                (Some(quote), _) if quote == character => self.quote = None,
                (Some(_), _) => {}
                (None, '\'' | '"') => self.quote = Some(character),
                (None, _) => return Some((at, character)),
            }
        }
    }
}
