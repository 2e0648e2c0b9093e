//! Parses JSON Schema as used by Swagger 2.0 and Quay.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::reader::Reader;
use super::version::MinorVersion;
use crate::diagnostic::pointer::Pointer;

/// A schema with one field for each keyword found in Quay's documents.
#[derive(Clone, Debug, Default)]
pub(crate) struct Schema {
    pub(crate) pointer: Pointer,
    /// The definition name that `$ref` points to.
    pub(crate) reference: Option<String>,
    /// `type`, one or several, without `null`.
    pub(crate) types: Vec<String>,
    /// Set by `x-nullable` or by `null` in `type` or `enum`.
    pub(crate) nullable: bool,
    pub(crate) format: Option<String>,
    pub(crate) values: Option<Vec<String>>,
    pub(crate) value_docs: BTreeMap<String, String>,
    pub(crate) value_names: BTreeMap<String, String>,
    pub(crate) value_since: BTreeMap<String, MinorVersion>,
    pub(crate) value_until: BTreeMap<String, MinorVersion>,
    pub(crate) properties: Option<BTreeMap<String, Schema>>,
    pub(crate) required: BTreeSet<String>,
    pub(crate) items: Option<Box<Schema>>,
    pub(crate) additional: Additional,
    /// `oneOf` or `anyOf`.
    pub(crate) alternatives: Vec<Schema>,
    /// `not: {}`: the property is forbidden.
    pub(crate) forbidden: bool,
    /// `readOnly`: only responses contain the value.
    pub(crate) read_only: bool,
    pub(crate) bounds: Bounds,
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) since: Option<MinorVersion>,
    /// `example`: a plausible value.
    pub(crate) example: Option<Value>,
    pub(crate) rust_name: Option<String>,
    /// `x-aliases`: search terms for the docs.
    pub(crate) aliases: Vec<String>,
    /// `x-order`: properties that come first, in this order.
    pub(crate) order: Vec<String>,
    /// `x-full-name`: properties that together name the object.
    pub(crate) full_name: Vec<String>,
    /// `x-rust-type`: the hand-written type at the root of the client that is used instead.
    pub(crate) rust_type: Option<String>,
}

/// `additionalProperties`.
#[derive(Clone, Debug, Default)]
pub(crate) enum Additional {
    #[default]
    Unsaid,
    Forbidden,
    Any,
    Of(Box<Schema>),
}

/// Bounds of a value. The client documents them; the server enforces them.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Bounds {
    /// The minimum number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<String>,
    /// The maximum number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<String>,
    /// The minimum number of characters or elements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u64>,
    /// The maximum number of characters or elements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u64>,
    /// The regular expression that a string must match.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The value that the server uses by default, as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// Whether elements must be unique.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unique: bool,
}

impl Bounds {
    /// Returns whether there are no bounds.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Schema {
    /// Parses a schema and its subschemas.
    pub(crate) fn parse(value: &Value, pointer: &Pointer, reader: &mut Reader<'_>) -> Self {
        let mut schema = Self {
            pointer: pointer.clone(),
            ..Self::default()
        };
        let Some(members) = reader.object(value, pointer) else {
            return schema;
        };
        for (keyword, value) in members {
            schema.keyword(keyword, value, &pointer.child(keyword), reader);
        }
        schema.check_consistency(members, reader);
        schema
    }

    /// Parses the schema of a parameter, ignoring the keywords of parameters.
    pub(crate) fn of_parameter(value: &Value, pointer: &Pointer, reader: &mut Reader<'_>) -> Self {
        const OF_PARAMETERS: [&str; 7] = [
            "name",
            "in",
            "required",
            "description",
            "schema",
            "x-multi-segment",
            "x-since",
        ];
        let mut schema = Self {
            pointer: pointer.clone(),
            ..Self::default()
        };
        for (keyword, value) in value.as_object().into_iter().flatten() {
            if !OF_PARAMETERS.contains(&keyword.as_str()) {
                schema.keyword(keyword, value, &pointer.child(keyword), reader);
            }
        }
        if let Some(members) = value.as_object() {
            schema.check_consistency(members, reader);
        }
        schema
    }

