//! Renders open enums, which keep values added by a newer Quay.

use super::docs;
use super::literal::{ident, literal};
use super::wire_names::WireNames;
use super::writer::Writer;
use crate::model::{EnumValue, TypeDefinition};

/// Renders an open enum.
pub(super) fn render(out: &mut Writer<'_>, definition: &TypeDefinition, values: &[EnumValue]) {
    let name = ident(&definition.name);
    let names = WireNames::of_enum(definition);
    docs::of_type(out, definition, "", &names);
    out.line(format_args!(
        "#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]"
    ));
    out.line(format_args!("#[non_exhaustive]"));
    out.open(format_args!("pub enum {name} {{"));
    for value in values {
        out.docs(&variant_docs(value, &names));
        out.line(format_args!("{},", ident(&value.variant)));
    }
    out.line(format_args!(
        "/// A value that this crate does not know, as Quay sent it."
    ));
    out.line(format_args!("Unrecognized(String),"));
    out.close();
    out.separate();
    out.open(format_args!("crate::runtime::open_enum! {{"));
    out.open(format_args!("{name} {{"));
    for value in values {
        let (variant, wire) = (ident(&value.variant), literal(&value.value));
        out.line(format_args!("{variant} = {wire},"));
    }
    out.close();
    out.close();
}

/// Returns the lines of the docs of a variant.
fn variant_docs(value: &EnumValue, names: &WireNames) -> Vec<String> {
    let wire = docs::code_span(&value.value);
    let description = match &value.description {
        Some(description) => format!("{wire}: {description}"),
        None => format!("{wire}."),
    };
    let lines = docs::lines([description.as_str(), versions(value).as_str()]);
    // The first line starts with the value itself.
    let lines = lines.iter().enumerate();
    let lines = lines.map(|(index, line)| match line.split_once(": ") {
        Some((wire, text)) if index == 0 => format!("{wire}: {}", names.apply(text)),
        _ if index == 0 => line.clone(),
        _ => names.apply(line),
    });
    lines.collect()
}

/// States which versions of Quay have a value, if not all do.
fn versions(value: &EnumValue) -> String {
    match (value.since, value.until) {
        (Some(since), Some(until)) => format!("Since Quay {since}, until Quay {until}."),
        (Some(since), None) => format!("Since Quay {since}."),
        (None, Some(until)) => format!("Until Quay {until}."),
        (None, None) => String::new(),
    }
}
