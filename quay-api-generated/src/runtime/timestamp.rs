//! Points in time, in every form that Quay writes them.
//!
//! Each module here is one form, for `#[serde(with = …)]`: it writes that form, and reads all of
//! them, since the same field differs between versions of Quay. Only numbers depend on the form:
//! they are milliseconds for [`unix_time_ms`] and seconds elsewhere. In each module, `option` is
//! for `Option<Timestamp>` (an empty text is `None`) and `nullable` for a field whose null differs
//! from its absence.

use std::fmt;

use jiff::{
    SignedDuration, Timestamp,
    fmt::rfc2822::{DateTimeParser, DateTimePrinter},
    tz::TimeZone,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// How one form is written, and what its numbers count.
trait Form {
    const UNIT: SignedDuration = SignedDuration::from_secs(1);

    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error>;
}

macro_rules! forms {
    ($($(#[$doc:meta])* $module:ident: $form:ident;)*) => {$(
        $(#[$doc])*
        pub(crate) mod $module {
            use jiff::Timestamp;
            use serde::{Deserializer, Serializer};

            use super::{$form as This, Form as _, read, write_option};

            pub(crate) fn serialize<S: Serializer>(
                time: &Timestamp,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                This::serialize(*time, serializer)
            }

            pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Timestamp, D::Error> {
                read::<This, D>(deserializer)
            }

            /// For `Option<Timestamp>`.
            pub(crate) mod option {
                use super::{This, Timestamp, Deserializer, Serializer, write_option};
                use super::super::read_option;

                pub(crate) fn serialize<S: Serializer>(
                    time: &Option<Timestamp>,
                    serializer: S,
                ) -> Result<S::Ok, S::Error> {
                    write_option::<This, S>(*time, serializer)
                }

                pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
                    deserializer: D,
                ) -> Result<Option<Timestamp>, D::Error> {
                    read_option::<This, D>(deserializer)
                }
            }

            /// For `Option<Option<Timestamp>>`: absent, null, or a value.
            pub(crate) mod nullable {
                use super::{This, Timestamp, Deserializer, Serializer, write_option};
                use super::super::read_option;

                pub(crate) fn serialize<S: Serializer>(
                    time: &Option<Option<Timestamp>>,
                    serializer: S,
                ) -> Result<S::Ok, S::Error> {
                    write_option::<This, S>(time.flatten(), serializer)
                }

                pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
                    deserializer: D,
                ) -> Result<Option<Option<Timestamp>>, D::Error> {
                    read_option::<This, D>(deserializer).map(Some)
                }
            }
        }
    )*};
}

forms! {
    /// `Mon, 13 Dec 2021 11:41:16 -0000`
    rfc2822: Rfc2822;
    /// `Mon, 20 Jan 2025 14:46:01 GMT`
    http_date: HttpDate;
    /// RFC 3339 with the fraction that there is: `2026-11-21T09:36:07.2519Z`
    date_time: DateTime;
    /// RFC 3339 in whole seconds, which some requests demand: `2021-08-06T11:11:39Z`
    date_time_seconds: DateTimeSeconds;
    /// Seconds since 1970; an integer unless there is a fraction.
    unix_time: UnixTime;
    /// Milliseconds since 1970; an integer unless there is a fraction.
    unix_time_ms: UnixTimeMs;
}

struct Rfc2822;

impl Form for Rfc2822 {
    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        let text = DateTimePrinter::new()
            .timestamp_to_string(&time)
            .map_err(serde::ser::Error::custom)?;
        serializer.serialize_str(&text)
    }
}

struct HttpDate;

impl Form for HttpDate {
    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        let text = DateTimePrinter::new()
            .timestamp_to_rfc9110_string(&time)
            .map_err(serde::ser::Error::custom)?;
        serializer.serialize_str(&text)
    }
}

struct DateTime;

impl Form for DateTime {
    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&time)
    }
}

struct DateTimeSeconds;

impl Form for DateTimeSeconds {
    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{time:.0}"))
    }
}

struct UnixTime;

impl Form for UnixTime {
    fn serialize<S: Serializer>(time: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        if time.subsec_nanosecond() == 0 {
            serializer.serialize_i64(time.as_second())
        } else {
            serializer.serialize_f64(time.as_duration().as_secs_f64())
        }
    }
}

struct UnixTimeMs;

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

fn write_option<F: Form, S: Serializer>(
    time: Option<Timestamp>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    struct Value<F>(Timestamp, std::marker::PhantomData<F>);

    impl<F: Form> Serialize for Value<F> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            F::serialize(self.0, serializer)
        }
    }

    match time {
        Some(time) => serializer.serialize_some(&Value::<F>(time, std::marker::PhantomData)),
        None => serializer.serialize_none(),
    }
}

fn read<'de, F: Form, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    deserializer
        .deserialize_any(Reader(F::UNIT))?
        .ok_or_else(|| de::Error::custom("the point in time is empty"))
}

fn read_option<'de, F: Form, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Timestamp>, D::Error> {
    struct Maybe<F>(Option<Timestamp>, std::marker::PhantomData<F>);

    impl<'de, F: Form> Deserialize<'de> for Maybe<F> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer
                .deserialize_any(Reader(F::UNIT))
                .map(|time| Self(time, std::marker::PhantomData))
        }
    }

    Ok(Option::<Maybe<F>>::deserialize(deserializer)?.and_then(|maybe| maybe.0))
}

