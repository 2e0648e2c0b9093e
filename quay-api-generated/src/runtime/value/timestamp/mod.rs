//! Timestamps in every format that Quay sends.
//!
//! Each module is one format, for `#[serde(with = …)]`. It serializes that format and deserializes
//! all of them, because versions of Quay differ in the format of a field. Only numbers depend on
//! the module: they are milliseconds for [`unix_time_ms`] and seconds otherwise. The submodule
//! `option` is for `Option<Timestamp>` (an empty string is `None`), `nullable` for a field where
//! null and absent differ.

mod format;
mod parse;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use self::{format::Format, parse::LenientVisitor};

macro_rules! formats {
    ($($(#[$doc:meta])* $module:ident: $format:ident;)*) => {$(
        $(#[$doc])*
        pub(crate) mod $module {
            use jiff::Timestamp;
            use serde::{Deserializer, Serializer};

            use super::{format::{$format as This, Format as _}, parse_value, write_option};

            pub(crate) fn serialize<S: Serializer>(
                time: &Timestamp,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                This::serialize(*time, serializer)
            }

            pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Timestamp, D::Error> {
                parse_value::<This, D>(deserializer)
            }

            /// For `Option<Timestamp>`.
            pub(crate) mod option {
                use super::{This, Timestamp, Deserializer, Serializer, write_option};
                use super::super::parse_option;

                pub(crate) fn serialize<S: Serializer>(
                    time: &Option<Timestamp>,
                    serializer: S,
                ) -> Result<S::Ok, S::Error> {
                    write_option::<This, S>(*time, serializer)
                }

                pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
                    deserializer: D,
                ) -> Result<Option<Timestamp>, D::Error> {
                    parse_option::<This, D>(deserializer)
                }
            }

            /// For `Option<Option<Timestamp>>`: absent, null, or a value.
            pub(crate) mod nullable {
                use super::{This, Timestamp, Deserializer, Serializer, write_option};
                use super::super::parse_option;

                pub(crate) fn serialize<S: Serializer>(
                    time: &Option<Option<Timestamp>>,
                    serializer: S,
                ) -> Result<S::Ok, S::Error> {
                    write_option::<This, S>(time.flatten(), serializer)
                }

                pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
                    deserializer: D,
                ) -> Result<Option<Option<Timestamp>>, D::Error> {
                    parse_option::<This, D>(deserializer).map(Some)
                }
            }
        }
    )*};
}

formats! {
    /// `Mon, 13 Dec 2021 11:41:16 -0000`
    rfc2822: Rfc2822;
    /// `Mon, 20 Jan 2025 14:46:01 GMT`
    http_date: HttpDate;
    /// RFC 3339 with a fraction if there is one: `2026-11-21T09:36:07.2519Z`
    date_time: DateTime;
    /// RFC 3339 without a fraction, which some requests require: `2021-08-06T11:11:39Z`
    date_time_seconds: DateTimeSeconds;
    /// Seconds since 1970; an integer unless there is a fraction.
    unix_time: UnixTime;
    /// Milliseconds since 1970; an integer unless there is a fraction.
    unix_time_ms: UnixTimeMs;
}

fn write_option<F: Format, S: Serializer>(
    time: Option<Timestamp>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    struct Value<F>(Timestamp, std::marker::PhantomData<F>);

    impl<F: Format> Serialize for Value<F> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            F::serialize(self.0, serializer)
        }
    }

    match time {
        Some(time) => serializer.serialize_some(&Value::<F>(time, std::marker::PhantomData)),
        None => serializer.serialize_none(),
    }
}

fn parse_value<'de, F: Format, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Timestamp, D::Error> {
    deserializer
        .deserialize_any(LenientVisitor(F::UNIT))?
        .ok_or_else(|| de::Error::custom("the timestamp is empty"))
}

fn parse_option<'de, F: Format, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Timestamp>, D::Error> {
    struct Maybe<F>(Option<Timestamp>, std::marker::PhantomData<F>);

    impl<'de, F: Format> Deserialize<'de> for Maybe<F> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer
                .deserialize_any(LenientVisitor(F::UNIT))
                .map(|time| Self(time, std::marker::PhantomData))
        }
    }

    Ok(Option::<Maybe<F>>::deserialize(deserializer)?.and_then(|maybe| maybe.0))
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

    fn parse_as_seconds(json: &str) -> Result<Timestamp, serde_json::Error> {
        unix_time::deserialize(&mut serde_json::Deserializer::from_str(json))
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
