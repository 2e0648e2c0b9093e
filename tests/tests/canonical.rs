//! The canonical form of a discovery document: what is kept, removed and sorted, and the diagnostics for malformed
//! documents.

// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use quay_codegen::canonical::canonicalize;
use quay_codegen::diagnostic::{Diagnostics, Source};
use serde_json::{Map, Value, json};

const VERSION: &str = "3.18.0";

fn run(public: &Value, internal: &Value) -> Result<String, Diagnostics> {
    run_texts(&public.to_string(), &internal.to_string())
}

fn run_texts(public: &str, internal: &str) -> Result<String, Diagnostics> {
    let public = Source::new("public.json", public);
    let internal = Source::new("internal.json", internal);
    canonicalize(&public, &internal, VERSION)
}

/// The canonical form of a document given as both inputs, as JSON.
fn clean(document: &Value) -> Value {
    serde_json::from_str(&run(document, document).unwrap()).unwrap()
}

/// The diagnostics for a document given as both inputs.
fn complaint(document: &Value) -> String {
    run(document, document).unwrap_err().to_string()
}

/// A document with one operation, `GET /a`.
fn with_operation(operation: Value) -> Value {
    json!({"swagger": "2.0", "paths": {"/a": {"get": operation}}})
}

/// A document with one definition, `Thing`.
fn with_schema(schema: Value) -> Value {
    json!({"swagger": "2.0", "paths": {}, "definitions": {"Thing": schema}})
}

/// A document with server details, prose and an internal operation.
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

