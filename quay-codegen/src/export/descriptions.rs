//! Texts that only exported documents contain.

use crate::model::{Api, EnumValue, Operation, Timestamp, Type, since_sentence};

/// The description of the document.
pub(super) const ABOUT: &str = "\
The API of the Quay container registry: Quay's own document, corrected and completed from responses of real servers.

- `quay.example.com` is a placeholder for the address of your registry.
- Send a token in the header `Authorization: Bearer …`.
- `x-extensible-enum` lists the known values of an enum; newer versions of Quay may send others.
- `x-format` is the format of a value for which the specification has no `format`.
- `x-since` is the first version of Quay with the operation, parameter or property.
- `x-flags` lists the feature flags that must be enabled, and `x-paging` describes how to request the next page.";

/// Joins the paragraphs that are present.
pub(super) fn text<'text>(
    paragraphs: impl IntoIterator<Item = Option<&'text str>>,
) -> Option<String> {
    let paragraphs: Vec<&str> = paragraphs
        .into_iter()
        .flatten()
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"))
}

/// Describes the format of a type for which the specification has no `format`.
pub(super) fn format_note(kind: &Type) -> Option<&'static str> {
    match kind {
        Type::Nullable(inner) => format_note(inner),
        Type::UsDate => Some("A day, written `MM/DD/YYYY`."),
        Type::Timestamp(timestamp) => match timestamp {
            Timestamp::DateTime => None,
            Timestamp::DateTimeSeconds => Some("In whole seconds, without a fraction."),
            Timestamp::NaiveDateTime => Some("Written `2021-12-13 11:41:16.123`, in UTC."),
            Timestamp::Rfc2822 => Some("Written `Mon, 13 Dec 2021 11:41:16 -0000`."),
            Timestamp::HttpDate => Some("Written `Mon, 13 Dec 2021 11:41:16 GMT`."),
            Timestamp::UnixTime | Timestamp::UnixTimeFraction => {
                Some("In seconds since 1970-01-01, UTC.")
            }
            Timestamp::UnixTimeMs => Some("In milliseconds since 1970-01-01, UTC."),
        },
        Type::LenientInteger(_) => {
            Some("An integer, which Quay sometimes writes with a fraction of zero.")
        }
        _ => None,
    }
}

/// Lists the values of an enum with their descriptions.
pub(super) fn values(values: &[EnumValue]) -> Option<String> {
    let says =
        |value: &EnumValue| value.description.is_some() || value.version_sentence().is_some();
    if !values.iter().any(says) {
        return None;
    }
    let lines = values.iter().map(|value| {
        let versions = value.version_sentence();
        let meaning = [value.description.as_deref(), versions.as_deref()];
        let meaning: Vec<&str> = meaning.into_iter().flatten().map(str::trim).collect();
        if meaning.is_empty() {
            format!("- `{}`", value.value)
        } else {
            format!("- `{}`: {}", value.value, meaning.join(" "))
        }
    });
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// Describes an untagged union where only an object can be expressed.
pub(super) fn alternatives<'name>(names: impl IntoIterator<Item = &'name str>) -> String {
    format!(
        "Has the properties of one of these: {}.",
        quoted(names, ", ")
    )
}

/// Describes a union of scalars where only one type can be expressed.
pub(super) fn scalars(kinds: &[Type]) -> String {
    let names: Vec<&str> = kinds
        .iter()
        .map(|kind| match kind {
            Type::Boolean => "a boolean",
            Type::Integer(_) => "an integer",
            Type::Double => "a number",
            _ => "a string",
        })
        .collect();
    format!("This is {}.", names.join(", or "))
}

/// Returns the requirements for calling an operation.
pub(super) fn facts(operation: &Operation) -> Vec<String> {
    let mut facts = Vec::new();
    match operation.flags.as_slice() {
        [] => {}
        [flag] => facts.push(format!("Requires the feature flag `{flag}`.")),
        flags => facts.push(format!(
            "Requires the feature flags {}.",
            quoted(flags, ", ")
        )),
    }
    if operation.internal {
        facts.push("Listed only in the internal document of the registry.".to_owned());
    }
    facts.extend(operation.since.map(since_sentence));
    if operation.access.is_some() {
        let access = operation.access_sentence(code);
        facts.push(format!("Access: {access}."));
    }
    let absences = operation.absences().into_iter();
    facts.extend(absences.map(|(when, response)| format!("{when}: {response}.")));
    facts
}

/// Describes a response with a body, from the description of its type.
pub(super) fn response(api: &Api, kind: &Type) -> String {
    let definition = match kind {
        Type::Named(name) => api.types.get(name),
        _ => None,
    };
    let description = definition.and_then(|definition| definition.description.as_deref());
    text([description]).unwrap_or_else(|| "Success.".to_owned())
}

/// Describes an error status.
pub(super) fn error(status: u16) -> &'static str {
    match status {
        400 => "The request is invalid.",
        401 => "The token is missing or invalid.",
        403 => "The token or its user does not have permission.",
        404 => "The resource does not exist, or the caller is not allowed to see it.",
        _ => "The request failed.",
    }
}

/// Formats a name as a code span.
pub(super) fn code(name: &str) -> String {
    format!("`{name}`")
}

fn quoted<'name, T: AsRef<str> + ?Sized + 'name>(
    names: impl IntoIterator<Item = &'name T>,
    separator: &str,
) -> String {
    let names = names.into_iter().map(|name| code(name.as_ref()));
    names.collect::<Vec<_>>().join(separator)
}
