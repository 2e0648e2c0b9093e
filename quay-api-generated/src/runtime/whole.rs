//! Whole numbers that Quay at times writes with a fraction, `6000.0` for `6000`, because it calculated
//! them. They are read either way and written without.

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Number;

/// Reads a whole number, whichever way it is written.
pub(crate) fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: TryFrom<i128>,
    D: Deserializer<'de>,
{
    read(&Number::deserialize(deserializer)?)
}

/// Writes it without a fraction.
pub(crate) fn serialize<T: Serialize, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.serialize(serializer)
}

fn read<T: TryFrom<i128>, E: Error>(number: &Number) -> Result<T, E> {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    let whole = match (number.as_i64(), number.as_u64(), number.as_f64()) {
        (Some(signed), _, _) => Some(i128::from(signed)),
        (_, Some(unsigned), _) => Some(i128::from(unsigned)),
        #[allow(
            clippy::cast_possible_truncation,
            reason = "it is whole and within what is exact"
        )]
        (_, _, Some(float)) if float.fract() == 0.0 && float.abs() <= LARGEST_EXACT => {
            Some(float as i128)
        }
        _ => None,
    };
    whole
        .and_then(|whole| T::try_from(whole).ok())
        .ok_or_else(|| {
            E::invalid_value(
                Unexpected::Other(&number.to_string()),
                &"a whole number in range",
            )
        })
}

/// The same for what may be absent or null.
pub(crate) mod option {
    use super::{Deserialize, Deserializer, Number, Serialize, Serializer};

    pub(crate) fn deserialize<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
    where
        T: TryFrom<i128>,
        D: Deserializer<'de>,
    {
        let number = Option::<Number>::deserialize(deserializer)?;
        number.as_ref().map(super::read).transpose()
    }

    pub(crate) fn serialize<T: Serialize, S: Serializer>(
        value: &Option<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
}

/// The same where null and absence differ.
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
    fn both_notations_are_one_number() {
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
    fn the_largest_number_stays_exact() {
        let text = format!(r#"{{"limit":{}}}"#, u64::MAX);
        let quota: Quota = serde_json::from_str(&text).unwrap();
        assert_eq!(quota.limit, u64::MAX);
    }

    #[test]
    fn fractions_and_what_does_not_fit_are_refused() {
        for limit in ["0.5", "-1", "1e300"] {
            let text = format!(r#"{{"limit":{limit}}}"#);
            assert!(serde_json::from_str::<Quota>(&text).is_err(), "{limit}");
        }
    }
}
