//! Reports names of the document that become the same name in Rust.

use std::collections::BTreeMap;

use crate::diagnostic::Sink;
use crate::diagnostic::pointer::Pointer;
use crate::document::Document;
use crate::model::{Api, Method, Operation, TypeDefinition, TypeKind};

/// Reports names that must be unique in Rust but are not.
pub(super) fn check(
    api: &Api,
    places: &BTreeMap<String, Pointer>,
    document: &Document,
    sink: &mut Sink,
) {
    check_operations(api, document, sink);
    warn_of_shared_names(api, places, sink);
    let root = Pointer::root();
    for definition in api.types.values() {
        let place = places.get(&definition.name).unwrap_or(&root);
        for (first, second, ident) in find_collisions(&identifiers(&definition.kind)) {
            let message = format!(
                "in `{}`, `{first}` and `{second}` both become `{ident}`",
                definition.name
            );
            sink.error_with_help(place, message, help(&definition.kind));
        }
        if definition.in_request {
            check_setters(definition, place, sink);
        }
    }
}

/// Returns the identifiers of a type, each with the name that becomes it.
fn identifiers(kind: &TypeKind) -> Vec<(&str, &str)> {
    const UNRECOGNIZED: (&str, &str) = ("Unrecognized", "any other value");
    match kind {
        TypeKind::Struct(object) => {
            let rest = object.additional_properties.iter();
            let rest = rest.map(|_| ("additional_properties", "additionalProperties"));
            let fields = object.fields.iter();
            fields
                .map(|field| (field.ident.as_str(), field.name.as_str()))
                .chain(rest)
                .collect()
        }
        TypeKind::Enum(values) => values
            .iter()
            .map(|value| (value.variant.as_str(), value.value.as_str()))
            .chain([UNRECOGNIZED])
            .collect(),
        TypeKind::Union(alternatives) => alternatives
            .iter()
            .map(|alternative| (alternative.variant.as_str(), alternative.name.as_str()))
            .chain([UNRECOGNIZED])
            .collect(),
        TypeKind::Scalars(_) => Vec::new(),
    }
}

/// Returns how to avoid a collision.
fn help(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Enum(_) => {
            "name one of them with an overlay action that sets `x-enum-names` on the enum"
        }
        TypeKind::Union(_) => {
            "remove one of them, or refer to a definition with another name, with an overlay action"
        }
        TypeKind::Struct(_) | TypeKind::Scalars(_) => {
            "name one of them with an overlay action that sets `x-rust-name` on the property"
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
        let mut operations = document.operations.iter();
        operations
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
        check_parameters(operation, || place(&operation.id), sink);
    }
}

fn check_parameters(operation: &Operation, place: impl Fn() -> Pointer, sink: &mut Sink) {
    let names: Vec<(&str, &str)> = operation
        .parameters()
        .map(|parameter| (parameter.ident.as_str(), parameter.name.as_str()))
        .chain(operation.body.iter().map(|_| ("body", "the body")))
        .collect();
    for (first, second, ident) in find_collisions(&names) {
        sink.error_with_help(
            &place(),
            format!(
                "in `{}`, the parameters `{first}` and `{second}` both become `{ident}`",
                operation.id
            ),
            "name one of them with an overlay action that sets `x-rust-name` on the parameter",
        );
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
