//! Builds the canonical form of a document: only the API, without prose, deployment or implementation details.
//! Operations that only the internal document contains are marked. Everything is sorted, so the same API always gives
//! the same bytes.
//!
//! The result depends only on the two documents and the version. Malformed input is reported.

mod filter;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use self::filter::Filter;
pub(crate) use self::filter::tags_in_use;
use crate::diagnostic::pointer::Pointer;
use crate::diagnostic::{Diagnostic, Diagnostics, Hint, Source};
use crate::document::Method;
use crate::document::json::{self, kind};

/// The maximum number of operations that a message lists.
const MAX_LISTED: usize = 10;

/// Builds the canonical document from the two documents of a server; it ends with a newline.
///
/// The internal document provides the content. Operations missing from the public document are marked with
/// `x-internal`. If both inputs are the same canonical document, the result equals it.
///
/// # Errors
///
/// All errors in either document: invalid JSON, a format other than Swagger 2.0, a property of the wrong type, an
/// operation that only the public document contains.
pub fn canonicalize(
    public: &Source,
    internal: &Source,
    quay_version: &str,
) -> Result<String, Diagnostics> {
    let mut problems = Diagnostics::new();
    let Some((public_operations, internal_document)) = read_both(public, internal, &mut problems)
    else {
        return Err(problems.located_in([public, internal]));
    };
    let internal_operations = operations(&internal_document);
    let lost: Vec<_> = public_operations.difference(&internal_operations).collect();
    if !lost.is_empty() {
        problems.push(no_subset(public, internal, &lost));
    }

    let mut filter = Filter::new(internal, &public_operations, problems);
    let document = filter.document(internal_document, quay_version);
    if filter.problems.has_errors() {
        return Err(filter.problems.located_in([public, internal]));
    }
    Ok(print(document))
}

/// The path and method that identify an operation.
pub(crate) type Operation = (String, String);

/// Returns the operations of the public document, and the internal document.
fn read_both(
    public: &Source,
    internal: &Source,
    problems: &mut Diagnostics,
) -> Option<(BTreeSet<Operation>, Map<String, Value>)> {
    if public == internal {
        let document = read(internal, problems)?;
        return Some((operations(&document), document));
    }
    let (public, internal) = (read(public, problems), read(internal, problems));
    Some((operations(&public?), internal?))
}

/// Parses a Swagger 2.0 document with paths.
fn read(source: &Source, problems: &mut Diagnostics) -> Option<Map<String, Value>> {
    let document = json::read(source)
        .map_err(|found| problems.extend(found))
        .ok()?;
    let problem = match document.get("paths") {
        Some(Value::Object(_)) => return Some(document),
        Some(paths) => {
            let message = format!("expected an object, found {}", kind(paths));
            Diagnostic::error(&source.name, "/paths", message)
        }
        None => Diagnostic::error(&source.name, "", "`paths` is missing"),
    };
    problems.push(problem.help(Hint::CompleteDocument));
    None
}

/// Returns all operations of a document whose `paths` is an object.
fn operations(document: &Map<String, Value>) -> BTreeSet<Operation> {
    let paths = document.get("paths").and_then(Value::as_object);
    let items = paths.into_iter().flatten();
    items
        .filter_map(|(path, item)| Some((path, item.as_object()?)))
        .flat_map(|(path, item)| item.keys().map(move |key| (path, key)))
        .filter(|(_, key)| Method::is_key(key))
        .map(|(path, method)| (path.clone(), method.clone()))
        .collect()
}

/// Refuses a document without operations, of which no client can be made. Other problems are not reported.
///
/// # Errors
///
/// If the document has `paths`, but no operations.
pub fn require_operations(source: &Source) -> Result<(), Diagnostics> {
    // One path of a canonical document suffices, so it is not parsed as a whole.
    let paths = json::split(&source.text).map(|split| split.paths);
    let mut items = paths
        .into_iter()
        .flatten()
        .map(|(_, text)| json::piece(text));
    let is_operation = |item: &Value| Method::ALL.iter().any(|it| item.get(it.key()).is_some());
    if items.any(|item| item.as_ref().is_some_and(is_operation)) {
        return Ok(());
    }
    match json::read(source) {
        Ok(document)
            if document.get("paths").is_some_and(Value::is_object)
                && operations(&document).is_empty() =>
        {
            let message = "the document contains no operations";
            let problem =
                Diagnostic::error(&source.name, "/paths", message).help(Hint::CompleteDocument);
            Err(Diagnostics::from(problem).located_in([source]))
        }
        _ => Ok(()),
    }
}

/// Whether the internal document of a server shows nothing but the operations of the public one. That is `false` for a
/// canonical document in place of both, which states its version, and for malformed ones.
pub fn lacks_internal_operations(public: &Source, internal: &Source) -> bool {
    let (Ok(public), Ok(internal)) = (json::read(public), json::read(internal)) else {
        return false;
    };
    let shown = operations(&internal);
    let is_canonical = internal.contains_key("x-quay-version");
    !is_canonical && !shown.is_empty() && operations(&public) == shown
}

fn no_subset(public: &Source, internal: &Source, lost: &[&Operation]) -> Diagnostic {
    let named: Vec<_> = lost
        .iter()
        .take(MAX_LISTED)
        .map(|(path, method)| format!("{} {path}", method.to_uppercase()))
        .collect();
    let more = match lost.len().saturating_sub(MAX_LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let place = lost.first().map_or_else(Pointer::root, |(path, method)| {
        Pointer::root().child("paths").child(path).child(method)
    });
    let message = format!(
        "the public document is not a subset of the internal one: {}{more} missing from {}",
        named.join(", "),
        internal.name
    );
    Diagnostic::error(&public.name, place.as_str(), message)
        .help("pass both documents of one server with one configuration, and check that they are not swapped")
}

fn print(document: Value) -> String {
    format!("{:#}\n", sorted(&document))
}

fn sorted(value: &Value) -> Value {
    let mut value = value.clone();
    // Other crates in the build may enable `preserve_order` of `serde_json`.
    value.sort_all_objects();
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_problems_of_a_document_in_place_of_both_are_reported_once() {
        for text in ["{", "{\"swagger\": \"2.0\"}"] {
            let document = Source::new("quay-3.18.json", text);
            let problems = canonicalize(&document, &document, "3.18.0").unwrap_err();
            assert_eq!(problems.len(), 1, "{problems}");
        }
    }
}
