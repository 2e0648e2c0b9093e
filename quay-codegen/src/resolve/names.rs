//! Converts Quay's names to Rust names.

use crate::case;

/// The strict and reserved keywords of the 2024 edition, sorted.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
const NEVER_RAW: [&str; 5] = ["self", "super", "crate", "Self", "_"];

/// Names used by generated modules, which a type must not shadow.
const RESERVED_TYPES: [&str; 33] = [
    "Access",
    "Bytes",
    "Box",
    "BTreeMap",
    "Clone",
    "Debug",
    "Default",
    "Deserialize",
    "Deserializer",
    "Err",
    "Error",
    "FnMut",
    "From",
    "Into",
    "IntoIterator",
    "Iterator",
    "Method",
    "None",
    "Ok",
    "Operation",
    "Option",
    "Paged",
    "Request",
    "Result",
    "RequestBuilder",
    "Secret",
    "Self",
    "Serialize",
    "Some",
    "StatusCode",
    "String",
    "Value",
    "Vec",
];

/// Modules and crates in the crate root, and other Cargo features. A tag must not shadow them, since its module and its
/// feature are named after it.
const RESERVED_MODULES: [&str; 19] = [
    "all",
    "blocking",
    "bytes",
    "client",
    "core",
    "crate",
    "default",
    "generated",
    "guide",
    "http",
    "jiff",
    "mock",
    "reqwest",
    "runtime",
    "serde_json",
    "std",
    "super",
    "tracing",
    "types",
];

/// Devices of Windows, which has no files of these names.
const DEVICES: [&str; 4] = ["aux", "con", "nul", "prn"];

/// Devices of Windows that are numbered from 1 to 9.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// Methods that setters of an operation must not shadow.
const RESERVED_SETTERS: [&str; 7] = [
    "request",
    "decode",
    "is_success",
    "next",
    "is_repeated_page",
    "into_items",
    "clone",
];

/// Modules used by generated code and links. A function with such a name would make links ambiguous.
const RESERVED_FUNCTIONS: [&str; 12] = [
    "alloc",
    "blocking",
    "bytes",
    "client",
    "core",
    "generated",
    "guide",
    "http",
    "mock",
    "runtime",
    "std",
    "types",
];

/// Returns the function name of an operation; `None` if the result is invalid or reserved.
pub(super) fn function(id: &str) -> Option<String> {
    identifier(id).filter(|ident| !RESERVED_FUNCTIONS.contains(&ident.as_str()))
}

/// Returns the identifier of a field, parameter or function; `None` if the name cannot be converted.
pub(super) fn identifier(name: &str) -> Option<String> {
    let snake = case::snake(name);
    if !is_plain(&snake) {
        return None;
    }
    Some(if NEVER_RAW.contains(&snake.as_str()) {
        format!("{snake}_")
    } else if KEYWORDS.binary_search(&snake.as_str()).is_ok() {
        format!("r#{snake}")
    } else {
        snake
    })
}

/// Returns the name of a type; `None` if the result is invalid or reserved.
pub(super) fn type_name(name: &str) -> Option<String> {
    let camel = case::upper_camel(name);
    (is_plain(&camel) && !RESERVED_TYPES.contains(&camel.as_str())).then_some(camel)
}

/// Returns the variant name of an enum value.
pub(super) fn variant(value: &str) -> Option<String> {
    if value.is_empty() {
        return Some("Empty".to_owned());
    }
    let camel = case::upper_camel(value);
    let camel = if camel.starts_with(|first: char| first.is_ascii_digit()) {
        format!("Value{camel}")
    } else {
        camel
    };
    (is_plain(&camel) && camel != "Self").then_some(camel)
}

/// Returns the module name of a tag, which is also its Cargo feature; `None` if it is not a safe file name or is
/// reserved.
pub(super) fn module(tag: &str) -> Option<String> {
    let plain = tag
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b' '));
    let snake = case::snake(tag);
    let free = !RESERVED_MODULES.contains(&snake.as_str())
        && !is_device(&snake)
        && !KEYWORDS.contains(&snake.as_str())
        && !NEVER_RAW.contains(&snake.as_str());
    (plain && free && is_plain(&snake)).then_some(snake)
}

fn is_device(name: &str) -> bool {
    let mut numbered = NUMBERED_DEVICES.iter();
    let is_numbered = numbered.any(|device| {
        let number = name.strip_prefix(device).map(str::as_bytes);
        matches!(number, Some([b'1'..=b'9']))
    });
    is_numbered || DEVICES.contains(&name)
}

/// Returns whether a setter with this name would shadow a method that all operations have.
pub(super) fn is_reserved_setter(ident: &str) -> bool {
    RESERVED_SETTERS.contains(&ident)
}

fn is_plain(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name.bytes().any(|byte| byte != b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_sorted() {
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn identifiers_are_always_valid_rust() {
        assert_eq!(
            identifier("onlyActiveTags").as_deref(),
            Some("only_active_tags")
        );
        for hostile in ["", "_", "…", "1st", "ä", "\n", "//"] {
            assert_eq!(identifier(hostile), None, "{hostile:?}");
        }
    }

    #[test]
    fn keywords_are_escaped_also_those_of_newer_editions() {
        for keyword in ["type", "async", "gen", "yield", "priv", "try", "unsized"] {
            let expected = format!("r#{keyword}");
            assert_eq!(identifier(keyword), Some(expected));
        }
        for keyword in ["self", "crate", "super"] {
            let expected = format!("{keyword}_");
            assert_eq!(identifier(keyword), Some(expected));
        }
        assert_eq!(identifier("Self").as_deref(), Some("self_"));
        assert_eq!(identifier("Gen").as_deref(), Some("r#gen"));
        assert_eq!(function("yield").as_deref(), Some("r#yield"));
        assert_eq!(type_name("yield").as_deref(), Some("Yield"));
    }

    #[test]
    fn no_type_or_variant_is_named_self() {
        assert_eq!(type_name("self"), None);
        assert_eq!(variant("self"), None);
        assert_eq!(variant("SELF"), None);
    }

    #[test]
    fn keywords_are_rejected_as_module_names() {
        for tag in [
            "self", "Self", "super", "crate", "gen", "yield", "priv", "type",
        ] {
            assert_eq!(module(tag), None, "{tag}");
        }
    }

    #[test]
    fn hostile_tags_are_rejected_as_module_names() {
        for hostile in [
            "../../etc/passwd",
            "a/b",
            "types",
            "crate",
            "fn",
            "",
            ".",
            "runtime",
            "a\0b",
            "Ünder",
            "all",
            "Client",
            "tracing",
        ] {
            assert_eq!(module(hostile), None, "{hostile:?}");
        }
        assert_eq!(module("org_mirror").as_deref(), Some("org_mirror"));
    }

    #[test]
    fn values_become_variants() {
        assert_eq!(variant("repo_push").as_deref(), Some("RepoPush"));
        assert_eq!(variant("5xx").as_deref(), Some("Value5xx"));
        assert_eq!(variant("").as_deref(), Some("Empty"));
        assert_eq!(variant("!!"), None);
    }

    #[test]
    fn types_do_not_shadow_the_prelude() {
        assert_eq!(type_name("Option"), None);
        assert_eq!(type_name("newToken").as_deref(), Some("NewToken"));
    }
}
