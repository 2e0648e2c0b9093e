//! Integers that Quay may send as `6000.0`.

use super::scalar::Scalar;

/// A slot for an integer of any size.
pub(crate) trait FromInteger {
    /// Sets the integer or null, and returns whether it is in range.
    fn set(&mut self, integer: Option<i128>) -> bool;
}

/// Sets an integer or null, and returns whether it is one and in range.
pub(super) fn set(place: &mut dyn FromInteger, scalar: Scalar<'_>) -> bool {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    match scalar {
        Scalar::Null => place.set(None),
        Scalar::I64(signed) => place.set(Some(signed.into())),
        Scalar::U64(unsigned) => place.set(Some(unsigned.into())),
        #[allow(
            clippy::cast_possible_truncation,
            reason = "it has no fraction and is exact"
        )]
        Scalar::F64(float) => {
            float.fract() == 0.0 && float.abs() <= LARGEST_EXACT && place.set(Some(float as i128))
        }
        Scalar::Text(_) => false,
    }
}

macro_rules! from_integer {
    ($($type:ty),*) => {$(
        impl FromInteger for $type {
            fn set(&mut self, integer: Option<i128>) -> bool {
                let integer = integer.and_then(|integer| Self::try_from(integer).ok());
                integer.map(|integer| *self = integer).is_some()
            }
        }

        impl FromInteger for Option<$type> {
            fn set(&mut self, integer: Option<i128>) -> bool {
                match integer {
                    None => true,
                    Some(_) => self.insert(0).set(integer),
                }
            }
        }
    )*};
}

from_integer!(i32, i64, u32, u64);

#[cfg(test)]
mod tests {
    use crate::runtime::object;

    #[derive(Debug, PartialEq)]
    struct Quota {
        limit: u64,
        used: Option<i64>,
    }

    object! {
        Quota {
            0: limit = "limit" required Lenient,
            1: used = "used" optional Lenient,
        }
    }

    #[test]
    fn integers_with_a_zero_fraction_are_accepted() {
        let quota: Quota = serde_json::from_str(r#"{"limit":6000.0,"used":-1.0}"#).unwrap();
        assert_eq!(
            quota,
            Quota {
                limit: 6000,
                used: Some(-1)
            }
        );
        assert_eq!(
            serde_json::to_string(&quota).unwrap(),
            r#"{"limit":6000,"used":-1}"#
        );
    }

    #[test]
    fn the_largest_integer_stays_exact() {
        let text = format!(r#"{{"limit":{}}}"#, u64::MAX);
        let quota: Quota = serde_json::from_str(&text).unwrap();
        assert_eq!(quota.limit, u64::MAX);
    }

    #[test]
    fn fractions_and_numbers_out_of_range_are_rejected() {
        for limit in ["0.5", "-1", "1e300", "null", "\"1\""] {
            let text = format!(r#"{{"limit":{limit}}}"#);
            assert!(serde_json::from_str::<Quota>(&text).is_err(), "{limit}");
        }
    }
}
