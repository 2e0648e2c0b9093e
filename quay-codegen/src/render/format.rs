//! From tokens to text: prettyplease formats, and two things bring its layout to what `rustfmt` would
//! leave as it is: blank lines between the items, and rustfmt's idea of what fits on a line.

use proc_macro2::TokenStream;

/// Formats one file.
pub(super) fn format(tokens: TokenStream) -> Result<String, syn::Error> {
    let file = syn::parse2(tokens)?;
    Ok(separate_items(&refit(&prettyplease::unparse(&file))))
}

/// The longest line that rustfmt writes.
const LINE_WIDTH: usize = 100;

/// The longest chain of calls that rustfmt leaves on one line.
const CHAIN_WIDTH: usize = 60;

/// The longest arguments of a call that rustfmt leaves on one line.
const CALL_WIDTH: usize = 60;

/// The longest fields of a struct literal that rustfmt leaves on one line.
const LITERAL_WIDTH: usize = 18;

/// The longest arguments of an attribute that rustfmt leaves on one line.
const ATTRIBUTE_WIDTH: usize = 70;

/// The longest elements of an array that rustfmt leaves on one line.
const ARRAY_WIDTH: usize = 60;

/// Puts on one line what fits rustfmt's width, and breaks what does not.
fn refit(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.lines().peekable();
    while let Some(line) = rest.next() {
        if line == VOCABULARY {
            let inner: Vec<&str> = rest.by_ref().take_while(|next| *next != "}").collect();
            lay_out_vocabulary(&inner, &mut lines);
        } else if let Some(group) = Group::opened_by(line) {
            let mut inner = Vec::new();
            while let Some(line) = rest.next_if(|next| !next.trim_start().starts_with(CLOSING)) {
                inner.push(line);
            }
            let close = rest.next().unwrap_or_default();
            match group.joined(line, &inner, close) {
                Some(joined) => lines.push(joined),
                None => {
                    lines.push(line.to_owned());
                    if line.starts_with("pub use ") || line.starts_with("use ") {
                        fill_import(&inner, &mut lines);
                    } else {
                        lines.push(refit(&inner.join("\n")));
                    }
                    lines.push(close.to_owned());
                }
            }
        } else if rest
            .peek()
            .is_some_and(|next| next.trim() == ".into_iter()")
        {
            let mut chain = vec![line];
            while let Some(line) = rest.next_if(|next| next.trim_start().starts_with('.')) {
                chain.push(line);
            }
            join_chain(&chain, &mut lines);
        } else if line.trim().starts_with("RequestBuilder::new") {
            break_chain(line, &mut lines);
        } else if line.trim().starts_with('.') {
            break_call(line, &mut lines);
        } else if !break_list(line, &mut lines) && !break_constant(line, &mut lines) {
            lines.push(line.to_owned());
        }
    }
    lines.join("\n")
}

/// How the text of a vocabulary begins.
const VOCABULARY: &str = "crate::runtime::open_enum! {";

/// A line for each value: prettyplease fills the lines of a macro that it does not know.
fn lay_out_vocabulary(inner: &[&str], lines: &mut Vec<String>) {
    let parts: Vec<&str> = inner.iter().map(|line| line.trim()).collect();
    let inner = parts.join(" ");
    let (name, values) = inner.split_once(" { ").unwrap_or_default();
    let values = values.trim_end_matches(['}', ' ']);
    lines.push(VOCABULARY.to_owned());
    lines.push(format!("    {name} {{"));
    let values = split_list(values).into_iter();
    lines.extend(values.map(|value| format!("        {},", value.trim())));
    lines.push("    }".to_owned());
    lines.push("}".to_owned());
}

