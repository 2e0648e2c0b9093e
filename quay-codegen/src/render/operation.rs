//! Operations: the endpoint function, the struct, its setters, and what it is to the runtime.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, kinds};
use crate::model::{Answer, Method, Operation, Paging, PagingStyle, Parameter, Timestamp, Type};

/// What the module of a tag needs to import.
pub(super) fn imports(operations: &[&Operation]) -> TokenStream {
    let pages = operations
        .iter()
        .any(|operation| operation.paging.is_some());
    let named = |kind: &Type| matches!(kind, Type::Named(_));
    let types = operations
        .iter()
        .flat_map(|operation| operation.request_types().chain(operation.answer_type()))
        .any(|kind| kinds::contains(kind, &named))
        .then(|| quote! { use super::types; });
    let map = operations
        .iter()
        .flat_map(|operation| operation.request_types().chain(operation.answer_type()))
        .any(|kind| kinds::contains(kind, &|kind| matches!(kind, Type::Map(_))))
        .then(|| quote! { use std::collections::BTreeMap; });
    let secret = operations
        .iter()
        .flat_map(|operation| operation.request_types().chain(operation.answer_type()))
        .any(|kind| kinds::contains(kind, &|kind| *kind == Type::Secret));
    let paged = pages.then(|| quote! { Paged, });
    let secret = secret.then(|| quote! { , Secret });
    let runtime = quote! { use crate::{Error, Operation, #paged RequestBuilder #secret}; };
    let status = operations
        .iter()
        .any(|operation| !operation.further_successes.is_empty());
    let http = if status {
        quote! { use http::{Method, Request, StatusCode}; }
    } else {
        quote! { use http::{Method, Request}; }
    };
    quote! {
        #types
        #runtime
        use bytes::Bytes;
        #http
        #map
    }
}

/// One operation.
pub(super) fn render(operation: &Operation) -> TokenStream {
    let function = function(operation);
    let object = object(operation);
    let setters = setters(operation);
    let implementation = implementation(operation);
    let paging = operation
        .paging
        .as_ref()
        .map(|paging| paged(operation, paging));
    quote! {
        #function
        #object
        #setters
        #implementation
        #paging
    }
}

fn prefix() -> TokenStream {
    quote! { types:: }
}

fn name(operation: &Operation) -> proc_macro2::Ident {
    kinds::ident(&operation.type_name)
}

fn required(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    let query = operation.query_parameters.iter();
    operation
        .path_parameters
        .iter()
        .chain(query.filter(|parameter| parameter.required))
}

fn optional(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    let query = operation.query_parameters.iter();
    query.filter(|parameter| !parameter.required)
}

fn function(operation: &Operation) -> TokenStream {
    let docs = operation_docs(operation);
    let id = &operation.id;
    let function = kinds::ident(&operation.function);
    let name = name(operation);
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    for parameter in required(operation) {
        let ident = kinds::ident(&parameter.ident);
        let argument = kinds::argument(&ident, &parameter.kind, &prefix());
        let (kind, value) = (argument.kind, argument.value);
        arguments.push(quote! { #ident: #kind });
        values.push(kinds::assign(&ident, &value));
    }
    for parameter in optional(operation) {
        let ident = kinds::ident(&parameter.ident);
        values.push(quote! { #ident: None });
    }
    if let Some(body) = &operation.body {
        if body.required {
            let kind = kinds::rust(&body.kind, &prefix());
            arguments.push(quote! { body: #kind });
            values.push(quote! { body });
        } else {
            values.push(quote! { body: None });
        }
    }
    let made = if values.is_empty() {
        quote! { #name }
    } else {
        quote! { #name { #(#values),* } }
    };
    let deprecated = operation.deprecated.then(|| quote! { #[deprecated] });
    let alias = (operation.function.trim_start_matches("r#") != *id)
        .then(|| quote! { #[doc(alias = #id)] });
    quote! {
        #docs
        #alias
        #deprecated
        pub fn #function(#(#arguments),*) -> #name {
            #made
        }
    }
}

fn operation_docs(operation: &Operation) -> TokenStream {
    let mut paragraphs = Vec::new();
    let call = format!("{} {}", operation.method.as_str(), operation.path);
    let scope = match &operation.scope {
        Some(scope) => format!("scope {}", docs::code_span(scope)),
        None => "no scope needed".to_owned(),
    };
    match &operation.summary {
        Some(summary) => paragraphs.push(summary.clone()),
        None if operation.description.is_none() => {
            paragraphs.push(format!("{}, {scope}.", docs::code_span(&call)));
        }
        None => {}
    }
    paragraphs.extend(operation.description.clone());
    let texts = docs::attributes(paragraphs.iter().map(String::as_str));
    let mut facts = vec![
        format!(" * Request: {}", docs::code_span(&call)),
        format!(
            " * Scope: {}",
            match &operation.scope {
                Some(scope) => docs::code_span(scope),
                None => "none, no token is needed".to_owned(),
            }
        ),
        format!(" * Answer: {}", answer_docs(operation)),
    ];
    if !operation.flags.is_empty() {
        let flags: Vec<String> = operation
            .flags
            .iter()
            .map(|flag| docs::code_span(flag))
            .collect();
        facts.push(format!(
            " * Feature flags: {}; 404 while one of them is off",
            flags.join(", ")
        ));
    }
    if operation.paging.is_some() {
        facts.push(
            " * Paging: `Client::pages` and `Client::items` walk through all pages".to_owned(),
        );
    }
    if let Some(since) = &operation.since {
        facts.push(format!(" * Since: Quay {since}"));
    }
    if operation.internal {
        facts.push(" * Internal: only the registry's internal document lists it".to_owned());
    }
    if operation.fresh_login {
        facts.push(" * Fresh login: asked of browser sessions, not of OAuth tokens".to_owned());
    }
    let parameters: Vec<String> = required(operation).map(parameter_docs).collect();
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

fn parameter_docs(parameter: &Parameter) -> String {
    let fallback = format!("the parameter {}", docs::code_span(&parameter.name));
    let text = docs::paragraphs(&parameter.docs, &fallback).join(" ");
    let name = docs::code_span(parameter.ident.trim_start_matches("r#"));
    format!(" * {name}: {}", docs::one_line(&text))
}

fn answer_docs(operation: &Operation) -> String {
    match &operation.answer {
        Answer::Untyped => "JSON that nobody has described yet".to_owned(),
        Answer::Empty => "nothing worth reading".to_owned(),
        Answer::Typed(kind) => kind_docs(kind),
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
            &kinds::rust(other, &TokenStream::new())
                .to_string()
                .replace(' ', ""),
        ),
    }
}

fn object(operation: &Operation) -> TokenStream {
    let name = name(operation);
    let doc = format!(
        " The operation {}, made by [`{}`].",
        docs::code_span(&operation.id),
        operation.function.trim_start_matches("r#")
    );
    let mut fields: Vec<TokenStream> = required(operation)
        .map(|parameter| {
            let ident = kinds::ident(&parameter.ident);
            let kind = kinds::rust(&parameter.kind, &prefix());
            quote! { #ident: #kind }
        })
        .collect();
    fields.extend(optional(operation).map(|parameter| {
        let ident = kinds::ident(&parameter.ident);
        let kind = kinds::rust(&parameter.kind, &prefix());
        quote! { #ident: Option<#kind> }
    }));
    if let Some(body) = &operation.body {
        let kind = kinds::rust(&body.kind, &prefix());
        fields.push(if body.required {
            quote! { body: #kind }
        } else {
            quote! { body: Option<#kind> }
        });
    }
    let form = if fields.is_empty() {
        quote! { ; }
    } else {
        quote! { { #(#fields),* } }
    };
    let id = &operation.id;
    let alias = (operation.type_name != *id).then(|| quote! { #[doc(alias = #id)] });
    quote! {
        #[doc = #doc]
        #alias
        #[derive(Clone, Debug, PartialEq)]
        #[must_use = "an operation does nothing until it is sent"]
        #[non_exhaustive]
        pub struct #name #form
    }
}

fn setters(operation: &Operation) -> TokenStream {
    let mut methods: Vec<TokenStream> = optional(operation)
        .map(|parameter| {
            let ident = kinds::ident(&parameter.ident);
            let fallback = format!("Sets the parameter {}.", docs::code_span(&parameter.name));
            let paragraphs = docs::paragraphs(&parameter.docs, &fallback);
            let docs = docs::attributes(paragraphs.iter().map(String::as_str));
            let kinds::Argument { kind, value } =
                kinds::argument(&ident, &parameter.kind, &prefix());
            quote! {
                #docs
                pub fn #ident(mut self, #ident: #kind) -> Self {
                    self.#ident = Some(#value);
                    self
                }
            }
        })
        .collect();
    if let Some(body) = operation.body.as_ref().filter(|body| !body.required) {
        let kind = kinds::rust(&body.kind, &prefix());
        let text = body.description.as_deref();
        let docs = docs::attributes([text.unwrap_or("Sends a body, which Quay does not require.")]);
        methods.push(quote! {
            #docs
            pub fn body(mut self, body: #kind) -> Self {
                self.body = Some(body);
                self
            }
        });
    }
    if methods.is_empty() {
        return TokenStream::new();
    }
    let name = name(operation);
    quote! { impl #name { #(#methods)* } }
}

fn implementation(operation: &Operation) -> TokenStream {
    let name = name(operation);
    let output = match &operation.answer {
        Answer::Untyped => quote! { serde_json::Value },
        Answer::Empty => quote! { () },
        Answer::Typed(kind) => kinds::rust(kind, &prefix()),
    };
    let (id, path, tag) = (&operation.id, &operation.path, &operation.tag);
    let method = method(operation.method);
    let scope = match &operation.scope {
        Some(scope) => quote! { Some(#scope) },
        None => quote! { None },
    };
    let flags = (!operation.flags.is_empty()).then(|| {
        let flags = &operation.flags;
        quote! { const FLAGS: &'static [&'static str] = &[#(#flags),*]; }
    });
    let since = operation.since.as_ref().map(|since| {
        quote! { const SINCE: Option<&'static str> = Some(#since); }
    });
    let internal = operation
        .internal
        .then(|| quote! { const INTERNAL: bool = true; });
    let fresh = operation
        .fresh_login
        .then(|| quote! { const FRESH_LOGIN: bool = true; });
    let empty = (operation.answer == Answer::Empty).then(|| quote! { const EMPTY: bool = true; });
    let request = request(operation);
    let is_success = is_success(operation);
    quote! {
        impl Operation for #name {
            type Output = #output;
            const ID: &'static str = #id;
            const METHOD: Method = Method::#method;
            const PATH: &'static str = #path;
            const TAG: &'static str = #tag;
            const SCOPE: Option<&'static str> = #scope;
            #flags
            #since
            #internal
            #fresh
            #empty
            fn request(&self) -> Result<Request<Bytes>, Error> {
                #request
            }
            #is_success
        }
    }
}

fn method(method: Method) -> proc_macro2::Ident {
    kinds::ident(method.as_str())
}

fn request(operation: &Operation) -> TokenStream {
    let path = operation.path_parameters.iter().map(|parameter| {
        let (name, ident) = (&parameter.name, kinds::ident(&parameter.ident));
        match parameter.kind {
            _ if parameter.multi_segment => quote! { .path_segments(#name, &self.#ident) },
            Type::Boolean | Type::Integer(_) | Type::Double | Type::Date | Type::UsDate => {
                quote! { .path(#name, self.#ident) }
            }
            _ => quote! { .path(#name, &self.#ident) },
        }
    });
    let query = operation.query_parameters.iter().map(|parameter| {
        let (name, value) = (&parameter.name, query_value(parameter));
        quote! { .query(#name, #value) }
    });
    let body = operation.body.as_ref().map(|body| {
        if body.required {
            quote! { .json(&self.body) }
        } else {
            quote! { .optional_json(self.body.as_ref()) }
        }
    });
    quote! {
        RequestBuilder::new::<Self>()
            #(#path)*
            #(#query)*
            #body
            .build()
    }
}

/// What a query takes of a parameter: a reference, or the number that stands for an instant.
fn query_value(parameter: &Parameter) -> TokenStream {
    let ident = kinds::ident(&parameter.ident);
    let number = match parameter.kind {
        Type::Timestamp(Timestamp::UnixTimeMs) => quote! { as_millisecond },
        Type::Timestamp(_) => quote! { as_second },
        _ if parameter.required => return quote! { Some(&self.#ident) },
        _ => return quote! { self.#ident.as_ref() },
    };
    if parameter.required {
        quote! { Some(&self.#ident.#number()) }
    } else {
        quote! { self.#ident.map(jiff::Timestamp::#number).as_ref() }
    }
}

fn is_success(operation: &Operation) -> Option<TokenStream> {
    if operation.further_successes.is_empty() {
        return None;
    }
    let statuses = operation
        .further_successes
        .iter()
        .map(|status| proc_macro2::Literal::u16_unsuffixed(*status));
    Some(quote! {
        fn is_success(status: StatusCode) -> bool {
            status.is_success() || matches!(status.as_u16(), #(#statuses)|*)
        }
    })
}

fn paged(operation: &Operation, paging: &Paging) -> TokenStream {
    let name = name(operation);
    let item = kinds::rust(&paging.item, &prefix());
    let page = kinds::ident(&paging.page);
    let items = kinds::ident(&paging.items);
    let parameter = kinds::ident(&paging.parameter);
    let more = kinds::ident(&paging.more);
    let next = match paging.style {
        PagingStyle::NextPage => quote! {
            let mut next = self.clone();
            next.#parameter = Some(page.#more.clone()?);
            Some(next)
        },
        PagingStyle::Page => {
            let last = if paging.more_optional {
                quote! { page.#more != Some(true) }
            } else {
                quote! { !page.#more }
            };
            let earlier = paging
                .number
                .as_ref()
                .map(|_| quote! { || self.is_earlier(page) });
            quote! {
                if #last #earlier {
                    return None;
                }
                let mut next = self.clone();
                next.#parameter = Some(self.#parameter.unwrap_or(1).checked_add(1)?);
                Some(next)
            }
        }
    };
    let is_earlier = paging.number.as_ref().map(|number| {
        let number = kinds::ident(number);
        quote! {
            fn is_earlier(&self, page: &types::#page) -> bool {
                page.#number < self.#parameter.unwrap_or(1)
            }
        }
    });
    let items = if paging.items_optional {
        quote! { page.#items.unwrap_or_default() }
    } else {
        quote! { page.#items }
    };
    quote! {
        impl Paged for #name {
            type Item = #item;
            fn next(&self, page: &types::#page) -> Option<Self> {
                #next
            }
            #is_earlier
            fn into_items(page: types::#page) -> Vec<#item> {
                #items
            }
        }
    }
}
