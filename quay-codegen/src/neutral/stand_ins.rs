//! What stands for what. A stand-in has the form of the original and a number by the order of appearance.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use crate::notation::{date_format, digest, is_hash, is_uuid};

/// What stands for every secret.
pub(super) const SECRET: &str = "neutral-secret";
/// What stands for the server.
const HOST: &str = "quay.example.com";
/// What stands for any other one.
const OTHER_HOST: &str = "example.com";

/// How much of a text may stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// What people entered: nothing that is not known to be own_words.
    Data,
    /// What the server says of an error: ordinary words stay.
    Message,
}

pub(super) struct StandIns {
    authority: String,
    /// The words of the API, which tell nothing of a server.
    own_words: BTreeSet<String>,
    /// What is known to be a name.
    names: BTreeSet<String>,
    known: BTreeMap<String, String>,
    counts: BTreeMap<&'static str, usize>,
}

impl StandIns {
    pub(super) fn new(authority: &str, own_words: BTreeSet<String>) -> Self {
        let host = authority
            .rsplit_once(':')
            .map_or(authority, |(host, _)| host);
        let own = [authority, host];
        Self {
            authority: authority.to_owned(),
            own_words,
            names: own.map(str::to_owned).into(),
            known: own.map(|name| (name.to_owned(), HOST.to_owned())).into(),
            counts: BTreeMap::new(),
        }
    }

    /// Learns a name of something of that kind.
    pub(super) fn learn(&mut self, kind: &str, name: &str) {
        const KINDS: [&str; 7] = ["user", "org", "team", "robot", "repo", "tag", "name"];
        let is_name = !name.is_empty() && name.bytes().any(|byte| byte.is_ascii_alphabetic());
        let kind = KINDS.into_iter().find(|known| *known == kind);
        if let Some(kind) =
            kind.filter(|_| is_name && name.chars().all(is_of_name) && !is_of_a_form(name))
        {
            self.names.insert(name.to_owned());
            self.stand_in(kind, name);
        }
    }

    /// The same, unless the API itself has that word: the names of labels, fields and such are not private.
    pub(super) fn learn_unless_ordinary(&mut self, kind: &str, name: &str) {
        if !self.own_words.contains(name) {
            self.learn(kind, name);
        }
    }

    /// Whether a key is no more than the name of a member. Those of errors are the server's.
    pub(super) fn is_plain_name(&self, key: &str, manner: Manner) -> bool {
        let plain = key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-.$".contains(&byte));
        plain
            && key.len() <= 64
            && (manner == Manner::Message || !self.names.contains(key))
            && !is_of_a_form(key)
            && key.parse::<IpAddr>().is_err()
    }

    /// A text without anything private.
    pub(super) fn text(&mut self, text: &str, manner: Manner) -> String {
        if date_format(text).is_some() {
            return text.to_owned();
        }
        if !text.contains(char::is_whitespace) {
            return self.atom(text, manner);
        }
        match manner {
            Manner::Data => prose(text),
            Manner::Message => {
                let words = text.split_inclusive(char::is_whitespace);
                words.map(|word| self.word_of_message(word)).collect()
            }
        }
    }

    /// A word with the punctuation around it.
    fn word_of_message(&mut self, word: &str) -> String {
        let is_around = |character: char| !character.is_alphanumeric();
        let core = word.trim_matches(is_around);
        match word.split_once(core) {
            Some((before, after)) if !core.is_empty() => {
                format!("{before}{}{after}", self.atom(core, Manner::Message))
            }
            _ => word.to_owned(),
        }
    }

    /// A text without spaces.
    fn atom(&mut self, text: &str, manner: Manner) -> String {
        if let Some((scheme, rest)) = text.split_once("://") {
            return self.url(scheme, rest, manner);
        }
        if let Some((algorithm, digits)) = digest(text) {
            return format!("{algorithm}:{}", self.hash(digits));
        }
        if text
            .split_once('@')
            .is_some_and(|(_, domain)| domain.contains('.') && !domain.contains(['@', ':', '/']))
        {
            return self.stand_in("mail", text);
        }
        if let Ok(address) = text.parse::<IpAddr>() {
            return self.address(address);
        }
        if is_media_type(text) || is_colour(text) {
            return text.to_owned();
        }
        self.pieces(text, manner)
    }

    fn url(&mut self, scheme: &str, rest: &str, manner: Manner) -> String {
        let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let is_own = authority == self.authority
            || self.known.get(authority).is_some_and(|host| host == HOST);
        let path = path.split(['?', '#']).next().unwrap_or_default();
        if is_own {
            format!("{scheme}://{HOST}{}", self.pieces(path, manner))
        } else if path.is_empty() || path == "/" {
            format!("{scheme}://{OTHER_HOST}{path}")
        } else {
            format!("{scheme}://{OTHER_HOST}/{}", self.stand_in("path", rest))
        }
    }

    /// The parts of a text, each for itself: `namespace/name:tag`, `namespace+shortname`.
    fn pieces(&mut self, text: &str, manner: Manner) -> String {
        let mut neutral = String::new();
        let mut piece = String::new();
        for character in text.chars() {
            if is_of_name(character) {
                piece.push(character);
            } else {
                neutral.push_str(&self.piece(&piece, manner));
                piece.clear();
                neutral.push(character);
            }
        }
        neutral + &self.piece(&piece, manner)
    }

    fn piece(&mut self, piece: &str, manner: Manner) -> String {
        let is_word = |piece: &str| {
            piece
                .bytes()
                .all(|byte| byte.is_ascii_alphabetic() || b"_-".contains(&byte))
        };
        if manner == Manner::Message && is_word(piece) && !self.names.contains(piece) {
            return piece.to_owned();
        }
        if let Some(known) = self.known.get(piece) {
            return known.clone();
        }
        if let Ok(address) = piece.parse::<IpAddr>() {
            return self.address(address);
        }
        if is_uuid(piece) {
            let number = self.number("uuid", piece);
            return format!("00000000-0000-4000-8000-{number:012x}");
        }
        if is_hash(piece) {
            return self.hash(piece);
        }
        let stays = piece.is_empty()
            || self.own_words.contains(piece)
            || is_number(piece)
            || ["sha256", "sha384", "sha512", "true", "false"].contains(&piece);
        if stays {
            piece.to_owned()
        } else {
            self.stand_in("word", piece)
        }
    }

    fn hash(&mut self, digits: &str) -> String {
        let number = self.number("hash", digits);
        format!("{number:0width$x}", width = digits.len())
    }

    /// An address of those that are kept for examples.
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

    fn stand_in(&mut self, kind: &'static str, text: &str) -> String {
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let number = self.next(kind);
        let stand_in = match kind {
            "mail" => format!("mail{number}@{OTHER_HOST}"),
            kind => format!("{kind}{number}"),
        };
        self.known.insert(text.to_owned(), stand_in.clone());
        stand_in
    }

    /// The number of something that no stand-in by name is given to.
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

/// Whether the form of a text says what stands for it.
fn is_of_a_form(text: &str) -> bool {
    is_uuid(text)
        || is_hash(text)
        || digest(text).is_some()
        || date_format(text).is_some()
        || text.contains('@')
}

/// A small number, or a version.
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

/// As many words as a text has, up to a sentence.
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
