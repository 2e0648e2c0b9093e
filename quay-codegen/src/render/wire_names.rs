//! Documents speak of properties, values and `null`; the docs of Rust items speak of fields, variants and `None`.

use std::collections::BTreeMap;

use super::rust_type::plain;
use crate::model::{
    Api, Field, FieldRepr, Operation, Parameter, Response, Struct, Type, TypeDefinition, TypeKind,
};

/// What replaces a code span, by the text of the span.
#[derive(Default)]
pub(super) struct WireNames(BTreeMap<String, String>);

impl WireNames {
    /// For the docs of an object: the names of its fields, and the values of their enums.
    pub(super) fn of_object(api: &Api, object: &Struct) -> Self {
        let mut names = Self::default();
        names.add_fields(object, "Self", true);
        names.add_values(api, object.fields.iter().map(|field| &field.kind), "");
        names
    }

    /// For the docs of an enum: its values.
    pub(super) fn of_enum(definition: &TypeDefinition) -> Self {
        let mut names = Self::default();
        names.add_variants(definition, "Self");
        names
    }

    /// For the docs of an operation: its parameters, the fields of its body and response, and the values of their enums.
    pub(super) fn of_operation(api: &Api, operation: &Operation) -> Self {
        let mut names = Self::default();
        let body = operation.body.as_ref().map(|body| &body.kind);
        let response = match &operation.response {
            Response::Typed(kind) => Some(kind),
            _ => None,
        };
        for parameter in operation.parameters() {
            let ident = plain(&parameter.ident);
            let text = if parameter.is_argument {
                format!("`{ident}`")
            } else {
                format!("[`{ident}`]({}::{ident})", operation.type_name)
            };
            names.add(&parameter.name, text);
        }
        let objects = body.into_iter().chain(response).filter_map(Type::name);
        for name in objects {
            if let Some(TypeKind::Struct(object)) = api.types.get(name).map(|it| &it.kind) {
                names.add_fields(object, &format!("types::{name}"), is_request(api, name));
                names.add_values(
                    api,
                    object.fields.iter().map(|field| &field.kind),
                    "types::",
                );
            }
        }
        let parameters = operation.parameters().map(|parameter| &parameter.kind);
        names.add_values(api, parameters, "types::");
        names
    }

    /// For the docs of one field: its own name is no link, and `null` is `None` unless `None` leaves the property out.
    fn of_field(api: &Api, field: &Field) -> Self {
        let mut names = Self::default();
        names.add(&field.name, format!("`{}`", plain(&field.ident)));
        if matches!(field.repr(), FieldRepr::Nullable | FieldRepr::Optional) {
            names.add("null", "`None`".to_owned());
        }
        names.add_values(api, [&field.kind], "");
        names
    }

    /// Replaces the code spans in the docs of one field.
    pub(super) fn apply_to_field(&self, api: &Api, field: &Field, lines: &[String]) -> Vec<String> {
        let own = Self::of_field(api, field);
        let lines = lines.iter();
        lines.map(|line| self.replace(line, Some(&own))).collect()
    }

    /// The names for the docs of one parameter, whose own name is no link.
    pub(super) fn apply_to_parameter(&self, parameter: &Parameter, line: &str) -> String {
        let mut own = Self::default();
        own.add(&parameter.name, format!("`{}`", plain(&parameter.ident)));
        self.replace(line, Some(&own))
    }

    /// Replaces the code spans of a line.
    pub(super) fn apply(&self, line: &str) -> String {
        self.replace(line, None)
    }

    fn replace(&self, line: &str, first: Option<&Self>) -> String {
        let find = |code: &str| {
            let own = first.and_then(|names| names.0.get(code));
            own.or_else(|| self.0.get(code))
        };
        let mut out = String::with_capacity(line.len());
        let mut rest = line;
        while let Some((before, code, after)) = split_code(rest) {
            out.push_str(before);
            match find(code).filter(|_| !before.ends_with(['[', '\\'])) {
                Some(text) => out.push_str(text),
                None => out.extend(["`", code, "`"]),
            }
            rest = after;
        }
        out + rest
    }

    fn add(&mut self, name: &str, text: String) {
        self.0.entry(name.to_owned()).or_insert(text);
    }

    fn add_fields(&mut self, object: &Struct, path: &str, has_setters: bool) {
        for field in &object.fields {
            let ident = plain(&field.ident);
            // Fields and their setters have the same name.
            let kind = if has_setters { "field@" } else { "" };
            self.add(&field.name, format!("[`{ident}`]({kind}{path}::{ident})"));
        }
    }

    /// The values of enums, unless two of the enums have the same value.
    fn add_values<'api>(
        &mut self,
        api: &'api Api,
        kinds: impl IntoIterator<Item = &'api Type>,
        types: &str,
    ) {
        let mut found: BTreeMap<&str, Option<String>> = BTreeMap::new();
        let mut names: Vec<&str> = kinds.into_iter().filter_map(Type::name).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            let Some(TypeKind::Enum(values)) = api.types.get(name).map(|it| &it.kind) else {
                continue;
            };
            for value in values {
                let variant = &value.variant;
                let link = format!("[`{variant}`]({types}{name}::{variant})");
                let entry = found.entry(&value.value);
                entry.and_modify(|it| *it = None).or_insert(Some(link));
            }
        }
        for (value, link) in found {
            if let Some(link) = link {
                self.add(value, link);
            }
        }
    }

    fn add_variants(&mut self, definition: &TypeDefinition, path: &str) {
        if let TypeKind::Enum(values) = &definition.kind {
            for value in values {
                let variant = &value.variant;
                self.add(&value.value, format!("[`{variant}`]({path}::{variant})"));
            }
        }
    }
}

fn is_request(api: &Api, name: &str) -> bool {
    api.types.get(name).is_some_and(|it| it.in_request)
}

/// Splits at the first code span: what is before it, its text, and what is after it.
fn split_code(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    Some((before, code, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> WireNames {
        let mut names = WireNames::default();
        names.add(
            "includeStats",
            "[`include_stats`](Self::include_stats)".to_owned(),
        );
        names
    }

    #[test]
    fn a_name_of_the_document_becomes_a_link_to_the_item() {
        assert_eq!(
            names().apply(" Set with `includeStats`, not `include`."),
            " Set with [`include_stats`](Self::include_stats), not `include`."
        );
    }

    #[test]
    fn links_and_text_stay() {
        for line in [
            "[`includeStats`](x)",
            "includeStats",
            "a ` b",
            "\\`includeStats\\`",
        ] {
            assert_eq!(names().apply(line), line);
        }
    }
}
