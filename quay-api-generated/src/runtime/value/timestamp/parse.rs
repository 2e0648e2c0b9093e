//! Parses timestamps in any format.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time},
    fmt::rfc2822::DateTimeParser,
    tz::Offset,
};

use crate::runtime::value::scalar::Scalar;

/// Parses a string in any format, or a number in this unit. Null and an empty string are
/// `Some(None)`, and what is not a timestamp is `None`.
pub(in crate::runtime::value) fn parse(
    scalar: Scalar<'_>,
    unit: SignedDuration,
) -> Option<Option<Timestamp>> {
    match scalar {
        Scalar::Null => return Some(None),
        Scalar::Text(text) => return parse_text(text),
        Scalar::I64(number) => from_integer(number, unit),
        Scalar::U64(number) => from_integer(i64::try_from(number).ok()?, unit),
        Scalar::F64(number) => {
            let since = SignedDuration::try_from_secs_f64(number * unit.as_secs_f64()).ok()?;
            Timestamp::from_duration(since).ok()
        }
    }
    .map(Some)
}

fn from_integer(number: i64, unit: SignedDuration) -> Option<Timestamp> {
    let millis = number.checked_mul(i64::try_from(unit.as_millis()).ok()?)?;
    Timestamp::from_millisecond(millis).ok()
}

fn parse_text(text: &str) -> Option<Option<Timestamp>> {
    if let Some(time) = parse_fixed(text) {
        return Some(Some(time));
    }
    match text.trim() {
        "" => Some(None),
        text => parse_any(text).map(Some),
    }
}

/// A weekday means RFC 2822. A digit means RFC 3339, RFC 3339 without an offset (UTC), or RFC 2822
/// without a weekday. Impossible formats are not tried, because failures are slow.
fn parse_any(text: &str) -> Option<Timestamp> {
    if text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
        return parse_rfc2822(text);
    }
    text.parse()
        .ok()
        .or_else(|| Offset::UTC.to_timestamp(text.parse().ok()?).ok())
        .or_else(|| parse_rfc2822(text))
}

fn parse_rfc2822(text: &str) -> Option<Timestamp> {
    static PARSER: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);
    PARSER.parse_timestamp(text).ok()
}

/// Parses Quay's usual format, `Mon, 13 Dec 2021 11:41:16 -0000` or with `GMT`, faster than a general
/// parser. The weekday is not checked, as in that parser.
fn parse_fixed(text: &str) -> Option<Timestamp> {
    let &[
        w1,
        w2,
        w3,
        b',',
        b' ',
        d1,
        d2,
        b' ',
        m1,
        m2,
        m3,
        b' ',
        y1,
        y2,
        y3,
        y4,
        b' ',
        h1,
        h2,
        b':',
        n1,
        n2,
        b':',
        s1,
        s2,
        b' ',
        ref zone @ ..,
    ] = text.as_bytes()
    else {
        return None;
    };
    let is_weekday = matches!(
        &[w1, w2, w3],
        b"Mon" | b"Tue" | b"Wed" | b"Thu" | b"Fri" | b"Sat" | b"Sun"
    );
    if !is_weekday || !matches!(zone, b"-0000" | b"+0000" | b"GMT") {
        return None;
    }
    let month = match &[m1, m2, m3] {
        b"Jan" => 1,
        b"Feb" => 2,
        b"Mar" => 3,
        b"Apr" => 4,
        b"May" => 5,
        b"Jun" => 6,
        b"Jul" => 7,
        b"Aug" => 8,
        b"Sep" => 9,
        b"Oct" => 10,
        b"Nov" => 11,
        b"Dec" => 12,
        _ => return None,
    };
    let year = i16::from(two_digits(y1, y2)?) * 100 + i16::from(two_digits(y3, y4)?);
    let date = Date::new(year, month, two_digits(d1, d2)?).ok()?;
    let time = Time::new(
        two_digits(h1, h2)?,
        two_digits(n1, n2)?,
        two_digits(s1, s2)?,
        0,
    )
    .ok()?;
    Offset::UTC.to_timestamp(date.to_datetime(time)).ok()
}

fn two_digits(tens: u8, ones: u8) -> Option<i8> {
    let digit = |byte: u8| {
        byte.is_ascii_digit()
            .then(|| i8::try_from(byte - b'0').ok())?
    };
    Some(digit(tens)? * 10 + digit(ones)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_agrees_with_the_general_parser() {
        let general = DateTimeParser::new().relaxed_weekday(true);
        for text in [
            "Mon, 13 Dec 2021 11:41:16 -0000",
            "Tue, 13 Dec 2021 11:41:16 GMT",
            "Thu, 29 Feb 2024 23:59:59 +0000",
            "Sat, 01 Jan 0000 00:00:00 GMT",
        ] {
            assert_eq!(
                parse_fixed(text),
                general.parse_timestamp(text).ok(),
                "{text}"
            );
            assert!(parse_fixed(text).is_some(), "{text}");
        }
        for month in "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(' ') {
            let text = format!("Mon, 13 {month} 2021 11:41:16 GMT");
            let expected = general.parse_timestamp(&text).unwrap();
            assert_eq!(parse_fixed(&text), Some(expected), "{text}");
        }
    }

    #[test]
    fn everything_else_is_left_to_the_general_parser() {
        for text in [
            "Mon, 30 Feb 2024 11:41:16 GMT",
            "Mon, 13 Dec 2021 24:41:16 GMT",
            "Mon, 13 Dec 2021 11:41:16 +0100",
            "Mon, 13 Dec 2021 11:41:1x GMT",
            "Mon, 13 Dez 2021 11:41:16 GMT",
            "Mon, 3 Dec 2021 11:41:16 GMT",
            "Xon, 13 Dec 2021 11:41:16 GMT",
            "",
        ] {
            assert_eq!(parse_fixed(text), None, "{text}");
        }
    }
}
