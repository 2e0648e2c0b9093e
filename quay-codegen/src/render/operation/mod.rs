//! Renders operations: the function, the request struct, its setters and trait implementations.

mod docs;
mod imports;
mod operation_impl;
mod paged_impl;

use proc_macro2::TokenStream;
use quote::quote;

use super::wire_names::WireNames;
use super::{docs as doc_text, rust_type};
use crate::model::{Api, Operation, Parameter};

pub(super) use self::imports::imports;

/// Renders an operation.
pub(super) fn render(api: &Api, operation: &Operation) -> TokenStream {
    let names = WireNames::of_operation(api, operation);
    let function = function(api, operation, &names);
    let object = object(operation);
    let setters = setters(operation, &names);
    let implementation = operation_impl::render(operation);
    let paging = operation
        .paging
        .as_ref()
        .map(|paging| paged_impl::render(operation, paging));
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
    rust_type::ident(&operation.type_name)
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

fn function(api: &Api, operation: &Operation, names: &WireNames) -> TokenStream {
    let docs = self::docs::docs(api, operation, names);
    let id = &operation.id;
    let function = rust_type::ident(&operation.function);
    let name = name(operation);
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    for parameter in required(operation) {
        let ident = rust_type::ident(&parameter.ident);
        let argument = rust_type::argument(&ident, &parameter.kind, &prefix());
        let (kind, value) = (argument.kind, argument.value);
        arguments.push(quote! { #ident: #kind });
        values.push(rust_type::assign(&ident, &value));
    }
    for parameter in optional(operation) {
        let ident = rust_type::ident(&parameter.ident);
        values.push(quote! { #ident: None });
    }
    if let Some(body) = &operation.body {
        if body.is_argument {
            let kind = rust_type::rust(&body.kind, &prefix());
            arguments.push(quote! { body: #kind });
            values.push(quote! { body });
        } else {
            values.push(quote! { body: None });
        }
    }
    let constructor = if values.is_empty() {
        quote! { #name }
    } else {
        quote! { #name { #(#values),* } }
    };
    let deprecated = operation.deprecated.then(|| quote! { #[deprecated] });
    let alias =
        (rust_type::plain(&operation.function) != *id).then(|| quote! { #[doc(alias = #id)] });
    let names = [id.as_str(), rust_type::plain(&operation.function)];
    let aliases = doc_text::aliases(&operation.aliases, &names);
    quote! {
        #docs
        #alias
        #aliases
        #deprecated
        pub fn #function(#(#arguments),*) -> #name {
            #constructor
        }
    }
}

fn object(operation: &Operation) -> TokenStream {
    let name = name(operation);
    let docs = self::docs::of_struct(operation);
    let mut fields: Vec<TokenStream> = required(operation)
        .map(|parameter| {
            let ident = rust_type::ident(&parameter.ident);
            let kind = rust_type::rust(&parameter.kind, &prefix());
            quote! { #ident: #kind }
        })
        .collect();
    fields.extend(optional(operation).map(|parameter| {
        let ident = rust_type::ident(&parameter.ident);
        let kind = rust_type::rust(&parameter.kind, &prefix());
        quote! { #ident: Option<#kind> }
    }));
    if let Some(body) = &operation.body {
        let kind = rust_type::rust(&body.kind, &prefix());
        fields.push(if body.is_argument {
            quote! { body: #kind }
        } else {
            quote! { body: Option<#kind> }
        });
    }
    let definition = if fields.is_empty() {
        quote! { ; }
    } else {
        quote! { { #(#fields),* } }
    };
    let id = &operation.id;
    let alias = (operation.type_name != *id).then(|| quote! { #[doc(alias = #id)] });
    quote! {
        #docs
        #alias
        #[derive(Clone, Debug, PartialEq)]
        #[must_use = "an operation does nothing until it is sent"]
        #[non_exhaustive]
        pub struct #name #definition
    }
}

fn setters(operation: &Operation, names: &WireNames) -> TokenStream {
    let mut methods: Vec<TokenStream> = optional(operation)
        .map(|parameter| {
            let ident = rust_type::ident(&parameter.ident);
            let docs = self::docs::of_setter(parameter, names);
            let rust_type::Argument { kind, value } =
                rust_type::argument(&ident, &parameter.kind, &prefix());
            quote! {
                #docs
                #[inline]
                pub fn #ident(mut self, #ident: #kind) -> Self {
                    self.#ident = Some(#value);
                    self
                }
            }
        })
        .collect();
    if let Some(body) = operation.body.as_ref().filter(|body| !body.is_argument) {
        let kind = rust_type::rust(&body.kind, &prefix());
        let text = body.description.as_deref();
        let docs = doc_text::attributes([text.unwrap_or("The body, which Quay does not require.")]);
        methods.push(quote! {
            #docs
            #[inline]
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
