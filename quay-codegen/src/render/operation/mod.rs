//! Renders operations: the endpoint function, the request struct, its setters and trait implementations.

mod docs;
mod imports;
mod operation_impl;
mod paged_impl;

use super::layout::Code;
use super::literal::{ident, plain};
use super::writer::Writer;
use super::{docs as doc_text, rust_type};
use crate::model::{Api, Operation, Parameter};

pub(super) use self::imports::imports;

/// The path of types that requests and responses use.
const TYPES: &str = "types::";

/// Renders an operation.
pub(super) fn render(out: &mut Writer<'_>, api: &Api, operation: &Operation) {
    out.separate();
    function(out, api, operation);
    out.separate();
    object(out, operation);
    setters(out, api, operation);
    out.separate();
    operation_impl::render(out, operation);
    if let Some(paging) = &operation.paging {
        out.separate();
        paged_impl::render(out, operation, paging);
    }
}

fn name(operation: &Operation) -> &str {
    ident(&operation.type_name)
}

fn required(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    let query = operation.query_parameters.iter();
    operation
        .path_parameters
        .iter()
        .chain(query.filter(|parameter| parameter.is_argument))
}

fn optional(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    let query = operation.query_parameters.iter();
    query.filter(|parameter| !parameter.is_argument)
}

fn argument(parameter: &Parameter) -> rust_type::Argument<'_> {
    rust_type::argument(ident(&parameter.ident), &parameter.kind, TYPES)
}

fn function(out: &mut Writer<'_>, api: &Api, operation: &Operation) {
    let id = operation.id.as_str();
    let plain_name = plain(&operation.function);
    out.docs(&self::docs::lines(api, operation));
    out.aliases((plain_name != id).then_some(id));
    out.aliases(doc_text::aliases(&operation.aliases, [id, plain_name]));
    if operation.deprecated {
        out.line(format_args!("#[deprecated]"));
    }
    let mut arguments: Vec<Code> = required(operation)
        .map(|parameter| argument(parameter).declaration())
        .collect();
    let mut values: Vec<Code> = required(operation)
        .map(|parameter| argument(parameter).assignment())
        .collect();
    let absent = |parameter: &Parameter| Code::Text(format!("{}: None", ident(&parameter.ident)));
    values.extend(optional(operation).map(absent));
    if let Some(body) = &operation.body {
        if body.is_argument {
            let kind = rust_type::rust(&body.kind, TYPES);
            arguments.push(Code::Text(format!("body: {kind}")));
        }
        let value = if body.is_argument {
            "body"
        } else {
            "body: None"
        };
        values.push(Code::text(value));
    }
    let start = format!("pub fn {}(", ident(&operation.function));
    let name = name(operation);
    out.open_function(start, arguments, name);
    if values.is_empty() {
        out.line(format_args!("{name}"));
    } else {
        out.literal(name, &values);
    }
    out.close();
}

fn object(out: &mut Writer<'_>, operation: &Operation) {
    let (id, name) = (operation.id.as_str(), name(operation));
    out.docs(&self::docs::of_struct(operation));
    out.aliases((operation.type_name != id).then_some(id));
    out.line(format_args!("#[derive(Clone, Debug, PartialEq)]"));
    out.line(format_args!(
        "#[must_use = \"an operation does nothing until it is sent\"]"
    ));
    out.line(format_args!("#[non_exhaustive]"));
    if operation.parameters().next().is_none() && operation.body.is_none() {
        out.line(format_args!("pub struct {name};"));
        return;
    }
    out.open(format_args!("pub struct {name} {{"));
    for parameter in required(operation) {
        let kind = rust_type::rust(&parameter.kind, TYPES);
        out.line(format_args!("{}: {kind},", ident(&parameter.ident)));
    }
    for parameter in optional(operation) {
        let kind = rust_type::rust(&parameter.kind, TYPES);
        out.line(format_args!("{}: Option<{kind}>,", ident(&parameter.ident)));
    }
    if let Some(body) = &operation.body {
        let kind = rust_type::rust(&body.kind, TYPES);
        if body.is_argument {
            out.line(format_args!("body: {kind},"));
        } else {
            out.line(format_args!("body: Option<{kind}>,"));
        }
    }
    out.close();
}

/// Renders the setters of optional parameters and of an optional body.
fn setters(out: &mut Writer<'_>, api: &Api, operation: &Operation) {
    let body = operation.body.as_ref().filter(|body| !body.is_argument);
    if optional(operation).next().is_none() && body.is_none() {
        return;
    }
    out.separate();
    out.open(format_args!("impl {} {{", name(operation)));
    for (index, parameter) in optional(operation).enumerate() {
        if index > 0 {
            out.separate();
        }
        out.docs(&self::docs::of_setter(api, operation, parameter));
        let argument = argument(parameter);
        setter(
            out,
            ident(&parameter.ident),
            argument.declaration(),
            argument.value(""),
        );
    }
    if let Some(body) = body {
        if optional(operation).next().is_some() {
            out.separate();
        }
        let text = body.description.as_deref();
        out.docs(&doc_text::lines([
            text.unwrap_or("The body, which Quay does not require.")
        ]));
        let kind = rust_type::rust(&body.kind, TYPES);
        let declaration = Code::Text(format!("body: {kind}"));
        setter(out, "body", declaration, Code::text("body"));
    }
    out.close();
}

fn setter(out: &mut Writer<'_>, name: &str, argument: Code, value: Code) {
    let arguments = vec![Code::text("mut self"), argument];
    out.open_function(format!("pub fn {name}("), arguments, "Self");
    out.code(
        &Code::list(format!("self.{name} = Some("), [value], ")"),
        ";",
    );
    out.line(format_args!("self"));
    out.close();
}
