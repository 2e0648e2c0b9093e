//! What an example prints of a response: the fields that tell most.

use super::call::{WIDTH, width};
use crate::case;
use crate::model::{Alternative, Api, Field, FieldRepr, Paging, Struct, Type, TypeKind};
use crate::render::rust_type::plain;

/// A variable and the statements that print it.
pub(super) struct Printed {
    pub(super) name: String,
    pub(super) lines: Vec<String>,
}

/// The most fields that an example prints.
const FIELDS: usize = 2;

/// The deepest nesting of types that is printed, which recursive types would exceed.
const DEPTH: usize = 4;

/// JSON without a type.
pub(super) fn untyped() -> Printed {
    Printed {
        name: "response".to_owned(),
        lines: vec![print("response")],
    }
}

/// A response.
pub(super) fn response(api: &Api, kind: &Type) -> Printed {
    let name = match kind {
        Type::List(item) => format!("{}s", variable(item, "item")),
        Type::Named(name) if is_list(api, name) || is_union(api, name) => "response".to_owned(),
        kind => variable(kind, "response"),
    };
    Printed {
        lines: lines(api, DEPTH, kind, &name),
        name,
    }
}

/// An item of the pages of an operation.
pub(super) fn paged(api: &Api, paging: &Paging) -> Printed {
    let item = &paging.item;
    let name = singular(plain(&paging.items)).unwrap_or_else(|| variable(item, "item"));
    let lines = lines(api, DEPTH, item, &name);
    Printed { name, lines }
}

/// The name of a variable: that of the type, if it can be one.
fn variable(kind: &Type, fallback: &str) -> String {
    let Type::Named(name) = kind else {
        return fallback.to_owned();
    };
    // `OAuth` is one word.
    let name = case::snake(&name.replace("OAuth", "Oauth"));
    unused(name).unwrap_or_else(|| fallback.to_owned())
}

/// The name, unless it is a keyword or the example uses it itself.
fn unused(name: String) -> Option<String> {
    let is_name = syn::parse_str::<proc_macro2::Ident>(&name).is_ok();
    (is_name && !USED.contains(&name.as_str())).then_some(name)
}

/// The variables of every example.
const USED: [&str; 4] = ["client", "operation", "body", "items"];

/// The name for an element of a list, if the list has a plural as its name.
fn singular(list: &str) -> Option<String> {
    let list = case::snake(list);
    let name = match list.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => list.strip_suffix('s')?.to_owned(),
    };
    unused(name)
}

fn object_of<'api>(api: &'api Api, kind: &Type) -> Option<&'api Struct> {
    let Type::Named(name) = kind else {
        return None;
    };
    match &api.types.get(name)?.kind {
        TypeKind::Struct(object) => Some(object),
        _ => None,
    }
}

fn is_union(api: &Api, name: &str) -> bool {
    let definition = api.types.get(name);
    matches!(definition.map(|it| &it.kind), Some(TypeKind::Union(_)))
}

/// Whether an example of the type prints its list.
fn is_list(api: &Api, name: &str) -> bool {
    let Some(TypeKind::Struct(object)) = api.types.get(name).map(|it| &it.kind) else {
        return false;
    };
    list_of(name, object).is_some()
}

/// The list that an object is there for.
fn list_of<'object>(
    name: &str,
    object: &'object Struct,
) -> Option<(&'object Field, &'object Type)> {
    let is_small = object.fields.len() <= 4 || name.ends_with("List");
    let mut fields = object
        .fields
        .iter()
        .filter(|field| is_small && is_plain(field));
    fields.find_map(|field| match &field.kind {
        Type::List(item) => Some((field, &**item)),
        _ => None,
    })
}

fn is_plain(field: &Field) -> bool {
    field.repr() == FieldRepr::Required && !field.boxed
}

fn lines(api: &Api, depth: usize, kind: &Type, name: &str) -> Vec<String> {
    let Some(deeper) = depth.checked_sub(1) else {
        return vec![print_debug(name)];
    };
    match kind {
        Type::Named(type_name) => match api.types.get(type_name).map(|it| &it.kind) {
            Some(TypeKind::Struct(object)) => object_lines(api, deeper, type_name, object, name),
            Some(TypeKind::Enum(_)) => vec![print(name)],
            Some(TypeKind::Union(alternatives)) => alternatives.first().map_or_else(
                || vec![print_debug(name)],
                |first| alternative_lines(api, deeper, type_name, first, name),
            ),
            _ => vec![print_debug(name)],
        },
        Type::List(item) => each(api, deeper, item, name),
        kind if is_printable(api, kind) => vec![print(name)],
        _ => vec![print_debug(name)],
    }
}

