//! Reading logs.

use quay_api_generated::jiff::{ToSpan, Zoned, civil::Date, tz::TimeZone};
use quay_api_generated::types::{LogEntry, LogPage};

use super::Outcome;

/// The entries of a page, unless it is empty because the server cannot search.
pub fn entries(page: LogPage) -> Outcome<Vec<LogEntry>> {
    match page.search_unavailable {
        Some(true) => Err("the server cannot search its log store".into()),
        _ => Ok(page.logs),
    }
}

/// The first and the last of some days that end today. Quay counts days in UTC.
pub fn last_days(days: u16) -> Outcome<(Date, Date)> {
    let today = today();
    Ok((today.checked_sub(i64::from(days).days())?, today))
}

/// The first and the last day of the month before this one.
pub fn last_month() -> Outcome<(Date, Date)> {
    let last = today().first_of_month().yesterday()?;
    Ok((last.first_of_month(), last))
}

fn today() -> Date {
    Zoned::now().with_time_zone(TimeZone::UTC).date()
}
