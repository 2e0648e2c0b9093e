//! The formats of fields.

use jiff::Timestamp;

use super::{
    field::Field,
    integer::FromInteger,
    lenient::LenientSlot,
    slot::{Slot, Written},
    timestamp::Format,
};

/// Decodes and encodes a `T` in this format.
pub(crate) trait As<T> {
    fn slot(self, place: &mut T) -> Slot<'_>;
    fn written(self, value: &T) -> Written<'_>;
}

/// The format of the type itself.
pub(crate) struct Plain;

impl<T: Field> As<T> for Plain {
    fn slot(self, place: &mut T) -> Slot<'_> {
        place.slot()
    }

    fn written(self, value: &T) -> Written<'_> {
        value.written()
    }
}

/// An integer that Quay may write with a fraction of zero.
pub(crate) struct Lenient;

impl<T: FromInteger + Field> As<T> for Lenient {
    fn slot(self, place: &mut T) -> Slot<'_> {
        Slot::Lenient(LenientSlot::Integer(place))
    }

    fn written(self, value: &T) -> Written<'_> {
        value.written()
    }
}

macro_rules! timestamps {
    ($($(#[$doc:meta])* $format:ident;)*) => {$(
        $(#[$doc])*
        pub(crate) struct $format;

        impl As<Timestamp> for $format {
            fn slot(self, place: &mut Timestamp) -> Slot<'_> {
                Slot::Lenient(LenientSlot::Timestamp(place, Format::$format.unit()))
            }

            fn written(self, value: &Timestamp) -> Written<'_> {
                Written::Timestamp(*value, Format::$format)
            }
        }

        impl As<Option<Timestamp>> for $format {
            fn slot(self, place: &mut Option<Timestamp>) -> Slot<'_> {
                Slot::Lenient(LenientSlot::OptionalTimestamp(
                    place,
                    Format::$format.unit(),
                ))
            }

            fn written(self, value: &Option<Timestamp>) -> Written<'_> {
                value.map_or(Written::Null, |time| {
                    Written::Timestamp(time, Format::$format)
                })
            }
        }
    )*};
}

timestamps! {
    /// `Mon, 13 Dec 2021 11:41:16 -0000`
    Rfc2822;
    /// `Mon, 20 Jan 2025 14:46:01 GMT`
    HttpDate;
    /// RFC 3339 with a fraction if there is one: `2026-11-21T09:36:07.2519Z`
    DateTime;
    /// RFC 3339 without a fraction: `2021-08-06T11:11:39Z`
    DateTimeSeconds;
    /// Seconds since 1970.
    UnixTime;
    /// Milliseconds since 1970.
    UnixTimeMs;
}
