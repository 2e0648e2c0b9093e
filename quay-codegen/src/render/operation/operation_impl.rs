//! Renders the `Operation` implementation.

use proc_macro2::TokenStream;
use quote::quote;

use super::{name, prefix};
use crate::model::{Method, Operation, Parameter, Response, Timestamp, Type};
use crate::render::rust_type;

/// Renders the implementation of `Operation`.
pub(super) fn render(operation: &Operation) -> TokenStream {
    let name = name(operation);
    let output = match &operation.response {
        Response::Untyped => quote! { serde_json::Value },
        Response::Empty => quote! { () },
        Response::Typed(kind) => rust_type::rust(kind, &prefix()),
    };
    let (id, path, tag) = (&operation.id, &operation.path, &operation.tag);
    let method = method(operation.method);
    let scope = match operation.scope() {
        Some(scope) => quote! { Some(#scope) },
        None => quote! { None },
    };
    let further_constants = further_constants(operation);
    // `inline` moves the compilation of requests into the programs that use them.
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
            #further_constants
            #[inline]
            fn request(&self) -> Result<Request<Bytes>, Error> {
                #request
            }
            #is_success
        }
    }
}

/// Renders the constants that differ from their defaults.
fn further_constants(operation: &Operation) -> TokenStream {
    let scopes = (operation.scopes.len() > 1).then(|| {
        let scopes = &operation.scopes;
        quote! { const SCOPES: &'static [&'static str] = &[#(#scopes),*]; }
    });
    let access = operation.access.map(|right| {
        let right = rust_type::ident(right.variant());
        quote! { const ACCESS: Access = Access::#right; }
    });
    let flags = (!operation.flags.is_empty()).then(|| {
        let flags = &operation.flags;
        quote! { const FLAGS: &'static [&'static str] = &[#(#flags),*]; }
    });
    let status_when_off = operation
        .status_when_off
        .map(|status| quote! { const STATUS_WHEN_OFF: Option<u16> = Some(#status); });
    let since = operation.since.map(|since| {
        let since = since.to_string();
        quote! { const SINCE: Option<&'static str> = Some(#since); }
    });
    let internal = operation
        .internal
        .then(|| quote! { const INTERNAL: bool = true; });
    let fresh = operation
        .fresh_login
        .then(|| quote! { const FRESH_LOGIN: bool = true; });
    let shadowed_by = (!operation.shadowed_by.is_empty()).then(|| {
        let templates = &operation.shadowed_by;
        quote! { const SHADOWED_BY: &'static [&'static str] = &[#(#templates),*]; }
    });
    let empty =
        (operation.response == Response::Empty).then(|| quote! { const NO_CONTENT: bool = true; });
    quote! {
        #scopes
        #access
        #flags
        #status_when_off
        #since
        #internal
        #fresh
        #empty
        #shadowed_by
    }
}

fn method(method: Method) -> proc_macro2::Ident {
    rust_type::ident(method.as_str())
}

fn request(operation: &Operation) -> TokenStream {
    let path = operation.path_parameters.iter().map(|parameter| {
        let (name, ident) = (&parameter.name, rust_type::ident(&parameter.ident));
        match parameter.kind {
            _ if parameter.digest => quote! { .path_digest(#name, &self.#ident) },
            _ if parameter.multi_segment && parameter.min_segments > 1 => {
                quote! { .path_namespaced(#name, &self.#ident) }
            }
            _ if parameter.multi_segment => quote! { .path_segments(#name, &self.#ident) },
            Type::Secret => quote! { .path_secret(#name, &self.#ident) },
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
        if body.is_argument {
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

/// Renders the expression passed to the query: a reference, or a number for a timestamp.
fn query_value(parameter: &Parameter) -> TokenStream {
    let ident = rust_type::ident(&parameter.ident);
    let number = match parameter.kind {
        Type::Timestamp(Timestamp::UnixTimeMs) => quote! { as_millisecond },
        Type::Timestamp(_) => quote! { as_second },
        _ if parameter.is_argument => return quote! { Some(&self.#ident) },
        _ => return quote! { self.#ident.as_ref() },
    };
    if parameter.is_argument {
        quote! { Some(&self.#ident.#number()) }
    } else {
        quote! { self.#ident.map(jiff::Timestamp::#number).as_ref() }
    }
}

fn is_success(operation: &Operation) -> Option<TokenStream> {
    if operation.extra_success_statuses.is_empty() {
        return None;
    }
    let statuses = operation
        .extra_success_statuses
        .iter()
        .map(|status| proc_macro2::Literal::u16_unsuffixed(*status));
    Some(quote! {
        #[inline]
        fn is_success(status: StatusCode) -> bool {
            status.is_success() || matches!(status.as_u16(), #(#statuses)|*)
        }
    })
}
