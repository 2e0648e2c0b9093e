//! Parses Quay's minor versions such as `3.18`, which occur in overlay actions and file names.

use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::Value;

/// A minor version such as `3.18`. Ordered numerically, so 3.9 comes before 3.10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MinorVersion {
    /// The `3` of `3.18`.
    pub major: u32,
    /// The `18` of `3.18`.
    pub minor: u32,
}

impl MinorVersion {
    /// Parses `3.18`, or the minor version of `3.18.0`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let major = number(parts.next()?)?;
        let minor = number(parts.next()?)?;
        match (parts.next(), parts.next()) {
            (None, _) => {}
            (Some(patch), None) => {
                number(patch)?;
            }
            _ => return None,
        }
        Some(Self { major, minor })
    }

    /// Parses the version in the file name of a canonical document, such as `quay-3.18.json`.
    pub fn of_file_name(name: &str) -> Option<Self> {
        let text = name.strip_prefix("quay-")?.strip_suffix(".json")?;
        let version = Self::parse(text)?;
        // Not `quay-3.18.0.json`: there is one document for each minor version.
        (version.to_string() == text).then_some(version)
    }
}

/// Returns whether a document is older than another one, by their versions. One without a version counts as the newest.
pub(crate) fn is_older(one: Option<MinorVersion>, other: Option<MinorVersion>) -> bool {
    one.is_some_and(|one| other.is_none_or(|other| one < other))
}

/// Returns the version in a document's file name, such as `quay-3.18.json` or `quay-3.18.0.internal.json`.
pub(crate) fn in_file_name(name: &str) -> Option<&str> {
    let file = name.rsplit(['/', '\\']).next()?;
    let rest = file.strip_prefix("quay-")?;
    let end = rest.find(|character: char| !character.is_ascii_digit() && character != '.');
    let version = rest.get(..end?)?.trim_end_matches('.');
    MinorVersion::parse(version).map(|_| version)
}

fn number(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

impl fmt::Display for MinorVersion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.major, self.minor)
    }
}

impl From<MinorVersion> for Value {
    fn from(version: MinorVersion) -> Self {
        version.to_string().into()
    }
}

impl Serialize for MinorVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_order_by_number() {
        assert!(MinorVersion::parse("3.9") < MinorVersion::parse("3.10"));
        assert_eq!(MinorVersion::parse("3.18.0"), MinorVersion::parse("3.18"));
    }

    #[test]
    fn a_document_without_a_version_is_the_newest() {
        let version = MinorVersion::parse("3.18");
        assert!(is_older(version, None));
        assert!(!is_older(None, version));
        assert!(!is_older(None, None));
        assert!(!is_older(version, version));
    }

    #[test]
    fn files_are_named_after_versions() {
        for (name, version) in [
            ("specs/quay-3.18.json", Some("3.18")),
            ("C:\\quay-3.9.25.internal.json", Some("3.9.25")),
            ("quay-3.18.0", None),
            ("quay-3.json", None),
            ("quay-latest.json", None),
            ("discovery-3.18.json", None),
            ("quay-3.18.0/discovery.json", None),
        ] {
            assert_eq!(in_file_name(name), version, "{name}");
        }
    }

    #[test]
    fn a_canonical_document_is_named_after_its_minor_version() {
        let of = MinorVersion::of_file_name;
        assert!(of("quay-3.9.json") < of("quay-3.10.json"));
        for name in [
            "quay-3.json",
            "quay-3.18.0.json",
            "quay-3.10.yaml",
            "quay-3.1x.json",
            "notes.json",
        ] {
            assert_eq!(of(name), None, "{name}");
        }
    }

    #[test]
    fn invalid_versions_are_rejected() {
        for text in [
            "",
            "3",
            "3.",
            "v3.1",
            "3.1.2.3",
            "3.+1",
            "3.1.x",
            "99999999999.1",
        ] {
            assert_eq!(MinorVersion::parse(text), None, "{text}");
        }
    }
}
