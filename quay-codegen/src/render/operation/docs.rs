//! Renders the docs of an operation: the description, facts, parameters and an example.

use proc_macro2::TokenStream;

use super::{optional, required};
use crate::model::{Api, Body, Operation, Parameter, Response, Type};
use crate::render::rust_type::plain;
use crate::render::wire_names::WireNames;
use crate::render::{docs, example, rust_type};

/// Renders the docs of the function that creates an operation.
pub(super) fn docs(api: &Api, operation: &Operation, names: &WireNames) -> TokenStream {
    let summary = operation.summary.clone().or_else(|| {
        // Without a summary, the method and path are the first line.
        let undescribed = operation.description.is_none();
        undescribed.then(|| format!("{}, {}.", call(operation), scope_needed(operation)))
    });
    let paragraphs = summary.iter().chain(&operation.description);
    let texts = docs::lines(paragraphs.map(String::as_str));
    let mut lines: Vec<String> = texts.iter().map(|line| names.apply(line)).collect();
    lines.push(String::new());
    let facts = facts(operation).into_iter().chain(absences(operation));
    lines.extend(facts.map(|(name, fact)| format!(" * {name}: {fact}")));
    let body = operation.body.as_ref().filter(|body| body.is_argument);
    let parameters = required(operation).map(|parameter| parameter_docs(parameter, names));
    let parameters = parameters.chain(body.map(|body| body_docs(api, body)));
    lines.extend(section("Parameters", parameters.collect()));
    let setters = setter_docs(api, operation, names);
    lines.extend(section("Optional parameters", setters));
    lines.extend(section("Example", example::lines(api, operation)));
    docs::comment(&lines)
}

/// The docs of the struct: the request, the function that creates it, and the values of its constants.
pub(super) fn of_struct(operation: &Operation) -> TokenStream {
    let function = plain(&operation.function);
    let head = format!(
        " {}, created by [`{function}`](fn@{function}).",
        call(operation)
    );
    let mut lines = vec![head, String::new()];
    let facts = facts(operation).into_iter();
    // The first line has the request.
    let facts = facts.filter(|(name, _)| *name != REQUEST);
    lines.extend(facts.map(|(name, fact)| format!(" * {name}: {fact}")));
    docs::comment(&lines)
}

/// The docs of a setter of the operation.
pub(super) fn of_setter(parameter: &Parameter, names: &WireNames) -> TokenStream {
    let fallback = format!("Sets the parameter {}.", docs::code_span(&parameter.name));
    let mut paragraphs = docs::paragraphs(&parameter.docs, &fallback);
    if let Some(example) = example::date(&parameter.kind) {
        paragraphs.push(format!("Example: `.{}({example})`.", parameter.ident));
    }
    let lines = docs::lines(paragraphs.iter().map(String::as_str));
    let lines = lines
        .iter()
        .map(|line| names.apply_to_parameter(parameter, line));
    docs::comment(&lines.collect::<Vec<_>>())
}

const REQUEST: &str = "Request";

/// A section with a heading, if it has any lines.
fn section(heading: &str, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return lines;
    }
    let head = [String::new(), format!(" # {heading}"), String::new()];
    head.into_iter().chain(lines).collect()
}

/// The optional parameters and an optional body, each with a link to its setter.
fn setter_docs(api: &Api, operation: &Operation, names: &WireNames) -> Vec<String> {
    let link = |ident: &str| {
        let ident = plain(ident);
        format!("[`{ident}`]({}::{ident})", operation.type_name)
    };
    let parameters = optional(operation).map(|parameter| {
        format!(
            " * {}: {}",
            link(&parameter.ident),
            text_of(parameter, names)
        )
    });
    let body = operation.body.as_ref().filter(|body| !body.is_argument);
    let body = body.map(|body| format!(" * {}: {}", link("body"), text_of_body(api, body)));
    parameters.chain(body).collect()
}

