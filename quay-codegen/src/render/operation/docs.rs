//! What the docs of an endpoint function tell: the words of the overlays, then the facts that every
//! operation has.

use proc_macro2::TokenStream;
use quote::quote;

use super::required;
use crate::model::{Body, Operation, Parameter, Response, Type};
use crate::render::{docs, rust_type};

/// The docs of an endpoint function.
pub(super) fn docs(operation: &Operation) -> TokenStream {
    let summary = operation.summary.clone().or_else(|| {
        // Without any words, the call is all that there is to say.
        let undescribed = operation.description.is_none();
        undescribed.then(|| format!("{}, {}.", call(operation), scope_needed(operation)))
    });
    let paragraphs = summary.iter().chain(&operation.description);
    let texts = docs::attributes(paragraphs.map(String::as_str));
    let facts = facts(operation)
        .into_iter()
        .map(|(name, fact)| format!(" * {name}: {fact}"));
    let body = operation.body.as_ref().filter(|body| body.required);
    let parameters: Vec<String> = required(operation)
        .map(parameter_docs)
        .chain(body.map(body_docs))
        .collect();
    let parameters = (!parameters.is_empty()).then(|| {
        quote! {
            #[doc = ""]
            #[doc = " # Parameters"]
            #[doc = ""]
            #(#[doc = #parameters])*
        }
    });
    quote! {
        #texts
        #[doc = ""]
        #(#[doc = #facts])*
        #parameters
    }
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

/// What is to be known of every operation, each fact with its name.
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
            .map(|flag| docs::code_span(flag))
            .collect();
        facts.push(("Feature flags", flags.join(", ")));
    }
    if operation.paging.is_some() {
        let fact = "`Client::pages` and `Client::items` walk through all pages";
        facts.push(("Paging", fact.to_owned()));
    }
    if let Some(since) = &operation.since {
        facts.push(("Since", format!("Quay {since}")));
    }
    if let Some(fact) = operation.absence_sentence() {
        facts.push(("Unavailable", fact));
    }
    if operation.internal {
        let fact = "only the registry's internal document lists it";
        facts.push(("Internal", fact.to_owned()));
    }
    if operation.fresh_login {
        let fact = "asked of browser sessions, not of OAuth tokens";
        facts.push(("Fresh login", fact.to_owned()));
    }
    facts
}

fn parameter_docs(parameter: &Parameter) -> String {
    let fallback = format!("the parameter {}", docs::code_span(&parameter.name));
    let text = docs::paragraphs(&parameter.docs, &fallback).join(" ");
    let name = docs::code_span(parameter.ident.trim_start_matches("r#"));
    format!(" * {name}: {}", docs::one_line(&text))
}

fn body_docs(body: &Body) -> String {
    let kind = kind_docs(&body.kind);
    match &body.description {
        Some(description) => format!(" * `body`: {kind}. {}", docs::one_line(description)),
        None => format!(" * `body`: {kind}"),
    }
}

fn response_docs(operation: &Operation) -> String {
    match &operation.response {
        Response::Untyped => "JSON that nobody has described yet".to_owned(),
        Response::Empty => "nothing worth reading".to_owned(),
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
        Type::Nullable(inner) => format!("{}, or `None` where Quay says `null`", kind_docs(inner)),
        Type::Any => "JSON of any form".to_owned(),
        other => docs::code_span(
            &rust_type::rust(other, &TokenStream::new())
                .to_string()
                .replace(' ', ""),
        ),
    }
}
