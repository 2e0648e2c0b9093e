//! Renders the types of the `types` module by their kinds.

use proc_macro2::TokenStream;
use quote::quote;

use super::{open_enum, rust_type, structs, unions};
use crate::model::{Api, Type, TypeDefinition, TypeKind};

/// Renders the imports of a file of types.
pub(super) fn imports(definitions: &[&TypeDefinition]) -> TokenStream {
    let kinds: Vec<Type> = definitions
        .iter()
        .flat_map(|definition| definition.kind.uses())
        .collect();
    let has = |condition: &dyn Fn(&Type) -> bool| {
        kinds
            .iter()
            .any(|kind| rust_type::contains(kind, &condition))
    };
    let map = (has(&|kind| matches!(kind, Type::Map(_)))
        || definitions
            .iter()
            .any(|definition| has_rest(&definition.kind)))
    .then(|| quote! { use std::collections::BTreeMap; });
    let secret = has(&|kind| *kind == Type::Secret).then(|| quote! { use crate::runtime::Secret; });
    quote! {
        #secret
        #map
    }
}

fn has_rest(kind: &TypeKind) -> bool {
    matches!(kind, TypeKind::Struct(object) if object.additional_properties.is_some())
}

/// Renders a type.
pub(super) fn render(api: &Api, definition: &TypeDefinition) -> TokenStream {
    if let Some(name) = &definition.rust_type {
        return rust_type::reexport(name, &definition.name);
    }
    match &definition.kind {
        TypeKind::Struct(object) => structs::render(api, definition, object),
        TypeKind::Enum(values) => open_enum::render(definition, values),
        TypeKind::Union(objects) => unions::union(definition, objects),
        TypeKind::Scalars(kinds) => unions::scalars(definition, kinds),
    }
}
