//! What is left out, and what is null.

use serde::{Deserialize, Deserializer};

/// Reads a field whose null differs from its absence: absent is `None` (by serde's `default`),
/// null is `Some(None)`.
pub(crate) fn nullable<'de, T, D>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(deserializer).map(Some)
}

/// Reads null as the empty list or map.
pub(crate) fn or_empty<'de, T, D>(deserializer: D) -> Result<T, D::Error>
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
            deserialize_with = "super::nullable",
            skip_serializing_if = "Option::is_none"
        )]
        user: Option<Option<String>>,
        #[serde(default, deserialize_with = "super::or_empty")]
        tags: Vec<String>,
    }

    fn read(json: &str) -> Config {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn null_and_absent_survive_the_round_trip() {
        for (json, user) in [
            (r#"{"tags":[]}"#, None),
            (r#"{"user":null,"tags":[]}"#, Some(None)),
            (r#"{"user":"a","tags":[]}"#, Some(Some("a".to_owned()))),
        ] {
            let config = read(json);
            assert_eq!(config.user, user);
            assert_eq!(serde_json::to_string(&config).unwrap(), json);
        }
    }

    #[test]
    fn lists_may_be_absent_or_null() {
        for json in ["{}", r#"{"tags":null}"#, r#"{"tags":[]}"#] {
            assert!(read(json).tags.is_empty());
        }
        assert_eq!(read(r#"{"tags":["a"]}"#).tags, ["a"]);
    }
}
