//! Integers that Quay may send as `6000.0`. They are always written without a fraction.

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Number;

/// Deserializes an integer, with or without a fraction of zero.
pub(crate) fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: TryFrom<i128>,
    D: Deserializer<'de>,
{
    to_integer(&Number::deserialize(deserializer)?)
}

/// Serializes the integer without a fraction.
pub(crate) fn serialize<T: Serialize, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.serialize(serializer)
}

fn to_integer<T: TryFrom<i128>, E: Error>(number: &Number) -> Result<T, E> {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    let integer = match (number.as_i64(), number.as_u64(), number.as_f64()) {
        (Some(signed), _, _) => Some(i128::from(signed)),
        (_, Some(unsigned), _) => Some(i128::from(unsigned)),
        #[allow(
            clippy::cast_possible_truncation,
            reason = "the number is an integer that `f64` represents exactly"
        )]
        (_, _, Some(float)) if float.fract() == 0.0 && float.abs() <= LARGEST_EXACT => {
            Some(float as i128)
        }
        _ => None,
    };
    integer
        .and_then(|integer| T::try_from(integer).ok())
        .ok_or_else(|| {
            E::invalid_value(
                Unexpected::Other(&number.to_string()),
                &"an integer in range",
            )
        })
}

/// For `Option`: absent and null are `None`.
pub(crate) mod option {
    use super::{Deserialize, Deserializer, Number, Serialize, Serializer};

    pub(crate) fn deserialize<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
    where
        T: TryFrom<i128>,
        D: Deserializer<'de>,
    {
        let number = Option::<Number>::deserialize(deserializer)?;
        number.as_ref().map(super::to_integer).transpose()
    }

    pub(crate) fn serialize<T: Serialize, S: Serializer>(
        value: &Option<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
}

/// For `Option<Option>`: absent is `None`, null is `Some(None)`.
pub(crate) mod nullable {
    use super::{Deserializer, Serialize, Serializer};

    pub(crate) fn deserialize<'de, T, D>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
    where
        T: TryFrom<i128>,
        D: Deserializer<'de>,
    {
        super::option::deserialize(deserializer).map(Some)
    }

    pub(crate) fn serialize<T: Serialize, S: Serializer>(
        value: &Option<Option<T>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Quota {
        #[serde(with = "super")]
        limit: u64,
        #[serde(
            default,
            with = "super::option",
            skip_serializing_if = "Option::is_none"
        )]
        used: Option<i64>,
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
        for limit in ["0.5", "-1", "1e300"] {
            let text = format!(r#"{{"limit":{limit}}}"#);
            assert!(serde_json::from_str::<Quota>(&text).is_err(), "{limit}");
        }
    }
}
