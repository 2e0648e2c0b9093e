//! Finds the path to an offset in a JSON text, without decoding it.

/// The deepest level in a path. serde_json decodes no deeper; a hostile text may have millions.
const MAX_LEVELS: usize = 128;
/// The length to which a name in a path is cut.
pub(super) const MAX_NAME: usize = 100;

/// Returns the path of the value that ends at `offset`, or of the innermost value around it, such as
/// `tags[3].size`; empty for the whole text.
///
/// The text after `offset` need not be valid JSON.
pub(super) fn path_at(json: &[u8], offset: usize) -> String {
    let mut scanner = Scanner::default();
    let mut json = json.get(..offset).unwrap_or(json);
    while let Some((&byte, rest)) = json.split_first() {
        json = match byte {
            b'"' => scanner.string(rest),
            byte => {
                scanner.punctuation(byte);
                rest
            }
        };
    }
    scanner.path()
}

/// A list or object that is not closed yet.
enum Level {
    List(usize),
    /// The name of the property, once it is complete.
    Object(Option<String>),
}

#[derive(Default)]
struct Scanner {
    levels: Vec<Level>,
    /// The number of levels below the deepest in `levels`.
    deeper: usize,
}

impl Scanner {
    fn punctuation(&mut self, byte: u8) {
        match byte {
            b'{' => self.open(Level::Object(None)),
            b'[' => self.open(Level::List(0)),
            b'}' | b']' => self.close(),
            b',' => match self.innermost() {
                Some(Level::List(index)) => *index += 1,
                Some(Level::Object(name)) => *name = None,
                None => {}
            },
            _ => {}
        }
    }

    fn open(&mut self, level: Level) {
        match self.levels.len() < MAX_LEVELS {
            true => self.levels.push(level),
            false => self.deeper += 1,
        }
    }

    fn close(&mut self) {
        match self.deeper.checked_sub(1) {
            Some(deeper) => self.deeper = deeper,
            None => {
                self.levels.pop();
            }
        }
    }

    fn innermost(&mut self) -> Option<&mut Level> {
        self.levels.last_mut().filter(|_| self.deeper == 0)
    }

    /// Scans a string after its opening quote, and returns what is behind it. The string is a name
    /// if the object has none yet.
    #[cold]
    fn string<'json>(&mut self, json: &'json [u8]) -> &'json [u8] {
        let mut length = 0;
        let mut escaped = false;
        for &byte in json {
            if byte == b'"' && !escaped {
                break;
            }
            escaped = byte == b'\\' && !escaped;
            length += 1;
        }
        let Some((text, [_quote, rest @ ..])) = json.split_at_checked(length) else {
            return &[];
        };
        if let Some(Level::Object(name @ None)) = self.innermost() {
            let text = text.get(..MAX_NAME).unwrap_or(text);
            *name = Some(String::from_utf8_lossy(text).into_owned());
        }
        rest
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for level in &self.levels {
            match level {
                Level::List(index) => path.push_str(&format!("[{index}]")),
                Level::Object(Some(name)) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                }
                Level::Object(None) => {}
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::path_at;

    #[test]
    fn the_innermost_value_is_named() {
        let json = r#"{"tags": [{"size": 1}, {"a\"b": {"x": [1, 2], "y": "]}"}}], "more": null}"#;
        for (up_to, path) in [
            ("", ""),
            (r#"{"tags""#, "tags"),
            (r#"{"tags": [{"size": 1"#, "tags[0].size"),
            (r#"{"tags": [{"size": 1}"#, "tags[0]"),
            (
                r#"{"tags": [{"size": 1}, {"a\"b": {"x": [1, 2"#,
                r#"tags[1].a\"b.x[1]"#,
            ),
            (
                r#"{"tags": [{"size": 1}, {"a\"b": {"x": [1, 2], "y": "]}""#,
                r#"tags[1].a\"b.y"#,
            ),
            (json, ""),
        ] {
            assert!(json.starts_with(up_to), "{up_to}");
            assert_eq!(path_at(json.as_bytes(), up_to.len()), path, "{up_to}");
        }
    }

    #[test]
    fn a_path_is_short() {
        let deep = "[".repeat(1_000_000);
        assert_eq!(path_at(deep.as_bytes(), deep.len()), "[0]".repeat(128));
        let closed = format!("[1,{deep}{}", "]".repeat(deep.len()));
        assert_eq!(path_at(closed.as_bytes(), closed.len()), "[1]");
        let name = format!("{{\"{}\":1", "a".repeat(1_000_000));
        assert_eq!(path_at(name.as_bytes(), name.len()), "a".repeat(100));
    }

    #[test]
    fn broken_text_is_taken_as_far_as_it_goes() {
        assert_eq!(path_at(br#"{"tags":[{"size":1},{"si"#, 99), "tags[1]");
        assert_eq!(path_at(b"]]}}", 4), "");
        assert_eq!(path_at(b"\"\\", 2), "");
    }
}
