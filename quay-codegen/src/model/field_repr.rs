//! The Rust representation of fields.

use super::{Field, Presence};

/// The Rust representation of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FieldRepr {
    /// Always present.
    Required,
    /// Always present, may be `null`.
    Nullable,
    /// Omitted if `None`.
    Optional,
    /// Omitted, `null` or a value.
    DoubleOption,
}

impl FieldRepr {
    /// Returns whether `new` takes the field as an argument.
    pub(crate) fn is_argument(self) -> bool {
        matches!(self, Self::Required | Self::Nullable)
    }
}

impl Field {
    /// Returns the Rust representation.
    pub(crate) fn repr(&self) -> FieldRepr {
        match (self.rust_presence, self.nullable) {
            (Presence::Required, false) => FieldRepr::Required,
            (Presence::Required, true) => FieldRepr::Nullable,
            (Presence::Optional, true) if self.distinguishes_null => FieldRepr::DoubleOption,
            (Presence::Optional, _) => FieldRepr::Optional,
        }
    }

    /// Returns whether the field is an `Option`.
    pub(crate) fn is_option(&self) -> bool {
        self.repr() != FieldRepr::Required
    }
}
