//! Derives names for inline types without a title from the place of their schema.

use std::fmt;

use crate::case;

/// A place, formatted as a name only when needed.
#[derive(Clone, Copy)]
pub(in crate::resolve) enum Place<'place> {
    /// A type or an operation.
    Named(&'place str),
    /// A property or parameter of a type or operation.
    Property(&'place str, &'place str),
    /// An error response of an operation.
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
