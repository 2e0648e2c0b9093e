//! Reads when a certificate is valid, which rustls does not tell of a certificate without a chain.

use std::time::Duration;

use jiff::{Timestamp, civil::DateTime, tz::Offset};
use rustls::{CertificateError, pki_types::UnixTime};

use crate::runtime::strings::all;

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
        let mut fields = Der(Der(Der(certificate).sequence()?).sequence()?);
        if fields.0.first() == Some(&VERSION) {
            fields.next()?;
        }
        let _serial_number = fields.next()?;
        let _signature_algorithm = fields.next()?;
        let _issuer = fields.next()?;
        let mut validity = Der(fields.sequence()?);
        Some(Self {
            not_before: validity.time()?,
            not_after: validity.time()?,
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

/// The elements of DER that are not read yet.
struct Der<'der>(&'der [u8]);

impl<'der> Der<'der> {
    /// Reads an element, and returns its tag and its contents.
    #[cold]
    fn next(&mut self) -> Option<(u8, &'der [u8])> {
        let [tag, first, rest @ ..] = self.0 else {
            return None;
        };
        let (length, rest) = match first {
            0..=0x7f => (usize::from(*first), rest),
            // The number of bytes of the length.
            0x81..=0x84 => {
                let (bytes, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
                let mut length = 0;
                for byte in bytes {
                    length = length << 8 | usize::from(*byte);
                }
                (length, rest)
            }
            _ => return None,
        };
        let (contents, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((*tag, contents))
    }

    /// Reads a sequence, and returns its contents.
    fn sequence(&mut self) -> Option<&'der [u8]> {
        match self.next()? {
            (SEQUENCE, contents) => Some(contents),
            _ => None,
        }
    }

    fn time(&mut self) -> Option<UnixTime> {
        let (tag, contents) = self.next()?;
        let text = std::str::from_utf8(contents).ok()?;
        // RFC 5280: the years 1950 to 2049.
        let century = match tag {
            GENERALIZED_TIME => "",
            UTC_TIME if text.get(..2)? < "50" => "20",
            UTC_TIME => "19",
            _ => return None,
        };
        let time = civil_time(&format!("{century}{text}"))?;
        // The end of the year 9999 means no end, and is not a valid `Timestamp`.
        let time = Offset::UTC.to_timestamp(time).unwrap_or(Timestamp::MAX);
        let seconds = u64::try_from(time.as_second()).unwrap_or(0);
        Some(UnixTime::since_unix_epoch(Duration::from_secs(seconds)))
    }
}

/// Parses `20240131235959Z`, which is ISO 8601 without a `T`.
fn civil_time(text: &str) -> Option<DateTime> {
    let digits = text.strip_suffix('Z')?;
    if digits.len() != 14 || !all(digits, u8::is_ascii_digit) {
        return None;
    }
    let (date, time) = digits.split_at_checked(8)?;
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
        let time = Der(b"\x18\x0f99991231235959Z").time().unwrap();
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
