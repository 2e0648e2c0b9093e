//! Resolves operations.

mod parameters;
mod path;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::names;
use super::responses::Responses;
use super::types::{self, Place, Types};
use crate::diagnostic::Sink;
use crate::document::{self, Document, ParameterLocation};
use crate::model::{Body, Operation};

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
    path::check(source, sink);
    let (path_parameters, query_parameters) = parameters::resolve(source, &type_name, types, sink);
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
