//! Operations: parameters, bodies, responses and paging.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::{Docs, Type};
use crate::document::{Method, MinorVersion, PagingStyle, Right};

/// An operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Operation {
    /// The operationId.
    pub id: String,
    /// The operationId in the document, if an overlay has changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_id: Option<String>,
    /// Its tag.
    pub tag: String,
    /// The name of its function.
    pub function: String,
    /// The name of the request struct.
    pub type_name: String,
    /// The HTTP method.
    pub method: Method,
    /// The path template.
    pub path: String,
    /// Templates of other operations that some values of this path would match. `{name*}` is one or more segments,
    /// `{name+}` two or more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shadowed_by: Vec<String>,
    /// The first line of the docs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Further documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The OAuth scopes that a token needs, all of them, the main one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<String>,
    /// The right that the handler checks, if an overlay states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<Right>,
    /// The status while a feature flag is disabled, if it differs from the one that the path implies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_when_off: Option<u16>,
    /// The feature flags that must be enabled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
    /// The settings that the server must have, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub settings: BTreeMap<String, Value>,
    /// The version that last showed the operation, if no server of this version has shown it yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<MinorVersion>,
    /// The first minor version of Quay with the operation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<MinorVersion>,
    /// Search terms for the docs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Whether only the internal document contains it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub internal: bool,
    /// Whether a session requires a fresh login.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub fresh_login: bool,
    /// Whether it is deprecated.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deprecated: bool,
    /// The path parameters in path order.
    pub path_parameters: Vec<Parameter>,
    /// The query parameters by name.
    pub query_parameters: Vec<Parameter>,
    /// The JSON body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
    /// The body of a successful response.
    pub response: Response,
    /// The statuses of successful responses. Used for documents only, since the client accepts any 2xx.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub success_statuses: BTreeSet<u16>,
    /// Statuses outside 2xx with the body of a successful response.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub extra_success_statuses: BTreeSet<u16>,
    /// The error statuses in the document and their bodies.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub errors: BTreeMap<u16, Option<Type>>,
    /// How the operation is paged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paging: Option<Paging>,
}

/// A path or query parameter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Parameter {
    /// The wire name.
    pub name: String,
    /// The Rust identifier.
    pub ident: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Whether it is required.
    pub required: bool,
    /// Whether the Rust function takes it as an argument.
    #[serde(skip)]
    pub is_argument: bool,
    /// Whether the value may span several path segments.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub multi_segment: bool,
    /// The minimum number of segments of such a value.
    #[serde(skip_serializing_if = "is_one")]
    pub min_segments: u64,
    /// Whether the value is a digest; the server routes other values to another operation.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub digest: bool,
    /// The documentation.
    #[serde(flatten)]
    pub docs: Docs,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_one(number: &u64) -> bool {
    *number == 1
}

/// A JSON body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Body {
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Whether it is required.
    pub required: bool,
    /// Whether the Rust function takes it as an argument.
    #[serde(skip)]
    pub is_argument: bool,
    /// The documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// A plausible value for examples, with at least the properties that differ from the example of the type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<serde_json::Value>,
}

/// The body of a successful response.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// Unknown: no overlay states it.
    Untyped,
    /// No useful body.
    Empty,
    /// JSON of this type.
    Typed(Type),
}

/// The paging of an operation, checked against its parameters and response.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Paging {
    /// The kind.
    pub style: PagingStyle,
    /// The identifier of the parameter that selects a page.
    pub parameter: String,
    /// The type of the response.
    pub page: String,
    /// The identifier of the field that holds the items.
    pub items: String,
    /// Whether that field may be absent.
    pub items_optional: bool,
    /// The type of an item.
    pub item: Type,
    /// The identifier of the field with the next page token, or of the field that indicates a next page.
    pub more: String,
    /// Whether that field may be absent.
    pub more_optional: bool,
    /// The identifier of the field with the page number, if the server may return an earlier page than requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

impl Operation {
    /// Returns the path and method, which identify the operation in a document.
    pub(crate) fn route(&self) -> (&str, Method) {
        (&self.path, self.method)
    }

    /// Returns what the operations of a model are sorted by.
    pub(crate) fn sort_key(&self) -> (&str, &str, &str, Method) {
        (&self.tag, &self.id, &self.path, self.method)
    }

    /// Returns whether a response with this status is a success.
    pub fn is_success(&self, status: u16) -> bool {
        is_2xx(status) || self.extra_success_statuses.contains(&status)
    }

    /// Returns the path parameters, followed by the query parameters.
    pub fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        self.path_parameters.iter().chain(&self.query_parameters)
    }

    /// Returns the path parameters, followed by the query parameters.
    pub(crate) fn parameters_mut(&mut self) -> impl Iterator<Item = &mut Parameter> {
        let path = self.path_parameters.iter_mut();
        path.chain(&mut self.query_parameters)
    }

    /// Returns the types of the parameters and the body.
    pub fn request_types(&self) -> impl Iterator<Item = &Type> {
        self.parameters()
            .map(|parameter| &parameter.kind)
            .chain(self.body.iter().map(|body| &body.kind))
    }

    /// Returns the type of a successful response.
    pub fn response_type(&self) -> Option<&Type> {
        match &self.response {
            Response::Typed(kind) => Some(kind),
            Response::Untyped | Response::Empty => None,
        }
    }
}

/// Returns whether a status is a success for every operation.
pub(crate) fn is_2xx(status: u16) -> bool {
    (200..300).contains(&status)
}
