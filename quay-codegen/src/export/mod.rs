//! The corrected API as a document again, for the generators of other languages: Swagger 2.0 and
//! OpenAPI 3.1, made of the model alone.
//!
//! A document says what is true in words that generators know, and never more than that:
//!
//! - A vocabulary that an answer may hold is text with `x-extensible-enum`, since a newer Quay may send
//!   values that no document lists; one that is only ever sent is a plain `enum`.
//! - Notations that the standard has no format for are plain text or numbers with `x-format`, and a
//!   sentence that shows them.
//! - Swagger 2.0 has no alternatives: there a union is one object with the members of all, and
//!   `x-alternatives` names them. OpenAPI 3.1 says `anyOf`.
//! - What belongs to no standard is kept in the keywords that overlays have for it, `x-since` or
//!   `x-paging`, and said in the descriptions where it concerns a person.
//!
//! The registry's address is the deployment's own, so `https://quay.example.com` stands for it.

mod definitions;
mod descriptions;
mod json_object;
mod operations;
mod schemas;

use serde_json::Value;

use crate::model::Api;
use json_object::JsonObject;

/// What stands for the address of a registry. Swagger 2.0 and OpenAPI 3.1 both ask for the address of the
/// page that grants OAuth tokens, and many generators for a server.
const SERVER: &str = "https://quay.example.com";
/// [`SERVER`] without its scheme.
const HOST: &str = "quay.example.com";
/// The name of the way to sign in.
const OAUTH: &str = "oauth2_implicit";

/// The format of an exported document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Swagger 2.0.
    Swagger2,
    /// OpenAPI 3.1.
    OpenApi31,
}

/// The document of an API, as JSON with a final newline. The same API gives the same bytes.
pub fn export(api: &Api, dialect: Dialect) -> String {
    let mut document = Value::from(match dialect {
        Dialect::Swagger2 => swagger(api),
        Dialect::OpenApi31 => openapi(api),
    });
    document.sort_all_objects();
    format!("{document:#}\n")
}

fn swagger(api: &Api) -> JsonObject {
    let dialect = Dialect::Swagger2;
    let oauth = JsonObject::new()
        .with("type", "oauth2")
        .with("flow", "implicit")
        .with("authorizationUrl", authorization_url())
        .with("scopes", scopes(api));
    JsonObject::new()
        .with("swagger", "2.0")
        .with("info", info(api))
        .with("host", HOST)
        .with("basePath", "/")
        .with("schemes", vec!["https"])
        .with("consumes", vec![operations::JSON])
        .with("produces", vec![operations::JSON])
        .with("tags", tags(api))
        .with("paths", operations::paths(api, dialect))
        .with("definitions", definitions::all(api, dialect))
        .with_some("securityDefinitions", security(api, oauth))
}

fn openapi(api: &Api) -> JsonObject {
    let dialect = Dialect::OpenApi31;
    let implicit = JsonObject::new()
        .with("authorizationUrl", authorization_url())
        .with("scopes", scopes(api));
    let oauth = JsonObject::new()
        .with("type", "oauth2")
        .with("flows", JsonObject::new().with("implicit", implicit));
    let components = JsonObject::new()
        .with("schemas", definitions::all(api, dialect))
        .with_some("securitySchemes", security(api, oauth));
    let server = JsonObject::new()
        .with("url", SERVER)
        .with("description", "Stands for the address of your registry.");
    JsonObject::new()
        .with("openapi", "3.1.0")
        .with("info", info(api))
        .with("servers", vec![Value::from(server)])
        .with("tags", tags(api))
        .with("paths", operations::paths(api, dialect))
        .with("components", components)
}

fn info(api: &Api) -> JsonObject {
    JsonObject::new()
        .with("title", "Quay")
        .with("version", api.quay_version.as_deref().unwrap_or("unknown"))
        .with("description", descriptions::ABOUT)
}

fn tags(api: &Api) -> Vec<Value> {
    let tags = api.tags.iter().map(|(name, tag)| {
        JsonObject::new()
            .with("name", name.as_str())
            .with_some(
                "description",
                descriptions::text([tag.description.as_deref()]),
            )
            .into()
    });
    tags.collect()
}

fn authorization_url() -> String {
    format!("{SERVER}/oauth/authorize")
}

fn scopes(api: &Api) -> JsonObject {
    let scopes = api.scopes.iter();
    scopes
        .map(|(name, allows)| (name, allows.as_deref().unwrap_or_default()))
        .collect()
}

/// The one way to sign in, if any operation asks for a scope.
fn security(api: &Api, oauth: JsonObject) -> Option<JsonObject> {
    (!api.scopes.is_empty()).then(|| JsonObject::new().with(OAUTH, oauth))
}
