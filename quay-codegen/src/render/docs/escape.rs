//! Escapes texts of documents, which are not trusted.

use crate::diagnostic::sanitize::is_unsafe;
use crate::render::wrap::{is_number, words, wrap_words};

/// Escapes text so that rustdoc shows it unchanged, without code blocks, links and HTML. Paragraphs and list items are
/// wrapped; lines that continue an item are indented.
pub(super) fn sanitize(text: &str) -> String {
    let mut blocks: Vec<String> = Vec::new();
    let mut parted = true;
    for line in text.split(['\n', '\r']) {
        let line = sanitize_line(line.trim());
        match blocks.last_mut() {
            _ if line.is_empty() => parted = true,
            Some(block) if !parted && list_marker(&line) == 0 => {
                block.push(' ');
                block.push_str(&line);
            }
            last => {
                if parted && last.is_some() {
                    blocks.push(String::new());
                }
                blocks.push(line);
                parted = false;
            }
        }
    }
    let mut out = String::new();
    for block in blocks {
        wrap(&block, list_marker(&block), &mut out);
    }
    out.trim_end().to_owned()
}

/// Escapes text and joins it into one line.
pub(in crate::render) fn one_line(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| sanitize_line(line.trim()))
        .collect();
    lines.join(" ").trim().to_owned()
}

/// Returns the width of a list marker with the space after it; 0 if the line is not a list item.
fn list_marker(line: &str) -> usize {
    if ["- ", "* ", "+ "]
        .iter()
        .any(|marker| line.starts_with(marker))
    {
        return 2;
    }
    match line.split_once(". ") {
        Some((number, _)) if is_number(number) => number.len() + 2,
        _ => 0,
    }
}

/// Breaks a line at spaces.
fn wrap(line: &str, indent: usize, out: &mut String) {
    const WIDTH: usize = 92;
    wrap_words(words(line), ["", &" ".repeat(indent)], WIDTH, out);
}

/// Whether a character is neither escaped nor left out.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && !b"`~[]<>\\".contains(&byte)
}

fn sanitize_line(line: &str) -> String {
    if line.bytes().all(is_plain) {
        return wrap_links(line);
    }
    let line: String = line
        .chars()
        .map(|character| if character == '\t' { ' ' } else { character })
        .filter(|character| !is_unsafe(*character))
        .collect();
    let spans_close = line.matches('`').count().is_multiple_of(2);
    // Runs of backticks are paired by length, across lines. Only single backticks reliably form code spans.
    let fences = line.contains("``") || line.contains("~~~");
    let mut out = String::with_capacity(line.len());
    let mut in_code = false;
    for character in line.chars() {
        match character {
            '`' | '~' if fences || !spans_close => {
                out.push('\\');
                out.push(character);
            }
            '`' => {
                in_code = !in_code;
                out.push(character);
            }
            // A backslash in the text would cancel the escape before the next character.
            '[' | ']' | '<' | '>' | '\\' if !in_code => {
                out.push('\\');
                out.push(character);
            }
            other => out.push(other),
        }
    }
    wrap_links(&out)
}

/// rustdoc requires angle brackets around a bare URL.
fn wrap_links(line: &str) -> String {
    if !line.contains("://") {
        return line.to_owned();
    }
    let is_plain = |word: &str| !word.contains('`');
    let words = line.split(' ').map(|word| {
        let is_link = (word.starts_with("http://") || word.starts_with("https://"))
            && !word.contains(['`', '\\', '"']);
        if is_link {
            let end = word.trim_end_matches(['.', ',', ';', ':', ')']);
            let rest = word.get(end.len()..).unwrap_or_default();
            format!("<{end}>{rest}")
        } else if is_plain(word) {
            // rustdoc also asks for brackets within a word.
            word.replace("://", ":\\//")
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_never_becomes_code_or_markup() {
        assert_eq!(sanitize("    indented()"), "indented()");
        assert_eq!(
            sanitize("```rust\nstd::process::exit(1)\n```"),
            "\\`\\`\\`rust std::process::exit(1) \\`\\`\\`"
        );
        assert_eq!(sanitize("- ~~~\n  x"), "- \\~\\~\\~ x");
        assert_eq!(sanitize("<script>[x](y)"), "\\<script\\>\\[x\\](y)");
        assert_eq!(sanitize("a ` b"), "a \\` b");
        assert_eq!(sanitize("\\<b> \\`"), "\\\\\\<b\\> \\\\\\`");
        assert_eq!(sanitize("`` x `y``<b>`"), "\\`\\` x \\`y\\`\\`\\<b\\>\\`");
        assert_eq!(sanitize("a\tb\u{202e}c"), "a bc");
        assert_eq!(sanitize("a\r\n\r\n\r\nb\u{0}"), "a\n\nb");
    }

    #[test]
    fn code_spans_are_kept() {
        assert_eq!(sanitize("`a[0]` and `<b>`"), "`a[0]` and `<b>`");
    }

    #[test]
    fn links_are_wrapped() {
        assert_eq!(
            sanitize("see https://quay.io/x."),
            "see <https://quay.io/x>."
        );
        assert_eq!(sanitize("(https://quay.io)"), "(https:\\//quay.io)");
    }
}
