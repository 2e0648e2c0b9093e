//! Formats generated code with prettyplease, then adds blank lines between items and puts each entry of the runtime's
//! macros on its own line. `#[rustfmt::skip]` keeps rustfmt from changing the result.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Item;

use super::docs::LINE_END;

/// Formats a file.
pub(super) fn format(tokens: TokenStream) -> Result<String, syn::Error> {
    let file: syn::File = syn::parse2(tokens)?;
    // prettyplease does not format unknown macros.
    let macros = file.items.iter().filter_map(|item| match item {
        Item::Macro(item) => Some(entries(item.mac.tokens.clone())),
        _ => None,
    });
    let macros: Vec<String> = macros.collect();
    Ok(separate_items(&prettyplease::unparse(&file), macros))
}

/// Formats the body of a macro call `Name { entry, entry }` with one entry per line.
fn entries(tokens: TokenStream) -> String {
    let mut out = String::new();
    let mut name = String::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let _ = writeln!(out, "    {name} {{");
                let mut entry = Vec::new();
                for token in group.stream() {
                    match token {
                        TokenTree::Punct(punct) if punct.as_char() == ',' => {
                            let _ = writeln!(out, "        {},", line(&std::mem::take(&mut entry)));
                        }
                        token => entry.push(token),
                    }
                }
                if !entry.is_empty() {
                    let _ = writeln!(out, "        {}", line(&entry));
                }
                out.push_str("    }\n");
            }
            token => name.push_str(&token.to_string()),
        }
    }
    out
}

/// Writes the tokens of an entry with spaces, except in `name:`, `..name` and `[a, b]`.
fn line(tokens: &[TokenTree]) -> String {
    let mut line = String::new();
    for token in tokens {
        let is_tight =
            matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), ':' | '.' | ','));
        if !(line.is_empty() || is_tight || line.ends_with('.')) {
            line.push(' ');
        }
        match token {
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let _ = write!(line, "[{}]", self::line(&inner));
            }
            token => line.push_str(&token.to_string()),
        }
    }
    line
}

fn separate_items(text: &str, macros: Vec<String>) -> String {
    let mut macros = macros.into_iter();
    let mut out = String::with_capacity(text.len() + text.len() / 50);
    let mut previous = "";
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if needs_blank_line(previous.trim(), line.trim()) {
            out.push('\n');
        }
        push_lines(line, &mut out);
        previous = line;
        if line.starts_with("crate::runtime::") && line.ends_with("! {") {
            out.push_str(&macros.next().unwrap_or_default());
            out.push_str("}\n");
            previous = "}";
            lines.by_ref().find(|line| *line == "}");
        }
    }
    out
}

/// Appends a line, split if it is a doc comment of several lines.
fn push_lines(line: &str, out: &mut String) {
    if !line.contains(LINE_END) {
        out.push_str(line);
        out.push('\n');
        return;
    }
    let marker = line.find('/').map_or(0, |at| at + "///".len());
    let start = line.get(..marker).unwrap_or_default();
    for (index, part) in line.split(LINE_END).enumerate() {
        if index > 0 {
            // prettyplease removes trailing spaces of the last line only.
            out.truncate(out.trim_end_matches(' ').len());
            out.push('\n');
            out.push_str(start);
        }
        out.push_str(part);
    }
    out.push('\n');
}

fn needs_blank_line(previous: &str, line: &str) -> bool {
    const STARTS: [&str; 9] = [
        "///", "#[", "pub ", "fn ", "impl", "const ", "type ", "use ", "crate::",
    ];
    let starts_item = || STARTS.iter().any(|start| line.starts_with(start));
    let is_import = |line: &str| line.starts_with("use ") || line.starts_with("pub use ");
    match previous {
        _ if previous.starts_with("//!") => !line.starts_with("//!"),
        _ if previous.starts_with("//") => false,
        _ if previous == "}" || previous.ends_with("{}") => starts_item(),
        "};" | "});" => starts_item() && !is_import(line),
        _ if previous.ends_with(';') && is_import(previous) => starts_item() && !is_import(line),
        // The exports of a module follow it.
        _ if previous.starts_with("mod ") => !line.starts_with("mod ") && !line.starts_with("#["),
        _ if previous.ends_with(';') => {
            ["///", "#[", "fn ", "pub fn "]
                .iter()
                .any(|start| line.starts_with(start))
                || (previous.starts_with("type ") && line.starts_with("const "))
                || (previous.starts_with("pub struct ") && line.starts_with("impl"))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    #[test]
    fn items_and_methods_are_separated_and_fields_are_not() {
        let text = super::format(quote! {
            use a::B;
            #[doc = " one"]
            pub struct One { #[doc = " x"] pub x: u8, #[doc = " y"] pub y: u8 }
            impl One { fn a(&self) {} #[must_use] fn b(&self) -> u8 { let y = 1; y } }
        })
        .unwrap();
        insta::assert_snapshot!(text, @"
        use a::B;

        /// one
        pub struct One {
            /// x
            pub x: u8,
            /// y
            pub y: u8,
        }

        impl One {
            fn a(&self) {}

            #[must_use]
            fn b(&self) -> u8 {
                let y = 1;
                y
            }
        }
        ");
    }

    #[test]
    fn the_lines_of_docs_are_line_comments() {
        let docs = crate::render::docs::comment(&[" one", "", " two"]);
        let inner = crate::render::docs::inner(&docs);
        let text = super::format(quote! { #inner pub struct One { #docs pub x: u8 } }).unwrap();
        insta::assert_snapshot!(text, @"
        //! one
        //!
        //! two

        pub struct One {
            /// one
            ///
            /// two
            pub x: u8,
        }
        ");
    }

    #[test]
    fn each_entry_of_a_macro_is_on_its_own_line() {
        let text = super::format(quote! {
            crate::runtime::open_enum! { Role { Admin = "admin", Other = "a, \"b\", { c", } }
            crate::runtime::object! { Tag { 0: name = "name" required Plain, ..rest } }
            crate::runtime::untagged_objects! { One { A: ["a", "b"], B: [], } }
            pub struct Next;
        })
        .unwrap();
        insta::assert_snapshot!(text, @r#"
        crate::runtime::open_enum! {
            Role {
                Admin = "admin",
                Other = "a, \"b\", { c",
            }
        }

        crate::runtime::object! {
            Tag {
                0: name = "name" required Plain,
                ..rest
            }
        }

        crate::runtime::untagged_objects! {
            One {
                A: ["a", "b"],
                B: [],
            }
        }

        pub struct Next;
        "#);
    }
}
