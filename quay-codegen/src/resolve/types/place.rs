//! The place of a schema, which names its type if it is inline and has no title.

use std::fmt;

use crate::case;

/// A place, put together only if a name is made of it.
#[derive(Clone, Copy)]
pub(in crate::resolve) enum Place<'place> {
    /// That of a type or an operation.
    Named(&'place str),
    /// A property or a parameter of it.
    Property(&'place str, &'place str),
    /// A response of it.
    Status(&'place str, u16),
    /// A part of another place.
    Part(&'place Place<'place>, &'static str),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => formatter.write_str(name),
            Self::Property(parent, name) => {
                write!(formatter, "{parent}{}", case::upper_camel(name))
            }
            Self::Status(parent, status) => write!(formatter, "{parent}Error{status}"),
            Self::Part(place, part) => write!(formatter, "{place}{part}"),
        }
    }
}
