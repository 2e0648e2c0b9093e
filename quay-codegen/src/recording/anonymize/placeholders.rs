//! Placeholders, each in the format of the original value and numbered in order of appearance.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use crate::recording::formats::{date_format, is_hash, is_uuid, parse_digest};

/// Replaces every secret.
pub(super) const SECRET: &str = "neutral-secret";
/// Replaces the server's host.
const HOST: &str = "quay.example.com";
/// Replaces every other host.
const OTHER_HOST: &str = "example.com";

/// The schemes of URLs that are kept.
const SCHEMES: [&str; 8] = ["http", "https", "ws", "wss", "ssh", "git", "docker", "oci"];

/// How much of a text is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strictness {
    /// User input: only words of the API are kept.
    Strict,
    /// Error messages of the server: ordinary words are kept.
    KeepProse,
}

pub(super) struct Placeholders {
    authority: String,
    /// Words of the API, which reveal nothing about a server.
    safe_words: BTreeSet<String>,
    /// Known names.
    names: BTreeSet<String>,
    known: BTreeMap<String, String>,
    counts: BTreeMap<&'static str, usize>,
}

impl Placeholders {
    pub(super) fn new(authority: &str, safe_words: BTreeSet<String>) -> Self {
        let host = authority
            .rsplit_once(':')
            .map_or(authority, |(host, _)| host);
        let own = [authority, host];
        Self {
            authority: authority.to_owned(),
            safe_words,
            names: own.map(str::to_owned).into(),
            known: own.map(|name| (name.to_owned(), HOST.to_owned())).into(),
            counts: BTreeMap::new(),
        }
    }

    /// Registers the name of an entity of this kind.
    pub(super) fn register(&mut self, kind: &str, name: &str) {
        const KINDS: [&str; 7] = ["user", "org", "team", "robot", "repo", "tag", "name"];
        let is_name = !name.is_empty() && name.bytes().any(|byte| byte.is_ascii_alphabetic());
        let kind = KINDS.into_iter().find(|known| *known == kind);
        if let Some(kind) =
            kind.filter(|_| is_name && name.chars().all(is_of_name) && !has_a_format(name))
        {
            self.names.insert(name.to_owned());
            self.placeholder(kind, name);
        }
    }

    /// Registers a name unless it is a word of the API: labels and field names are not private.
    pub(super) fn register_unless_ordinary(&mut self, kind: &str, name: &str) {
        if !self.safe_words.contains(name) {
            self.register(kind, name);
        }
    }

    /// Returns whether an object key is a property name rather than data. Keys in error responses come from the server.
    pub(super) fn is_plain_name(&self, key: &str, strictness: Strictness) -> bool {
        let plain = key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-.$".contains(&byte));
        plain
            && key.len() <= 64
            && (strictness == Strictness::KeepProse || !self.names.contains(key))
            && !has_a_format(key)
            && key.parse::<IpAddr>().is_err()
    }

