//! Quay's minor versions, `3.18`: what overlays are bounded by and files are named after.

use std::fmt;

use serde::{Serialize, Serializer};

/// A minor version such as `3.18`; orders by number, so that 3.9 comes before 3.10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MinorVersion {
    /// The `3` of `3.18`.
    pub major: u32,
    /// The `18` of `3.18`.
    pub minor: u32,
}

impl MinorVersion {
    /// Reads `3.18`, and `3.18.0` for the minor version that it belongs to.
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
    fn what_is_no_version_is_refused() {
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
