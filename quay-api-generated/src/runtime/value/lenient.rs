//! Numbers, strings and null that decode into one type, in every form that Quay sends.

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use serde::{
    Deserialize,
    de::{self, Unexpected, Visitor},
};
use serde_json::Number;

use super::{
    integer::{self, FromInteger},
    timestamp,
};

/// A slot for a value of several forms. One visitor serves all of them, because a program compiles
/// the reader of any JSON for each visitor.
pub(crate) enum Lenient<'a> {
    /// An integer that may have a fraction of zero.
    Integer(&'a mut dyn FromInteger),
    /// A timestamp in any format; numbers have this unit.
    Timestamp(&'a mut Timestamp, SignedDuration),
    /// The same; null and empty text are `None`.
    OptionalTimestamp(&'a mut Option<Timestamp>, SignedDuration),
}

/// A value of JSON that is not a list or an object.
#[derive(Clone, Copy)]
pub(super) enum Scalar<'a> {
    Null,
    I64(i64),
    U64(u64),
    F64(f64),
    Text(&'a str),
}

impl Lenient<'_> {
    /// Sets the value, and returns whether it is valid.
    #[inline]
    fn set(self, scalar: Scalar<'_>) -> bool {
        match self {
            Self::Integer(place) => integer::set(place, scalar),
            Self::Timestamp(place, unit) => match timestamp::parse(scalar, unit) {
                Some(Some(time)) => {
                    *place = time;
                    true
                }
                _ => false,
            },
            Self::OptionalTimestamp(place, unit) => match timestamp::parse(scalar, unit) {
                Some(time) => {
                    *place = time;
                    true
                }
                None => false,
            },
        }
    }

    const fn expected(&self) -> &'static str {
        match self {
            Self::Integer(_) => "an integer in range",
            _ => "a timestamp as a string or a number",
        }
    }

    fn visit<E: de::Error>(self, scalar: Scalar<'_>) -> Result<(), E> {
        let expected = self.expected();
        if self.set(scalar) {
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

impl<'de> Visitor<'de> for Lenient<'_> {
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
        let number = Number::deserialize(de::value::MapAccessDeserializer::new(map))?;
        match number.as_f64() {
            Some(float) => self.visit(Scalar::F64(float)),
            None => Err(de::Error::custom("the number is out of range")),
        }
    }
}
