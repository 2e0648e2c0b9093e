//! Checks strings in the formats `date` and `date-time`, as validators of exported documents do.

/// Returns whether a string has a format. Only the formats of dates are checked.
pub(super) fn is_in_format(text: &str, format: &str) -> bool {
    match format {
        "date" => is_date(text),
        "date-time" | "date-time-seconds" => is_date_time(text),
        _ => true,
    }
}

/// Returns whether the string is a calendar date such as `2021-12-13`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    (1..=days_of(year, month)).contains(&day)
}

fn days_of(year: u32, month: u32) -> u32 {
    let is_leap_year =
        year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 if is_leap_year => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Returns whether the string is a timestamp such as `2021-12-13T11:41:16.5Z`, with an optional fraction, and `Z` or an
/// offset.
fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once('T') else {
        return false;
    };
    let Some(zone) = time.find(['Z', '+', '-']) else {
        return false;
    };
    let (time, zone) = time.split_at(zone);
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let offset = zone.strip_prefix(['+', '-']);
    is_date(date)
        && is_clock(time, &[23, 59, 59])
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
        && (zone == "Z" || offset.is_some_and(|offset| is_clock(offset, &[23, 59])))
}

/// Returns whether the string is a sequence of two-digit numbers separated by colons, each up to its limit.
fn is_clock(text: &str, limits: &[u32]) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    parts.len() == limits.len()
        && (parts.iter().zip(limits))
            .all(|(part, limit)| number(part, 2).is_some_and(|number| number <= *limit))
}

fn number(text: &str, digits: usize) -> Option<u32> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::is_in_format;

    #[test]
    fn days_of_the_calendar_are_dates() {
        for text in ["2021-12-13", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert!(is_in_format(text, "date"), "{text}");
        }
        for text in [
            "",
            "2021-12",
            "2021-2-3",
            "2023-02-29",
            "1900-02-29",
            "2021-04-31",
            "2021-13-01",
            "2021-00-01",
            "2021-01-00",
            "2021-12-13Z",
            "+021-12-13",
            "ünïcödé",
        ] {
            assert!(!is_in_format(text, "date"), "{text}");
        }
    }

    #[test]
    fn timestamps_need_a_day_a_time_and_an_offset() {
        for text in ["2021-12-13T11:41:16Z", "2021-12-13T11:41:16.123-05:30"] {
            assert!(is_in_format(text, "date-time"), "{text}");
        }
        for text in [
            "2021-12-13",
            "2021-12-13T11:41:16",
            "2021-12-13T24:00:00Z",
            "2021-12-13T11:41Z",
            "2021-12-13T11:41:16.Z",
            "2021-12-13T11:41:16+5:00",
            "2021-02-30T11:41:16Z",
            "now",
        ] {
            assert!(!is_in_format(text, "date-time"), "{text}");
        }
    }

    #[test]
    fn other_formats_are_not_checked() {
        assert!(is_in_format("now", "rfc2822"));
    }
}
