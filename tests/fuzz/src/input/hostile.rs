//! Texts, numbers and values that often break parsers and generators.

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::choices::Choices;

/// Names and texts: keywords, names already in use, texts that would escape from a literal, comment, line or folder,
/// and invisible characters.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let value: Value = serde_json::from_str(include_str!("hostile.json")).unwrap_or_default();
    let list = |name: &str| {
        let list = value
            .get(name)
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        list.filter_map(|word| word.as_str().map(str::to_owned))
            .collect()
    };
    Words {
        texts: list("texts"),
        keywords: list("keywords"),
    }
});

struct Words {
    texts: Vec<String>,
    keywords: Vec<String>,
}

fn word(choices: &mut Choices<'_>) -> String {
    choices.pick(&WORDS.texts).cloned().unwrap_or_default()
}

/// Returns a keyword of documents, supported or not.
pub(super) fn keyword(choices: &mut Choices<'_>) -> String {
    choices.pick(&WORDS.keywords).cloned().unwrap_or_default()
}

/// Returns any text.
pub(super) fn text(choices: &mut Choices<'_>) -> String {
    match choices.below(24) {
        20 => "a".repeat(300),
        21 => "long name ".repeat(1 + choices.below(300)),
        22 => format!("{}{}", word(choices), word(choices)),
        23 => "\u{301}".repeat(1 + choices.below(40)),
        _ => word(choices),
    }
}

/// Returns a number at the limit of a type.
fn number(choices: &mut Choices<'_>) -> Value {
    const NUMBERS: [&str; 20] = [
        "0",
        "-0",
        "1",
        "-1",
        "0.5",
        "-0.0",
        "127",
        "255",
        "2147483647",
        "2147483648",
        "-2147483649",
        "4294967296",
        "9007199254740993",
        "9223372036854775807",
        "-9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "1e308",
        "1e-320",
        "6000.0",
    ];
    serde_json::from_str(choices.text(&NUMBERS)).unwrap_or_default()
}

/// Returns a value of any kind.
pub(super) fn value(choices: &mut Choices<'_>) -> Value {
    match choices.below(12) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(false),
        3 | 4 => number(choices),
        5 => json!([]),
        6 => json!({}),
        7 => json!([text(choices), text(choices)]),
        8 => json!({ text(choices): text(choices) }),
        9 => nested(choices),
        _ => json!(text(choices)),
    }
}

/// Returns a nested value.
fn nested(choices: &mut Choices<'_>) -> Value {
    let depth = choices.pick(&[2, 10, 60, 140]).copied().unwrap_or(2);
    let kind = choices.below(5);
    (0..depth).fold(json!({"type": "string"}), |value, _| match kind {
        0 => json!([value]),
        1 => json!({"type": "array", "items": value}),
        2 => json!({"type": "object", "properties": {"a": value}}),
        3 => json!({"type": "object", "additionalProperties": value}),
        _ => json!({"oneOf": [value, {"type": "null"}]}),
    })
}

/// Returns a value that is plausible for this key.
pub(super) fn plausible(key: &str, choices: &mut Choices<'_>) -> Value {
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
    match key {
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
        "x-access" => json!({"scopes": [text(choices)], "right": choices.text(&RIGHTS)}),
        "x-paging" => json!({
            "style": choices.text(&["page", "next_page", "offset"]), "items": choices.text(&["tags", "logs", "name", ""]),
            "number": choices.text(&["page", "number"]), "more": choices.text(&["has_additional", "next_page"]),
        }),
        "x-since" | "x-last-seen" | "x-quay-version" | "x-from" | "x-to" => {
            json!(choices.text(&VERSIONS))
        }
        "x-enum-names" | "x-enum-descriptions" => json!({ text(choices): text(choices) }),
        "x-enum-since" | "x-enum-until" => json!({ text(choices): choices.text(&VERSIONS) }),
        "x-flags" | "x-aliases" | "x-start" | "x-see" => json!([text(choices), text(choices)]),
        "tags" => json!([text(choices)]),
        "consumes" | "produces" => {
            json!([choices.text(&["application/json", "text/csv", "application/JSON; a=b", ""])])
        }
        "responses" => json!({
            choices.text(&["200", "204", "default", "2XX", "99", "999", "404", "x-a", "0200"]): response(choices),
            choices.text(&["201", "200", "500", "302"]): response(choices),
        }),
        "minimum" | "maximum" | "minLength" | "maxItems" => number(choices),
        "security" => json!([{ "oauth2_implicit": [text(choices)] }]),
        "parameters" => json!([parameter(choices), parameter(choices)]),
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
    json!({
        "name": text(choices), "in": plausible("in", choices), "type": plausible("type", choices),
        "required": choices.one_in(2), "schema": schema(choices),
    })
}
