//! Renders open enums, which keep values added by a newer Quay.

use proc_macro2::TokenStream;
use quote::quote;

use super::wire_names::WireNames;
use super::{docs, rust_type};
use crate::model::{EnumValue, TypeDefinition};

/// Renders an open enum.
pub(super) fn render(definition: &TypeDefinition, values: &[EnumValue]) -> TokenStream {
    let name = rust_type::ident(&definition.name);
    let names = WireNames::of_enum(definition);
    let docs = docs::of_type(definition, "", &names);
    let variants = values.iter().map(|value| {
        let variant = rust_type::ident(&value.variant);
        let wire = docs::code_span(&value.value);
        let description = match &value.description {
            Some(description) => format!("{wire}: {description}"),
            None => format!("{wire}."),
        };
        let versions = value.version_sentence().unwrap_or_default();
        let lines = docs::lines([description.as_str(), versions.as_str()]);
        let lines = lines.iter().enumerate();
        // The first line starts with the value itself.
        let lines = lines.map(|(index, line)| match line.split_once(": ") {
            Some((wire, text)) if index == 0 => format!("{wire}: {}", names.apply(text)),
            _ if index == 0 => line.clone(),
            _ => names.apply(line),
        });
        let docs = docs::comment(&lines.collect::<Vec<_>>());
        quote! { #docs #variant, }
    });
    let pairs = values.iter().map(|value| {
        let variant = rust_type::ident(&value.variant);
        let wire = &value.value;
        quote! { #variant = #wire }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that this crate does not know, as Quay sent it.
            Unrecognized(String),
        }
        crate::runtime::open_enum! { #name { #(#pairs,)* } }
    }
}
