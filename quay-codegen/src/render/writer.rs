//! Writes a file of Rust code: lines, their indent, docs and attributes.

use std::fmt::{Arguments, Write as _};

use super::layout::{self, Code, INDENT};
use super::links::{Links, Place};
use super::literal::literal;
use super::reflow::reflow;

/// The text of a file so far.
pub(super) struct Writer<'api> {
    text: String,
    indent: usize,
    links: &'api Links<'api>,
    place: Place<'api>,
}

/// The lines of a doc comment as they are in the file.
pub(super) struct Comment(String);

impl<'api> Writer<'api> {
    /// Starts the file at this path.
    pub(super) fn new(links: &'api Links<'api>, path: &'api str) -> Self {
        Self {
            text: String::new(),
            indent: 0,
            links,
            place: Place::new(path),
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Writes a line.
    pub(super) fn line(&mut self, line: Arguments<'_>) {
        layout::push_indent(self.indent, &mut self.text);
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(line);
        self.text.push('\n');
    }

    /// Writes the line that starts a block; the following lines are indented.
    pub(super) fn open(&mut self, line: Arguments<'_>) {
        self.line(line);
        self.indent += INDENT;
    }

    /// Ends a block.
    pub(super) fn close(&mut self) {
        self.indent = self.indent.saturating_sub(INDENT);
        self.line(format_args!("}}"));
    }

    /// Separates items by an empty line, except before the first item of the file.
    pub(super) fn separate(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Writes code that may need several lines, followed by `end`.
    pub(super) fn code(&mut self, code: &Code, end: &str) {
        layout::push_indent(self.indent, &mut self.text);
        code.write(self.indent, end, &mut self.text);
        self.text.push('\n');
    }

    /// Writes the start of a function with arguments.
    pub(super) fn open_function(&mut self, start: String, arguments: Vec<Code>, returned: &str) {
        let signature = Code::list(start, arguments, ")");
        self.code(&signature, &format!(" -> {returned} {{"));
        self.indent += INDENT;
    }

    /// Writes a struct literal.
    pub(super) fn literal(&mut self, name: &str, fields: &[Code]) {
        layout::push_indent(self.indent, &mut self.text);
        layout::write_literal(name, fields, self.indent, &mut self.text);
        self.text.push('\n');
    }

    /// Writes a declaration that imports or exports names: `use path::{…};`.
    pub(super) fn names(&mut self, path: &str, names: &[&str]) {
        layout::write_names(path, names, &mut self.text);
        self.text.push('\n');
    }

    /// Writes search terms for the docs of the following item.
    pub(super) fn aliases<'text>(&mut self, aliases: impl IntoIterator<Item = &'text str>) {
        for alias in aliases {
            let alias = Code::text(format!("alias = {}", literal(alias)));
            self.code(&Code::of_attribute("#[doc(", [alias], ")]"), "");
        }
    }

    /// Writes the docs of the following item.
    pub(super) fn docs(&mut self, lines: &[impl AsRef<str>]) {
        let comment = self.comment(lines);
        self.push(&comment);
    }

    /// Writes the docs of the file.
    pub(super) fn inner_docs(&mut self, lines: &[impl AsRef<str>]) {
        let Comment(comment) = self.comment_of("//!", lines);
        self.text.push_str(&comment);
    }

    /// Returns the docs of items with the current indent.
    pub(super) fn comment(&self, lines: &[impl AsRef<str>]) -> Comment {
        self.comment_of("///", lines)
    }

    pub(super) fn push(&mut self, Comment(comment): &Comment) {
        self.text.push_str(comment);
    }

    fn comment_of(&self, marker: &str, lines: &[impl AsRef<str>]) -> Comment {
        let mut start = String::with_capacity(self.indent + marker.len());
        layout::push_indent(self.indent, &mut start);
        start.push_str(marker);
        let lines = lines.iter().map(|line| on_one_line(line.as_ref()));
        let lines = self.links.link(lines, &self.place);
        Comment(reflow(&start, &lines))
    }
}

/// Returns a line of docs without line breaks, after which it would be code. The callers have removed them already.
fn on_one_line(line: &str) -> &str {
    let end = line.find(['\n', '\r']).unwrap_or(line.len());
    line.get(..end).unwrap_or_default().trim_end_matches(' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Api;

    fn written(write: impl FnOnce(&mut Writer<'_>)) -> String {
        let api = Api::default();
        let links = Links::new(&api);
        let mut writer = Writer::new(&links, "tag.rs");
        write(&mut writer);
        writer.finish()
    }

    #[test]
    fn blocks_are_indented_and_items_separated() {
        let text = written(|writer| {
            writer.inner_docs(&[" one", "", " two"]);
            writer.separate();
            writer.docs(&[" three "]);
            writer.open(format_args!("impl One {{"));
            writer.docs(&[" four"]);
            writer.open_function("fn five(".to_owned(), vec![Code::text("&self")], "u8");
            writer.line(format_args!("6"));
            writer.close();
            writer.close();
        });
        insta::assert_snapshot!(text, @"
        //! one
        //!
        //! two

        /// three
        impl One {
            /// four
            fn five(&self) -> u8 {
                6
            }
        }
        ");
    }

    #[test]
    fn a_line_of_docs_never_becomes_code() {
        for line in [" a\nfn b() {}", " a\r\nfn b() {}", " a\rfn b() {}"] {
            assert_eq!(written(|writer| writer.docs(&[line])), "/// a\n");
        }
    }

    #[test]
    fn long_attributes_are_broken() {
        let alias = "a".repeat(80);
        let text = written(|writer| writer.aliases([alias.as_str()]));
        assert_eq!(text, format!("#[doc(\n    alias = \"{alias}\"\n)]\n"));
    }
}
