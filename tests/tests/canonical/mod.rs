//! Tests the canonical form of documents, and the diagnostics for malformed documents.

// clippy.toml allows these in test functions, but not in helpers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod content;
mod diagnostics;

use quay_codegen::canonical::canonicalize;
use quay_codegen::diagnostic::{Diagnostics, Source};
use serde_json::{Value, json};

const VERSION: &str = "3.18.0";

fn run(public: &Value, internal: &Value) -> Result<String, Diagnostics> {
    run_texts(&public.to_string(), &internal.to_string())
}

fn run_texts(public: &str, internal: &str) -> Result<String, Diagnostics> {
    let public = Source::new("public.json", public);
    let internal = Source::new("internal.json", internal);
    canonicalize(&public, &internal, VERSION)
}

/// Returns the canonical form of a document passed as both inputs.
fn clean(document: &Value) -> Value {
    serde_json::from_str(&run(document, document).unwrap()).unwrap()
}

/// Returns the diagnostics for a document passed as both inputs.
fn complaint(document: &Value) -> String {
    run(document, document).unwrap_err().to_string()
}

/// Returns a document with one operation, `GET /a`.
fn with_operation(operation: Value) -> Value {
    json!({"swagger": "2.0", "paths": {"/a": {"get": operation}}})
}

/// Returns a document with one definition, `Thing`.
fn with_schema(schema: Value) -> Value {
    json!({"swagger": "2.0", "paths": {}, "definitions": {"Thing": schema}})
}

/// Returns a document with server details, prose and an internal operation.
fn served(internal: bool) -> Value {
    let mut document = json!({
        "swagger": "2.0",
        "host": "quay.corp.example:8443",
        "schemes": ["https"],
        "basePath": "/",
        "info": {
            "title": "Corp registry",
            "version": "v1",
            "description": "A long text.",
            "termsOfService": "https://corp.example/tos",
            "contact": {"email": "admin@corp.example"}
        },
        "securityDefinitions": {"oauth2_implicit": {
            "type": "oauth2",
            "flow": "implicit",
            "authorizationUrl": "https://quay.corp.example:8443/oauth/authorize",
            "scopes": {"repo:read": "A long text.", "org:admin": "A long text."}
        }},
        "tags": [{"name": "unused"}, {"name": "tag", "description": "A long text."}, {"name": "build"}],
        "paths": {
            "/b/{repository}": {
                "x-name": "endpoints.b.B", "x-path": "/b/<repopath:repository>", "x-tag": "tag",
                "x-user-related": "endpoints.u.B",
                "parameters": [
                    {"name": "repository", "in": "path", "required": true, "type": "string", "description": "A long text."}
                ],
                "post": {
                    "operationId": "createB",
                    "description": "A long text.",
                    "summary": "A long text.",
                    "tags": ["tag", "build"],
                    "x-requires-fresh-login": true,
                    "security": [{"oauth2_implicit": ["repo:read", "org:admin"]}],
                    "parameters": [
                        {"name": "z", "in": "query", "type": "string"},
                        {"name": "repository", "in": "path", "required": true, "type": "string"},
                        {"name": "a", "in": "query", "type": "string"},
                        {"name": "body", "in": "body", "schema": {"$ref": "#/definitions/B"}}
                    ],
                    "responses": {
                        "default": {"description": "A long text."},
                        "201": {"description": "A long text.", "schema": {"$ref": "#/definitions/B"}}
                    }
                }
            },
            "/empty": {"x-name": "endpoints.e.Empty", "parameters": []}
        },
        "definitions": {"B": {
            "id": "B", "title": "A long text.", "description": "A long text.", "type": "object",
            "required": ["z", "a"],
            "properties": {"z": {"type": "string", "description": "A long text."}, "a": {"enum": ["y", "x"]}}
        }}
    });
    if internal {
        document["paths"]["/b/{repository}"]["get"] = json!({
            "operationId": "getB", "tags": ["tag"], "responses": {"200": {"description": "A long text."}}
        });
    }
    document
}

/// Reverses properties, parameters, tags and `required` of a document.
fn shuffled(value: &Value) -> String {
    match value {
        Value::Object(object) => {
            let members = object.iter().rev().map(|(key, value)| {
                let value = match (key.as_str(), value) {
                    ("parameters" | "required" | "tags", Value::Array(list)) => {
                        Value::Array(list.iter().rev().cloned().collect())
                    }
                    _ => value.clone(),
                };
                format!("{}:{}", json!(key), shuffled(&value))
            });
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        Value::Array(list) => {
            let elements: Vec<_> = list.iter().map(shuffled).collect();
            format!("[{}]", elements.join(","))
        }
        other => other.to_string(),
    }
}

#[test]
fn the_canonical_form_of_a_whole_document() {
    let text = run(&served(false), &served(true)).unwrap();
    let expected = r##"{
  "basePath": "/",
  "definitions": {
    "B": {
      "properties": {
        "a": {
          "enum": [
            "y",
            "x"
          ]
        },
        "z": {
          "type": "string"
        }
      },
      "required": [
        "a",
        "z"
      ],
      "type": "object"
    }
  },
  "info": {
    "title": "Quay",
    "version": "v1"
  },
  "paths": {
    "/b/{repository}": {
      "get": {
        "operationId": "getB",
        "responses": {
          "200": {}
        },
        "tags": [
          "tag"
        ],
        "x-internal": true
      },
      "parameters": [
        {
          "in": "path",
          "name": "repository",
          "required": true,
          "type": "string"
        }
      ],
      "post": {
        "operationId": "createB",
        "parameters": [
          {
            "in": "body",
            "name": "body",
            "schema": {
              "$ref": "#/definitions/B"
            }
          },
          {
            "in": "path",
            "name": "repository",
            "required": true,
            "type": "string"
          },
          {
            "in": "query",
            "name": "a",
            "type": "string"
          },
          {
            "in": "query",
            "name": "z",
            "type": "string"
          }
        ],
        "responses": {
          "201": {
            "schema": {
              "$ref": "#/definitions/B"
            }
          },
          "default": {}
        },
        "security": [
          {
            "oauth2_implicit": [
              "org:admin",
              "repo:read"
            ]
          }
        ],
        "tags": [
          "build",
          "tag"
        ],
        "x-requires-fresh-login": true
      }
    }
  },
  "securityDefinitions": {
    "oauth2_implicit": {
      "flow": "implicit",
      "scopes": {
        "org:admin": "",
        "repo:read": ""
      },
      "type": "oauth2"
    }
  },
  "swagger": "2.0",
  "tags": [
    {
      "name": "build"
    },
    {
      "name": "tag"
    }
  ],
  "x-quay-version": "3.18.0"
}
"##;
    assert_eq!(text, expected);
}
