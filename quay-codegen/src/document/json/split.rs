//! Splits a document into the texts of its paths and definitions without parsing them. Versions of Quay share most of
//! these, which their equal texts show.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::unique::{self, Unique};

/// A Swagger 2.0 document with the texts of its paths and definitions.
pub(crate) struct Split<'text> {
    /// The document without paths and definitions.
    pub(crate) head: Value,
    pub(crate) paths: Texts<'text>,
    pub(crate) definitions: Texts<'text>,
}

/// The texts of values by name.
pub(crate) type Texts<'text> = BTreeMap<String, &'text str>;

/// Splits the text of a document; `None` if it is not Swagger 2.0 with paths and definitions. [`super::read`] reports
/// why.
pub(crate) fn split(text: &str) -> Option<Split<'_>> {
    let split: Split<'_> = serde_json::from_str(text).ok()?;
    let version = split.head.get("swagger");
    version.is_some_and(|it| it == "2.0").then_some(split)
}

/// Parses the text of a piece; `None` if it has duplicate keys.
pub(crate) fn piece(text: &str) -> Option<Value> {
    let mut value = unique::parse(text).ok()?;
    // Other crates in the build may enable `preserve_order` of `serde_json`.
    value.sort_all_objects();
    Some(value)
}

impl<'de> Deserialize<'de> for Split<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(SplitVisitor)
    }
}

struct SplitVisitor;

impl<'de> Visitor<'de> for SplitVisitor {
    type Value = Split<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a document")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Split<'de>, A::Error> {
        let mut head = Map::new();
        let (mut paths, mut definitions) = (None, None);
        while let Some(key) = members.next_key::<String>()? {
            let is_repeated = match key.as_str() {
                "paths" => paths.replace(members.next_value::<Pieces<'_>>()?).is_some(),
                "definitions" => {
                    let pieces = members.next_value::<Pieces<'_>>()?;
                    definitions.replace(pieces).is_some()
                }
                _ => head
                    .insert(key, members.next_value::<Unique>()?.0)
                    .is_some(),
            };
            if is_repeated {
                return Err(de::Error::custom("a key is repeated"));
            }
        }
        let mut head = Value::Object(head);
        head.sort_all_objects();
        let missing = |name| move || de::Error::missing_field(name);
        Ok(Split {
            head,
            paths: paths.ok_or_else(missing("paths"))?.0,
            definitions: definitions.ok_or_else(missing("definitions"))?.0,
        })
    }
}

struct Pieces<'text>(Texts<'text>);

impl<'de> Deserialize<'de> for Pieces<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PiecesVisitor)
    }
}

struct PiecesVisitor;

impl<'de> Visitor<'de> for PiecesVisitor {
    type Value = Pieces<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Pieces<'de>, A::Error> {
        let mut pieces = BTreeMap::new();
        while let Some((name, value)) = members.next_entry::<String, &RawValue>()? {
            if pieces.insert(name, value.get()).is_some() {
                return Err(de::Error::custom("a key is repeated"));
            }
        }
        Ok(Pieces(pieces))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn pieces_are_texts_and_the_rest_is_parsed() {
        let text = r#"{"swagger": "2.0", "paths": {"/a": {"get": [1, 2]}}, "info": {"b": 1, "a": 2}, "definitions": {}}"#;
        let split = split(text).unwrap();
        assert_eq!(
            split.head,
            json!({"swagger": "2.0", "info": {"a": 2, "b": 1}})
        );
        assert_eq!(
            split.paths,
            BTreeMap::from([("/a".to_owned(), r#"{"get": [1, 2]}"#)])
        );
        assert!(split.definitions.is_empty());
    }

    #[test]
    fn other_texts_are_not_split() {
        for text in [
            "",
            "[]",
            r#"{"swagger": "2.0", "paths": {}}"#,
            r#"{"swagger": "2.0", "paths": [], "definitions": {}}"#,
            r#"{"swagger": "3.0", "paths": {}, "definitions": {}}"#,
            r#"{"swagger": "2.0", "paths": {}, "definitions": {}, "paths": {}}"#,
            r#"{"swagger": "2.0", "paths": {"/a": 1, "/a": 1}, "definitions": {}}"#,
            r#"{"swagger": "2.0", "paths": {}, "definitions": {}, "info": {"a": 1, "a": 1}}"#,
        ] {
            assert!(split(text).is_none(), "{text}");
        }
        assert_eq!(piece(r#"{"a": 1, "a": 1}"#), None);
    }
}
