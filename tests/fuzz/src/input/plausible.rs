//! Values that are plausible for a keyword.

use serde_json::{Value, json};

use super::hostile::{number, text, value};
use crate::choices::Choices;

const TYPES: [&str; 8] = [
    "string", "integer", "number", "boolean", "object", "array", "null", "file",
];

const FORMATS: [&str; 24] = [
    "int32",
    "int64",
    "uint32",
    "uint64",
    "double",
    "float",
    "unix-time",
    "unix-time-ms",
    "password",
    "date",
    "us-date",
    "date-time",
    "date-time-seconds",
    "naive-date-time",
    "rfc2822",
    "http-date",
    "byte",
    "binary",
    "uuid",
    "uri",
    "email",
    "hostname",
    "ipv4",
    "",
];

const RIGHTS: [&str; 5] = [
    "anyone",
    "any-token",
    "user",
    "superuser",
    "repository-read",
];

const VERSIONS: [&str; 9] = [
    "3.9",
    "3.16",
    "3.18",
    "3.18.2",
    "4.0",
    "3",
    "3.x",
    "v3.18",
    "99999999999.0",
];

/// Returns a value that is plausible for this key.
pub(super) fn plausible(key: &str, choices: &mut Choices<'_>) -> Value {
    of_schema(key, choices)
        .or_else(|| of_operation(key, choices))
        .unwrap_or_else(|| of_any(key, choices))
}

/// Returns a value of a keyword of schemas and parameters.
fn of_schema(key: &str, choices: &mut Choices<'_>) -> Option<Value> {
    Some(match key {
        "type" if choices.one_in(5) => json!([choices.text(&TYPES), choices.text(&TYPES)]),
        "type" => json!(choices.text(&TYPES)),
        "format" => json!(choices.text(&FORMATS)),
        "in" => json!(choices.text(&["query", "path", "body", "header", "formData", "cookie"])),
        "$ref" => json!(choices.text(&[
            "#/definitions/A",
            "#/definitions/ApiError",
            "#/definitions/",
            "#/parameters/A",
            "#",
            "",
            "other.json#/A",
            "#/paths/~1a/get",
            "#/definitions/A/properties/a",
            "#/definitions/a%20b",
            "#/definitions/~01",
        ])),
        "enum" => match choices.below(6) {
            0 => json!([]),
            1 => json!([""]),
            2 => json!([text(choices), text(choices), null]),
            3 => json!([1, 2]),
            4 => json!(["a", "a"]),
            _ => json!([text(choices), text(choices)]),
        },
        "required" | "x-order" => json!([text(choices), "name"]),
        "oneOf" | "anyOf" | "allOf" => json!([schema(choices), schema(choices)]),
        "properties" | "definitions" => {
            json!({ text(choices): schema(choices), "name": schema(choices) })
        }
        "items" | "additionalProperties" | "schema" | "not" => schema(choices),
        "x-enum-names" | "x-enum-descriptions" => json!({ text(choices): text(choices) }),
        "x-enum-since" | "x-enum-until" => json!({ text(choices): choices.text(&VERSIONS) }),
        "minimum" | "maximum" | "minLength" | "maxItems" => number(choices),
        _ => return None,
    })
}

/// Returns a value of a keyword of operations.
fn of_operation(key: &str, choices: &mut Choices<'_>) -> Option<Value> {
    Some(match key {
        "x-access" => json!({"scopes": [text(choices)], "right": choices.text(&RIGHTS)}),
        "x-paging" => json!({
            "style": choices.text(&["page", "next_page", "offset"]), "items": choices.text(&["tags", "logs", "name", ""]),
            "number": choices.text(&["page", "number"]), "more": choices.text(&["has_additional", "next_page"]),
        }),
        "x-since" | "x-last-seen" | "x-quay-version" | "x-from" | "x-to" => {
            json!(choices.text(&VERSIONS))
        }
        "x-flags" | "x-aliases" | "x-start" | "x-see" => json!([text(choices), text(choices)]),
        "tags" => json!([text(choices)]),
        "consumes" | "produces" => {
            json!([choices.text(&["application/json", "text/csv", "application/JSON; a=b", ""])])
        }
        "responses" => json!({
            choices.text(&["200", "204", "default", "2XX", "99", "999", "404", "x-a", "0200"]): response(choices),
            choices.text(&["201", "200", "500", "302"]): response(choices),
        }),
        "security" => json!([{ "oauth2_implicit": [text(choices)] }]),
        "parameters" => json!([parameter(choices), parameter(choices)]),
        _ => return None,
    })
}

fn of_any(key: &str, choices: &mut Choices<'_>) -> Value {
    match key {
        "operationId" | "name" | "title" | "x-rust-name" | "description" | "summary"
        | "pattern" => json!(text(choices)),
        _ if choices.one_in(2) => json!(true),
        _ => value(choices),
    }
}

fn schema(choices: &mut Choices<'_>) -> Value {
    match choices.below(7) {
        0 => json!({}),
        1 => {
            json!({"type": "object", "properties": { text(choices): {"type": "string"} }, "required": [text(choices)]})
        }
        2 => json!({"type": "array", "items": {"type": "string"}}),
        3 => json!({"$ref": plausible("$ref", choices)}),
        4 => json!({"type": "string", "enum": plausible("enum", choices)}),
        5 => json!({"type": "object", "additionalProperties": {"type": "integer"}}),
        _ => json!({"type": plausible("type", choices), "format": plausible("format", choices)}),
    }
}

fn response(choices: &mut Choices<'_>) -> Value {
    match choices.below(3) {
        0 => json!({}),
        1 => json!({"description": text(choices), "x-empty": true}),
        _ => json!({"schema": schema(choices)}),
    }
}

fn parameter(choices: &mut Choices<'_>) -> Value {
    let location = plausible("in", choices);
    let (keyword, kind) = match location == "body" {
        true => ("schema", schema(choices)),
        false => ("type", plausible("type", choices)),
    };
    json!({
        "name": text(choices), "in": location, keyword: kind, "required": choices.one_in(2),
    })
}
