//! The types of the `types` module, each in its form.

use proc_macro2::TokenStream;
use quote::quote;

use super::{open_enum, rust_type, structs, unions};
use crate::model::{Form, Type, TypeDefinition};

/// What a file of types needs to import.
pub(super) fn imports(definitions: &[&TypeDefinition]) -> TokenStream {
    let kinds: Vec<Type> = definitions
        .iter()
        .flat_map(|definition| definition.form.uses())
        .collect();
    let has = |condition: &dyn Fn(&Type) -> bool| {
        kinds
            .iter()
            .any(|kind| rust_type::contains(kind, &condition))
    };
    let map = (has(&|kind| matches!(kind, Type::Map(_)))
        || definitions
            .iter()
            .any(|definition| has_rest(&definition.form)))
    .then(|| quote! { use std::collections::BTreeMap; });
    let secret = has(&|kind| *kind == Type::Secret).then(|| quote! { use crate::runtime::Secret; });
    quote! {
        #secret
        #map
    }
}

fn has_rest(form: &Form) -> bool {
    matches!(form, Form::Struct(object) if object.rest.is_some())
}

/// One type.
pub(super) fn render(definition: &TypeDefinition) -> TokenStream {
    match &definition.form {
        Form::Struct(object) => structs::render(definition, object),
        Form::Enum(values) => open_enum::render(definition, values),
        Form::Union(objects) => unions::union(definition, objects),
        Form::Scalars(kinds) => unions::scalars(definition, kinds),
    }
}
