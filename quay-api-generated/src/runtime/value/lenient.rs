//! Numbers, strings and null that decode into one type, in every form that Quay sends.

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use serde_core::{
    Deserialize,
    de::{self, Unexpected, Visitor, value::MapAccessDeserializer},
};
use serde_json::Number;

use super::{
    integer::{self, FromInteger},
    scalar::Scalar,
    timestamp,
};

/// A slot for a value of several forms. It is one visitor, because a program compiles the
/// deserializer again for each type of visitor.
pub(crate) enum LenientSlot<'a> {
    /// An integer that may have a fraction of zero.
    Integer(&'a mut dyn FromInteger),
    /// A timestamp in any format; numbers have this unit.
    Timestamp(&'a mut Timestamp, SignedDuration),
    /// The same; null and empty text are `None`.
    OptionalTimestamp(&'a mut Option<Timestamp>, SignedDuration),
}

impl LenientSlot<'_> {
    /// Sets the value, or returns `None` if it is not valid.
    #[inline]
    fn set(self, scalar: Scalar<'_>) -> Option<()> {
        match self {
            Self::Integer(place) => return integer::set(place, scalar).then_some(()),
            Self::Timestamp(place, unit) => *place = timestamp::parse(scalar, unit)??,
            Self::OptionalTimestamp(place, unit) => *place = timestamp::parse(scalar, unit)?,
        }
        Some(())
    }

    const fn expected(&self) -> &'static str {
        match self {
            Self::Integer(_) => "an integer in range",
            _ => "a timestamp as a string or a number",
        }
    }

    fn visit<E: de::Error>(self, scalar: Scalar<'_>) -> Result<(), E> {
        let expected = self.expected();
        if self.set(scalar).is_some() {
            return Ok(());
        }
        let unexpected = match scalar {
            Scalar::Null => Unexpected::Unit,
            Scalar::I64(number) => Unexpected::Signed(number),
            Scalar::U64(number) => Unexpected::Unsigned(number),
            Scalar::F64(number) => Unexpected::Float(number),
            Scalar::Text(text) => Unexpected::Str(text),
        };
        Err(E::invalid_value(unexpected, &expected))
    }
}

impl<'de> Visitor<'de> for LenientSlot<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.expected())
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.visit(Scalar::Null)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<(), E> {
        self.visit(Scalar::I64(number))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<(), E> {
        self.visit(Scalar::U64(number))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<(), E> {
        self.visit(Scalar::F64(number))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.visit(Scalar::Text(text))
    }

    /// With its feature `arbitrary_precision`, serde_json passes a fraction as a map.
    fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let Ok(number) = Number::deserialize(MapAccessDeserializer::new(map)) else {
            return Err(de::Error::invalid_type(Unexpected::Map, &self));
        };
        self.visit(Scalar::F64(number.as_f64().unwrap_or(f64::INFINITY)))
    }
}
