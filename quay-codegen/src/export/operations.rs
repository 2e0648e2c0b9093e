//! Exports operations: parameters, bodies and responses.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::definitions;
use super::json_object::JsonObject;
use super::schemas::{bounds, dates, description, typed};
use super::{Dialect, OAUTH, descriptions};
use crate::model::{
    Api, Body, Docs, Field, Operation, Paging, PagingStyle, Parameter, Response, Type, TypeKind,
};

/// The media type of all requests and responses.
pub(super) const JSON: &str = "application/json";

/// Returns all operations by path and method.
pub(super) fn paths(api: &Api, dialect: Dialect) -> JsonObject {
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for operation in &api.operations {
        let item = paths.entry(&operation.path).or_default();
        let value = Value::from(self::operation(api, operation, dialect));
        item.insert(operation.method.key().to_owned(), value);
    }
    paths.into_iter().collect()
}

fn operation(api: &Api, operation: &Operation, dialect: Dialect) -> JsonObject {
    let facts = descriptions::facts(operation);
    let paragraphs = [operation.description.as_deref()].into_iter();
    let paragraphs = paragraphs.chain(facts.iter().map(|fact| Some(fact.as_str())));
    let scopes = &operation.scopes;
    let security = (!scopes.is_empty()).then_some(scopes);
    let security = security
        .map(|scopes| JsonObject::new().with_list(OAUTH, scopes.iter().map(String::as_str)));
    let paging = operation.paging.as_ref();
    request(api, operation, dialect)
        .with("operationId", operation.id.as_str())
        .with_some(
            "summary",
            descriptions::text([operation.summary.as_deref()]),
        )
        .with_some("description", descriptions::text(paragraphs))
        .with("tags", vec![operation.tag.as_str()])
        .with("responses", responses(api, operation, dialect))
        .with_list("security", security)
        .with_flag("deprecated", operation.deprecated)
        .with_some("x-since", operation.since)
        .with_list("x-flags", operation.flags.iter().map(String::as_str))
        .with_some("x-access", access(operation))
        .with_some("x-status-when-off", operation.status_when_off)
        .with_flag("x-internal", operation.internal)
        .with_flag("x-requires-fresh-login", operation.fresh_login)
        .with_some(
            "x-paging",
            paging.map(|one| self::paging(api, operation, one)),
        )
}

/// Returns the `x-access` of an operation.
fn access(operation: &Operation) -> Option<JsonObject> {
    let right = operation.access?;
    let scopes: Vec<&str> = operation.scopes.iter().map(String::as_str).collect();
    let access = JsonObject::new().with("right", right.name());
    Some(access.with("scopes", scopes))
}

fn request(api: &Api, operation: &Operation, dialect: Dialect) -> JsonObject {
    let path = operation.path_parameters.iter();
    let query = operation.query_parameters.iter();
    let parameters = path
        .map(|one| parameter(api, one, "path", dialect))
        .chain(query.map(|one| parameter(api, one, "query", dialect)));
    let body = operation
        .body
        .as_ref()
        .map(|body| self::body(body, dialect));
    match dialect {
        Dialect::Swagger2 => JsonObject::new().with_list("parameters", parameters.chain(body)),
        Dialect::OpenApi31 => JsonObject::new()
            .with_list("parameters", parameters)
            .with_some("requestBody", body),
    }
}

fn parameter(api: &Api, parameter: &Parameter, location: &str, dialect: Dialect) -> JsonObject {
    let slashes = "Its slashes are part of the path.";
    let slashes = parameter.multi_segment.then_some(slashes);
    let docs = &parameter.docs;
    let object = JsonObject::new()
        .with("name", parameter.name.as_str())
        .with("in", location)
        .with("required", location == "path" || parameter.required)
        .with_some("description", description(&parameter.kind, docs, slashes))
        .with_flag("x-multi-segment", parameter.multi_segment)
        .with_all(dates(docs));
    let bounds = bounds(&parameter.kind, &docs.bounds);
    match dialect {
        Dialect::Swagger2 => object
            .with_all(inline_schema(api, &parameter.kind))
            .with_all(bounds),
        Dialect::OpenApi31 => {
            let schema = dialect.schema(&parameter.kind).with_all(bounds);
            object.with("schema", schema)
        }
    }
}

