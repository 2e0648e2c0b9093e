//! Renders the `Paged` implementation.

use proc_macro2::TokenStream;
use quote::quote;

use super::{name, prefix};
use crate::model::{Operation, Paging, PagingStyle};
use crate::render::rust_type;

/// Renders the implementation of `Paged`.
pub(super) fn render(operation: &Operation, paging: &Paging) -> TokenStream {
    let name = name(operation);
    let item = rust_type::rust(&paging.item, &prefix());
    let page = rust_type::ident(&paging.page);
    let items = rust_type::ident(&paging.items);
    let parameter = rust_type::ident(&paging.parameter);
    let next = next(paging);
    let is_repeated_page = paging.number.as_ref().map(|number| {
        let number = rust_type::ident(number);
        quote! {
            fn is_repeated_page(&self, page: &types::#page) -> bool {
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
            #[inline]
            fn next(&self, page: &types::#page) -> Option<Self> {
                #next
            }
            #is_repeated_page
            #[inline]
            fn into_items(page: types::#page) -> Vec<#item> {
                #items
            }
        }
    }
}

/// Renders the operation of the next page, or `None` after the last.
fn next(paging: &Paging) -> TokenStream {
    let parameter = rust_type::ident(&paging.parameter);
    let more = rust_type::ident(&paging.more);
    match paging.style {
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
                .map(|_| quote! { || self.is_repeated_page(page) });
            quote! {
                if #last #earlier {
                    return None;
                }
                let mut next = self.clone();
                next.#parameter = Some(self.#parameter.unwrap_or(1).checked_add(1)?);
                Some(next)
            }
        }
    }
}