    /// Returns a text without private information.
    pub(super) fn text(&mut self, text: &str, strictness: Strictness) -> String {
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
        if is_media_type(text) || is_colour(text) {
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

    fn hash(&mut self, digits: &str) -> String {
        let number = self.number("hash", digits);
        format!("{number:0width$x}", width = digits.len())
    }

    /// Returns an address from a range reserved for documentation.
    fn address(&mut self, address: IpAddr) -> String {
        match address {
            IpAddr::V4(_) => format!(
                "192.0.2.{}",
                self.number("ipv4", &address.to_string()) % 255
            ),
            IpAddr::V6(_) => format!(
                "2001:db8::{:x}",
                self.number("ipv6", &address.to_string()) % 0xffff
            ),
        }
    }

    fn placeholder(&mut self, kind: &'static str, text: &str) -> String {
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let number = self.next(kind);
        let placeholder = match kind {
            "mail" => format!("mail{number}@{OTHER_HOST}"),
            kind => format!("{kind}{number}"),
        };
        self.known.insert(text.to_owned(), placeholder.clone());
        placeholder
    }

    /// Returns the number of a value whose placeholder is not a name.
    fn number(&mut self, kind: &'static str, text: &str) -> usize {
        let key = format!("{kind} {text}");
        if let Some(number) = self.known.get(&key).and_then(|number| number.parse().ok()) {
            return number;
        }
        let number = self.next(kind);
        self.known.insert(key, number.to_string());
        number
    }

    fn next(&mut self, kind: &'static str) -> usize {
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        *count
    }
}

fn is_of_name(character: char) -> bool {
    character.is_alphanumeric() || "_-.".contains(character)
}

/// Returns whether the format of the text determines its placeholder.
fn has_a_format(text: &str) -> bool {
    is_uuid(text)
        || is_hash(text)
        || parse_digest(text).is_some()
        || date_format(text).is_some()
        || text.contains('@')
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

fn is_colour(text: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn placeholders() -> Placeholders {
        let safe_words = ["api", "repository", "public"].map(str::to_owned).into();
        let mut placeholders = Placeholders::new("registry.corp.test:8443", safe_words);
        placeholders.register("org", "acme");
        placeholders.register("repo", "web");
        placeholders
    }

    #[track_caller]
    fn becomes(strictness: Strictness, pairs: &[(&str, &str)]) {
        let mut placeholders = placeholders();
        for (text, expected) in pairs {
            assert_eq!(placeholders.text(text, strictness), *expected, "{text}");
        }
    }

    #[test]
    fn only_harmless_data_is_kept() {
        becomes(
            Strictness::Strict,
            &[
                ("acme/web:v1.2-rc", "org1/repo1:word1"),
                ("unheard-of", "word2"),
                ("acme", "org1"),
                ("public", "public"),
                ("Bob's private things", "Some words in"),
                ("bob@corp.test", "mail1@example.com"),
                ("10.0.0.7", "192.0.2.1"),
                ("10.0.0.7:443", "192.0.2.1:443"),
                ("fe80::17", "2001:db8::1"),
                (
                    "https://registry.corp.test:8443/repository/acme/web?tab=tags",
                    "https://quay.example.com/repository/org1/repo1",
                ),
                (
                    "https://bob:pw@git.corp.test/acme/web",
                    "https://example.com/path1",
                ),
                (
                    "registry.corp.test:8443/acme/web",
                    "quay.example.com:8443/org1/repo1",
                ),
                (
                    "ca904cbd-309b-4277-8f38-6858cb3c762d",
                    "00000000-0000-4000-8000-000000000001",
                ),
                (
                    "94adf3582e0c629956006b1d1f77926e",
                    "00000000000000000000000000000001",
                ),
                (
                    "application/vnd.oci.image.index.v1+json",
                    "application/vnd.oci.image.index.v1+json",
                ),
                ("#393b79", "#393b79"),
                ("3.18.0", "3.18.0"),
                (
                    "Mon, 13 Dec 2021 11:41:16 -0000",
                    "Mon, 13 Dec 2021 11:41:16 -0000",
                ),
                ("4155550123", "word3"),
            ],
        );
    }

    #[test]
    fn a_name_that_touches_a_url_is_replaced() {
        becomes(
            Strictness::KeepProse,
            &[
                (
                    "registry.corp.test:8443https://quay.io/a",
                    "quay.example.com:word1://example.com/path1",
                ),
                ("acme://quay.io", "org1://example.com"),
                ("at=https://quay.io", "at=https://example.com"),
            ],
        );
    }

    #[test]
    fn ordinary_words_of_messages_are_kept() {
        becomes(
            Strictness::KeepProse,
            &[
                ("Not Found", "Not Found"),
                ("invalid_request", "invalid_request"),
                (
                    "No tag 'v7' in acme/web, ask <bob@corp.test>.",
                    "No tag 'word1' in org1/repo1, ask <mail1@example.com>.",
                ),
                (
                    "(10.0.0.7) at registry.corp.test",
                    "(192.0.2.1) at quay.example.com",
                ),
            ],
        );
    }

    #[test]
    fn a_digest_and_its_digits_get_one_placeholder() {
        let digits = "8f24329510b5cec28b9aa661b87bc06c92c8cba50a3643721bf3cc1c2e03a790";
        let mut placeholders = placeholders();
        let digest = placeholders.text(&format!("sha256:{digits}"), Strictness::Strict);
        assert_eq!(
            digest,
            format!("sha256:{}", placeholders.text(digits, Strictness::Strict))
        );
        assert_eq!(
            placeholders.text(&format!("acme/web@sha256:{digits}"), Strictness::Strict),
            format!("org1/repo1@{digest}")
        );
    }
}
