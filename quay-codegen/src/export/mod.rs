//! Exports the corrected API as Swagger 2.0 or OpenAPI 3.1 for other generators and tools. Reads only the model.
//!
//! Exported documents use standard keywords and state only what is known:
//!
//! - An enum that occurs in responses is a string with `x-extensible-enum`, since a newer Quay may send other values.
//!   An enum that is only sent is a plain `enum`.
//! - Formats that the specification lacks are plain strings or numbers with `x-format` and a sentence with an example.
//! - Swagger 2.0 has no unions: a union becomes one object with the properties of all alternatives, which
//!   `x-alternatives` lists. OpenAPI 3.1 uses `anyOf`.
//! - Everything else is kept in the overlay keywords such as `x-since` and `x-paging`, and repeated in the descriptions
//!   where readers need it.
//!
//! The server address is a placeholder, `https://quay.example.com`.

mod definitions;
mod descriptions;
mod json_object;
mod operations;
mod schemas;

use serde_json::Value;

use crate::model::Api;
use json_object::JsonObject;

/// The placeholder for the server's address. Both formats require the address of the page that grants OAuth tokens, and
/// many generators require a server.
const SERVER: &str = "https://quay.example.com";
/// [`SERVER`] without the scheme.
const HOST: &str = "quay.example.com";
/// The name of the security scheme.
const OAUTH: &str = "oauth2_implicit";

/// The format of an exported document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Swagger 2.0.
    Swagger2,
    /// OpenAPI 3.1.
    OpenApi31,
}

/// Exports an API as JSON with a final newline. The output is deterministic.
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
    let server = JsonObject::new().with("url", SERVER).with(
        "description",
        "Placeholder for the address of your registry.",
    );
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

/// Returns the security scheme, if any operation needs a scope.
fn security(api: &Api, oauth: JsonObject) -> Option<JsonObject> {
    (!api.scopes.is_empty()).then(|| JsonObject::new().with(OAUTH, oauth))
}
