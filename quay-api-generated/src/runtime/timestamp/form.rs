//! How each form is written, and what its numbers count.

use jiff::{SignedDuration, Timestamp, fmt::rfc2822::DateTimePrinter};
use serde::Serializer;

/// One form.
pub(super) trait Form {
    const UNIT: SignedDuration = SignedDuration::from_secs(1);

    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error>;
}

pub(super) struct Rfc2822;

impl Form for Rfc2822 {
    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        let text = DateTimePrinter::new()
            .timestamp_to_string(&time)
            .map_err(serde::ser::Error::custom)?;
        serializer.serialize_str(&text)
    }
}

pub(super) struct HttpDate;

impl Form for HttpDate {
    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        let text = DateTimePrinter::new()
            .timestamp_to_rfc9110_string(&time)
            .map_err(serde::ser::Error::custom)?;
        serializer.serialize_str(&text)
    }
}

pub(super) struct DateTime;

impl Form for DateTime {
    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&time)
    }
}

pub(super) struct DateTimeSeconds;

impl Form for DateTimeSeconds {
    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{time:.0}"))
    }
}

pub(super) struct UnixTime;

impl Form for UnixTime {
    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        if time.subsec_nanosecond() == 0 {
            serializer.serialize_i64(time.as_second())
        } else {
            serializer.serialize_f64(time.as_duration().as_secs_f64())
        }
    }
}

pub(super) struct UnixTimeMs;

impl Form for UnixTimeMs {
    const UNIT: SignedDuration = SignedDuration::from_millis(1);

    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        if time.subsec_nanosecond() % 1_000_000 == 0 {
            serializer.serialize_i64(time.as_millisecond())
        } else {
            serializer.serialize_f64(time.as_duration().as_secs_f64() * 1e3)
        }
    }
}
