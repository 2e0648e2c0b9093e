//! Reads the header `Retry-After`: a number of seconds, or a date such as `Fri, 31 Dec 2027 23:59:59 GMT`.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const SECONDS_OF_DAY: u64 = 24 * 60 * 60;
/// The days from the first of March of the year 0 to the start of 1970.
const DAYS_UNTIL_1970: u64 = 719_468;

/// Returns how long the server wants to be left alone, or `None` for a text in another format.
pub(super) fn parse(text: &str, now: SystemTime) -> Option<Duration> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let seconds = text.parse().unwrap_or(u64::MAX);
        return Some(Duration::from_secs(seconds));
    }
    let date = UNIX_EPOCH.checked_add(Duration::from_secs(since_1970(text)?))?;
    Some(date.duration_since(now).unwrap_or_default())
}

/// Returns the seconds from 1970 to a date, or `None` if the text is not one since then.
fn since_1970(text: &str) -> Option<u64> {
    let words: Vec<&str> = text.split(' ').collect();
    let [_, day, month, year, time, "GMT"] = words.as_slice() else {
        return None;
    };
    let month = MONTHS.iter().position(|name| name == month)?;
    let month = u64::try_from(month).ok()? + 1;
    let (day, year) = (number(day, 2)?, number(year, 4)?);
    let parts: Option<Vec<u64>> = time.split(':').map(|part| number(part, 2)).collect();
    let parts = parts?;
    let [hour, minute, second] = parts.as_slice() else {
        return None;
    };
    let days = days(year, month, day).checked_sub(DAYS_UNTIL_1970)?;
    Some(days * SECONDS_OF_DAY + hour * 3600 + minute * 60 + second)
}

/// Counts the days since the first of March of the year 0. A year from March to February ends with its leap day.
fn days(year: u64, month: u64, day: u64) -> u64 {
    let (year, month) = match month {
        1 | 2 => (year.saturating_sub(1), month + 9),
        _ => (year, month - 3),
    };
    let leap_days = year / 4 - year / 100 + year / 400;
    let months = (153 * month + 2) / 5;
    year * 365 + leap_days + months + day.saturating_sub(1)
}

fn number(text: &str, digits: usize) -> Option<u64> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
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
            ("Tue, 29 Feb 2000 12:30:00 GMT", 951_827_400),
            ("Mon, 13 Dec 2021 11:41:16 GMT", 1_639_395_676),
            ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
            ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
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
            "Monday, 13-Dec-21 11:41:16 GMT",
            "Mon, 13 Dec 2021 11:41:16 CET",
            "Mon, 13 Dec 2021 11:41 GMT",
            "Wed, 31 Dec 1969 23:59:59 GMT",
        ] {
            assert_eq!(seconds(text, 0), None, "{text}");
        }
    }
}
