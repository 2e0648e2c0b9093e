//! Breaks the lines of docs that links have made too long.

use super::wrap::{is_list_marker, words, wrap_words};

/// The longest line of generated docs, with its marker.
const WIDTH: usize = 100;

/// Wraps the paragraphs and list items of a formatted file that have a line longer than [`WIDTH`].
pub(super) fn reflow(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 50);
    let mut paragraph = Paragraph::default();
    let mut in_code_block = false;
    for line in text.split_inclusive('\n') {
        let docs = docs_of(line);
        let is_fence = docs.is_some_and(|(_, docs)| docs.trim_start().starts_with("```"));
        let is_code = in_code_block || is_fence;
        in_code_block ^= is_fence;
        match docs.filter(|(_, docs)| !is_code && !docs.trim().is_empty() && !is_fixed(docs)) {
            Some((marker, docs)) => {
                if paragraph.marker != marker || is_item(docs) {
                    paragraph.write(&mut out);
                }
                paragraph.marker = marker;
                paragraph.lines.push(line);
            }
            None => {
                paragraph.write(&mut out);
                out.push_str(line);
            }
        }
    }
    paragraph.write(&mut out);
    out
}

/// The lines of a paragraph or list item that follow each other.
#[derive(Default)]
struct Paragraph<'text> {
    marker: &'text str,
    lines: Vec<&'text str>,
}

impl Paragraph<'_> {
    fn write(&mut self, out: &mut String) {
        let lines = std::mem::take(&mut self.lines);
        if lines
            .iter()
            .all(|line| line.trim_end().chars().count() <= WIDTH)
        {
            out.extend(lines);
            return;
        }
        let docs = |line: &&str| line.get(self.marker.len()..).unwrap_or_default().to_owned();
        let first = lines.first().map(docs).unwrap_or_default();
        let start = first.len() - first.trim_start().len();
        let start = first.get(..start).unwrap_or_default();
        let indent = if is_item(&first) { "  " } else { "" };
        let text: Vec<String> = lines.iter().map(docs).collect();
        let words = text.iter().flat_map(|line| words(line.trim()));
        let first = format!("{}{start}", self.marker);
        wrap_words(words, [&first, &format!("{first}{indent}")], WIDTH, out);
    }
}

/// Lines that stay as they are: headings and tables.
fn is_fixed(docs: &str) -> bool {
    docs.trim_start().starts_with(['#', '|'])
}

fn is_item(docs: &str) -> bool {
    let word = docs.split_whitespace().next();
    word.is_some_and(is_list_marker)
}

/// The marker of a doc comment, with what is before it, and the text after it.
fn docs_of(line: &str) -> Option<(&str, &str)> {
    let indent = line.len() - line.trim_start().len();
    let (marker, docs) = line.split_at_checked(indent + "///".len())?;
    matches!(marker.trim_start(), "///" | "//!").then_some((marker, docs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paragraphs_with_a_long_line_are_wrapped() {
        let long = "[`word`](super::a_long_module::a_function) ".repeat(3);
        let text = format!(
            "/// short\n/// lines\n///\n/// {}\n/// end\npub struct A;\n",
            long.trim()
        );
        let link = "[`word`](super::a_long_module::a_function)";
        assert_eq!(
            reflow(&text),
            format!(
                "/// short\n/// lines\n///\n/// {link} {link}\n/// {link} end\npub struct A;\n"
            )
        );
    }

    #[test]
    fn items_are_indented_and_code_stays() {
        let word = "a_long_word_of_thirty_characters";
        let text = format!(
            "/// * {word} {word} {word}\n/// * b\n/// ```\n/// {}\n/// ```\n",
            word.repeat(4)
        );
        let expected = format!(
            "/// * {word} {word}\n///   {word}\n/// * b\n/// ```\n/// {}\n/// ```\n",
            word.repeat(4)
        );
        assert_eq!(reflow(&text), expected);
    }
}
