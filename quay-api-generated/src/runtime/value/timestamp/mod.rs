//! Timestamps in every format that Quay sends.
//!
//! A field is encoded in its own format and decoded from all of them, because versions of Quay
//! differ. Only the unit of numbers depends on the format of the field.

mod parse;

use jiff::{SignedDuration, Timestamp, fmt::rfc2822::DateTimePrinter};
use serde_core::{Serializer, ser::Error as _};

pub(super) use self::parse::parse;

/// The format of an encoded timestamp.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Format {
    /// `Mon, 13 Dec 2021 11:41:16 -0000`
    Rfc2822,
    /// `Mon, 13 Dec 2021 11:41:16 GMT`
    HttpDate,
    /// RFC 3339 with as many decimals as needed: `2026-11-21T09:36:07.2519Z`
    DateTime,
    /// RFC 3339 in whole seconds, which some requests require: `2021-08-06T11:11:39Z`
    DateTimeSeconds,
    /// Seconds since 1970; an integer unless there is a fraction.
    UnixTime,
    /// Milliseconds since 1970; an integer unless there is a fraction.
    UnixTimeMs,
}

impl Format {
    /// Returns the unit of a number.
    pub(super) const fn unit(self) -> SignedDuration {
        match self {
            Self::UnixTimeMs => SignedDuration::from_millis(1),
            _ => SignedDuration::from_secs(1),
        }
    }

    pub(super) fn serialize<S: Serializer>(
        self,
        time: Timestamp,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let printer = DateTimePrinter::new();
        let nanoseconds = time.subsec_nanosecond();
        let text = match self {
            Self::Rfc2822 => printer.timestamp_to_string(&time),
            Self::HttpDate => printer.timestamp_to_rfc9110_string(&time),
            Self::DateTime => return serializer.collect_str(&time),
            Self::DateTimeSeconds => return serializer.collect_str(&format_args!("{time:.0}")),
            Self::UnixTime if nanoseconds == 0 => {
                return serializer.serialize_i64(time.as_second());
            }
            Self::UnixTime => return serializer.serialize_f64(time.as_duration().as_secs_f64()),
            Self::UnixTimeMs if nanoseconds % 1_000_000 == 0 => {
                return serializer.serialize_i64(time.as_millisecond());
            }
            Self::UnixTimeMs => {
                return serializer.serialize_f64(time.as_duration().as_secs_f64() * 1e3);
            }
        };
        serializer.serialize_str(&text.map_err(S::Error::custom)?)
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use crate::runtime::object;

    #[derive(Debug, PartialEq)]
    struct All {
        rfc2822: Timestamp,
        http_date: Timestamp,
        date_time: Timestamp,
        date_time_seconds: Timestamp,
        unix_time: Timestamp,
        unix_time_ms: Timestamp,
    }

    object! {
        All {
            0: rfc2822 = "rfc2822" required Rfc2822,
            1: http_date = "http_date" required HttpDate,
            2: date_time = "date_time" required DateTime,
            3: date_time_seconds = "date_time_seconds" required DateTimeSeconds,
            4: unix_time = "unix_time" required UnixTime,
            5: unix_time_ms = "unix_time_ms" required UnixTimeMs,
        }
    }

    #[derive(Debug, PartialEq)]
    struct Optional {
        plain: Option<Timestamp>,
        nullable: Option<Option<Timestamp>>,
    }

    object! {
        Optional {
            0: plain = "plain" optional UnixTime,
            1: nullable = "nullable" clearable Rfc2822,
        }
    }

    #[derive(Debug)]
    struct Numbers {
        unix_time: Timestamp,
        unix_time_ms: Timestamp,
    }

    object! {
        Numbers {
            0: unix_time = "unix_time" required UnixTime,
            1: unix_time_ms = "unix_time_ms" required UnixTimeMs,
        }
    }

    #[derive(Debug)]
    struct Seconds {
        at: Timestamp,
    }

    object! { Seconds { 0: at = "at" required UnixTime, } }

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn parse_as_seconds(json: &str) -> Result<Timestamp, serde_json::Error> {
        let seconds: Seconds = serde_json::from_str(&format!("{{\"at\":{json}}}"))?;
        Ok(seconds.at)
    }

    #[test]
    fn each_format_survives_a_round_trip() {
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
    fn fractions_are_kept_where_the_format_allows() {
        let at = time("2021-12-13T11:41:16.25Z");
        let all = All {
            rfc2822: at,
            http_date: at,
            date_time: at,
            date_time_seconds: at,
            unix_time: at,
            unix_time_ms: at,
        };
        let json = serde_json::to_value(&all).unwrap();
        assert_eq!(json["date_time"], "2021-12-13T11:41:16.25Z");
        assert_eq!(json["date_time_seconds"], "2021-12-13T11:41:16Z");
        assert_eq!(json["unix_time"], 1_639_395_676.25);
        assert_eq!(json["unix_time_ms"], 1_639_395_676_250_i64);
    }

    #[test]
    fn numbers_with_a_fraction_survive_a_round_trip() {
        for (seconds, millis) in [
            (1_639_395_676.25, 1_639_395_676_250.5),
            (0.5, 0.25),
            (-0.5, -0.25),
            (-1_639_395_676.75, -1_639_395_676_250.5),
        ] {
            let json = serde_json::json!({ "unix_time": seconds, "unix_time_ms": millis });
            let parsed: Numbers = serde_json::from_value(json.clone()).unwrap();
            assert_eq!(serde_json::to_value(&parsed).unwrap(), json);
        }
    }

    #[test]
    fn every_format_is_accepted() {
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
            assert_eq!(parse_as_seconds(json).unwrap(), at, "{json}");
        }
        assert_eq!(
            parse_as_seconds("\"2021-12-13\"").unwrap(),
            time("2021-12-13T00:00:00Z")
        );
        assert_eq!(
            parse_as_seconds("\"2026-11-21T09:36:07.251900Z\"").unwrap(),
            time("2026-11-21T09:36:07.2519Z")
        );
        assert_eq!(
            parse_as_seconds("-1").unwrap(),
            time("1969-12-31T23:59:59Z")
        );
    }

    #[test]
    fn invalid_timestamps_are_rejected() {
        for json in [
            "\"\"",
            "\"tomorrow\"",
            "true",
            "null",
            "18446744073709551615",
            "9223372036854775807",
            "1e300",
        ] {
            assert!(parse_as_seconds(json).is_err(), "{json}");
        }
    }

    #[test]
    fn absent_null_and_empty_are_told_apart() {
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
            let parsed: Optional = serde_json::from_str(json).unwrap();
            assert_eq!(parsed, Optional { plain, nullable }, "{json}");
            let written = serde_json::to_string(&parsed).unwrap();
            assert_eq!(serde_json::from_str::<Optional>(&written).unwrap(), parsed);
        }
    }
}
