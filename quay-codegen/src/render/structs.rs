//! Renders objects as structs, with `new` and setters if requests use them.

use super::layout::Code;
use super::literal::{ident, literal, plain};
use super::wire_names::{self, WireNames};
use super::writer::{Comment, Writer};
use super::{docs, rust_type};
use crate::model::{Api, Field, FieldRepr, Struct, Type, TypeDefinition};

/// Renders an object.
pub(super) fn render(
    out: &mut Writer<'_>,
    api: &Api,
    definition: &TypeDefinition,
    object: &Struct,
) {
    let names = WireNames::of_object(api, object);
    docs::of_type(out, definition, &choices(object), &names);
    let has_default = !object.fields.iter().any(is_argument);
    out.line(format_args!(
        "#[derive(Clone, Debug, {}PartialEq)]",
        if has_default { "Default, " } else { "" }
    ));
    out.line(format_args!("#[non_exhaustive]"));
    let comments = fields(out, api, definition, object, &names);
    out.separate();
    out.open(format_args!("impl {} {{", ident(&definition.name)));
    constructor(out, object);
    if definition.in_request {
        for (field, comment) in object.fields.iter().zip(&comments) {
            setters(out, field, comment);
        }
    }
    full_name(out, api, object);
    out.close();
    out.separate();
    json(out, definition, object);
}

/// Renders the struct itself. Returns the docs of the fields, which are also those of their setters.
fn fields(
    out: &mut Writer<'_>,
    api: &Api,
    definition: &TypeDefinition,
    object: &Struct,
    names: &WireNames,
) -> Vec<Comment> {
    let name = ident(&definition.name);
    if object.fields.is_empty() && object.additional_properties.is_none() {
        out.line(format_args!("pub struct {name} {{}}"));
        return Vec::new();
    }
    out.open(format_args!("pub struct {name} {{"));
    let mut comments = Vec::with_capacity(object.fields.len());
    for field in &object.fields {
        let comment = out.comment(&field_docs(api, names, field));
        out.push(&comment);
        comments.push(comment);
        let kind = rust_type::field_type(field);
        out.line(format_args!("pub {}: {kind},", ident(&field.ident)));
    }
    if let Some(rest) = &object.additional_properties {
        let kind = match rest {
            Type::Any => "crate::runtime::Json".to_owned(),
            typed => rust_type::rust(typed, ""),
        };
        out.line(format_args!(
            "/// Properties that this crate does not know."
        ));
        out.line(format_args!(
            "pub additional_properties: BTreeMap<String, {kind}>,"
        ));
    }
    out.close();
    comments
}

/// Renders the macro entries that describe how the fields are encoded, one line each.
fn json(out: &mut Writer<'_>, definition: &TypeDefinition, object: &Struct) {
    out.open(format_args!("crate::runtime::object! {{"));
    out.open(format_args!("{} {{", ident(&definition.name)));
    for (index, field) in object.fields.iter().enumerate() {
        let (ident, property) = (ident(&field.ident), literal(&field.name));
        let presence = rust_type::presence(field.repr());
        let format = rust_type::format(&field.kind);
        out.line(format_args!(
            "{index}: {ident} = {property} {presence} {format},"
        ));
    }
    if object.additional_properties.is_some() {
        out.line(format_args!("..additional_properties"));
    }
    out.close();
    out.close();
}

/// Renders the method that joins the parts of a full name.
fn full_name(out: &mut Writer<'_>, api: &Api, object: &Struct) {
    if !object.has_full_name(api) {
        return;
    }
    let paths = object.full_name.iter().filter_map(|part| {
        let fields = object.full_name_fields(api, part)?;
        let idents = fields
            .iter()
            .map(|field| format!(".{}", ident(&field.ident)));
        Some(Code::Text(format!("self{}", idents.collect::<String>())))
    });
    let format = vec!["{}"; object.full_name.len()].join("/");
    let arguments = [Code::Text(literal(&format))].into_iter().chain(paths);
    let names = object
        .full_name
        .iter()
        .filter_map(|part| part.split('.').next());
    let names: Vec<&str> = names.collect();
    let names = docs::code_span(&names.join("/"));
    out.separate();
    out.docs(&[format!(" Returns the full name, {names}.")]);
    out.line(format_args!("#[must_use]"));
    out.open(format_args!("pub fn full_name(&self) -> String {{"));
    out.code(&Code::list("format!(", arguments, ")"), "");
    out.close();
}

fn choices(object: &Struct) -> String {
    let choices: Vec<String> = object
        .required_any_of
        .iter()
        .map(|choice| {
            let names: Vec<String> = choice.iter().map(|name| docs::code_span(name)).collect();
            names.join(" and ")
        })
        .collect();
    match choices.len() {
        0 | 1 => String::new(),
        _ => format!("Set at least one of these: {}.", choices.join(", or ")),
    }
}

