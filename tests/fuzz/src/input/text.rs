//! Damages texts as bytes, regardless of their format.

use crate::choices::Choices;

/// Tokens of JSON and YAML, and characters without a meaning in either.
const TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "'",
    "\\",
    "/",
    "\n",
    "\r\n",
    "\t",
    " ",
    "\u{0}",
    "\u{feff}",
    "\u{2028}",
    "\u{202e}",
    "\u{1b}[0m",
    "\\u0000",
    "\\ud800",
    "\\ud83d\\ude00",
    "\\uDC00",
    "//",
    "/* a */",
    "# a",
    "null",
    "true",
    "NaN",
    "Infinity",
    "-",
    "- ",
    "+1",
    "01",
    "1e999",
    "-0",
    "0x10",
    ".5",
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
    "!a ",
    "? ",
    "|\n",
    ">-\n",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "{a: b}",
    "[a, b]",
    "''",
    "\"\"",
    "~",
    "@",
    "`",
    "\u{85}",
    "é",
    "<html>",
    "swagger",
];

/// Returns the text with damage in some places.
pub fn change(text: &str, choices: &mut Choices<'_>) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=choices.below(4) {
        change_once(&mut bytes, choices);
    }
    bytes.truncate(200_000);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn change_once(bytes: &mut Vec<u8>, choices: &mut Choices<'_>) {
    let start = choices.below(bytes.len() + 1);
    let most = [1, 4, 32, 1024].get(choices.below(4)).copied().unwrap_or(1);
    let end = (start + choices.below(most + 1)).min(bytes.len());
    match choices.below(9) {
        0 => drop(bytes.drain(start..end)),
        1 => bytes.truncate(start),
        2 => insert(bytes, start, choices.text(TOKENS).as_bytes()),
        3 => {
            let token = choices.text(TOKENS);
            let count = [1, 10, 200, 20_000]
                .get(choices.below(4))
                .copied()
                .unwrap_or(1);
            insert(bytes, start, token.repeat(count).as_bytes());
        }
        4 => {
            let part: Vec<u8> = bytes.drain(start..end).collect();
            let start = choices.below(bytes.len() + 1);
            insert(bytes, start, &part);
        }
        5 => {
            let part: Vec<u8> = bytes.get(start..end).unwrap_or_default().to_vec();
            let count = 1 + choices.below(20);
            insert(bytes, start, &part.repeat(count));
        }
        6 => {
            let bit = 1 << choices.below(8);
            if let Some(byte) = bytes.get_mut(start) {
                *byte ^= bit;
            }
        }
        7 => {
            let byte = u8::try_from(choices.below(256)).unwrap_or_default();
            bytes.splice(start..end, [byte]);
        }
        _ => drop(bytes.splice(start..end, choices.text(TOKENS).bytes())),
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, new: &[u8]) {
    drop(bytes.splice(at..at, new.iter().copied()));
}
