//! Breaks docs into lines, so that no line starts markup that its text does not have.

/// Writes words on lines of at most `max_width`, but breaks no line before a word that would start a block.
/// The prefixes are those of the first line and of the others.
pub(super) fn wrap_words<'text>(
    words: impl Iterator<Item = &'text str>,
    [first, other]: [&str; 2],
    max_width: usize,
    out: &mut String,
) {
    out.push_str(first);
    let mut width = first.chars().count();
    for (index, word) in words.enumerate() {
        let length = word.chars().count();
        if index > 0 {
            if width + 1 + length > max_width && !starts_block(word) {
                out.push('\n');
                out.push_str(other);
                width = other.chars().count();
            } else {
                out.push(' ');
                width += 1;
            }
        }
        out.push_str(word);
        width += length;
    }
    out.push('\n');
}

/// Splits a line at spaces. A code span is one word: a block that starts within it would end it, and its text would
/// become markup.
pub(super) fn words(line: &str) -> impl Iterator<Item = &str> {
    let (mut in_code, mut escaped) = (false, false);
    let words = line.split(move |character| {
        in_code ^= character == '`' && !escaped;
        escaped = character == '\\' && !escaped && !in_code;
        character == ' ' && !in_code
    });
    words.filter(|word| !word.is_empty())
}

/// Whether a line that starts with this word may be a list item, a heading, a quote, a rule, HTML or part of a table.
fn starts_block(word: &str) -> bool {
    let rest = word.strip_prefix(['-', '*', '_']);
    let is_rule = || rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    word.starts_with(['#', '<', '>', '=', '|', ':'])
        || is_list_marker(word)
        || word.strip_suffix(')').is_some_and(is_number)
        || is_rule()
}

/// Whether a line that starts with this word is an item of a list.
pub(super) fn is_list_marker(word: &str) -> bool {
    matches!(word, "-" | "*" | "+") || word.strip_suffix('.').is_some_and(is_number)
}

pub(super) fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str) -> String {
        let mut out = String::new();
        wrap_words(words(text), ["", ""], 8, &mut out);
        out
    }

    #[test]
    fn a_code_span_is_not_broken() {
        for text in [
            "`aaaaaa <script> b`",
            "`aaaaaa > b`",
            "`aaaaaa\\ > b`",
            "\\\\`aaaa > b`",
        ] {
            assert_eq!(wrapped(text), format!("{text}\n"));
        }
        assert_eq!(wrapped("aaaa \\` bbb \\`"), "aaaa \\`\nbbb \\`\n");
    }

    #[test]
    fn no_line_starts_a_block() {
        for start in [
            "<b>", "<!--", ">", "===", "***", "---", "___", "-", "*", "+", "1.", "1)", "#", "##",
            "|", "-|-", ":-", "_",
        ] {
            let text = format!("aaaaaaa {start} b");
            assert_eq!(wrapped(&text), format!("aaaaaaa {start}\nb\n"));
        }
        assert_eq!(wrapped("aaaaaaa -1 (b)"), "aaaaaaa\n-1 (b)\n");
    }
}
