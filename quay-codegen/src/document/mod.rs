//! A strict model of the part of Swagger 2.0 that Quay's documents use. Unknown keywords are errors.

mod access;
pub mod canonical;
mod conformance;
mod consistency;
mod date;
pub(crate) mod json;
pub(crate) mod keywords;
pub(crate) mod parse;
mod pattern;
pub(crate) mod prose;
mod read_only;
mod reader;
mod schema;
mod strict;
mod tags;
pub(crate) mod version;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use crate::diagnostic::pointer::Pointer;

pub(crate) use self::reader::definition_name;

pub(crate) use access::Access;
pub use access::Right;
pub(crate) use conformance::is_in_range;
pub(crate) use parse::parse;
pub use schema::Bounds;
pub(crate) use schema::{Additional, Schema};
pub use version::MinorVersion;

/// A document with the overlays applied.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) quay_version: Option<String>,
    pub(crate) tags: BTreeMap<String, Tag>,
    /// The description of each OAuth scope, if given.
    pub(crate) scopes: BTreeMap<String, String>,
    /// The operations and definitions, which several versions may share.
    pub(crate) operations: Vec<Arc<Operation>>,
    pub(crate) definitions: BTreeMap<String, Arc<Schema>>,
}

/// A tag.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tag {
    pub(crate) description: Option<String>,
    /// `x-start`: the operationIds to start with.
    pub(crate) start: Vec<String>,
    /// `x-example`: the name of an example program.
    pub(crate) example: Option<String>,
    /// `x-see`: related tags.
    pub(crate) see: Vec<String>,
    /// `x-aliases`: search terms for the docs.
    pub(crate) aliases: Vec<String>,
}

/// An operation of a path.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) pointer: Pointer,
    pub(crate) path: String,
    pub(crate) method: Method,
    pub(crate) id: String,
    pub(crate) tag: String,
    pub(crate) summary: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) responses: BTreeMap<String, Response>,
    pub(crate) scope: Option<String>,
    pub(crate) access: Option<Access>,
    /// The status while a feature flag is disabled, if it differs from the one that the path implies.
    pub(crate) status_when_off: Option<u16>,
    pub(crate) flags: Vec<String>,
    /// `x-settings`: the settings that the server must have.
    pub(crate) settings: BTreeMap<String, Value>,
    pub(crate) last_seen: Option<MinorVersion>,
    pub(crate) since: Option<MinorVersion>,
    pub(crate) internal: bool,
    pub(crate) fresh_login: bool,
    pub(crate) deprecated: bool,
    /// `x-aliases`: search terms for the docs.
    pub(crate) aliases: Vec<String>,
    pub(crate) paging: Option<Paging>,
}

impl Operation {
    /// Returns an operation about which nothing else is known.
    fn new(pointer: Pointer, path: &str, method: Method, id: String, tag: String) -> Self {
        Self {
            pointer,
            path: path.to_owned(),
            method,
            id,
            tag,
            summary: None,
            description: None,
            parameters: Vec::new(),
            responses: BTreeMap::new(),
            scope: None,
            access: None,
            status_when_off: None,
            flags: Vec::new(),
            settings: BTreeMap::new(),
            last_seen: None,
            since: None,
            internal: false,
            fresh_login: false,
            deprecated: false,
            aliases: Vec::new(),
            paging: None,
        }
    }
}

/// The HTTP methods allowed by Swagger 2.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
}

impl Method {
    /// All methods, in the order of the specification.
    pub(crate) const ALL: [Self; 7] = [
        Self::Get,
        Self::Put,
        Self::Post,
        Self::Delete,
        Self::Options,
        Self::Head,
        Self::Patch,
    ];

    /// Returns the method as written in HTTP.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
        }
    }

    /// Returns whether a key of a path item is a method.
    pub(crate) fn is_key(key: &str) -> bool {
        Self::ALL.iter().any(|method| method.key() == key)
    }

    /// Returns the key of the operation in a path item.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Put => "put",
            Self::Post => "post",
            Self::Delete => "delete",
            Self::Options => "options",
            Self::Head => "head",
            Self::Patch => "patch",
        }
    }
}

/// A parameter. Its type is a schema, regardless of its location.
#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub(crate) pointer: Pointer,
    pub(crate) name: String,
    pub(crate) location: ParameterLocation,
    pub(crate) required: bool,
    pub(crate) description: Option<String>,
    pub(crate) schema: Schema,
    /// `x-multi-segment`: the value may span several path segments.
    pub(crate) multi_segment: bool,
    /// `x-min-segments`: the minimum number of segments of the value.
    pub(crate) min_segments: u64,
    /// `x-digest`: the value is a digest, `algorithm:hex`; the server routes other values to another operation.
    pub(crate) digest: bool,
    pub(crate) since: Option<MinorVersion>,
    /// `x-example`: a plausible value.
    pub(crate) example: Option<serde_json::Value>,
}

/// The location of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ParameterLocation {
    Path,
    Query,
    Body,
}

/// The response of an operation for one status.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) pointer: Pointer,
    pub(crate) schema: Option<Schema>,
    /// `x-empty`: there is no useful body.
    pub(crate) empty: bool,
    /// `x-success`: has the body of a success although the status is not 2xx.
    pub(crate) success: bool,
}

/// `x-paging`: how an operation is paged.
#[derive(Debug)]
pub(crate) struct Paging {
    pub(crate) pointer: Pointer,
    pub(crate) style: PagingStyle,
    /// The property of the response that holds the items.
    pub(crate) items: String,
    /// The property of the response that indicates further pages, for paging by number.
    pub(crate) more: String,
    /// The property of the response with the page number, if the server may return an earlier page than requested.
    pub(crate) number: Option<String>,
}

/// The two kinds of paging used by Quay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PagingStyle {
    /// A page token, `next_page`, absent on the last page.
    NextPage,
    /// A page number; `has_additional` is true while there are more pages.
    Page,
}
