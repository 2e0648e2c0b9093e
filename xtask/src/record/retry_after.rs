//! Reads the header `Retry-After`: a number of seconds, or a date such as `Fri, 31 Dec 2027 23:59:59 GMT`.

use std::time::{Duration, SystemTime};

/// Returns how long the server wants to be left alone, or `None` for a text in another format.
pub(super) fn parse(text: &str, now: SystemTime) -> Option<Duration> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let seconds = text.parse().unwrap_or(u64::MAX);
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    fn seconds(text: &str, now: u64) -> Option<u64> {
        let now = UNIX_EPOCH + Duration::from_secs(now);
        parse(text, now).map(|pause| pause.as_secs())
    }

    #[test]
    fn both_formats_are_read() {
        assert_eq!(seconds(" 255", 0), Some(255));
        assert_eq!(seconds("99999999999999999999999", 0), Some(u64::MAX));
        let dates = [
            ("Thu, 01 Jan 1970 00:00:07 GMT", 7),
            ("Mon, 13 Dec 2021 11:41:16 GMT", 1_639_395_676),
            ("Monday, 13-Dec-21 11:41:16 GMT", 1_639_395_676),
        ];
        for (text, since_1970) in dates {
            assert_eq!(seconds(text, 0), Some(since_1970), "{text}");
            assert_eq!(seconds(text, since_1970 - 5), Some(5), "{text}");
            assert_eq!(seconds(text, since_1970 + 5), Some(0), "{text}");
        }
    }

    #[test]
    fn other_formats_are_refused() {
        for text in [
            "",
            "soon",
            "-1",
            "Mon, 13 Dec 2021 11:41:16 CET",
            "Mon, 13 Dec 2021 11:41 GMT",
            "Wed, 31 Dec 1969 23:59:59 GMT",
        ] {
            assert_eq!(seconds(text, 0), None, "{text}");
        }
    }
}
