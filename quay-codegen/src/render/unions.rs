//! Renders untagged unions as enums that keep values matching no alternative.

use super::layout::Code;
use super::literal::{ident, literal};
use super::wire_names::WireNames;
use super::writer::Writer;
use super::{docs, rust_type};
use crate::model::{Alternative, Type, TypeDefinition};

/// Renders a union of objects. Decoding selects the alternative by its required properties and keeps a value that
/// matches none.
pub(super) fn union(
    out: &mut Writer<'_>,
    definition: &TypeDefinition,
    alternatives: &[Alternative],
) {
    open(out, definition);
    for alternative in alternatives {
        let discriminator = discriminator_docs(alternative);
        out.docs(&docs::lines([discriminator.as_str()]));
        let variant = format!("{}(", ident(&alternative.variant));
        let kind = Code::Text(format!("Box<{}>", ident(&alternative.name)));
        out.code(&Code::list(variant, [kind], ")"), ",");
    }
    close(out);
    out.separate();
    out.open(format_args!("crate::runtime::untagged_objects! {{"));
    out.open(format_args!("{} {{", ident(&definition.name)));
    for alternative in alternatives {
        let keys: Vec<String> = alternative.required.iter().map(|it| literal(it)).collect();
        let variant = ident(&alternative.variant);
        out.line(format_args!("{variant}: [{}],", keys.join(", ")));
    }
    out.close();
    out.close();
}

/// Writes the start of the enum.
fn open(out: &mut Writer<'_>, definition: &TypeDefinition) {
    docs::of_type(out, definition, "", &WireNames::default());
    out.line(format_args!("#[derive(Clone, Debug, PartialEq)]"));
    out.line(format_args!("#[non_exhaustive]"));
    out.open(format_args!("pub enum {} {{", ident(&definition.name)));
}

/// Writes the last variant and the end of the enum.
fn close(out: &mut Writer<'_>) {
    out.line(format_args!(
        "/// A value that matches none of the alternatives, as Quay sent it."
    ));
    out.line(format_args!("Unrecognized(crate::runtime::Json),"));
    out.close();
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
pub(super) fn scalars(out: &mut Writer<'_>, definition: &TypeDefinition, scalar_kinds: &[Type]) {
    let name = ident(&definition.name);
    open(out, definition);
    for kind in scalar_kinds {
        let (variant, doc) = scalar_variant(kind);
        out.line(format_args!("///{doc}"));
        out.line(format_args!("{variant}({}),", rust_type::rust(kind, "")));
    }
    close(out);
    out.separate();
    out.open(format_args!("crate::runtime::untagged_scalars! {{"));
    out.open(format_args!("{name} {{"));
    for kind in scalar_kinds {
        out.line(format_args!("{},", scalar_variant(kind).0));
    }
    out.close();
    out.close();
    for kind in scalar_kinds {
        let value = format!("Self::{}(value)", scalar_variant(kind).0);
        conversion(out, name, &rust_type::rust(kind, ""), &value);
    }
    if scalar_kinds.contains(&Type::String) {
        conversion(out, name, "&str", "Self::String(value.to_owned())");
    }
}

/// Renders the conversion of a scalar.
fn conversion(out: &mut Writer<'_>, name: &str, kind: &str, value: &str) {
    out.separate();
    out.open(format_args!("impl From<{kind}> for {name} {{"));
    out.open(format_args!("fn from(value: {kind}) -> Self {{"));
    out.line(format_args!("{value}"));
    out.close();
    out.close();
}

fn scalar_variant(kind: &Type) -> (&'static str, &'static str) {
    match kind {
        Type::Boolean => ("Boolean", " `true` or `false`."),
        Type::Integer(_) => ("Integer", " An integer."),
        Type::Double => ("Double", " A number."),
        _ => ("String", " A string."),
    }
}
