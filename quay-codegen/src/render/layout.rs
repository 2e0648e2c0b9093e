//! Lays out code: on one line if it fits, and otherwise broken at its outermost brackets or method calls.

/// The longest line of code, in bytes.
const WIDTH: usize = 89;

/// The longest struct literal on one line, without its closing brace.
const LITERAL_WIDTH: usize = 34;

pub(super) const INDENT: usize = 4;

/// Code that may be broken into lines.
pub(super) enum Code {
    /// Never broken.
    Text(String),
    /// Parts in brackets, separated by commas.
    List {
        open: String,
        parts: Vec<Code>,
        close: &'static str,
        /// Whether a comma follows the last part if each is on its own line. Not in attributes.
        trailing_comma: bool,
    },
    /// Method calls on a value.
    Chain { start: String, calls: Vec<Code> },
}

impl Code {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Parts in the brackets at the end of `open` and the start of `close`.
    pub(super) fn list(
        open: impl Into<String>,
        parts: impl IntoIterator<Item = Self>,
        close: &'static str,
    ) -> Self {
        Self::List {
            open: open.into(),
            parts: parts.into_iter().collect(),
            close,
            trailing_comma: true,
        }
    }

    /// A list of arguments of an attribute.
    pub(super) fn of_attribute(
        open: impl Into<String>,
        parts: impl IntoIterator<Item = Self>,
        close: &'static str,
    ) -> Self {
        Self::List {
            open: open.into(),
            parts: parts.into_iter().collect(),
            close,
            trailing_comma: false,
        }
    }

    pub(super) fn chain(start: impl Into<String>, calls: impl IntoIterator<Item = Self>) -> Self {
        Self::Chain {
            start: start.into(),
            calls: calls.into_iter().collect(),
        }
    }

    /// Writes the code, which starts after an indent and is followed by `end`.
    pub(super) fn write(&self, indent: usize, end: &str, out: &mut String) {
        self.write_before(indent, end.len(), out);
        out.push_str(end);
    }

    /// Writes the code so that there is room for `end` more bytes on its last line.
    fn write_before(&self, indent: usize, end: usize, out: &mut String) {
        let start = out.len();
        self.write_flat(out);
        if indent + (out.len() - start) + end > WIDTH {
            out.truncate(start);
            self.write_broken(indent, end, out);
        }
    }

    fn write_flat(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(text),
            Self::List {
                open, parts, close, ..
            } => {
                out.push_str(open);
                for (index, part) in parts.iter().enumerate() {
                    if index > 0 {
                        out.push_str(", ");
                    }
                    part.write_flat(out);
                }
                out.push_str(close);
            }
            Self::Chain { start, calls } => {
                out.push_str(start);
                calls.iter().for_each(|call| call.write_flat(out));
            }
        }
    }

    fn write_broken(&self, indent: usize, end: usize, out: &mut String) {
        match self {
            Self::List {
                open,
                parts,
                close,
                trailing_comma,
            } if !parts.is_empty() => {
                out.push_str(open);
                write_lines(parts, *trailing_comma, indent + INDENT, out);
                start_line(indent, out);
                out.push_str(close);
            }
            Self::Chain { start, calls } => {
                out.push_str(start);
                let last = calls.len().saturating_sub(1);
                for (index, call) in calls.iter().enumerate() {
                    start_line(indent + INDENT, out);
                    let end = if index == last { end } else { 0 };
                    call.write_before(indent + INDENT, end, out);
                }
            }
            flat => flat.write_flat(out),
        }
    }
}

/// Writes a struct literal.
pub(super) fn write_literal(name: &str, fields: &[Code], indent: usize, out: &mut String) {
    let start = out.len();
    out.push_str(name);
    out.push_str(" { ");
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        field.write_flat(out);
    }
    out.push(' ');
    if out.len() - start > LITERAL_WIDTH {
        out.truncate(start);
        out.push_str(name);
        out.push_str(" {");
        write_lines(fields, true, indent + INDENT, out);
        start_line(indent, out);
    }
    out.push('}');
}

