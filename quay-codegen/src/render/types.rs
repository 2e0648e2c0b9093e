//! Renders the types of the `types` module by their kinds.

use super::writer::Writer;
use super::{open_enum, rust_type, structs, unions};
use crate::model::{Api, Type, TypeDefinition, TypeKind};

/// Renders the imports of a file of types from other modules.
pub(super) fn imports(out: &mut Writer<'_>, definitions: &[&TypeDefinition]) {
    let has = |condition: &dyn Fn(&Type) -> bool| {
        let kinds = definitions.iter().flat_map(|it| it.kind.uses());
        kinds
            .into_iter()
            .any(|kind| rust_type::contains(&kind, &condition))
    };
    if has(&|kind| *kind == Type::Secret) {
        out.line(format_args!("use crate::runtime::Secret;"));
    }
    let has_rest = definitions.iter().any(|it| has_rest(&it.kind));
    if has_rest || has(&|kind| matches!(kind, Type::Map(_))) {
        out.line(format_args!("use std::collections::BTreeMap;"));
    }
}

fn has_rest(form: &TypeKind) -> bool {
    matches!(form, TypeKind::Struct(object) if object.additional_properties.is_some())
}

/// Renders a type.
pub(super) fn render(out: &mut Writer<'_>, api: &Api, definition: &TypeDefinition) {
    if let Some(name) = &definition.rust_type {
        return rust_type::reexport(out, name, &definition.name);
    }
    match &definition.kind {
        TypeKind::Struct(object) => structs::render(out, api, definition, object),
        TypeKind::Enum(values) => open_enum::render(out, definition, values),
        TypeKind::Union(objects) => unions::union(out, definition, objects),
        TypeKind::Scalars(kinds) => unions::scalars(out, definition, kinds),
    }
}
