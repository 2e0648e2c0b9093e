//! Vocabularies: enums of texts that Quay may add to. What the crate does not know is kept as it came.

use std::{fmt, marker::PhantomData};

use serde::de;

/// Gives an enum with an `Unrecognized(String)` variant its texts: conversions both ways, `as_str`,
/// `Display`, its JSON, and a place in the query of a request.
macro_rules! vocabulary {
    ($name:ident { $($variant:ident = $text:literal,)* }) => {
        impl $name {
            /// The text that stands for this value in Quay's JSON.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unrecognized(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    other => Self::Unrecognized(other.to_owned()),
                }
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                match value {
                    $name::Unrecognized(text) => text,
                    known => known.as_str().to_owned(),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::runtime::vocabulary::Texts::new())
            }
        }

        impl $crate::QueryValue for $name {
            fn each(&self, add: &mut dyn FnMut(&dyn std::fmt::Display)) {
                add(self);
            }
        }
    };
}

pub(crate) use vocabulary;

/// Reads a text as one of a vocabulary; only what is not recognized takes memory.
pub(crate) struct Texts<T>(PhantomData<T>);

impl<T> Texts<T> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T: for<'a> From<&'a str>> de::Visitor<'_> for Texts<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from(text))
    }
}
