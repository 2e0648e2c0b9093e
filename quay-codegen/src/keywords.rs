//! Rust's keywords and identifiers.

/// The strict and reserved keywords of the 2024 edition.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
const NEVER_RAW: [&str; 5] = ["self", "super", "crate", "Self", "_"];

/// Returns whether the name is an identifier only in the form `r#name`.
pub(crate) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// Returns whether the name cannot be an identifier even in the form `r#name`.
pub(crate) fn is_never_raw(name: &str) -> bool {
    NEVER_RAW.contains(&name)
}

/// Returns whether the name consists of the characters of identifiers. It may be a keyword.
pub(crate) fn is_plain(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name.bytes().any(|byte| byte != b'_')
}

/// Returns whether the name is an identifier.
pub(crate) fn is_identifier(name: &str) -> bool {
    is_plain(name) && !is_keyword(name) && !is_never_raw(name)
}