/// The same document with reversed members, parameters, tags and `required`.
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
fn the_whole_form_at_a_glance() {
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

#[test]
fn server_details_and_prose_are_removed() {
    let text = run(&served(false), &served(true)).unwrap();
    for trace in [
        "corp",
        "long text",
        "https",
        "endpoints.",
        "x-name",
        "x-path",
        "x-tag",
        "x-user",
    ] {
        assert!(!text.contains(trace), "{trace} in {text}");
    }
}

#[test]
fn order_does_not_matter() {
    let (public, internal) = (served(false), served(true));
    let straight = run(&public, &internal).unwrap();
    let turned = run_texts(&shuffled(&public), &shuffled(&internal)).unwrap();
    assert_ne!(shuffled(&internal), internal.to_string());
    assert_eq!(straight, turned);
    assert_eq!(straight, run(&public, &internal).unwrap());
}

#[test]
fn parameters_that_share_place_and_name_are_ordered_by_the_rest() {
    let of = |first: &str, second: &str| {
        with_operation(json!({"parameters": [
            {"name": "a", "in": "query", "type": first},
            {"name": "a", "in": "query", "type": second}
        ]}))
    };
    assert_eq!(
        clean(&of("string", "integer")),
        clean(&of("integer", "string"))
    );
}

#[test]
fn a_canonical_document_is_unchanged() {
    let once = run(&served(false), &served(true)).unwrap();
    assert_eq!(run_texts(&once, &once).unwrap(), once);
}

#[test]
fn the_version_is_the_one_asked_for() {
    let mut document = with_operation(json!({}));
    document["x-quay-version"] = json!("3.9.1");
    assert_eq!(clean(&document)["x-quay-version"], json!("3.18.0"));
}

#[test]
fn marked_operations_stay_marked() {
    let marked = with_operation(json!({"x-internal": true}));
    assert_eq!(
        clean(&marked)["paths"]["/a"]["get"],
        json!({"x-internal": true})
    );
    let unmarked = with_operation(json!({"x-internal": false}));
    assert_eq!(clean(&unmarked)["paths"]["/a"]["get"], json!({}));
}

#[test]
fn an_internal_path_is_marked_on_each_of_its_operations() {
    let public = with_operation(json!({}));
    let mut internal = public.clone();
    internal["paths"]["/b"] = json!({"get": {}, "put": {}});
    let text = run(&public, &internal).unwrap();
    let paths = &serde_json::from_str::<Value>(&text).unwrap()["paths"];
    let marked = json!({"x-internal": true});
    assert_eq!(
        *paths,
        json!({"/a": {"get": {}}, "/b": {"get": marked, "put": marked}})
    );
}

#[test]
fn properties_and_definitions_may_be_named_like_keywords() {
    let names = [
        "description",
        "example",
        "externalDocs",
        "id",
        "required",
        "title",
        "x-name",
    ];
    let members: Map<String, Value> = names
        .iter()
        .map(|name| ((*name).to_owned(), json!({"type": "string"})))
        .collect();
    let mut document = with_schema(json!({"properties": members}));
    for name in names {
        document["definitions"][name] = json!({"type": "string"});
    }
    let definitions = &clean(&document)["definitions"];
    assert_eq!(definitions["Thing"]["properties"], Value::Object(members));
    for name in names {
        assert_eq!(definitions[name], json!({"type": "string"}), "{name}");
    }
}

#[test]
fn prose_is_removed_at_every_depth_of_a_schema() {
    let leaf =
        || json!({"type": "string", "description": "x", "title": "x", "id": "x", "example": "x"});
    let bare = || json!({"type": "string"});
    let schema = |leaf: &dyn Fn() -> Value| {
        json!({
            "items": {"items": [leaf()]},
            "additionalProperties": {"additionalProperties": leaf()},
            "patternProperties": {"^a": leaf()},
            "properties": {"properties": {"properties": {"title": leaf()}}},
            "allOf": [leaf()], "anyOf": [leaf()], "oneOf": [leaf()], "not": leaf()
        })
    };
    let cleaned = clean(&with_schema(schema(&leaf)));
    assert_eq!(cleaned["definitions"]["Thing"], schema(&bare));
    let operation = with_operation(json!({
        "parameters": [{"in": "body", "name": "body", "schema": schema(&leaf)}],
        "responses": {"200": {"schema": schema(&leaf), "headers": {"title": leaf()}}}
    }));
    let operation = &clean(&operation)["paths"]["/a"]["get"];
    assert_eq!(operation["parameters"][0]["schema"], schema(&bare));
    assert_eq!(operation["responses"]["200"]["schema"], schema(&bare));
    assert_eq!(
        operation["responses"]["200"]["headers"]["title"],
        json!({"type": "string", "id": "x"})
    );
}

#[test]
fn path_extensions_and_schemes_are_removed() {
    let operation = json!({"operationId": "getA", "schemes": ["http"]});
    let paths = json!({"x-paths": {"get": {}}, "/a": {"x-get": {}, "get": operation}});
    let document = json!({"swagger": "2.0", "paths": paths});
    let expected = json!({"/a": {"get": {"operationId": "getA"}}});
    assert_eq!(clean(&document)["paths"], expected);
}

#[test]
fn prose_is_removed_from_parameter_items() {
    let items = json!({"type": "string", "description": "x"});
    let parameter = json!({"in": "query", "name": "a", "type": "array", "items": items});
    let operation = with_operation(json!({"parameters": [parameter]}));
    let parameters = &clean(&operation)["paths"]["/a"]["get"]["parameters"];
    assert_eq!(parameters[0]["items"], json!({"type": "string"}));
}

#[test]
fn constraints_and_the_order_that_means_something_stay() {
    let schema = json!({
        "type": ["string", "null"], "enum": ["z", "a", null], "default": {"title": "kept"},
        "minimum": 1, "maxLength": 9, "pattern": "^a$", "minItems": 0, "uniqueItems": true,
        "oneOf": [{"type": "object"}, {"type": "array"}], "not": {}, "additionalProperties": false
    });
    assert_eq!(
        clean(&with_schema(schema.clone()))["definitions"]["Thing"],
        schema
    );
}

#[test]
fn path_parameters_stay_where_they_are_even_twice() {
    let parameter = json!({"in": "path", "name": "p", "required": true, "type": "string"});
    let item = json!({"parameters": [parameter], "get": {"parameters": [parameter]}});
    let document = json!({"swagger": "2.0", "paths": {"/{p}": item}});
    assert_eq!(clean(&document)["paths"]["/{p}"], item);
}

#[test]
fn an_operation_missing_from_the_internal_document_is_named() {
    let mut public = with_operation(json!({}));
    public["paths"]["/only/public"] = json!({"put": {}, "delete": {}});
    let problems = run(&public, &with_operation(json!({})))
        .unwrap_err()
        .to_string();
    assert!(
        problems.contains("DELETE /only/public, PUT /only/public not in internal.json"),
        "{problems}"
    );
    assert!(
        problems.contains("/paths/~1only~1public/delete"),
        "{problems}"
    );
    assert!(problems.contains("swapped"), "{problems}");
}

#[test]
fn many_missing_operations_are_counted() {
    let mut public = with_operation(json!({}));
    for number in 0..30 {
        public["paths"][format!("/{number}")] = json!({"get": {}});
    }
    let problems = run(&public, &with_operation(json!({})))
        .unwrap_err()
        .to_string();
    assert!(problems.contains("and 20 more"), "{problems}");
}

#[test]
fn an_html_page_is_reported_as_such() {
    let problems = run_texts("\n<!DOCTYPE html>\n<html></html>", "<html>").unwrap_err();
    assert_eq!(
        problems.len(),
        2,
        "both documents are complained about at once"
    );
    let text = problems.to_string();
    assert!(text.contains("HTML page"), "{text}");
    assert!(
        text.contains("public.json:1:1") && text.contains("internal.json:1:1"),
        "{text}"
    );
    assert!(text.contains("help:"), "{text}");
}

#[test]
fn invalid_json_is_reported_with_its_position() {
    for broken in [
        "",
        "{\"swagger\": ",
        "{\n  \"swagger\": oops\n}",
        "\u{0}",
        "nul",
    ] {
        let text = run_texts(broken, broken).unwrap_err().to_string();
        assert!(text.contains("not JSON"), "{broken:?}: {text}");
    }
    let text = run_texts("{}", "{\n  \"swagger\": oops\n}")
        .unwrap_err()
        .to_string();
    assert!(text.contains("internal.json:2:14"), "{text}");
}

#[test]
fn documents_other_than_swagger_2_are_refused() {
    let cases = [
        (json!([]), "a list"),
        (json!({"message": "no"}), "`swagger` is missing"),
        (
            json!({"openapi": "3.0.0", "paths": {}}),
            "`swagger` is missing",
        ),
        (json!({"swagger": "1.2", "paths": {}}), "\"1.2\""),
        (
            json!({"swagger": 2.0, "paths": {}}),
            "Swagger 2.0, not \"2.0\"",
        ),
        (json!({"swagger": "2.0"}), "`paths` is missing"),
        (
            json!({"swagger": "2.0", "paths": []}),
            "a list, not an object",
        ),
    ];
    for (document, expected) in cases {
        let text = complaint(&document);
        assert!(text.contains(expected), "{document}: {text}");
        assert!(text.contains("/api/v1/discovery"), "{document}: {text}");
    }
}

#[test]
fn all_members_of_the_wrong_type_are_reported() {
    let document = json!({
        "swagger": "2.0",
        "paths": {"/a": {
            "get": {"parameters": {}, "responses": {"200": []}},
            "put": "x",
            "fetch": {}
        }},
        "definitions": {"A": 1, "B": {"properties": {"p": {"oneOf": {}}}}}
    });
    let text = complaint(&document);
    for place in [
        "(/paths/~1a/get/parameters)",
        "(/paths/~1a/get/responses/200)",
        "(/paths/~1a/put)",
        "(/paths/~1a/fetch)",
        "(/definitions/A)",
        "(/definitions/B/properties/p/oneOf)",
    ] {
        assert!(text.contains(place), "{place}: {text}");
    }
}

#[test]
fn prose_of_the_wrong_type_is_kept_for_parsing_to_report() {
    let schema = json!({"description": {"type": "string"}, "id": {"type": "string"}});
    assert_eq!(
        clean(&with_schema(schema.clone()))["definitions"]["Thing"],
        schema
    );
}

#[test]
fn deep_nesting_and_repeated_keys_are_reported() {
    let deep = format!("{}{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    let text = run_texts(&deep, &deep).unwrap_err().to_string();
    assert!(text.contains("recursion limit"), "{text}");

    let mut schema = json!({"type": "string"});
    for _ in 0..40 {
        schema = json!({"properties": {"p": schema}});
    }
    assert_eq!(
        clean(&with_schema(schema.clone()))["definitions"]["Thing"],
        schema
    );

    let twice = r#"{"swagger": "2.0", "paths": {}, "paths": {"/a": {"get": {}}}}"#;
    let text = run_texts(twice, twice).unwrap_err().to_string();
    assert!(text.contains("paths"), "{text}");
}