/// Returns the lines of the docs of a field.
fn field_docs(api: &Api, names: &WireNames, field: &Field) -> Vec<String> {
    let fallback = format!("The property {}.", docs::code_span(&field.name));
    let paragraphs = docs::paragraphs(&field.docs, &fallback);
    wire_names::field_lines(api, names, field, &paragraphs)
}

/// What the docs of a field say of `null`.
fn null_docs(field: &Field) -> Vec<String> {
    let ident = plain(&field.ident);
    let first = format!("Sends `null` for [`{ident}`](field@Self::{ident}).");
    let description = field.docs.description.as_deref().unwrap_or_default();
    let description = description.replace('\n', " ");
    let sentences = description.split_inclusive(". ");
    let of_null = sentences.filter(|sentence| sentence.contains("`null`"));
    let text: String = of_null.collect();
    let mut lines = vec![format!(" {first}")];
    let further = docs::lines([text.as_str()]);
    if !further.is_empty() {
        lines.push(String::new());
        lines.extend(further);
    }
    lines
}

/// Whether `new` takes the field.
fn is_argument(field: &Field) -> bool {
    matches!(field.repr(), FieldRepr::Required | FieldRepr::Nullable)
}

/// Renders `new`, which takes the required fields and leaves the others absent.
fn constructor(out: &mut Writer<'_>, object: &Struct) {
    let arguments = object.fields.iter().filter(|field| is_argument(field));
    let arguments: Vec<Code> = arguments.map(declaration).collect();
    if arguments.is_empty() {
        out.line(format_args!(
            "/// Creates a value without any optional field."
        ));
        out.open(format_args!("pub fn new() -> Self {{"));
        out.line(format_args!("Self::default()"));
        out.close();
        return;
    }
    let mut values: Vec<Code> = object.fields.iter().map(initial_value).collect();
    if object.additional_properties.is_some() {
        values.push(Code::text("additional_properties: BTreeMap::new()"));
    }
    out.line(format_args!(
        "/// Creates a value with the required fields."
    ));
    if arguments.len() > 7 {
        out.line(format_args!(
            "#[expect(clippy::too_many_arguments, reason = \"Quay requires them all\")]"
        ));
    }
    out.open_function("pub fn new(".to_owned(), arguments, "Self");
    out.literal("Self", &values);
    out.close();
}

/// Renders the argument of `new` for a field.
fn declaration(field: &Field) -> Code {
    match field.repr() {
        FieldRepr::Nullable => {
            let kind = rust_type::field_type(field);
            Code::Text(format!("{}: {kind}", ident(&field.ident)))
        }
        _ => argument(field).declaration(),
    }
}

/// Renders the value that `new` gives to a field.
fn initial_value(field: &Field) -> Code {
    let ident = ident(&field.ident);
    match field.repr() {
        FieldRepr::Required => argument(field).assignment(),
        FieldRepr::Nullable => Code::text(ident),
        FieldRepr::Optional | FieldRepr::DoubleOption => Code::Text(format!("{ident}: None")),
    }
}

fn argument(field: &Field) -> rust_type::Argument<'_> {
    rust_type::argument(ident(&field.ident), &field.kind, "").boxed(field.boxed)
}

/// Renders the setter of an optional field, and the one for `null`.
fn setters(out: &mut Writer<'_>, field: &Field, comment: &Comment) {
    let ident_of_field = ident(&field.ident);
    let argument = argument(field);
    let value = match field.repr() {
        FieldRepr::Required | FieldRepr::Nullable => return,
        FieldRepr::Optional => argument.value(""),
        FieldRepr::DoubleOption => Code::list("Some(", [argument.value("")], ")"),
    };
    let start = format!("pub fn {ident_of_field}(");
    let arguments = vec![Code::text("mut self"), argument.declaration()];
    let assignment = Code::list(format!("self.{ident_of_field} = Some("), [value], ")");
    out.separate();
    out.push(comment);
    setter(out, start, arguments, &assignment);
    if field.repr() == FieldRepr::DoubleOption {
        let start = format!("pub fn {}(", ident(&field.null_setter()));
        let assignment = Code::Text(format!("self.{ident_of_field} = Some(None)"));
        out.separate();
        out.docs(&null_docs(field));
        setter(out, start, vec![Code::text("mut self")], &assignment);
    }
}

fn setter(out: &mut Writer<'_>, start: String, arguments: Vec<Code>, assignment: &Code) {
    out.line(format_args!("#[must_use]"));
    out.open_function(start, arguments, "Self");
    out.code(assignment, ";");
    out.line(format_args!("self"));
    out.close();
}
