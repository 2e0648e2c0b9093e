//! Renders untagged unions as enums that keep values matching no alternative.

use proc_macro2::TokenStream;
use quote::quote;

use super::wire_names::WireNames;
use super::{docs, rust_type};
use crate::model::{Alternative, Integer, Type, TypeDefinition};

/// Renders a union of objects. Decoding selects the alternative by its required properties and keeps a value that
/// matches none.
pub(super) fn union(definition: &TypeDefinition, alternatives: &[Alternative]) -> TokenStream {
    let name = rust_type::ident(&definition.name);
    let docs = docs::of_type(definition, "", &WireNames::default());
    let variants = alternatives.iter().map(|alternative| {
        let variant = rust_type::ident(&alternative.variant);
        let kind = rust_type::ident(&alternative.name);
        let docs = docs::attributes([discriminator_docs(alternative).as_str()]);
        quote! { #docs #variant(Box<#kind>), }
    });
    let entries = alternatives.iter().map(|alternative| {
        let variant = rust_type::ident(&alternative.variant);
        let keys = &alternative.required;
        quote! { #variant: [#(#keys),*], }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that matches none of the alternatives, as Quay sent it.
            Unrecognized(crate::runtime::Json),
        }
        crate::runtime::untagged_objects! { #name { #(#entries)* } }
    }
}

fn discriminator_docs(alternative: &Alternative) -> String {
    let keys: Vec<String> = alternative
        .required
        .iter()
        .map(|key| docs::code_span(key))
        .collect();
    if keys.is_empty() {
        "An object with other properties.".to_owned()
    } else {
        format!("An object with {}.", keys.join(", "))
    }
}

/// Renders a union of scalars.
pub(super) fn scalars(definition: &TypeDefinition, scalar_kinds: &[Type]) -> TokenStream {
    let name = rust_type::ident(&definition.name);
    let docs = docs::of_type(definition, "", &WireNames::default());
    let variants = scalar_kinds.iter().map(|kind| {
        let (variant, doc) = scalar_variant(kind);
        let kind = rust_type::rust(kind, &TokenStream::new());
        quote! { #[doc = #doc] #variant(#kind), }
    });
    let variant_names = scalar_kinds.iter().map(|kind| scalar_variant(kind).0);
    let conversions = scalar_kinds.iter().map(|kind| {
        let (variant, _) = scalar_variant(kind);
        let kind = rust_type::rust(kind, &TokenStream::new());
        quote! {
            impl From<#kind> for #name {
                #[inline]
                fn from(value: #kind) -> Self {
                    Self::#variant(value)
                }
            }
        }
    });
    let smaller_integers = from_smaller_integers(definition, scalar_kinds);
    let from_text = scalar_kinds.contains(&Type::String).then(|| {
        quote! {
            impl From<&str> for #name {
                #[inline]
                fn from(value: &str) -> Self {
                    Self::String(value.to_owned())
                }
            }
        }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that matches none of the alternatives, as Quay sent it.
            Unrecognized(crate::runtime::Json),
        }
        crate::runtime::untagged_scalars! { #name { #(#variant_names,)* } }
        #(#conversions)*
        #smaller_integers
        #from_text
    }
}

/// Renders conversions from the types that most numbers in a program have.
fn from_smaller_integers(definition: &TypeDefinition, scalar_kinds: &[Type]) -> TokenStream {
    if !scalar_kinds.contains(&Type::Integer(Integer::I64)) {
        return TokenStream::new();
    }
    let name = rust_type::ident(&definition.name);
    quote! {
        impl From<i32> for #name {
            #[inline]
            fn from(value: i32) -> Self {
                Self::Integer(value.into())
            }
        }

        impl From<u32> for #name {
            #[inline]
            fn from(value: u32) -> Self {
                Self::Integer(value.into())
            }
        }
    }
}

fn scalar_variant(kind: &Type) -> (proc_macro2::Ident, &'static str) {
    let (name, doc) = match kind {
        Type::Boolean => ("Boolean", " `true` or `false`."),
        Type::Integer(_) => ("Integer", " An integer."),
        Type::Double => ("Double", " A number."),
        _ => ("String", " A string."),
    };
    (rust_type::ident(name), doc)
}