/// The lenient reader: a text of any form, or a number of the unit it holds. An empty text is
/// `None`.
struct Reader(SignedDuration);

impl de::Visitor<'_> for Reader {
    type Value = Option<Timestamp>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a point in time as text or number")
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

/// A weekday means RFC 2822. A digit means RFC 3339, or the same without a zone, which is UTC, or
/// again RFC 2822, where the weekday may be left out. What cannot be is not tried: a failure costs
/// more than a success.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct All {
        #[serde(with = "super::rfc2822")]
        rfc2822: Timestamp,
        #[serde(with = "super::http_date")]
        http_date: Timestamp,
        #[serde(with = "super::date_time")]
        date_time: Timestamp,
        #[serde(with = "super::date_time_seconds")]
        date_time_seconds: Timestamp,
        #[serde(with = "super::unix_time")]
        unix_time: Timestamp,
        #[serde(with = "super::unix_time_ms")]
        unix_time_ms: Timestamp,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Optional {
        #[serde(default, with = "super::unix_time::option")]
        plain: Option<Timestamp>,
        #[serde(
            default,
            with = "super::rfc2822::nullable",
            skip_serializing_if = "Option::is_none"
        )]
        nullable: Option<Option<Timestamp>>,
    }

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn read_as_seconds(json: &str) -> Result<Timestamp, serde_json::Error> {
        unix_time::deserialize(&mut serde_json::Deserializer::from_str(json))
    }

    #[test]
    fn each_form_is_written_as_quay_does_and_read_back() {
        let at = time("2021-12-13T11:41:16Z");
        let all = All {
            rfc2822: at,
            http_date: at,
            date_time: at,
            date_time_seconds: at,
            unix_time: at,
            unix_time_ms: at,
        };
        let json = serde_json::to_value(&all).unwrap();
        assert_eq!(
            json,
            serde_json::json!({
                "rfc2822": "Mon, 13 Dec 2021 11:41:16 -0000",
                "http_date": "Mon, 13 Dec 2021 11:41:16 GMT",
                "date_time": "2021-12-13T11:41:16Z",
                "date_time_seconds": "2021-12-13T11:41:16Z",
                "unix_time": 1_639_395_676,
                "unix_time_ms": 1_639_395_676_000_i64,
            })
        );
        assert_eq!(serde_json::from_value::<All>(json).unwrap(), all);
    }

    #[test]
    fn fractions_stay_where_the_form_has_them() {
        let at = time("2021-12-13T11:41:16.25Z");
        let json = || serde_json::value::Serializer;
        for (written, expected) in [
            (
                date_time::serialize(&at, json()),
                "\"2021-12-13T11:41:16.25Z\"",
            ),
            (
                date_time_seconds::serialize(&at, json()),
                "\"2021-12-13T11:41:16Z\"",
            ),
            (unix_time::serialize(&at, json()), "1639395676.25"),
            (unix_time_ms::serialize(&at, json()), "1639395676250"),
        ] {
            assert_eq!(written.unwrap().to_string(), expected);
        }
    }

    #[test]
    fn the_reader_takes_every_form() {
        let at = time("2021-12-13T11:41:16Z");
        for json in [
            "\"Mon, 13 Dec 2021 11:41:16 -0000\"",
            "\"Mon, 13 Dec 2021 11:41:16 GMT\"",
            "\"Mon, 13 Dec 2021 12:41:16 +0100\"",
            "\"13 Dec 2021 11:41:16 GMT\"",
            "\"2021-12-13T11:41:16Z\"",
            "\"2021-12-13T12:41:16+01:00\"",
            "\"2021-12-13 11:41:16Z\"",
            "\"2021-12-13T11:41:16\"",
            "\"2021-12-13 11:41:16.000000\"",
            "1639395676",
            "1639395676.0",
        ] {
            assert_eq!(read_as_seconds(json).unwrap(), at, "{json}");
        }
        assert_eq!(
            read_as_seconds("\"2021-12-13\"").unwrap(),
            time("2021-12-13T00:00:00Z")
        );
        assert_eq!(
            read_as_seconds("\"2026-11-21T09:36:07.251900Z\"").unwrap(),
            time("2026-11-21T09:36:07.2519Z")
        );
        assert_eq!(read_as_seconds("-1").unwrap(), time("1969-12-31T23:59:59Z"));
    }

    #[test]
    fn what_is_no_time_is_an_error() {
        for json in [
            "\"\"",
            "\"tomorrow\"",
            "true",
            "null",
            "18446744073709551615",
            "9223372036854775807",
            "1e300",
        ] {
            assert!(read_as_seconds(json).is_err(), "{json}");
        }
    }

    #[test]
    fn absent_null_and_empty() {
        let at = time("2021-12-13T11:41:16Z");
        for (json, plain, nullable) in [
            ("{}", None, None),
            (r#"{"plain":null,"nullable":null}"#, None, Some(None)),
            (r#"{"plain":"","nullable":""}"#, None, Some(None)),
            (
                r#"{"plain":1639395676,"nullable":"Mon, 13 Dec 2021 11:41:16 -0000"}"#,
                Some(at),
                Some(Some(at)),
            ),
        ] {
            let read: Optional = serde_json::from_str(json).unwrap();
            assert_eq!(read, Optional { plain, nullable }, "{json}");
            let written = serde_json::to_string(&read).unwrap();
            assert_eq!(serde_json::from_str::<Optional>(&written).unwrap(), read);
        }
    }
}
