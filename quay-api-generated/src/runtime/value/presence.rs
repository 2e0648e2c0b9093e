//! The presence of fields: required, nullable, optional or both. Each module is one of them, with
//! the name that generated code uses.

/// Required.
pub(crate) mod required {
    use crate::runtime::value::{Slot, Written, format::As};

    pub(crate) const REQUIRED: u128 = 1;

    pub(crate) fn slot<T>(place: &mut T, format: impl As<T>) -> Option<Slot<'_>> {
        Some(format.slot(place))
    }

    pub(crate) fn written<T>(value: &T, format: impl As<T>) -> Option<Written<'_>> {
        Some(format.written(value))
    }
}

/// Written as null if it is `None`; null or absent when decoded.
pub(crate) mod nullable {
    pub(crate) use super::{
        optional::REQUIRED,
        required::{slot, written},
    };
}

/// Omitted if it is `None`.
pub(crate) mod optional {
    pub(crate) use super::required::slot;
    use crate::runtime::value::{Written, format::As};

    pub(crate) const REQUIRED: u128 = 0;

    pub(crate) fn written<T>(value: &Option<T>, format: impl As<Option<T>>) -> Option<Written<'_>> {
        value.is_some().then(|| format.written(value))
    }
}

/// Omitted, null, or a value.
pub(crate) mod clearable {
    pub(crate) use super::optional::REQUIRED;
    use crate::runtime::value::{Slot, Written, format::As};

    pub(crate) fn slot<T>(
        place: &mut Option<Option<T>>,
        format: impl As<Option<T>>,
    ) -> Option<Slot<'_>> {
        Some(format.slot(place.insert(None)))
    }

    pub(crate) fn written<T>(
        value: &Option<Option<T>>,
        format: impl As<Option<T>>,
    ) -> Option<Written<'_>> {
        value.as_ref().map(|value| format.written(value))
    }
}

#[cfg(test)]
mod tests {
    use crate::runtime::object;

    #[derive(Debug, PartialEq)]
    struct Config {
        user: Option<Option<String>>,
    }

    object! {
        Config {
            0: user = "user" clearable Plain,
        }
    }

    fn parse(json: &str) -> Config {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn null_and_absent_survive_a_round_trip() {
        for (json, user) in [
            ("{}", None),
            (r#"{"user":null}"#, Some(None)),
            (r#"{"user":"a"}"#, Some(Some("a".to_owned()))),
        ] {
            let config = parse(json);
            assert_eq!(config.user, user);
            assert_eq!(serde_json::to_string(&config).unwrap(), json);
        }
    }
}
