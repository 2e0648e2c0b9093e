//! Open enums: enums of strings that Quay may extend. Unknown values are kept.

/// An enum with a string for each variant and an `Unrecognized(String)` variant.
pub trait OpenEnum {
    /// Returns the string that stands for this value in JSON.
    fn text(&self) -> &str;
}

/// Implements `VALUES`, conversions, `as_str`, `Display`, serde and [`OpenEnum`] for an enum with an
/// `Unrecognized(String)` variant.
macro_rules! open_enum {
    ($name:ident { $($variant:ident = $text:literal,)* }) => {
        impl $name {
            /// The strings of all variants except `Unrecognized`, for example as the choices of a
            /// command line.
            pub const VALUES: &'static [&'static str] = &[$($text),*];

            /// Returns the string that stands for this value in Quay's JSON.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unrecognized(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    other => Self::Unrecognized(other.to_owned()),
                }
            }
        }

        impl From<String> for $name {
            #[inline]
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl From<$name> for String {
            #[inline]
            fn from(value: $name) -> Self {
                match value {
                    $name::Unrecognized(text) => text,
                    known => known.as_str().to_owned(),
                }
            }
        }

        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl $crate::runtime::value::Blank for $name {
            #[inline]
            fn blank() -> Self {
                Self::Unrecognized(String::new())
            }
        }

        impl $crate::runtime::value::FromText for $name {
            #[inline]
            fn set(&mut self, text: &str) -> Result<(), &'static str> {
                *self = Self::from(text);
                Ok(())
            }
        }

        impl $crate::runtime::value::Field for $name {
            #[inline]
            fn slot(&mut self) -> $crate::runtime::value::Slot<'_> {
                $crate::runtime::value::Slot::Text(self)
            }

            #[inline]
            fn written(&self) -> $crate::runtime::value::Written<'_> {
                $crate::runtime::value::Written::String(self.as_str())
            }
        }

        $crate::runtime::value::object::serde_by_slot!($name);

        impl $crate::runtime::value::open_enum::OpenEnum for $name {
            #[inline]
            fn text(&self) -> &str {
                self.as_str()
            }
        }
    };
}

pub(crate) use open_enum;
