//! Tokens, passwords and private keys.

use std::fmt;

use serde_core::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// A token, a password or a private key.
///
/// `Debug` prints `Secret(***)`, there is no `Display`, and the memory is zeroed on drop.
/// [`expose`](Self::expose) returns the plain text. Serializing writes the plain text.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Creates a secret from its text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// Returns the plain text.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(***)")
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

// An argument for `impl Into<Secret>` is not coerced from `&String` to `&str`.
impl From<&String> for Secret {
    fn from(text: &String) -> Self {
        Self::new(text)
    }
}

impl From<&Self> for Secret {
    fn from(secret: &Self) -> Self {
        secret.clone()
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl Serialize for Secret {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use zeroize::ZeroizeOnDrop;

    use super::Secret;

    #[test]
    fn texts_are_taken_borrowed_and_owned() {
        let text = String::from("s3cret");
        let secret = Secret::from(text.clone());
        let borrowed = [
            Secret::from(&text),
            Secret::from(text.as_str()),
            Secret::from(&secret),
        ];
        assert_eq!(borrowed, [secret.clone(), secret, Secret::new(text)]);
    }

    /// Freed memory cannot be inspected, so this checks the type that zeroes it.
    #[test]
    fn the_text_is_zeroed_on_drop() {
        fn wipes(_: &impl ZeroizeOnDrop) {}
        wipes(&Secret::from("s3cret").0);
    }

    #[test]
    fn only_serde_sees_the_text() {
        let secret: Secret = serde_json::from_str("\"s3cret\"").unwrap();
        assert_eq!(secret, Secret::from("s3cret"));
        assert_eq!(serde_json::to_string(&secret).unwrap(), "\"s3cret\"");
        assert_eq!(format!("{secret:?} {secret:#?}"), "Secret(***) Secret(***)");
    }
}
