//! Renders doc comments. Texts of documents are not trusted: anything that could become code (a doctest), a link or
//! HTML is escaped, except code spans.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::wire_names::WireNames;
use super::wrap::{is_number, words, wrap_words};
use crate::diagnostic::sanitize::is_unsafe;
use crate::model::{Docs, TypeDefinition};

/// Renders paragraphs as docs, separated by empty lines.
pub(super) fn attributes<'text>(paragraphs: impl IntoIterator<Item = &'text str>) -> TokenStream {
    comment(&lines(paragraphs))
}

/// Separates the lines in a `#[doc]`. One attribute is much faster to parse and format than one for each line.
/// Sanitized texts never contain this character.
pub(super) const LINE_END: &str = "\u{1}";

/// Renders the lines as one `#[doc]`, which is later formatted as line comments.
pub(super) fn comment(lines: &[impl AsRef<str>]) -> TokenStream {
    if lines.is_empty() {
        return TokenStream::new();
    }
    let lines: Vec<&str> = lines.iter().map(AsRef::as_ref).collect();
    let text = literal(&lines.join(LINE_END));
    quote! { #[doc = #text] }
}

/// Returns a raw string, which needs no escapes. Escaping and unescaping long docs is slow.
fn literal(text: &str) -> Literal {
    let raw = format!("r##\"{text}\"##").parse();
    raw.unwrap_or_else(|_| Literal::string(text))
}

/// Returns the lines of the paragraphs, separated by empty lines.
pub(super) fn lines<'text>(paragraphs: impl IntoIterator<Item = &'text str>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in paragraphs {
        let text = sanitize(paragraph);
        if text.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(text.lines().map(|line| {
            if line.is_empty() {
                String::new()
            } else {
                format!(" {line}")
            }
        }));
    }
    lines
}

/// The docs of a type, with a further paragraph.
pub(super) fn of_type(
    definition: &TypeDefinition,
    further: &str,
    names: &WireNames,
) -> TokenStream {
    let fallback = format!("`{}` of Quay's API.", definition.name);
    let lines = lines([
        definition.description.as_deref().unwrap_or(&fallback),
        further,
    ]);
    let lines: Vec<String> = lines.iter().map(|line| names.apply(line)).collect();
    let docs = comment(&lines);
    let aliases = aliases(&definition.aliases, &[&definition.name]);
    quote! { #docs #aliases }
}

/// Renders search terms as `doc(alias)`. Omits the names of the item, which rustdoc rejects as aliases.
pub(super) fn aliases(aliases: &[String], known: &[&str]) -> TokenStream {
    let aliases = aliases
        .iter()
        .filter(|alias| !known.contains(&alias.as_str()));
    quote! { #(#[doc(alias = #aliases)])* }
}

/// Converts the attributes to inner attributes of a module.
pub(super) fn inner(attributes: &TokenStream) -> TokenStream {
    let mut inner = TokenStream::new();
    for token in attributes.clone() {
        let is_hash =
            matches!(&token, proc_macro2::TokenTree::Punct(punct) if punct.as_char() == '#');
        inner.extend([token]);
        if is_hash {
            inner.extend(quote! { ! });
        }
    }
    inner
}

/// Returns the paragraphs for a field or parameter, with `fallback` for a missing description.
pub(super) fn paragraphs(docs: &Docs, fallback: &str) -> Vec<String> {
    let mut paragraphs = vec![
        docs.description
            .clone()
            .unwrap_or_else(|| fallback.to_owned()),
    ];
    let bounds = bounds(docs);
    if !bounds.is_empty() {
        paragraphs.push(bounds.join(" "));
    }
    let since = since(docs);
    if !since.is_empty() {
        paragraphs.push(since.join(" "));
    }
    paragraphs
}

fn since(docs: &Docs) -> Vec<String> {
    let since = docs.since.iter().map(|it| format!("Since Quay {it}."));
    let required = docs.required_since.iter();
    let optional = docs.optional_since.iter();
    since
        .chain(required.map(|it| format!("Required since Quay {it}.")))
        .chain(optional.map(|it| format!("Not required since Quay {it}.")))
        .collect()
}

fn bounds(docs: &Docs) -> Vec<String> {
    let bounds = &docs.bounds;
    let mut sentences = Vec::new();
    match (&bounds.minimum, &bounds.maximum) {
        (Some(least), Some(most)) => {
            sentences.push(format!("Must be between {least} and {most}."));
        }
        (Some(least), None) => sentences.push(format!("Must be at least {least}.")),
        (None, Some(most)) => sentences.push(format!("Must be at most {most}.")),
        (None, None) => {}
    }
    match (bounds.min_length, bounds.max_length) {
        (Some(least), Some(most)) => {
            sentences.push(format!("Must have a length of {least} to {most}."));
        }
        (Some(1), None) => sentences.push("Must not be empty.".to_owned()),
        (Some(least), None) => {
            sentences.push(format!("Must have a length of at least {least}."));
        }
        (None, Some(most)) => sentences.push(format!("Must have a length of at most {most}.")),
        (None, None) => {}
    }
    if let Some(pattern) = &bounds.pattern {
        sentences.push(format!("Must match {}.", code_span(pattern)));
    }
    if let Some(default) = &bounds.default {
        sentences.push(format!("Defaults to {}.", code_span(default)));
    }
    if bounds.unique {
        sentences.push("Elements must be unique.".to_owned());
    }
    sentences
}

/// Formats any text as a code span. Markdown has no empty code spans.
pub(super) fn code_span(text: &str) -> String {
    if text.is_empty() {
        return "`\"\"`".to_owned();
    }
    if text.bytes().all(is_plain) {
        return format!("`{text}`");
    }
    let plain: String = text
        .chars()
        .map(|character| match character {
            '`' => '\'',
            other if is_unsafe(other) => ' ',
            other => other,
        })
        .collect();
    format!("`{plain}`")
}

/// Escapes text so that rustdoc shows it unchanged, without code blocks, links and HTML. Paragraphs and list items are
/// wrapped; lines that continue an item are indented.
fn sanitize(text: &str) -> String {
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
pub(super) fn one_line(text: &str) -> String {
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
    fn an_alias_equal_to_the_name_of_the_item_is_omitted() {
        let all = ["image".to_owned(), "get_tag".to_owned()];
        let tokens = aliases(&all, &["get_tag", "getTag"]).to_string();
        assert_eq!(tokens, "# [doc (alias = \"image\")]");
    }

    #[test]
    fn code_spans_are_kept() {
        assert_eq!(sanitize("`a[0]` and `<b>`"), "`a[0]` and `<b>`");
        assert_eq!(code_span("a`b"), "`a'b`");
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
