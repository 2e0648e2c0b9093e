//! Renders the imports of a tag's module.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Operation, Type};
use crate::render::rust_type;

/// Renders the imports of a tag's module.
pub(in crate::render) fn imports(operations: &[&Operation]) -> TokenStream {
    let uses = |condition: &dyn Fn(&Type) -> bool| {
        let kinds = operations
            .iter()
            .flat_map(|operation| operation.request_types().chain(operation.response_type()));
        kinds
            .into_iter()
            .any(|kind| rust_type::contains(kind, &condition))
    };
    let types = uses(&|kind| matches!(kind, Type::Named(_))).then(|| quote! { use super::types; });
    let map = uses(&|kind| matches!(kind, Type::Map(_)))
        .then(|| quote! { use std::collections::BTreeMap; });
    let secret = uses(&|kind| *kind == Type::Secret).then(|| quote! { , Secret });
    let accesses = operations
        .iter()
        .any(|operation| operation.access.is_some());
    let access = accesses.then(|| quote! { Access, });
    let pages = operations
        .iter()
        .any(|operation| operation.paging.is_some());
    let paged = pages.then(|| quote! { Paged, });
    let further = operations
        .iter()
        .any(|operation| !operation.extra_success_statuses.is_empty());
    let status = further.then(|| quote! { , StatusCode });
    quote! {
        #types
        use crate::runtime::{#access Error, Operation, #paged RequestBuilder #secret};
        use bytes::Bytes;
        use http::{Method, Request #status};
        #map
    }
}