/// A constant that is too long for one line, its value on a line of its own.
fn break_constant(line: &str, lines: &mut Vec<String>) -> bool {
    let is_long = line.trim_start().starts_with("const ") && line.chars().count() > LINE_WIDTH;
    match line.split_once(" = ") {
        Some((start, value)) if is_long => {
            let indent = indent_of(line) + 4;
            lines.push(format!("{start} ="));
            lines.push(format!("{:indent$}{value}", ""));
            true
        }
        _ => false,
    }
}

/// An attribute, an array or a struct literal that is too long for one line, each part on its own.
fn break_list(line: &str, lines: &mut Vec<String>) -> bool {
    let Some((open, inner, close, width)) = list_on_one_line(line) else {
        return false;
    };
    if inner.chars().count() <= width {
        return false;
    }
    let (outer, indent) = (indent_of(line), indent_of(line) + 4);
    lines.push(format!("{:outer$}{}", "", open.trim_end()));
    let parts = split_list(inner);
    let last = parts.len().saturating_sub(1);
    for (index, part) in parts.into_iter().enumerate() {
        // rustfmt ends the arguments of an attribute without a comma.
        let comma = if index == last && open.starts_with('#') {
            ""
        } else {
            ","
        };
        lines.push(format!("{:indent$}{}{comma}", "", part.trim()));
    }
    lines.push(format!("{:outer$}{}", "", close.trim_start()));
    true
}

/// The parts of a line that is nothing but one list, and how wide rustfmt lets that be.
fn list_on_one_line(line: &str) -> Option<(&str, &str, &str, usize)> {
    let line = line.trim();
    let parts = |open: &str, close: &str, width| {
        let start = line.find(open)? + open.len();
        let end = line.len().checked_sub(close.len())?;
        line.ends_with(close).then_some(())?;
        Some((
            line.get(..start)?,
            line.get(start..end)?,
            line.get(end..)?,
            width,
        ))
    };
    if line.starts_with("#[serde(") {
        parts("#[serde(", ")]", ATTRIBUTE_WIDTH)
    } else if line.starts_with("let keys = [") {
        parts("[", "];", ARRAY_WIDTH)
    } else if line
        .split_once(" { ")
        .is_some_and(|(name, _)| is_type_name(name))
    {
        parts(" { ", " }", LITERAL_WIDTH)
    } else {
        None
    }
}

fn is_type_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_uppercase())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The characters of a line that stand in no string literal.
fn code(line: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut in_text, mut escaped) = (false, false);
    line.char_indices().filter(move |(_, character)| {
        let is_code = !in_text && *character != '"';
        match character {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => in_text = !in_text,
            _ => {}
        }
        is_code
    })
}

/// Splits at the commas that are in no brackets and no text.
fn split_list(list: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (index, character) in code(list) {
        match character {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.extend(list.get(start..index));
                start = index + 1;
            }
            _ => {}
        }
    }
    parts.extend(list.get(start..));
    parts.retain(|part| !part.trim().is_empty());
    parts
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The names of an import that is too long for one line, as many on a line as fit.
fn fill_import(inner: &[&str], lines: &mut Vec<String>) {
    let mut filled = String::new();
    for name in inner.iter().flat_map(|line| line.split_whitespace()) {
        if !filled.is_empty() && filled.len() + name.len() + 5 >= LINE_WIDTH {
            lines.push(format!("    {filled}"));
            filled.clear();
        }
        if !filled.is_empty() {
            filled.push(' ');
        }
        filled.push_str(name);
    }
    lines.push(format!("    {filled}"));
}

const CLOSING: [char; 3] = [')', '}', ']'];

/// A call of a chain, its arguments on lines of their own if they are too long for one.
fn break_call(line: &str, lines: &mut Vec<String>) {
    let indent = indent_of(line);
    let parts = line
        .trim()
        .strip_suffix(')')
        .and_then(|call| call.split_once('('));
    match parts {
        Some((name, arguments)) if arguments.chars().count() > CALL_WIDTH => {
            lines.push(format!("{:indent$}{name}(", ""));
            for argument in split_list(arguments) {
                lines.push(format!("{:indent$}    {},", "", argument.trim()));
            }
            lines.push(format!("{:indent$})", ""));
        }
        _ => lines.push(line.to_owned()),
    }
}