/// The first alternative of a union.
fn alternative_lines(
    api: &Api,
    depth: usize,
    union: &str,
    first: &Alternative,
    name: &str,
) -> Vec<String> {
    let variable = unused(case::snake(&first.variant)).filter(|variable| variable != name);
    let variable = variable.unwrap_or_else(|| "value".to_owned());
    let kind = Type::Named(first.name.clone());
    let mut out = vec![format!(
        "if let types::{union}::{}({variable}) = {name} {{",
        first.variant
    )];
    out.extend(
        lines(api, depth, &kind, &variable)
            .iter()
            .map(|line| format!("    {line}")),
    );
    out.push("}".to_owned());
    out
}

/// The list that the object is there for, or else its first fields.
fn object_lines(
    api: &Api,
    depth: usize,
    type_name: &str,
    object: &Struct,
    name: &str,
) -> Vec<String> {
    if let Some((field, item)) = list_of(type_name, object) {
        return each(api, depth, item, &format!("{name}.{}", field.ident));
    }
    if let Some(line) = printable_fields(api, object, name) {
        return vec![line];
    }
    match object.fields.first() {
        Some(field) if is_plain(field) => {
            lines(api, depth, &field.kind, &format!("{name}.{}", field.ident))
        }
        Some(field) => vec![format!("println!(\"{{:?}}\", {name}.{});", field.ident)],
        None => vec![print_debug(name)],
    }
}

/// The first fields that `{}` shows.
fn printable_fields(api: &Api, object: &Struct, name: &str) -> Option<String> {
    let shown = object.fields.iter().filter(|field| is_plain(field));
    let shown = shown.filter(|field| is_printable(api, &field.kind));
    let shown: Vec<&Field> = shown.take(FIELDS).collect();
    let last = shown.last()?;
    let places = vec!["{}"; shown.len()].join(" ");
    let values = shown.iter().map(|field| format!("{name}.{}", field.ident));
    let values: Vec<String> = values.collect();
    let line = format!("println!(\"{places}\", {});", values.join(", "));
    if width(&line) <= WIDTH - 4 {
        return Some(line);
    }
    Some(format!("println!(\"{{}}\", {name}.{});", last.ident))
}

/// A loop over a list.
fn each(api: &Api, depth: usize, item: &Type, list: &str) -> Vec<String> {
    let field = list.rsplit('.').next().unwrap_or(list);
    let variable = singular(plain(field)).unwrap_or_else(|| variable(item, "item"));
    let mut out = vec![format!("for {variable} in {list} {{")];
    let inner = match item {
        Type::List(_) => vec![print_debug(&variable)],
        item => lines(api, depth, item, &variable),
    };
    // One loop is enough for an example.
    let inner = match inner.first() {
        Some(first) if first.ends_with('{') => {
            let fields =
                object_of(api, item).and_then(|object| printable_fields(api, object, &variable));
            vec![fields.unwrap_or_else(|| print_debug(&variable))]
        }
        _ => inner,
    };
    out.extend(inner.iter().map(|line| format!("    {line}")));
    out.push("}".to_owned());
    out
}

/// Whether `{}` shows the value.
fn is_printable(api: &Api, kind: &Type) -> bool {
    match kind {
        Type::Boolean
        | Type::Integer(_)
        | Type::LenientInteger(_)
        | Type::Double
        | Type::String
        | Type::Date
        | Type::UsDate
        | Type::Timestamp(_) => true,
        Type::Named(name) => {
            let definition = api.types.get(name);
            matches!(definition.map(|it| &it.kind), Some(TypeKind::Enum(_)))
        }
        _ => false,
    }
}

/// The value of a variable; the value of a field is an argument.
fn print(value: &str) -> String {
    print_as(value, "")
}

fn print_debug(value: &str) -> String {
    print_as(value, ":?")
}

fn print_as(value: &str, how: &str) -> String {
    match value.contains('.') {
        true => format!("println!(\"{{{how}}}\", {value});"),
        false => format!("println!(\"{{{value}{how}}}\");"),
    }
}
