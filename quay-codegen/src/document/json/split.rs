//! Splits a canonical document into the texts of its paths and definitions without parsing them. Versions of Quay share
//! most of these, which their equal texts show.
//!
//! No JSON string contains a line break, so a line with the indentation of a member starts a member, if all texts
//! between such lines are JSON.

use std::collections::BTreeMap;

use memchr::memmem;
use serde_json::{Map, Value};

use super::unique;

/// A Swagger 2.0 document with the texts of its paths and definitions, which may be invalid.
pub(crate) struct Split<'text> {
    /// The document without paths and definitions.
    pub(crate) head: Value,
    pub(crate) paths: Texts<'text>,
    pub(crate) definitions: Texts<'text>,
}

/// The texts of values by name.
pub(crate) type Texts<'text> = BTreeMap<&'text str, &'text str>;

/// Splits the text of a document; `None` if it is not canonical, or not Swagger 2.0 with paths and definitions.
/// [`super::read`] reports why.
pub(crate) fn split(text: &str) -> Option<Split<'_>> {
    let mut texts = members(text.strip_suffix('\n')?, "\n  \"")?;
    let paths = members(texts.remove("paths")?, "\n    \"")?;
    let definitions = members(texts.remove("definitions")?, "\n    \"")?;
    let parse = |(name, text): (&str, &str)| Some((name.to_owned(), piece(text)?));
    let head: Map<String, Value> = texts.into_iter().map(parse).collect::<Option<_>>()?;
    let version = head.get("swagger");
    version.is_some_and(|it| it == "2.0").then_some(Split {
        head: Value::Object(head),
        paths,
        definitions,
    })
}

/// Parses the text of a piece; `None` if it has duplicate keys.
pub(crate) fn piece(text: &str) -> Option<Value> {
    let mut value = unique::parse(text).ok()?;
    // Other crates in the build may enable `preserve_order` of `serde_json`.
    value.sort_all_objects();
    Some(value)
}

/// Returns the texts of an object's values; `start` is what precedes each name.
fn members<'text>(object: &'text str, start: &str) -> Option<Texts<'text>> {
    let inner = object.strip_prefix('{')?.strip_suffix('}')?;
    let inner = inner.trim_end_matches([' ', '\n']);
    let mut starts = memmem::find_iter(inner.as_bytes(), start).peekable();
    if starts.peek().map_or(inner.len(), |first| *first) != 0 {
        return None;
    }
    let mut members = Texts::new();
    while let Some(at) = starts.next() {
        let text = match starts.peek() {
            Some(next) => inner.get(at + start.len()..*next)?.strip_suffix(',')?,
            None => inner.get(at + start.len()..)?,
        };
        let (name, value) = text.split_once("\": ")?;
        let is_plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
        if !name.bytes().all(is_plain) || members.insert(name, value).is_some() {
            return None;
        }
    }
    Some(members)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn pieces_are_texts_and_the_rest_is_parsed() {
        let document = json!({
            "swagger": "2.0",
            "paths": {"/a": {"get": [1, 2]}, "/b": "}"},
            "info": {"b": 1, "a": 2},
            "definitions": {},
        });
        let text = format!("{document:#}\n");
        let split = split(&text).unwrap();
        assert_eq!(
            split.head,
            json!({"swagger": "2.0", "info": {"a": 2, "b": 1}})
        );
        let pieces = split.paths.into_iter();
        let pieces = pieces.map(|(name, text)| (name, piece(text).unwrap()));
        assert_eq!(
            pieces.collect::<Vec<_>>(),
            [("/a", json!({"get": [1, 2]})), ("/b", json!("}"))]
        );
        assert!(split.definitions.is_empty());
    }

    #[test]
    fn other_texts_are_not_split() {
        for document in [
            json!([]),
            json!({"swagger": "2.0", "paths": {}}),
            json!({"swagger": "2.0", "paths": [], "definitions": {}}),
            json!({"swagger": "3.0", "paths": {}, "definitions": {}}),
            json!({"swagger": "2.0", "paths": {"a\"b": 1}, "definitions": {}}),
        ] {
            assert!(split(&format!("{document:#}\n")).is_none(), "{document}");
        }
        let canonical = "{\n  \"definitions\": {},\n  \"paths\": {\n    \"/a\": 1\n  },\n  \"swagger\": \"2.0\"\n}\n";
        assert!(split(canonical).is_some());
        for (part, other) in [
            ("\n  \"paths", "\n \"paths"),
            ("\n  \"paths", "\n  x\"paths"),
            ("{\n  \"definitions", "{ \"definitions"),
            ("},\n  \"paths", "}\n  \"paths"),
            ("{},", "{},,"),
            ("1\n", "1\u{a0}\n"),
            ("\"paths\"", "\"definitions\""),
            ("/a\": 1", "/a\": 1,\n    \"/a\": 1"),
            ("\"2.0\"", "\"2.0"),
            ("\"2.0\"", "{\"a\": 1, \"a\": 1}"),
        ] {
            let text = canonical.replacen(part, other, 1);
            assert_ne!(text, canonical);
            let split = split(&text);
            let mut pieces = split.iter().flat_map(|split| split.paths.values());
            let is_split = split.is_some() && pieces.all(|text| piece(text).is_some());
            assert!(!is_split, "{text}");
        }
        assert_eq!(piece(r#"{"a": 1, "a": 1}"#), None);
    }
}
