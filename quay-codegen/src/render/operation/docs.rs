//! Renders the docs of an operation: the description, facts, parameters and an example.

use proc_macro2::TokenStream;

use super::{optional, required};
use crate::model::{Api, Body, Operation, Parameter, Response, Type};
use crate::render::{docs, example, rust_type};

/// Renders the docs of the function that creates an operation.
pub(super) fn docs(api: &Api, operation: &Operation) -> TokenStream {
    let summary = operation.summary.clone().or_else(|| {
        // Without a summary, the method and path are the first line.
        let undescribed = operation.description.is_none();
        undescribed.then(|| format!("{}, {}.", call(operation), scope_needed(operation)))
    });
    let paragraphs = summary.iter().chain(&operation.description);
    let texts = docs::lines(paragraphs.map(String::as_str));
    let mut lines: Vec<String> = texts
        .iter()
        .map(|line| link_setters(operation, line))
        .collect();
    lines.push(String::new());
    let facts = facts(operation).into_iter();
    lines.extend(facts.map(|(name, fact)| format!(" * {name}: {fact}")));
    let body = operation.body.as_ref().filter(|body| body.is_argument);
    let parameters = required(operation).map(parameter_docs);
    let parameters = parameters.chain(body.map(|body| body_docs(api, body)));
    lines.extend(section("Parameters", parameters.collect()));
    lines.extend(section("Optional parameters", setter_docs(api, operation)));
    lines.extend(section("Example", example::lines(api, operation)));
    docs::comment(&lines)
}

/// Renders the docs of the struct: the first line of the operation, and the function that creates it.
pub(super) fn of_struct(operation: &Operation) -> TokenStream {
    let mut lines = docs::lines(operation.summary.as_deref());
    if operation.summary.is_some() {
        lines.push(String::new());
    }
    let function = operation.function.trim_start_matches("r#");
    lines.push(if function == operation.id {
        format!(" Request for [`{function}`].")
    } else {
        let id = docs::code_span(&operation.id);
        format!(" Request for [{id}]({function}).")
    });
    docs::comment(&lines)
}

/// Returns a section with a heading, if there are any lines.
fn section(heading: &str, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return lines;
    }
    let head = [String::new(), format!(" # {heading}"), String::new()];
    head.into_iter().chain(lines).collect()
}

/// Links optional parameters in a line of docs to their setters.
fn link_setters(operation: &Operation, line: &str) -> String {
    optional(operation).fold(line.to_owned(), |line, parameter| {
        let ident = parameter.ident.trim_start_matches("r#");
        let link = format!("[`{ident}`]({}::{ident})", operation.type_name);
        line.replace(&format!("`{}`", parameter.name), &link)
    })
}

/// Lists the optional parameters and an optional body, each with a link to its setter.
fn setter_docs(api: &Api, operation: &Operation) -> Vec<String> {
    let link = |ident: &str| {
        let ident = ident.trim_start_matches("r#");
        format!("[`{ident}`]({}::{ident})", operation.type_name)
    };
    let parameters = optional(operation)
        .map(|parameter| format!(" * {}: {}", link(&parameter.ident), text_of(parameter)));
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
        ("Request", call(operation)),
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
    let absences = operation.absences().into_iter();
    facts.extend(absences.map(|(when, response)| {
        let fact =
            format!("{response}; see [`Error::is_unsupported`](crate::Error::is_unsupported)");
        (when, fact)
    }));
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

fn parameter_docs(parameter: &Parameter) -> String {
    let name = docs::code_span(parameter.ident.trim_start_matches("r#"));
    format!(" * {name}: {}", text_of(parameter))
}

fn text_of(parameter: &Parameter) -> String {
    let fallback = format!("the parameter {}", docs::code_span(&parameter.name));
    let text = docs::paragraphs(&parameter.docs, &fallback).join(" ");
    docs::one_line(&text)
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
