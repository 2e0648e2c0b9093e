//! Finds the items of a page in its bytes, without parsing them.

/// Iterates over the texts of the items in the lists of a page, or in the page itself if it is a
/// list. An empty list has one item of empty text.
pub(super) struct ListItems<'a> {
    body: &'a [u8],
    position: usize,
    depth: usize,
    current: Option<List>,
}

/// A list that is not yet closed.
struct List {
    depth: usize,
    item_start: usize,
}

impl<'a> ListItems<'a> {
    pub(super) fn new(body: &'a [u8]) -> Self {
        Self {
            body,
            position: 0,
            depth: 0,
            current: None,
        }
    }

    /// Whether every bracket up to here is closed.
    pub(super) fn is_balanced(&self) -> bool {
        self.depth == 0
    }

    fn open(&mut self, byte: u8) {
        self.depth += 1;
        if byte == b'[' && self.depth <= 2 && self.current.is_none() {
            self.current = Some(List {
                depth: self.depth,
                item_start: self.position,
            });
        }
    }

    /// Ends the item before a comma or a closing bracket of the current list.
    fn end_item(&mut self) -> Option<&'a [u8]> {
        let depth = self.depth;
        let list = self.current.as_mut()?;
        if list.depth != depth {
            return None;
        }
        let item = self.body.get(list.item_start..self.position - 1);
        list.item_start = self.position;
        item.map(<[u8]>::trim_ascii)
    }

    fn close(&mut self) -> Option<&'a [u8]> {
        let item = self.end_item();
        if item.is_some() {
            self.current = None;
        }
        self.depth = self.depth.saturating_sub(1);
        item
    }

    /// Skips the rest of a string, behind its opening quote.
    fn skip_string(&mut self) {
        while let Some(byte) = self.body.get(self.position) {
            self.position += 1;
            match byte {
                b'"' => return,
                b'\\' => self.position += 1,
                _ => {}
            }
        }
    }
}

impl<'a> Iterator for ListItems<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        while let Some(&byte) = self.body.get(self.position) {
            self.position += 1;
            let item = match byte {
                b'"' => {
                    self.skip_string();
                    None
                }
                b'[' | b'{' => {
                    self.open(byte);
                    None
                }
                b',' => self.end_item(),
                b']' | b'}' => self.close(),
                _ => None,
            };
            if item.is_some() {
                return item;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(body: &str) -> Vec<&str> {
        ListItems::new(body.as_bytes())
            .map(|item| std::str::from_utf8(item).unwrap())
            .collect()
    }

    #[test]
    fn items_of_all_lists_of_a_page_are_found() {
        for (page, expected) in [
            (
                r#"{"a":"[","logs":[ {"x":[1,{"y":"]"}]} ,2],"b":[3]}"#,
                vec![r#"{"x":[1,{"y":"]"}]}"#, "2", "3"],
            ),
            (r#"["a\",b", 1, [2, 3]]"#, vec![r#""a\",b""#, "1", "[2, 3]"]),
            (r#"{"page":{"of":["c"]},"logs":[7]}"#, vec!["7"]),
            (r#"{"logs":[ ],"more":[[]]}"#, vec!["", "[]"]),
            (r#"{"logs":{}}"#, vec![]),
        ] {
            assert_eq!(items(page), expected, "{page}");
        }
    }

    #[test]
    fn a_page_that_is_cut_off_is_not_balanced() {
        for page in [
            r#"{"logs":[{"a":1}"#,
            r#"{"logs":[1,"#,
            r#"{"logs":["a\"#,
            "[",
        ] {
            let mut items = ListItems::new(page.as_bytes());
            items.by_ref().for_each(drop);
            assert!(!items.is_balanced(), "{page}");
        }
    }

    #[test]
    fn brackets_that_nothing_opened_are_ignored() {
        assert_eq!(items("]}],,[1]"), ["1"]);
    }
}
