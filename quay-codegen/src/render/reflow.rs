//! Breaks the lines of docs that links have made too long.

use super::docs::{starts_block, wrap_words};

/// The longest line of generated docs, with its marker.
const WIDTH: usize = 100;

/// Writes the lines of docs after a marker, and wraps the paragraphs and list items that have a line longer than
/// [`WIDTH`].
pub(super) fn reflow(marker: &str, lines: &[impl AsRef<str>]) -> String {
    let width: usize = lines.iter().map(|line| line.as_ref().len()).sum();
    let mut out = String::with_capacity(width + lines.len() * (marker.len() + 1));
    let mut paragraph = Paragraph {
        marker,
        lines: Vec::new(),
    };
    let mut in_code_block = false;
    for line in lines.iter().map(AsRef::as_ref) {
        let is_fence = line.trim_start().starts_with("```");
        let is_code = in_code_block || is_fence;
        in_code_block ^= is_fence;
        if is_code || line.trim().is_empty() || is_fixed(line) {
            paragraph.write(&mut out);
            out.extend([marker, line, "\n"]);
        } else {
            if is_item(line) {
                paragraph.write(&mut out);
            }
            paragraph.lines.push(line);
        }
    }
    paragraph.write(&mut out);
    out
}

/// The lines of a paragraph or list item that follow each other.
struct Paragraph<'text> {
    marker: &'text str,
    lines: Vec<&'text str>,
}

impl Paragraph<'_> {
    fn write(&mut self, out: &mut String) {
        let marker = self.marker;
        if self.lines.iter().all(|line| fits(marker, line)) {
            for line in self.lines.drain(..) {
                out.extend([marker, line, "\n"]);
            }
            return;
        }
        let first = self.lines.first().copied().unwrap_or_default();
        let start = first.len() - first.trim_start().len();
        let start = first.get(..start).unwrap_or_default();
        let indent = if is_item(first) { "  " } else { "" };
        let words = self.lines.iter().flat_map(|line| line.split_whitespace());
        let first = format!("{marker}{start}");
        wrap_words(words, [&first, &format!("{first}{indent}")], WIDTH, out);
        self.lines.clear();
    }
}

fn fits(marker: &str, line: &str) -> bool {
    // Most lines are short in bytes, too.
    marker.len() + line.len() <= WIDTH || marker.len() + line.chars().count() <= WIDTH
}

/// Lines that stay as they are: headings and tables.
fn is_fixed(docs: &str) -> bool {
    docs.trim_start().starts_with(['#', '|'])
}

fn is_item(docs: &str) -> bool {
    let word = docs.split_whitespace().next();
    word.is_some_and(|word| !word.starts_with('#') && starts_block(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paragraphs_with_a_long_line_are_wrapped() {
        let long = "[`word`](super::a_long_module::a_function) ".repeat(3);
        let long = format!(" {}", long.trim());
        let link = "[`word`](super::a_long_module::a_function)";
        assert_eq!(
            reflow("///", &[" short", " lines", "", &long, " end"]),
            format!("/// short\n/// lines\n///\n/// {link} {link}\n/// {link} end\n")
        );
    }

    #[test]
    fn items_are_indented_and_code_stays() {
        let word = "a_long_word_of_thirty_characters";
        let item = format!(" * {word} {word} {word}");
        let code = format!(" {}", word.repeat(4));
        let expected = format!(
            "/// * {word} {word}\n///   {word}\n/// * b\n/// ```\n/// {}\n/// ```\n",
            word.repeat(4)
        );
        assert_eq!(
            reflow("///", &[&item, " * b", " ```", &code, " ```"]),
            expected
        );
    }
}
