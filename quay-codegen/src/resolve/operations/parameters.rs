//! Resolves the parameters of operations.

use std::collections::BTreeMap;

use super::path;
use crate::diagnostic::Sink;
use crate::document::{self, ParameterLocation};
use crate::model::{Parameter, Timestamp, Type};
use crate::resolve::names;
use crate::resolve::types::{self, Place, Types};

/// The number of undeclared parameters that are reported for a path. Each diagnostic repeats the path, which can be long.
const MAX_UNDECLARED: usize = 10;

/// Returns the parameters of the path, in its order, and those of the query.
pub(super) fn resolve<'document>(
    source: &'document document::Operation,
    type_name: &str,
    types: &mut Types<'document>,
    sink: &mut Sink,
) -> (Vec<Parameter>, Vec<Parameter>) {
    let mut by_name = BTreeMap::new();
    let mut query = Vec::new();
    for parameter in &source.parameters {
        let resolved = match parameter.location {
            ParameterLocation::Body => continue,
            ParameterLocation::Path | ParameterLocation::Query => {
                self::parameter(parameter, type_name, types, sink)
            }
        };
        match (parameter.location, resolved) {
            (ParameterLocation::Path, Some(resolved)) => {
                by_name.insert(parameter.name.as_str(), (resolved, parameter));
            }
            (_, Some(resolved)) => query.push(resolved),
            (_, None) => {}
        }
    }
    let mut path = Vec::new();
    let mut undeclared = 0;
    for name in path::parameter_names(&source.path) {
        match by_name.remove(name) {
            Some((parameter, _)) => path.push(parameter),
            None if undeclared == MAX_UNDECLARED => {}
            None => {
                undeclared += 1;
                sink.error_with_help(
                    &source.pointer,
                    format!("duplicate or undeclared path parameter `{name}`"),
                    "declare it once with `in: path` with an overlay action",
                );
            }
        }
    }
    for (name, (_, parameter)) in by_name {
        sink.warning(
            &parameter.pointer,
            format!("ignoring the path parameter `{name}`, which does not occur in the path"),
        );
    }
    (path, query)
}

fn parameter<'document>(
    source: &'document document::Parameter,
    type_name: &str,
    types: &mut Types<'document>,
    sink: &mut Sink,
) -> Option<Parameter> {
    let wanted = source.schema.rust_name.as_deref().unwrap_or(&source.name);
    let ident = names::identifier(wanted).filter(|ident| !names::is_reserved_setter(ident));
    let Some(ident) = ident else {
        sink.error_with_help(
            &source.pointer,
            format!(
                "the parameter `{}` cannot be converted to an unused Rust name",
                source.name
            ),
            "name it with `x-rust-name` in an overlay action",
        );
        return None;
    };
    let place = Place::Property(type_name, &source.name);
    let kind = types.resolve(&source.schema, place, sink);
    if !is_parameter_type(&kind, source) {
        sink.error(
            &source.pointer,
            format!(
                "the parameter `{}` has a type that cannot be sent in a path or query",
                source.name
            ),
        );
    }
    let mut docs = types::docs(&source.schema);
    docs.description.clone_from(&source.description);
    docs.example.clone_from(&source.example);
    docs.since = source.since;
    Some(Parameter {
        name: source.name.clone(),
        ident,
        kind,
        required: source.required,
        is_argument: source.required,
        multi_segment: source.multi_segment,
        min_segments: source.min_segments,
        digest: source.digest,
        docs,
    })
}

/// Returns whether the runtime can encode this type in a path or query in the document's format.
fn is_parameter_type(kind: &Type, parameter: &document::Parameter) -> bool {
    let in_query = parameter.location == ParameterLocation::Query;
    match kind {
        Type::Boolean | Type::Integer(_) | Type::Double | Type::String => true,
        Type::Date => !in_query,
        Type::Secret => !in_query && !parameter.multi_segment && !parameter.digest,
        Type::UsDate => in_query,
        Type::Timestamp(Timestamp::UnixTime | Timestamp::UnixTimeMs) => in_query,
        Type::List(item) => in_query && **item == Type::String,
        Type::Named(_) => parameter.schema.values.is_some(),
        Type::Any
        | Type::Map(_)
        | Type::Nullable(_)
        | Type::Timestamp(_)
        | Type::LenientInteger(_) => false,
    }
}