    fn keyword(&mut self, keyword: &str, value: &Value, at: &Pointer, reader: &mut Reader<'_>) {
        match keyword {
            "$ref" => self.reference = reader.definition_reference(value, at),
            "type" => self.read_types(value, at, reader),
            "x-nullable" => self.nullable |= reader.boolean(value, at),
            "format" => self.format = reader.string(value, at),
            "enum" => self.read_enum(value, at, reader),
            "x-enum-descriptions" => self.value_docs = reader.strings_by_name(value, at),
            "x-enum-names" => self.value_names = reader.strings_by_name(value, at),
            "x-enum-since" => self.value_since = reader.versions_by_name(value, at),
            "x-enum-until" => self.value_until = reader.versions_by_name(value, at),
            "properties" => self.properties = Some(Self::parse_all(value, at, reader)),
            "required" => self.required = reader.strings(value, at).into_iter().collect(),
            "items" => self.items = Some(Box::new(Self::parse(value, at, reader))),
            "additionalProperties" => self.additional = Additional::parse(value, at, reader),
            "oneOf" | "anyOf" => self.read_alternatives(value, at, reader),
            "not" => self.read_not(value, at, reader),
            "default" => self.read_default(value),
            "readOnly" => self.read_only = reader.boolean(value, at),
            "minimum" => self.bounds.minimum = reader.number(value, at),
            "maximum" => self.bounds.maximum = reader.number(value, at),
            "minLength" | "minItems" => self.bounds.min_length = reader.count(value, at),
            "maxLength" | "maxItems" => self.bounds.max_length = reader.count(value, at),
            "pattern" => self.bounds.pattern = reader.string(value, at),
            "uniqueItems" => self.bounds.unique = reader.boolean(value, at),
            "collectionFormat" => reader.check_collection_format(value, at),
            "title" => self.title = reader.string(value, at),
            "description" => self.description = reader.string(value, at),
            "x-since" => self.since = reader.version(value, at),
            "x-rust-name" => self.rust_name = reader.string(value, at),
            "x-aliases" => self.aliases = reader.aliases(value, at),
            "x-full-name" => self.full_name = reader.strings(value, at),
            "x-rust-type" => self.rust_type = reader.string(value, at),
            "x-order" => self.order = reader.strings(value, at),
            "example" => self.example = Some(value.clone()),
            // `id` of draft 4 only names the schema.
            "id" | "x-example" => {}
            other if other.starts_with("x-") => {}
            other => reader.unknown_keyword(other, "a schema", at),
        }
    }

    fn parse_all(value: &Value, at: &Pointer, reader: &mut Reader<'_>) -> BTreeMap<String, Schema> {
        reader
            .object(value, at)
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.clone(), Self::parse(value, &at.child(name), reader)))
            .collect()
    }

    fn read_types(&mut self, value: &Value, at: &Pointer, reader: &mut Reader<'_>) {
        const KNOWN: [&str; 6] = ["array", "boolean", "integer", "number", "object", "string"];
        let names = match value {
            Value::String(name) => vec![name.clone()],
            _ => reader.strings(value, at),
        };
        for name in names {
            match name.as_str() {
                "null" => self.nullable = true,
                known if KNOWN.contains(&known) => self.types.push(name),
                unknown => reader.sink.error(at, format!("unknown type `{unknown}`")),
            }
        }
    }

    fn read_enum(&mut self, value: &Value, at: &Pointer, reader: &mut Reader<'_>) {
        let mut values = Vec::new();
        let mut seen = BTreeSet::new();
        let Some(elements) = reader.array(value, at) else {
            return;
        };
        for (index, value) in elements.iter().enumerate() {
            match value {
                Value::Null => self.nullable = true,
                Value::String(text) if seen.insert(text) => values.push(text.clone()),
                Value::String(text) => {
                    let message = format!("duplicate enum value `{text}`");
                    reader.sink.error(&at.index(index), message);
                }
                _ => reader.sink.error(
                    &at.index(index),
                    "an enum may only contain strings and null",
                ),
            }
        }
        if elements.iter().all(Value::is_null) {
            reader.sink.error_with_help(
                at,
                "an enum needs at least one string",
                "add its values with an overlay action, or remove the `enum`",
            );
        }
        self.values = Some(values);
    }

    fn read_alternatives(&mut self, value: &Value, at: &Pointer, reader: &mut Reader<'_>) {
        for (index, value) in reader.array(value, at).into_iter().flatten().enumerate() {
            let alternative = Self::parse(value, &at.index(index), reader);
            if alternative.is_null_alone(value) {
                self.nullable = true;
            } else {
                self.alternatives.push(alternative);
            }
        }
    }

    fn is_null_alone(&self, value: &Value) -> bool {
        value.get("type").is_some_and(|kind| kind == "null")
    }

    fn read_not(&mut self, value: &Value, at: &Pointer, reader: &mut Reader<'_>) {
        if value.as_object().is_some_and(serde_json::Map::is_empty) {
            self.forbidden = true;
        } else {
            reader.sink.error(
                at,
                "`not` is only supported as `not: {}`, which forbids a property",
            );
        }
    }

    fn read_default(&mut self, value: &Value) {
        if !value.is_null() {
            self.bounds.default = Some(value.to_string());
        }
    }
}

impl Additional {
    fn parse(value: &Value, at: &Pointer, reader: &mut Reader<'_>) -> Self {
        match value {
            Value::Bool(false) => Self::Forbidden,
            Value::Bool(true) => Self::Any,
            Value::Object(members) if members.is_empty() => Self::Any,
            _ => Self::Of(Box::new(Schema::parse(value, at, reader))),
        }
    }
}
