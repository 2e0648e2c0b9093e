//! Converts Quay's names to Rust names and reports conflicts.

use std::collections::BTreeMap;

use crate::case;
use crate::diagnostic::Sink;
use crate::diagnostic::pointer::Pointer;
use crate::document::Document;
use crate::model::{Api, Method, TypeDefinition, TypeKind};

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
const RESERVED_MODULES: [&str; 17] = [
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
    "runtime",
    "std",
    "super",
    "tracing",
    "types",
];

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
        && !KEYWORDS.contains(&snake.as_str())
        && !NEVER_RAW.contains(&snake.as_str());
    (plain && free && is_plain(&snake)).then_some(snake)
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

/// The longest name of a type: rustdoc names files after it.
const MAX_TYPE_BYTES: usize = 100;

fn check_length(name: &str, places: &BTreeMap<String, Pointer>, sink: &mut Sink) {
    if name.len() > MAX_TYPE_BYTES {
        let start: String = name.chars().take(20).collect();
        let root = Pointer::root();
        sink.error_with_help(
            places.get(name).unwrap_or(&root),
            format!(
                "the name of a type must not exceed {MAX_TYPE_BYTES} bytes, but `{start}…` has {}",
                name.len()
            ),
            "set a shorter `title` on the schema, or rename the definition, with overlay actions",
        );
    }
}

/// Reports names that must be unique in Rust but are not.
pub(super) fn check(
    api: &Api,
    places: &BTreeMap<String, Pointer>,
    document: &Document,
    sink: &mut Sink,
) {
    check_operations(api, document, sink);
    warn_of_shared_names(api, places, sink);
    for definition in api.types.values() {
        check_length(&definition.name, places, sink);
        let names: Vec<(&str, &str)> = match &definition.kind {
            TypeKind::Struct(object) => object
                .fields
                .iter()
                .map(|field| (field.ident.as_str(), field.name.as_str()))
                .chain(
                    object
                        .additional_properties
                        .iter()
                        .map(|_| ("additional_properties", "additionalProperties")),
                )
                .collect(),
            TypeKind::Enum(values) => values
                .iter()
                .map(|value| (value.variant.as_str(), value.value.as_str()))
                .chain([("Unrecognized", "any other value")])
                .collect(),
            TypeKind::Union(alternatives) => alternatives
                .iter()
                .map(|alternative| (alternative.variant.as_str(), alternative.name.as_str()))
                .chain([("Unrecognized", "any other value")])
                .collect(),
            TypeKind::Scalars(_) => Vec::new(),
        };
        let help = match &definition.kind {
            TypeKind::Enum(_) => {
                "name one of them with an overlay action that sets `x-enum-names` on the enum"
            }
            TypeKind::Union(_) => {
                "remove one of them, or refer to a definition with another name, with an overlay action"
            }
            _ => "name one of them with an overlay action that sets `x-rust-name` on the property",
        };
        let root = Pointer::root();
        let place = places.get(&definition.name).unwrap_or(&root);
        for (first, second, ident) in find_collisions(&names) {
            let message = format!(
                "in `{}`, `{first}` and `{second}` both become `{ident}`",
                definition.name
            );
            sink.error_with_help(place, message, help);
        }
        if definition.in_request {
            check_setters(definition, place, sink);
        }
    }
}

/// Warns of types with the name of an operation's struct: a program that uses both has to rename one.
fn warn_of_shared_names(api: &Api, places: &BTreeMap<String, Pointer>, sink: &mut Sink) {
    let root = Pointer::root();
    for operation in &api.operations {
        let Some(definition) = api.types.get(&operation.type_name) else {
            continue;
        };
        let name = &definition.name;
        let message = format!(
            "the type `{name}` has the name of the struct of the operation `{}`; give it another `title`",
            operation.id
        );
        sink.warning(places.get(name).unwrap_or(&root), message);
    }
}

/// Reports setters that shadow `new` or the method that sets another field to `null`. Checks required fields as well,
/// since they become optional if an older version does not require them.
fn check_setters(definition: &TypeDefinition, place: &Pointer, sink: &mut Sink) {
    let TypeKind::Struct(object) = &definition.kind else {
        return;
    };
    let nulls = object
        .fields
        .iter()
        .filter(|field| field.nullable)
        .map(|field| {
            (
                field.null_setter(),
                format!("that of `null` for `{}`", field.name),
            )
        });
    let others: BTreeMap<String, String> = nulls
        .chain([
            ("new".to_owned(), "the constructor".to_owned()),
            ("default".to_owned(), "`Default::default`".to_owned()),
        ])
        .collect();
    for field in &object.fields {
        if let Some(other) = others.get(&field.ident) {
            sink.error_with_help(
                place,
                format!(
                    "in `{}`, the setter of `{}` and {other} both become `{}`",
                    definition.name, field.name, field.ident
                ),
                "name the property with `x-rust-name` in an overlay action",
            );
        }
    }
}

fn check_operations(api: &Api, document: &Document, sink: &mut Sink) {
    let place = |id: &str| {
        document
            .operations
            .iter()
            .rfind(|operation| operation.id == id)
            .map(|operation| operation.pointer.clone())
            .unwrap_or_default()
    };
    let mut seen: BTreeMap<&str, (&str, Method)> = BTreeMap::new();
    for operation in &api.operations {
        let by_function = seen.insert(&operation.function, operation.route());
        let by_type = seen.insert(&operation.type_name, operation.route());
        let double = by_function
            .map(|other| (other, &operation.function))
            .or(by_type.map(|other| (other, &operation.type_name)));
        if let Some(((other_path, other_method), name)) = double {
            let [method, other_method] = [operation.method, other_method].map(Method::as_str);
            sink.error_with_help(
                &place(&operation.id),
                format!(
                    "two operations become `{name}`: `{other_method} {other_path}` and `{method} {}`",
                    operation.path
                ),
                "set another `operationId` on one of them with an overlay action on its path and method",
            );
        }
        let names: Vec<(&str, &str)> = operation
            .parameters()
            .map(|parameter| (parameter.ident.as_str(), parameter.name.as_str()))
            .chain(operation.body.iter().map(|_| ("body", "the body")))
            .collect();
        for (first, second, ident) in find_collisions(&names) {
            sink.error_with_help(
                &place(&operation.id),
                format!(
                    "in `{}`, the parameters `{first}` and `{second}` both become `{ident}`",
                    operation.id
                ),
                "name one of them with an overlay action that sets `x-rust-name` on the parameter",
            );
        }
    }
}

/// Pairs of wire names that become the same identifier.
fn find_collisions<'names>(
    names: &[(&'names str, &'names str)],
) -> Vec<(&'names str, &'names str, &'names str)> {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    let mut collisions = Vec::new();
    for (ident, name) in names {
        if let Some(other) = seen.insert(ident, name) {
            collisions.push((other, *name, *ident));
        }
    }
    collisions
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
        assert_eq!(identifier("type").as_deref(), Some("r#type"));
        assert_eq!(identifier("self").as_deref(), Some("self_"));
        for hostile in ["", "_", "…", "1st", "ä", "\n", "//"] {
            assert_eq!(identifier(hostile), None, "{hostile:?}");
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
