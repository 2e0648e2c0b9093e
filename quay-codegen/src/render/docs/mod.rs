//! Renders doc comments. Texts of documents are not trusted: anything that could become code (a doctest), a link or
//! HTML is escaped, except code spans.

mod escape;
mod paragraphs;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use self::escape::sanitize;
use super::wire_names::WireNames;
use crate::model::TypeDefinition;

pub(super) use self::escape::one_line;
pub(super) use self::paragraphs::paragraphs;
pub(super) use crate::diagnostic::sanitize::code_span;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_equal_to_the_name_of_the_item_is_omitted() {
        let all = ["image".to_owned(), "get_tag".to_owned()];
        let tokens = aliases(&all, &["get_tag", "getTag"]).to_string();
        assert_eq!(tokens, "# [doc (alias = \"image\")]");
    }
}