/// What prettyplease spreads over lines that rustfmt might leave on one.
#[derive(Clone, Copy)]
enum Group {
    /// A signature, an assignment or an import.
    Line,
    /// A struct literal.
    Literal,
    /// An array.
    Array,
}

impl Group {
    fn opened_by(line: &str) -> Option<Self> {
        let start = line.trim_start();
        let is_import = start.starts_with("use ") || start.starts_with("pub use ");
        let is_call = ["pub fn ", "fn ", "self."]
            .iter()
            .any(|call| start.starts_with(call));
        if (is_call && line.ends_with('(')) || (is_import && line.ends_with('{')) {
            Some(Self::Line)
        } else if line.ends_with('[')
            && (start.starts_with("const ") || start.starts_with("let keys"))
        {
            Some(Self::Array)
        } else if start.strip_suffix(" {").is_some_and(is_type_name) {
            Some(Self::Literal)
        } else {
            None
        }
    }

    /// All of it on one line, if that is not too long.
    fn joined(self, open: &str, inner: &[&str], close: &str) -> Option<String> {
        let parts: Vec<&str> = inner.iter().map(|line| line.trim()).collect();
        let inner = parts.join(" ");
        let inner = inner.trim_end_matches(',');
        let (line, fits) = match self {
            Self::Line => (format!("{open}{inner}{}", close.trim_start()), true),
            Self::Array => {
                let fits = inner.chars().count() <= ARRAY_WIDTH;
                (format!("{open}{inner}{}", close.trim_start()), fits)
            }
            Self::Literal => {
                let fits = inner.chars().count() <= LITERAL_WIDTH;
                (format!("{open} {inner} {}", close.trim_start()), fits)
            }
        };
        (fits && line.chars().count() <= LINE_WIDTH).then_some(line)
    }
}

/// A chain of calls over several lines, on one if it is not too long.
fn join_chain(chain: &[&str], lines: &mut Vec<String>) {
    let calls: String = chain.iter().skip(1).map(|line| line.trim()).collect();
    let line = format!("{}{calls}", chain.first().copied().unwrap_or_default());
    let start = line.rfind(": ").map_or(0, |colon| colon + 2);
    let width = line
        .get(start..)
        .unwrap_or_default()
        .trim_end_matches(',')
        .trim()
        .len();
    if width <= CHAIN_WIDTH && line.chars().count() <= LINE_WIDTH {
        lines.push(line);
    } else {
        lines.extend(chain.iter().map(|line| (*line).to_owned()));
    }
}

/// A chain of calls with a line for each, if it is too long for one line.
fn break_chain(line: &str, lines: &mut Vec<String>) {
    let chain = line.trim();
    if chain.chars().count() <= CHAIN_WIDTH {
        lines.push(line.to_owned());
        return;
    }
    let mut indent = indent_of(line);
    let mut start = 0;
    let dots = code(chain).filter(|(index, character)| {
        *character == '.'
            && chain
                .get(..*index)
                .is_some_and(|before| before.ends_with(')'))
    });
    for end in dots.map(|(index, _)| index).chain([chain.len()]) {
        let call = chain.get(start..end).unwrap_or_default();
        break_call(&format!("{:indent$}{call}", ""), lines);
        indent = indent_of(line) + 4;
        start = end;
    }
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
        _ if previous.starts_with("//") => false,
        _ if previous == "}" || previous.ends_with("{}") => starts_item,
        "};" | "});" => starts_item && !is_import(line),
        _ if previous.ends_with(';') && is_import(previous) => starts_item && !is_import(line),
        _ if previous.starts_with("mod ") => !line.starts_with("mod "),
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
    fn items_and_methods_stand_apart_and_fields_together() {
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
}
