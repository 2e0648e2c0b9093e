//! Resolves operations.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::names;
use super::responses::Responses;
use super::types::{self, Place, Types};
use crate::diagnostic::Sink;
use crate::diagnostic::pointer::Pointer;
use crate::document::{self, Document, ParameterLocation};
use crate::model::{Body, Operation, Parameter, Tag, Timestamp, Type};

/// An operation and its location in the document.
pub(super) struct Resolved<'document> {
    pub(super) operation: Operation,
    pub(super) source: &'document document::Operation,
}

/// Resolves all operations, sorted by tag and operationId.
pub(super) fn resolve<'document>(
    document: &'document Document,
    types: &mut Types<'document>,
    sink: &mut Sink,
) -> Vec<Resolved<'document>> {
    let resolve = |source: &'document Arc<document::Operation>| {
        let operation = operation(source, types, sink);
        types.finish(sink);
        let operation = operation?;
        Some(Resolved { operation, source })
    };
    let mut resolved: Vec<Resolved<'_>> = document.operations.iter().filter_map(resolve).collect();
    // By `Operation::sort_key`. The keys are sorted first, because an operation is large to move.
    resolved.sort_by_cached_key(|resolved| {
        let source = resolved.source;
        (&source.tag, &source.id, &source.path, source.method)
    });
    resolved
}

fn operation<'document>(
    source: &'document document::Operation,
    types: &mut Types<'document>,
    sink: &mut Sink,
) -> Option<Operation> {
    let named = names::function(&source.id).zip(names::type_name(&source.id));
    let Some((function, type_name)) = named.filter(|_| is_plain_id(&source.id)) else {
        sink.error_with_help(
            &source.pointer.child("operationId"),
            format!(
                "the operationId `{}` cannot be converted to an unused Rust name",
                source.id
            ),
            "set another `operationId` with an overlay action",
        );
        return None;
    };
    check_path(source, sink);
    let (path_parameters, query_parameters) = parameters(source, &type_name, types, sink);
    let body = body(source, &type_name, types, sink);
    let responses = Responses::resolve(source, &type_name, types, sink);
    Some(Operation {
        id: source.id.clone(),
        document_id: None,
        tag: source.tag.clone(),
        function,
        method: source.method,
        path: source.path.clone(),
        shadowed_by: Vec::new(),
        summary: source.summary.clone(),
        description: source.description.clone(),
        scopes: scopes_of(source),
        access: source.access.as_ref().map(|access| access.right),
        status_when_off: source.status_when_off,
        flags: source.flags.clone(),
        settings: source.settings.clone(),
        last_seen: source.last_seen,
        since: source.since,
        aliases: source.aliases.clone(),
        internal: source.internal,
        fresh_login: source.fresh_login,
        deprecated: source.deprecated,
        path_parameters,
        query_parameters,
        body,
        response: responses.response,
        success_statuses: responses.success_statuses,
        extra_success_statuses: responses.extra_success_statuses,
        errors: responses.errors,
        paging: None,
        type_name,
    })
}

/// Returns whether rustdoc accepts an operationId as an alias.
fn is_plain_id(id: &str) -> bool {
    id.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}

/// Returns the parameter names in a path template, in order.
fn template_names(path: &str) -> impl Iterator<Item = &str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

/// Returns whether a segment contains several parameters, or a parameter and text, whose values could not be
/// distinguished.
fn is_mixed(segment: &str) -> bool {
    let inner = segment
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    inner.unwrap_or(segment).contains(['{', '}'])
}

fn check_path(source: &document::Operation, sink: &mut Sink) {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~{}".contains(&byte);
    let balanced = source.path.matches('{').count() == source.path.matches('}').count()
        && template_names(&source.path).count() == source.path.matches('{').count();
    // HTTP clients remove `.` and `..` from paths. The last segment is empty if the path ends in `/`.
    let segments: Vec<&str> = source.path.split('/').skip(1).collect();
    let inner = segments.split_last().map_or(&[][..], |(_, inner)| inner);
    let leads_elsewhere = inner.contains(&"")
        || segments
            .iter()
            .any(|segment| matches!(*segment, "." | ".."));
    if !source.path.starts_with('/')
        || !source.path.bytes().all(plain)
        || !balanced
        || leads_elsewhere
        || segments.iter().any(|segment| is_mixed(segment))
    {
        sink.error(
            &source.pointer,
            format!("invalid path template `{}`", source.path),
        );
    }
}

