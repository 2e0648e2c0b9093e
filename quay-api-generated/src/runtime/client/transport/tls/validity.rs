//! Reads when a certificate is valid, which rustls does not tell of a certificate without a chain.

use std::time::Duration;

use jiff::{Timestamp, civil::DateTime, tz::Offset};
use rustls::{CertificateError, pki_types::UnixTime};

const SEQUENCE: u8 = 0x30;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
/// The version of a certificate, which is optional.
const VERSION: u8 = 0xa0;

/// The first and the last second in which a certificate is valid.
#[derive(Debug, PartialEq)]
pub(super) struct Validity {
    not_before: UnixTime,
    not_after: UnixTime,
}

impl Validity {
    /// Returns the validity of a certificate in DER, or `None` if it is malformed.
    pub(super) fn of(certificate: &[u8]) -> Option<Self> {
        let (certificate, _) = element(certificate, SEQUENCE)?;
        let (fields, _) = element(certificate, SEQUENCE)?;
        let fields = match fields.first()? {
            &VERSION => skip(fields)?,
            _ => fields,
        };
        // Serial number, signature algorithm, issuer.
        let (validity, _) = element(skip(skip(skip(fields)?)?)?, SEQUENCE)?;
        let (not_before, rest) = time(validity)?;
        let (not_after, _) = time(rest)?;
        Some(Self {
            not_before,
            not_after,
        })
    }

    /// Checks that a certificate is valid now.
    pub(super) fn check(&self, now: UnixTime) -> Result<(), CertificateError> {
        let &Self {
            not_before,
            not_after,
        } = self;
        if now < not_before {
            let time = now;
            return Err(CertificateError::NotValidYetContext { time, not_before });
        }
        if now > not_after {
            let time = now;
            return Err(CertificateError::ExpiredContext { time, not_after });
        }
        Ok(())
    }
}

/// Splits DER after its first element, and returns its tag and its contents too.
fn next(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = der.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        // The number of bytes of the length.
        0x81..=0x84 => {
            let (bytes, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            let length = bytes
                .iter()
                .fold(0, |length, byte| length << 8 | usize::from(*byte));
            (length, rest)
        }
        _ => return None,
    };
    let (contents, rest) = rest.split_at_checked(length)?;
    Some((tag, contents, rest))
}

/// Splits DER after its first element, which must have this tag.
fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (found, contents, rest) = next(der)?;
    (found == tag).then_some((contents, rest))
}

fn skip(der: &[u8]) -> Option<&[u8]> {
    next(der).map(|(_, _, rest)| rest)
}

fn time(der: &[u8]) -> Option<(UnixTime, &[u8])> {
    let (tag, contents, rest) = next(der)?;
    let text = std::str::from_utf8(contents).ok()?;
    let text = match tag {
        GENERALIZED_TIME => text.to_owned(),
        // RFC 5280: the years 1950 to 2049.
        UTC_TIME if text.get(..2)? < "50" => format!("20{text}"),
        UTC_TIME => format!("19{text}"),
        _ => return None,
    };
    let time = civil_time(&text)?;
    // The end of the year 9999 means no end, and is no timestamp.
    let time = Offset::UTC.to_timestamp(time).unwrap_or(Timestamp::MAX);
    let seconds = u64::try_from(time.as_second()).unwrap_or(0);
    let since_epoch = Duration::from_secs(seconds);
    Some((UnixTime::since_unix_epoch(since_epoch), rest))
}

/// Parses `20240131235959Z`, which is ISO 8601 without a `T`.
fn civil_time(text: &str) -> Option<DateTime> {
    let (date, time) = text.strip_suffix('Z')?.split_at_checked(8)?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if time.len() != 6 || !digits(date) || !digits(time) {
        return None;
    }
    format!("{date}T{time}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> UnixTime {
        let time: Timestamp = text.parse().unwrap();
        let seconds = u64::try_from(time.as_second()).unwrap();
        UnixTime::since_unix_epoch(Duration::from_secs(seconds))
    }

    fn certificate(not_before: (i32, u8, u8), not_after: (i32, u8, u8)) -> rcgen::Certificate {
        let mut parameters = rcgen::CertificateParams::new(["q.example".to_owned()]).unwrap();
        let date = |(year, month, day)| rcgen::date_time_ymd(year, month, day);
        parameters.not_before = date(not_before);
        parameters.not_after = date(not_after);
        let key = rcgen::KeyPair::generate().unwrap();
        parameters.self_signed(&key).unwrap()
    }

    #[test]
    fn both_formats_of_dates_are_read() {
        for (not_before, not_after, expected) in [
            (
                (1999, 12, 31),
                (2049, 6, 1),
                ("1999-12-31T00:00:00Z", "2049-06-01T00:00:00Z"),
            ),
            (
                (2050, 1, 2),
                (2150, 1, 1),
                ("2050-01-02T00:00:00Z", "2150-01-01T00:00:00Z"),
            ),
        ] {
            let certificate = certificate(not_before, not_after);
            let validity = Validity::of(certificate.der()).unwrap();
            let expected = Validity {
                not_before: at(expected.0),
                not_after: at(expected.1),
            };
            assert_eq!(validity, expected);
        }
    }

    #[test]
    fn a_certificate_without_an_end_is_valid() {
        let (time, _) = time(b"\x18\x0f99991231235959Z").unwrap();
        assert!(time > at("9999-12-30T00:00:00Z"));
    }

    #[test]
    fn only_the_time_between_both_dates_is_valid() {
        let certificate = certificate((2020, 1, 1), (2021, 1, 1));
        let validity = Validity::of(certificate.der()).unwrap();
        let check = |text| validity.check(at(text));
        assert!(check("2020-06-01T00:00:00Z").is_ok());
        assert!(matches!(
            check("2019-12-31T23:59:59Z"),
            Err(CertificateError::NotValidYetContext { .. })
        ));
        assert!(matches!(
            check("2021-01-01T00:00:01Z"),
            Err(CertificateError::ExpiredContext { .. })
        ));
    }

    #[test]
    fn a_truncated_certificate_has_no_validity() {
        let certificate = certificate((2020, 1, 1), (2021, 1, 1));
        for length in 0..certificate.der().len() {
            assert_eq!(Validity::of(&certificate.der()[..length]), None);
        }
    }
}
