//! The formats of timestamps, and the unit of their numbers.

use jiff::{SignedDuration, Timestamp, fmt::rfc2822::DateTimePrinter};
use serde::Serializer;

/// A format of timestamps.
pub(super) trait Format {
    const UNIT: SignedDuration = SignedDuration::from_secs(1);

    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error>;
}

pub(super) struct Rfc2822;

impl Format for Rfc2822 {
    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        let text = DateTimePrinter::new()
            .timestamp_to_string(&time)
            .map_err(serde::ser::Error::custom)?;
        serializer.serialize_str(&text)
    }
}

pub(super) struct HttpDate;

impl Format for HttpDate {
    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        let text = DateTimePrinter::new()
            .timestamp_to_rfc9110_string(&time)
            .map_err(serde::ser::Error::custom)?;
        serializer.serialize_str(&text)
    }
}

pub(super) struct DateTime;

impl Format for DateTime {
    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&time)
    }
}

pub(super) struct DateTimeSeconds;

impl Format for DateTimeSeconds {
    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{time:.0}"))
    }
}

pub(super) struct UnixTime;

impl Format for UnixTime {
    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        if time.subsec_nanosecond() == 0 {
            serializer.serialize_i64(time.as_second())
        } else {
            serializer.serialize_f64(time.as_duration().as_secs_f64())
        }
    }
}

pub(super) struct UnixTimeMs;

impl Format for UnixTimeMs {
    const UNIT: SignedDuration = SignedDuration::from_millis(1);

    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        if time.subsec_nanosecond() % 1_000_000 == 0 {
            serializer.serialize_i64(time.as_millisecond())
        } else {
            serializer.serialize_f64(time.as_duration().as_secs_f64() * 1e3)
        }
    }
}