/// The number of undeclared parameters that are reported for a path. Each diagnostic repeats the path, which can be long.
const MAX_UNDECLARED: usize = 10;

fn parameters<'document>(
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
    for name in template_names(&source.path) {
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

fn body<'document>(
    source: &'document document::Operation,
    type_name: &str,
    types: &mut Types<'document>,
    sink: &mut Sink,
) -> Option<Body> {
    let parameter = source
        .parameters
        .iter()
        .find(|parameter| parameter.location == ParameterLocation::Body)?;
    let kind = types.resolve(
        &parameter.schema,
        Place::Part(&Place::Named(type_name), "Body"),
        sink,
    );
    types::reject_misplaced_format(&kind, &parameter.schema, sink);
    Some(Body {
        kind,
        required: parameter.required,
        is_argument: parameter.required,
        description: parameter.description.clone(),
        example: parameter.example.clone(),
    })
}

/// Returns the scopes stated by an overlay, or otherwise the document's scope.
fn scopes_of(source: &document::Operation) -> Vec<String> {
    match &source.access {
        Some(access) => access.scopes.clone(),
        None => source.scope.iter().cloned().collect(),
    }
}

/// Returns the scopes in use with their descriptions in the document.
pub(super) fn scopes(
    document: &Document,
    operations: &[Resolved<'_>],
) -> BTreeMap<String, Option<String>> {
    let used = operations
        .iter()
        .flat_map(|resolved| &resolved.operation.scopes);
    used.map(|scope| (scope.clone(), document.scopes.get(scope).cloned()))
        .collect()
}

/// Returns the tags in use with their module names.
pub(super) fn tags(
    document: &Document,
    operations: &[Resolved<'_>],
    sink: &mut Sink,
) -> BTreeMap<String, Tag> {
    let mut tags = BTreeMap::new();
    let mut modules: BTreeMap<String, String> = BTreeMap::new();
    for resolved in operations {
        let name = &resolved.operation.tag;
        if tags.contains_key(name) {
            continue;
        }
        let place: Pointer = resolved.source.pointer.child("tags");
        let module = names::module(name);
        let taken = module.as_ref().and_then(|module| modules.get(module));
        match (&module, taken) {
            (Some(module), None) => {
                modules.insert(module.clone(), name.clone());
            }
            (None, _) => sink.error_with_help(
                &place,
                format!("the tag `{name}` is invalid or reserved as the name of a module and Cargo feature"),
                "set another tag with an overlay action, made of ASCII letters, digits, `_` and `-`",
            ),
            (Some(module), Some(other)) => sink.error(
                &place,
                format!("the tags `{other}` and `{name}` both become the module `{module}`"),
            ),
        }
        let described = document.tags.get(name).cloned().unwrap_or_default();
        let tag = Tag {
            module: module.unwrap_or_default(),
            description: described.description,
            start: described.start,
            example: described.example,
            see: described.see,
            aliases: described.aliases,
        };
        tags.insert(name.clone(), tag);
    }
    keep_known(&mut tags, operations);
    tags
}

/// Removes operations and tags that a tag names but this document lacks. A server may hide them, and an older server
/// does not have them yet.
fn keep_known(tags: &mut BTreeMap<String, Tag>, operations: &[Resolved<'_>]) {
    let names: BTreeSet<String> = tags.keys().cloned().collect();
    let ids: BTreeSet<&str> = operations
        .iter()
        .map(|resolved| resolved.operation.id.as_str())
        .collect();
    for tag in tags.values_mut() {
        tag.start.retain(|id| ids.contains(id.as_str()));
        tag.see.retain(|name| names.contains(name));
    }
}
