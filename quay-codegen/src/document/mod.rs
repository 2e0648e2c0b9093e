//! What Quay says: a Swagger 2.0 model of its own, as small as Quay's documents allow and strict beyond
//! that. Keywords that it does not know are reported, never skipped.

mod access;
pub mod canonical;
pub(crate) mod json;
mod parse;
mod schema;
mod strict;
pub(crate) mod version;

use std::collections::BTreeMap;

use crate::diagnostic::pointer::Pointer;

pub(crate) use access::Access;
pub use access::Right;
pub(crate) use parse::parse;
pub use schema::Bounds;
pub(crate) use schema::{Additional, Schema};
pub use version::MinorVersion;

/// A discovery document, corrected by the overlays.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) quay_version: Option<String>,
    pub(crate) tags: BTreeMap<String, Option<String>>,
    /// What each OAuth scope allows, where that is said.
    pub(crate) scopes: BTreeMap<String, String>,
    pub(crate) operations: Vec<Operation>,
    pub(crate) definitions: BTreeMap<String, Schema>,
}

/// One operation of a path.
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
    /// The status while a feature flag is off, where it is not that of the path.
    pub(crate) status_when_off: Option<u16>,
    pub(crate) flags: Vec<String>,
    pub(crate) last_seen: Option<String>,
    pub(crate) since: Option<String>,
    pub(crate) internal: bool,
    pub(crate) fresh_login: bool,
    pub(crate) deprecated: bool,
    /// `x-aliases`: other words that people search for.
    pub(crate) aliases: Vec<String>,
    pub(crate) paging: Option<Paging>,
}

/// The methods of HTTP that Swagger 2.0 knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
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
    /// All of them, in the order of the specification.
    pub(crate) const ALL: [Self; 7] = [
        Self::Get,
        Self::Put,
        Self::Post,
        Self::Delete,
        Self::Options,
        Self::Head,
        Self::Patch,
    ];

    /// The method as HTTP writes it.
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

    /// The member of a path item that holds the operation.
    pub(crate) fn key(self) -> String {
        self.as_str().to_ascii_lowercase()
    }
}

/// A parameter, its type as a schema whatever its place.
#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub(crate) pointer: Pointer,
    pub(crate) name: String,
    pub(crate) location: ParameterLocation,
    pub(crate) required: bool,
    pub(crate) description: Option<String>,
    pub(crate) schema: Schema,
    /// `x-multi-segment`: the value's slashes are part of the path.
    pub(crate) multi_segment: bool,
    /// `x-min-segments`: how many segments the value has at least.
    pub(crate) min_segments: u64,
    /// `x-digest`: the value is a digest, `algorithm:hex`; the server routes no other value here.
    pub(crate) digest: bool,
    pub(crate) since: Option<String>,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ParameterLocation {
    Path,
    Query,
    Body,
}

/// What an operation may answer under one status.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) pointer: Pointer,
    pub(crate) schema: Option<Schema>,
    /// `x-empty`: no useful body.
    pub(crate) empty: bool,
    /// `x-success`: carries the normal answer though the status is no 2xx.
    pub(crate) success: bool,
}

/// `x-paging`: how an operation pages.
#[derive(Debug)]
pub(crate) struct Paging {
    pub(crate) pointer: Pointer,
    pub(crate) style: PagingStyle,
    /// The property of the answer that holds the items.
    pub(crate) items: String,
    /// The property of the answer that says whether there are more pages, for paging by number.
    pub(crate) more: String,
    /// The property of the answer that tells its number, where the server may answer an earlier page
    /// than the one that was asked for.
    pub(crate) number: Option<String>,
}

/// The two kinds of paging that Quay has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PagingStyle {
    /// An opaque token, `next_page`, absent on the last page.
    NextPage,
    /// A page number, and `has_additional` while there are more.
    Page,
}
