//! Vocabularies: enums that stay open, so that a value of a newer Quay is kept as it came.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, kinds, structs};
use crate::model::{TypeDefinition, Value};

/// One vocabulary.
pub(super) fn render(definition: &TypeDefinition, values: &[Value]) -> TokenStream {
    let name = kinds::ident(&definition.name);
    let docs = structs::type_docs(definition);
    let variants = values.iter().map(|value| {
        let variant = kinds::ident(&value.variant);
        let wire = docs::code_span(&value.value);
        let description = match &value.description {
            Some(description) => format!("{wire}: {description}"),
            None => format!("{wire}."),
        };
        let since = value
            .since
            .as_ref()
            .map(|since| format!("Since Quay {since}."));
        let docs = docs::attributes([description.as_str(), since.as_deref().unwrap_or_default()]);
        quote! { #docs #variant, }
    });
    let pairs = values.iter().map(|value| {
        let variant = kinds::ident(&value.variant);
        let wire = &value.value;
        quote! { #variant = #wire }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that this crate does not know, as Quay sent it.
            Unrecognized(String),
        }
        crate::runtime::vocabulary! { #name { #(#pairs,)* } }
    }
}