/// Writes names in braces, with as many on a line as fit.
pub(super) fn write_names(path: &str, names: &[&str], out: &mut String) {
    if let [name] = names {
        out.push_str(path);
        out.push_str(name);
        out.push(';');
        return;
    }
    let list = names.join(", ");
    if path.len() + list.len() + "{};".len() <= WIDTH {
        out.extend([path, "{", &list, "};"]);
        return;
    }
    out.extend([path, "{"]);
    start_line(INDENT, out);
    let mut width = INDENT;
    for (index, name) in names.iter().enumerate() {
        // A comma after the last name may exceed the width.
        let comma = usize::from(index + 1 < names.len());
        if index > 0 {
            if width + 1 + name.len() + comma > WIDTH {
                start_line(INDENT, out);
                width = INDENT;
            } else {
                out.push(' ');
                width += 1;
            }
        }
        out.extend([*name, ","]);
        width += name.len() + 1;
    }
    out.push_str("\n};");
}

/// Writes each part on its own line.
fn write_lines(parts: &[Code], trailing_comma: bool, indent: usize, out: &mut String) {
    let last = parts.len().saturating_sub(1);
    for (index, part) in parts.iter().enumerate() {
        start_line(indent, out);
        if index < last {
            part.write(indent, ",", out);
        } else {
            // The last comma may exceed the width.
            part.write(indent, "", out);
            out.push_str(if trailing_comma { "," } else { "" });
        }
    }
}

fn start_line(indent: usize, out: &mut String) {
    out.push('\n');
    push_indent(indent, out);
}

/// Writes spaces.
pub(super) fn push_indent(indent: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', indent));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(code: &Code) -> String {
        let mut out = String::new();
        code.write(0, ";", &mut out);
        out
    }

    fn word(letter: &str) -> Code {
        Code::Text(letter.repeat(25))
    }

    #[test]
    fn code_is_broken_where_it_does_not_fit() {
        let short = Code::list("call(", [Code::text("a"), Code::text("b")], ")");
        assert_eq!(written(&short), "call(a, b);");
        let inner = Code::list("inner(", [word("c"), word("d")], ")");
        let list = Code::list("call(", [word("a"), word("b"), inner], ")");
        insta::assert_snapshot!(written(&list), @"
        call(
            aaaaaaaaaaaaaaaaaaaaaaaaa,
            bbbbbbbbbbbbbbbbbbbbbbbbb,
            inner(ccccccccccccccccccccccccc, ddddddddddddddddddddddddd),
        );
        ");
    }

    #[test]
    fn a_list_that_just_fits_stays_on_its_line() {
        let list = |length: usize| {
            let part = Code::Text("a".repeat(length));
            written(&Code::list("(", [part], ")"))
        };
        assert_eq!(list(WIDTH - 3).lines().count(), 1);
        assert_eq!(list(WIDTH - 2).lines().count(), 3);
    }

    #[test]
    fn each_call_of_a_long_chain_is_on_its_line() {
        let call = |name: &str| Code::list(format!(".{name}("), [word("a")], ")");
        let chain = Code::chain("x", [call("one"), call("two"), call("three")]);
        insta::assert_snapshot!(written(&chain), @"
        x
            .one(aaaaaaaaaaaaaaaaaaaaaaaaa)
            .two(aaaaaaaaaaaaaaaaaaaaaaaaa)
            .three(aaaaaaaaaaaaaaaaaaaaaaaaa);
        ");
    }

    #[test]
    fn long_struct_literals_are_broken_early() {
        let literal = |fields: &[&str]| {
            let fields: Vec<Code> = fields.iter().map(|it| Code::text(*it)).collect();
            let mut out = String::new();
            write_literal("Self", &fields, 0, &mut out);
            out
        };
        assert_eq!(literal(&["a", "b: b.into()"]), "Self { a, b: b.into() }");
        let long = literal(&["first", "second: second.into()", "third"]);
        assert_eq!(
            long,
            "Self {\n    first,\n    second: second.into(),\n    third,\n}"
        );
    }

    #[test]
    fn names_fill_their_lines() {
        let mut out = String::new();
        write_names("use a::", &["One"], &mut out);
        assert_eq!(out, "use a::One;");
        let names: Vec<String> = ["A", "B", "C", "D", "E"].map(|it| it.repeat(25)).into();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        out.clear();
        write_names("use a::", &names, &mut out);
        insta::assert_snapshot!(out, @"
        use a::{
            AAAAAAAAAAAAAAAAAAAAAAAAA, BBBBBBBBBBBBBBBBBBBBBBBBB, CCCCCCCCCCCCCCCCCCCCCCCCC,
            DDDDDDDDDDDDDDDDDDDDDDDDD, EEEEEEEEEEEEEEEEEEEEEEEEE,
        };
        ");
    }
}