fn call(operation: &Operation) -> String {
    let call = format!("{} {}", operation.method.as_str(), operation.path);
    docs::code_span(&call)
}

fn scope_needed(operation: &Operation) -> String {
    match operation.scope() {
        Some(scope) => format!("scope {}", docs::code_span(scope)),
        None => "no scope needed".to_owned(),
    }
}

/// Lists named facts about an operation.
fn facts(operation: &Operation) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        (REQUEST, call(operation)),
        ("Access", operation.access_sentence(docs::code_span)),
        ("Returns", response_docs(operation)),
    ];
    if !operation.flags.is_empty() {
        let flags: Vec<String> = operation
            .flags
            .iter()
            .map(|flag| docs::code_span(&format!("FEATURE_{flag}")))
            .collect();
        facts.push(("Feature flags", flags.join(", ")));
    }
    if operation.paging.is_some() {
        let fact = "[`Client::items`](crate::Client::items) returns the items of all pages, [`Client::pages`](crate::Client::pages) the pages";
        facts.push(("Paging", fact.to_owned()));
    }
    if let Some(since) = &operation.since {
        facts.push(("Since", format!("Quay {since}")));
    }
    if operation.internal {
        let fact = "not in the public document of the API";
        facts.push(("Internal", fact.to_owned()));
    }
    if operation.fresh_login {
        let fact = "required of browser sessions, not of OAuth tokens";
        facts.push(("Fresh login", fact.to_owned()));
    }
    facts
}

/// What a server without the operation responds.
fn absences(operation: &Operation) -> impl Iterator<Item = (&'static str, String)> {
    let absences = operation.absences().into_iter();
    absences.map(|(when, response)| {
        let fact =
            format!("{response}; see [`Error::is_unsupported`](crate::Error::is_unsupported)");
        (when, fact)
    })
}

fn parameter_docs(parameter: &Parameter, names: &WireNames) -> String {
    let name = docs::code_span(plain(&parameter.ident));
    format!(" * {name}: {}", text_of(parameter, names))
}

fn text_of(parameter: &Parameter, names: &WireNames) -> String {
    let fallback = format!("the parameter {}", docs::code_span(&parameter.name));
    let text = docs::paragraphs(&parameter.docs, &fallback).join(" ");
    names.apply_to_parameter(parameter, &docs::one_line(&text))
}

fn body_docs(api: &Api, body: &Body) -> String {
    format!(" * `body`: {}", text_of_body(api, body))
}

fn text_of_body(api: &Api, body: &Body) -> String {
    let kind = kind_docs(&body.kind);
    match body
        .description
        .as_deref()
        .or_else(|| type_summary(api, &body.kind))
    {
        Some(description) => format!("{kind}. {}", docs::one_line(description)),
        None => kind,
    }
}

/// Returns the first sentence about a named type.
fn type_summary<'api>(api: &'api Api, kind: &Type) -> Option<&'api str> {
    let Type::Named(name) = kind else {
        return None;
    };
    let description = api.types.get(name)?.description.as_deref()?;
    let end = description.find(". ").or_else(|| description.find(".\n"));
    end.map_or(Some(description), |end| description.get(..=end))
}

fn response_docs(operation: &Operation) -> String {
    match &operation.response {
        Response::Untyped => "untyped JSON".to_owned(),
        Response::Empty => "nothing".to_owned(),
        Response::Typed(kind) => kind_docs(kind),
    }
}

fn kind_docs(kind: &Type) -> String {
    match kind {
        Type::Named(name) => format!("[`types::{name}`]"),
        Type::List(item) => format!("a list of {}", kind_docs(item)),
        Type::Map(value) => format!(
            "an object with names as keys, each value {}",
            kind_docs(value)
        ),
        Type::Nullable(inner) => format!("{}, or `None` for `null`", kind_docs(inner)),
        Type::Any => "any JSON".to_owned(),
        other => docs::code_span(
            &rust_type::rust(other, &TokenStream::new())
                .to_string()
                .replace(' ', ""),
        ),
    }
}
