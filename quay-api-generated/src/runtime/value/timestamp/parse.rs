//! Deserializes timestamps in any format.

use std::fmt;

use jiff::{SignedDuration, Timestamp, fmt::rfc2822::DateTimeParser, tz::TimeZone};
use serde::de;

/// Accepts a string in any format, or a number in the unit that it holds. An empty string is
/// `None`, as is null.
pub(in crate::runtime::value) struct LenientVisitor(pub(in crate::runtime::value) SignedDuration);

impl de::Visitor<'_> for LenientVisitor {
    type Value = Option<Timestamp>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a timestamp as a string or a number")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        match parse(text.trim()) {
            Some(time) => Ok(Some(time)),
            None => Err(E::invalid_value(de::Unexpected::Str(text), &self)),
        }
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
        i32::try_from(self.0.as_millis())
            .ok()
            .and_then(|millis| number.checked_mul(i64::from(millis)))
            .and_then(|millis| Timestamp::from_millisecond(millis).ok())
            .map(Some)
            .ok_or_else(|| E::invalid_value(de::Unexpected::Signed(number), &self))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => Err(E::invalid_value(de::Unexpected::Unsigned(number), &self)),
        }
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Self::Value, E> {
        SignedDuration::try_from_secs_f64(number * self.0.as_secs_f64())
            .ok()
            .and_then(|since| Timestamp::from_duration(since).ok())
            .map(Some)
            .ok_or_else(|| E::invalid_value(de::Unexpected::Float(number), &self))
    }
}

/// A weekday means RFC 2822. A digit means RFC 3339, RFC 3339 without an offset (UTC), or RFC 2822
/// without a weekday. Impossible formats are not tried, because failures are slow.
fn parse(text: &str) -> Option<Timestamp> {
    if text.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return parse_rfc2822(text);
    }
    text.parse()
        .ok()
        .or_else(|| TimeZone::UTC.to_timestamp(text.parse().ok()?).ok())
        .or_else(|| parse_rfc2822(text))
}

fn parse_rfc2822(text: &str) -> Option<Timestamp> {
    static PARSER: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);
    PARSER.parse_timestamp(text).ok()
}
