//! Placeholders, each in the format of the original value and numbered in order of appearance.

#[cfg(test)]
mod tests;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use crate::recording::formats::{date_format, is_hash, is_uuid, parse_digest};

/// Replaces every secret.
pub(super) const SECRET: &str = "neutral-secret";
/// Replaces the server's host.
const HOST: &str = "quay.example.com";
/// Replaces every other host.
const OTHER_HOST: &str = "example.com";

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
