//! From tokens to text: prettyplease formats, and blank lines between the items, which it leaves out,
//! make it read as people write.

use proc_macro2::TokenStream;

/// Formats one file.
pub(super) fn format(tokens: TokenStream) -> Result<String, syn::Error> {
    let file = syn::parse2(tokens)?;
    Ok(separate_items(&prettyplease::unparse(&file)))
}

fn separate_items(text: &str) -> String {
    let mut separated = String::with_capacity(text.len() + text.len() / 50);
    let mut previous = "";
    for line in text.lines() {
        if needs_blank_line(previous.trim(), line.trim()) {
            separated.push('\n');
        }
        separated.push_str(line);
        separated.push('\n');
        previous = line;
    }
    separated
}

fn needs_blank_line(previous: &str, line: &str) -> bool {
    const STARTS: [&str; 9] = [
        "///", "#[", "pub ", "fn ", "impl", "const ", "type ", "use ", "crate::",
    ];
    let starts_item = STARTS.iter().any(|start| line.starts_with(start));
    let is_import = |line: &str| line.starts_with("use ") || line.starts_with("pub use ");
    match previous {
        _ if previous.starts_with("//!") => !line.starts_with("//!"),
        "}" => starts_item,
        "};" | "});" => starts_item && !is_import(line),
        _ if previous.ends_with(';') && is_import(previous) => starts_item && !is_import(line),
        _ if previous.starts_with("mod ") => !line.starts_with("mod "),
        _ if previous.ends_with(';') => {
            ["///", "#[", "fn ", "pub fn "].iter().any(|start| line.starts_with(start))
                || (previous.starts_with("type ") && line.starts_with("const "))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    #[test]
    fn items_and_methods_stand_apart_and_fields_together() {
        let text = super::format(quote! {
            use a::B;
            #[doc = " one"]
            pub struct One { #[doc = " x"] pub x: u8, #[doc = " y"] pub y: u8 }
            impl One { fn a(&self) {} #[must_use] fn b(&self) -> u8 { let y = 1; y } }
        })
        .unwrap();
        insta::assert_snapshot!(text, @"");
    }
}
