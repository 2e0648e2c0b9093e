//! Anonymizes texts: finds the parts that may be private, and keeps what surrounds them.

use std::net::IpAddr;

use super::{HOST, OTHER_HOST, Placeholders, Strictness, is_of_name};
use crate::recording::formats::{date_format, is_hash, is_uuid, parse_digest};

/// The schemes of URLs that are kept.
const SCHEMES: [&str; 8] = ["http", "https", "ws", "wss", "ssh", "git", "docker", "oci"];

impl Placeholders {
    /// Returns a text without private information.
    pub(in crate::recording::anonymize) fn text(
        &mut self,
        text: &str,
        strictness: Strictness,
    ) -> String {
        if date_format(text).is_some() {
            return text.to_owned();
        }
        if !text.contains(char::is_whitespace) {
            return self.token(text, strictness);
        }
        match strictness {
            Strictness::Strict => prose(text),
            Strictness::KeepProse => {
                let words = text.split_inclusive(char::is_whitespace);
                words.map(|word| self.word_of_message(word)).collect()
            }
        }
    }

    /// Anonymizes a word and keeps the punctuation around it.
    fn word_of_message(&mut self, word: &str) -> String {
        let is_around = |character: char| !character.is_alphanumeric();
        let core = word.trim_matches(is_around);
        match word.split_once(core) {
            Some((before, after)) if !core.is_empty() => {
                format!("{before}{}{after}", self.token(core, Strictness::KeepProse))
            }
            _ => word.to_owned(),
        }
    }

    /// Anonymizes a text without spaces.
    fn token(&mut self, text: &str, strictness: Strictness) -> String {
        if let Some((scheme, rest)) = text.split_once("://") {
            return self.url(scheme, rest, strictness);
        }
        if let Some((algorithm, digits)) = parse_digest(text) {
            return format!("{algorithm}:{}", self.hash(digits));
        }
        if text
            .split_once('@')
            .is_some_and(|(_, domain)| domain.contains('.') && !domain.contains(['@', ':', '/']))
        {
            return self.placeholder("mail", text);
        }
        if let Ok(address) = text.parse::<IpAddr>() {
            return self.address(address);
        }
        if is_media_type(text) || is_color(text) {
            return text.to_owned();
        }
        self.words(text, strictness)
    }

    fn url(&mut self, scheme: &str, rest: &str, strictness: Strictness) -> String {
        let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let is_own = authority == self.authority
            || self.known.get(authority).is_some_and(|host| host == HOST);
        let path = path.split(['?', '#']).next().unwrap_or_default();
        // The text before `://` may contain a private name.
        let scheme = match SCHEMES.contains(&scheme) {
            true => scheme.to_owned(),
            false => self.words(scheme, strictness),
        };
        if is_own {
            format!("{scheme}://{HOST}{}", self.words(path, strictness))
        } else if path.is_empty() || path == "/" {
            format!("{scheme}://{OTHER_HOST}{path}")
        } else {
            format!("{scheme}://{OTHER_HOST}/{}", self.placeholder("path", rest))
        }
    }

    /// Splits a text at its separators: `namespace/name:tag`, `namespace+shortname`.
    fn words(&mut self, text: &str, strictness: Strictness) -> String {
        let mut anonymized = String::new();
        let mut word = String::new();
        for character in text.chars() {
            if is_of_name(character) {
                word.push(character);
            } else {
                anonymized.push_str(&self.word(&word, strictness));
                word.clear();
                anonymized.push(character);
            }
        }
        anonymized + &self.word(&word, strictness)
    }

    fn word(&mut self, word: &str, strictness: Strictness) -> String {
        let is_word = |word: &str| {
            word.bytes()
                .all(|byte| byte.is_ascii_alphabetic() || b"_-".contains(&byte))
        };
        if strictness == Strictness::KeepProse && is_word(word) && !self.names.contains(word) {
            return word.to_owned();
        }
        if let Some(known) = self.known.get(word) {
            return known.clone();
        }
        if let Ok(address) = word.parse::<IpAddr>() {
            return self.address(address);
        }
        if is_uuid(word) {
            let number = self.number("uuid", word);
            return format!("00000000-0000-4000-8000-{number:012x}");
        }
        if is_hash(word) {
            return self.hash(word);
        }
        let stays = word.is_empty()
            || self.safe_words.contains(word)
            || is_number(word)
            || ["sha256", "sha384", "sha512", "true", "false"].contains(&word);
        if stays {
            word.to_owned()
        } else {
            self.placeholder("word", word)
        }
    }
}

/// Returns whether the text is a small number or a version.
fn is_number(text: &str) -> bool {
    text.split('.')
        .all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_media_type(text: &str) -> bool {
    let name = |text: &str| {
        text.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".+-".contains(&byte)
        })
    };
    let kind = text.split_once('/');
    kind.is_some_and(|(kind, subtype)| {
        ["application", "text"].contains(&kind) && !subtype.is_empty() && name(subtype)
    })
}

fn is_color(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// Returns as many placeholder words as the text has, up to one sentence.
fn prose(text: &str) -> String {
    const SENTENCE: [&str; 8] = [
        "Some", "words", "in", "place", "of", "those", "that", "stood",
    ];
    let count = text.split_whitespace().count();
    SENTENCE
        .iter()
        .take(count)
        .copied()
        .collect::<Vec<_>>()
        .join(" ")
}
