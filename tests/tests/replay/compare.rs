//! Compares a response of Quay with the result of decoding and encoding it.
//!
//! No value may be lost or added. Null equals absent, numbers are compared by value, and a timestamp may change its
//! format but not its instant.

use std::collections::BTreeSet;
use std::fmt;

use jiff::{Timestamp, civil, fmt::rfc2822, tz::TimeZone};
use serde_json::{Number, Value};

/// A difference.
#[derive(Debug, PartialEq)]
pub struct Difference {
    /// The JSON path, with `[]` for any array element.
    pub path: String,
    pub kind: Kind,
}

#[derive(Debug, PartialEq)]
pub enum Kind {
    Lost(Value),
    Invented(Value),
    Changed(Value, Value),
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lost(sent) => write!(formatter, "lost {}", short(sent)),
            Self::Invented(written) => write!(formatter, "invented {}", short(written)),
            Self::Changed(sent, written) => {
                write!(formatter, "{} became {}", short(sent), short(written))
            }
        }
    }
}

fn short(value: &Value) -> String {
    const LIMIT: usize = 100;
    let text = value.to_string();
    match text.char_indices().nth(LIMIT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// Returns all differences between `sent` and `written`, with paths starting at `root`.
pub fn differences(root: &str, sent: &Value, written: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(root, sent, written, &mut found);
    found
}

fn compare(path: &str, sent: &Value, written: &Value, found: &mut Vec<Difference>) {
    let mut differ = |kind| {
        found.push(Difference {
            path: path.to_owned(),
            kind,
        });
    };
    match (sent, written) {
        (Value::Null, Value::Null) => {}
        (sent, Value::Null) => differ(Kind::Lost(sent.clone())),
        (Value::Null, written) => differ(Kind::Invented(written.clone())),
        (Value::Object(sent), Value::Object(written)) => {
            let keys: BTreeSet<&String> = sent.keys().chain(written.keys()).collect();
            for key in keys {
                let of = |object: &serde_json::Map<String, Value>| {
                    object.get(key).cloned().unwrap_or_default()
                };
                compare(&format!("{path}.{key}"), &of(sent), &of(written), found);
            }
        }
        (Value::Array(sent), Value::Array(written)) if sent.len() == written.len() => {
            for (sent, written) in sent.iter().zip(written) {
                compare(&format!("{path}[]"), sent, written, found);
            }
        }
        (Value::Number(sent), Value::Number(written)) if same_number(sent, written) => {}
        (Value::String(sent), Value::String(written)) if same_text(sent, written) => {}
        (sent, written) if sent == written => {}
        (sent, written) => differ(Kind::Changed(sent.clone(), written.clone())),
    }
}

fn same_number(one: &Number, other: &Number) -> bool {
    one == other || (one.is_f64() || other.is_f64()) && one.as_f64() == other.as_f64()
}

fn same_text(one: &str, other: &str) -> bool {
    one == other || instant(one).is_some_and(|instant| Some(instant) == self::instant(other))
}

/// Returns the instant of a timestamp in any of Quay's formats; UTC if it has no offset.
fn instant(text: &str) -> Option<Timestamp> {
    let with_zone = text.parse().ok();
    with_zone
        .or_else(|| rfc2822::DateTimeParser::new().parse_timestamp(text).ok())
        .or_else(|| {
            let time: civil::DateTime = text.parse().ok()?;
            Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp())
        })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(sent: Value, written: Value) -> Vec<(String, Kind)> {
        let found = differences("$", &sent, &written).into_iter();
        found
            .map(|difference| (difference.path, difference.kind))
            .collect()
    }

    #[test]
    fn equal_values_in_other_formats_are_equal() {
        for (sent, written) in [
            (json!({"a": null}), json!({})),
            (json!({}), json!({"a": null})),
            (json!(6000.0), json!(6000)),
            (json!(u64::MAX), json!(u64::MAX)),
            (
                json!("Mon, 13 Dec 2021 11:41:16 -0000"),
                json!("2021-12-13T11:41:16Z"),
            ),
            (
                json!("Mon, 13 Dec 2021 11:41:16 GMT"),
                json!("2021-12-13 11:41:16"),
            ),
            (
                json!("2012-09-20T09:06:12+03:00"),
                json!("2012-09-20T06:06:12Z"),
            ),
        ] {
            assert_eq!(found(sent.clone(), written.clone()), [], "{sent} {written}");
        }
    }

    #[test]
    fn lost_added_and_changed_values_are_located() {
        let sent = json!({"tags": [{"size": 1, "name": "a"}, {"size": 2}], "page": 1, "more": []});
        let written =
            json!({"tags": [{"size": 1}, {"size": 3}], "page": "1", "next": false, "more": []});
        let found = found(sent, written);
        assert_eq!(
            found,
            [
                ("$.next".to_owned(), Kind::Invented(json!(false))),
                ("$.page".to_owned(), Kind::Changed(json!(1), json!("1"))),
                ("$.tags[].name".to_owned(), Kind::Lost(json!("a"))),
                (
                    "$.tags[].size".to_owned(),
                    Kind::Changed(json!(2), json!(3))
                ),
            ]
        );
    }

    #[test]
    fn similar_types_are_not_merged() {
        for (sent, written) in [
            (json!([]), json!(null)),
            (json!({}), json!([])),
            (json!([1]), json!([1, 1])),
            (json!(1.5), json!(1)),
            (json!(i64::MAX), json!(i64::MAX - 1)),
            (json!("a"), json!("A")),
            (
                json!("2021-12-13T11:41:16Z"),
                json!("2021-12-13T11:41:16.5Z"),
            ),
            (json!(""), json!(null)),
        ] {
            assert_eq!(
                found(sent.clone(), written.clone()).len(),
                1,
                "{sent} {written}"
            );
        }
    }
}
