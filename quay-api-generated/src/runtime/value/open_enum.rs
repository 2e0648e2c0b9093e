//! Open enums: enums of strings that Quay may extend. Unknown values are kept.

use std::{fmt, marker::PhantomData};

use serde::de;

/// An enum with a string for each variant and an `Unrecognized(String)` variant.
pub trait OpenEnum {
    /// Returns the string that stands for this value in JSON.
    fn text(&self) -> &str;
}

/// Implements conversions, `as_str`, `Display`, serde and [`OpenEnum`] for an enum with an
/// `Unrecognized(String)` variant.
macro_rules! open_enum {
    ($name:ident { $($variant:ident = $text:literal,)* }) => {
        impl $name {
            /// Returns the string that stands for this value in Quay's JSON.
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
                let visitor = $crate::runtime::value::open_enum::TextVisitor::new();
                deserializer.deserialize_str(visitor)
            }
        }

        impl $crate::runtime::value::open_enum::OpenEnum for $name {
            fn text(&self) -> &str {
                self.as_str()
            }
        }
    };
}

pub(crate) use open_enum;

/// Deserializes a string as an open enum; only unrecognized strings are allocated.
pub(crate) struct TextVisitor<T>(PhantomData<T>);

impl<T> TextVisitor<T> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T: for<'a> From<&'a str>> de::Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from(text))
    }
}
