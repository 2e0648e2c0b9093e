//! Parses the tags of a document with their descriptions and starting points.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Tag;
use super::reader::Reader;
use crate::diagnostic::pointer::Pointer;

impl Reader<'_> {
    pub(super) fn tags(&mut self, value: Option<&Value>, at: &Pointer) -> BTreeMap<String, Tag> {
        let mut tags = BTreeMap::new();
        let list = value.and_then(|value| self.array(value, at));
        for (index, value) in list.into_iter().flatten().enumerate() {
            let at = at.index(index);
            match value.get("name").and_then(Value::as_str) {
                Some(name) => {
                    let tag = self.tag(value, &at);
                    if tags.insert(name.to_owned(), tag).is_some() {
                        self.sink.error(&at, format!("duplicate tag `{name}`"));
                    }
                }
                None => self.sink.error(&at, "a tag needs a `name`"),
            }
        }
        tags
    }

    fn tag(&mut self, value: &Value, at: &Pointer) -> Tag {
        let mut tag = Tag::default();
        for (keyword, value) in value.as_object().into_iter().flatten() {
            let at = at.child(keyword);
            match keyword.as_str() {
                "description" => {
                    let text = self.string(value, &at);
                    tag.description = text.filter(|text| !text.is_empty());
                }
                "x-start" => tag.start = self.strings(value, &at),
                "x-example" => tag.example = self.program(value, &at),
                "x-see" => tag.see = self.strings(value, &at),
                "x-aliases" => tag.aliases = self.aliases(value, &at),
                "name" | "externalDocs" => {}
                other => self.unknown_keyword(other, "a tag", &at),
            }
        }
        tag
    }

    /// Reads the name of an example program, which becomes part of a command line and of a link.
    fn program(&mut self, value: &Value, at: &Pointer) -> Option<String> {
        let is_plain = |name: &str| {
            let mut bytes = name.bytes();
            !name.is_empty() && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        };
        let name = value.as_str().filter(|name| is_plain(name));
        self.expect(name, "the name of a program (letters, digits and `_`)", at)
            .map(str::to_owned)
    }
}
