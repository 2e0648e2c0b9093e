//! Parses versions of Quay, as in `/config`, arguments and file names.

use std::fmt;
use std::path::Path;

use quay_codegen::MinorVersion;

/// A release of Quay, such as 3.18.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct QuayVersion {
    major: u32,
    minor: u32,
    patch: u32,
}

impl QuayVersion {
    /// Parses `3.18.0`, `v3.18.0` or `Quay 3.18.0`, as servers report it.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix("Quay ").unwrap_or(text);
        let text = text.strip_prefix('v').unwrap_or(text);
        let mut numbers = text.split('.').map(number);
        let version = Self {
            major: numbers.next()??,
            minor: numbers.next()??,
            patch: numbers.next()??,
        };
        numbers.next().is_none().then_some(version)
    }

    /// Returns the minor version.
    pub(crate) fn minor(self) -> MinorVersion {
        MinorVersion {
            major: self.major,
            minor: self.minor,
        }
    }

    /// Returns the file name of the canonical document, which there is one of for each minor version.
    pub(crate) fn file_name(self) -> String {
        format!("quay-{}.{}.json", self.major, self.minor)
    }
}

impl fmt::Display for QuayVersion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// Parses the minor version in the path of a canonical document.
pub(crate) fn of_path(path: &Path) -> Option<MinorVersion> {
    MinorVersion::of_file_name(path.file_name()?.to_str()?)
}

/// Parses digits; `parse` alone would accept a sign.
fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_in_each_spelling() {
        for text in [
            "3.18.0",
            "v3.18.0",
            "Quay 3.18.0",
            "Quay v3.18.0",
            " 3.18.0\n",
        ] {
            let version = QuayVersion::parse(text).unwrap();
            assert_eq!(version.to_string(), "3.18.0", "{text:?}");
            assert_eq!(version.file_name(), "quay-3.18.json");
        }
    }

    #[test]
    fn other_texts_are_not_versions() {
        for text in [
            "",
            "Quay",
            "3",
            "3.18",
            "3.18.0.1",
            "3.18.x",
            "3.+18.0",
            "3..0",
            "../3.18.0",
            "3.18.99999999999",
        ] {
            assert_eq!(QuayVersion::parse(text), None, "{text:?}");
        }
    }
}
