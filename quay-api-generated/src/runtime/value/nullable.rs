//! Fields that tell null from absent, and lists that may be null.

use serde::{Deserialize, Deserializer};

/// Deserializes a field where null and absent differ: null is `Some(None)`, absent is `None` by
/// serde's `default`.
pub(crate) fn double_option<'de, T, D>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(deserializer).map(Some)
}

/// Deserializes null as the default value: the empty list or map.
pub(crate) fn default_on_null<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Deserialize<'de> + Default,
    D: Deserializer<'de>,
{
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Config {
        #[serde(
            default,
            deserialize_with = "super::double_option",
            skip_serializing_if = "Option::is_none"
        )]
        user: Option<Option<String>>,
        #[serde(default, deserialize_with = "super::default_on_null")]
        tags: Vec<String>,
    }

    fn parse(json: &str) -> Config {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn null_and_absent_survive_a_round_trip() {
        for (json, user) in [
            (r#"{"tags":[]}"#, None),
            (r#"{"user":null,"tags":[]}"#, Some(None)),
            (r#"{"user":"a","tags":[]}"#, Some(Some("a".to_owned()))),
        ] {
            let config = parse(json);
            assert_eq!(config.user, user);
            assert_eq!(serde_json::to_string(&config).unwrap(), json);
        }
    }

    #[test]
    fn absent_and_null_lists_are_empty() {
        for json in ["{}", r#"{"tags":null}"#, r#"{"tags":[]}"#] {
            assert!(parse(json).tags.is_empty());
        }
        assert_eq!(parse(r#"{"tags":["a"]}"#).tags, ["a"]);
    }
}