/// Exports a type without references, as Swagger 2.0 requires for parameters. Types that cannot be expressed become
/// strings, as they are sent in a path or query.
fn inline_schema(api: &Api, kind: &Type) -> JsonObject {
    match kind {
        Type::Named(name) => match api.types.get(name).map(|one| (one, &one.kind)) {
            Some((definition, TypeKind::Enum(values))) => {
                definitions::enum_schema(definition, values)
            }
            _ => typed("string"),
        },
        Type::List(item) => typed("array")
            .with("items", inline_schema(api, item))
            .with("collectionFormat", "multi"),
        kind => Dialect::Swagger2.schema(kind),
    }
}

fn body(body: &Body, dialect: Dialect) -> JsonObject {
    let schema = dialect.described(&body.kind, &Docs::default());
    let object = JsonObject::new().with("required", body.required).with_some(
        "description",
        descriptions::text([body.description.as_deref()]),
    );
    match dialect {
        Dialect::Swagger2 => object
            .with("name", "body")
            .with("in", "body")
            .with("schema", schema),
        Dialect::OpenApi31 => object.with("content", content(schema)),
    }
}

fn content(schema: JsonObject) -> JsonObject {
    JsonObject::new().with(JSON, JsonObject::new().with("schema", schema))
}

/// Exports the responses by status. An operation without a known status has a `default` response.
fn responses(api: &Api, operation: &Operation, dialect: Dialect) -> JsonObject {
    let success = || success(api, &operation.response, dialect);
    let mut responses = JsonObject::new();
    for (status, kind) in &operation.errors {
        let schema = kind.as_ref().map(|kind| dialect.schema(kind));
        let error = response(descriptions::error(*status), schema, dialect);
        responses = responses.with(&status.to_string(), error);
    }
    for status in &operation.success_statuses {
        responses = responses.with(&status.to_string(), success());
    }
    for status in &operation.extra_success_statuses {
        let success = success().with("x-success", true);
        responses = responses.with(&status.to_string(), success);
    }
    if responses.is_empty() {
        responses.with("default", success())
    } else {
        responses
    }
}

fn success(api: &Api, carried: &Response, dialect: Dialect) -> JsonObject {
    match carried {
        Response::Typed(kind) => {
            let schema = dialect.schema(kind);
            response(&descriptions::response(api, kind), Some(schema), dialect)
        }
        Response::Empty => {
            response("Success, without a useful body.", None, dialect).with("x-empty", true)
        }
        Response::Untyped => {
            let text = "JSON without a known schema.";
            response(text, Some(JsonObject::new()), dialect)
        }
    }
}

fn response(description: &str, schema: Option<JsonObject>, dialect: Dialect) -> JsonObject {
    let response = JsonObject::new().with("description", description);
    match dialect {
        Dialect::Swagger2 => response.with_some("schema", schema),
        Dialect::OpenApi31 => response.with_some("content", schema.map(content)),
    }
}

/// Exports the paging of an operation, with wire names.
fn paging(api: &Api, operation: &Operation, paging: &Paging) -> JsonObject {
    let fields = match api.types.get(&paging.page).map(|one| &one.kind) {
        Some(TypeKind::Struct(page)) => page.fields.as_slice(),
        _ => &[],
    };
    let field = |ident: &str| -> Option<&str> {
        let field: &Field = fields.iter().find(|field| field.ident == ident)?;
        Some(&field.name)
    };
    let parameters = &operation.query_parameters;
    let parameter = parameters.iter().find(|one| one.ident == paging.parameter);
    JsonObject::new()
        .with(
            "style",
            match paging.style {
                PagingStyle::NextPage => "next_page",
                PagingStyle::Page => "page",
            },
        )
        .with_some("parameter", parameter.map(|one| one.name.as_str()))
        .with_some("items", field(&paging.items))
        .with_some("more", field(&paging.more))
        .with_some("number", paging.number.as_deref().and_then(field))
}
