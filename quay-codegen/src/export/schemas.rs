//! Exports types as schemas at their places of use.

use serde_json::{Number, Value};

use super::Dialect;
use super::descriptions;
use super::json_object::JsonObject;
use crate::model::{Bounds, Docs, Integer, Timestamp, Type};

impl Dialect {
    /// Exports a type with the description and bounds of its place of use.
    pub(super) fn described(self, kind: &Type, docs: &Docs) -> JsonObject {
        let keywords = bounds(kind, &docs.bounds)
            .with_some("description", description(kind, docs, None))
            .with_all(dates(docs));
        self.with_siblings(self.schema(kind), keywords)
    }

    /// Exports a type without description and bounds.
    pub(super) fn schema(self, kind: &Type) -> JsonObject {
        match kind {
            Type::Any => JsonObject::new(),
            Type::Named(name) => self.reference(name),
            Type::Nullable(inner) => self.nullable(self.schema(inner)),
            Type::List(item) => typed("array").with("items", self.schema(item)),
            Type::Map(value) => typed("object").with("additionalProperties", self.schema(value)),
            scalar => self::scalar(scalar),
        }
    }

    pub(super) fn reference(self, name: &str) -> JsonObject {
        let definitions = match self {
            Self::Swagger2 => "#/definitions",
            Self::OpenApi31 => "#/components/schemas",
        };
        JsonObject::new().with("$ref", format!("{definitions}/{name}"))
    }

    /// Adds keywords to a schema. Swagger 2.0 ignores siblings of `$ref`, so a reference is wrapped.
    fn with_siblings(self, schema: JsonObject, keywords: JsonObject) -> JsonObject {
        let wraps = self == Self::Swagger2 && schema.get("$ref").is_some() && !keywords.is_empty();
        if wraps {
            keywords.with("allOf", vec![Value::from(schema)])
        } else {
            schema.with_all(keywords)
        }
    }

    pub(super) fn nullable(self, schema: JsonObject) -> JsonObject {
        if self == Self::Swagger2 {
            return self.with_siblings(schema, JsonObject::new().with("x-nullable", true));
        }
        match schema.get("type") {
            Some(kind) => {
                let types = vec![kind.clone(), "null".into()];
                schema.with("type", types)
            }
            None if schema.is_empty() => schema,
            None => JsonObject::new().with(
                "anyOf",
                vec![Value::from(schema), Value::from(typed("null"))],
            ),
        }
    }
}

/// Returns the schema of a type.
pub(super) fn typed(kind: &str) -> JsonObject {
    JsonObject::new().with("type", kind)
}

/// Returns the schema of a scalar type.
pub(super) fn type_name(kind: &Type) -> &'static str {
    match kind {
        Type::Boolean => "boolean",
        Type::Integer(_) | Type::Timestamp(Timestamp::UnixTime | Timestamp::UnixTimeMs) => {
            "integer"
        }
        Type::LenientInteger(_) | Type::Double | Type::Timestamp(Timestamp::UnixTimeFraction) => {
            "number"
        }
        _ => "string",
    }
}

fn scalar(kind: &Type) -> JsonObject {
    let schema = typed(type_name(kind));
    let format = |format: &str| schema.clone().with("format", format);
    match kind {
        Type::Integer(size) => integer(*size),
        // 6000.0 is an integer in JSON Schema, but integer parsers of other
        // languages often reject it.
        Type::LenientInteger(_) => schema.with("multipleOf", 1),
        Type::Double => format("double"),
        Type::Secret => format("password"),
        Type::Date => format("date"),
        Type::UsDate => schema.with("x-format", "us-date"),
        Type::Timestamp(timestamp) => match timestamp {
            Timestamp::DateTime => format("date-time"),
            Timestamp::DateTimeSeconds => format("date-time").with("x-format", "date-time-seconds"),
            Timestamp::NaiveDateTime => schema.with("x-format", "naive-date-time"),
            Timestamp::Rfc2822 => schema.with("x-format", "rfc2822"),
            Timestamp::HttpDate => schema.with("x-format", "http-date"),
            Timestamp::UnixTime => format("int64").with("x-format", "unix-time"),
            Timestamp::UnixTimeFraction => format("double").with("x-format", "unix-time"),
            Timestamp::UnixTimeMs => format("int64").with("x-format", "unix-time-ms"),
        },
        _ => schema,
    }
}

/// Exports unsigned integers as the next larger signed format with a minimum of 0, since the specifications have no
/// unsigned formats. Quay's counts fit.
fn integer(size: Integer) -> JsonObject {
    let integer = |format: &str| typed("integer").with("format", format);
    match size {
        Integer::I32 => integer("int32"),
        Integer::I64 => integer("int64"),
        Integer::U32 | Integer::U64 => integer("int64").with("minimum", 0),
    }
}

/// Returns the description of a value at its place of use.
pub(super) fn description(kind: &Type, docs: &Docs, more: Option<&str>) -> Option<String> {
    let versions = docs.version_sentences();
    descriptions::text([
        docs.description.as_deref(),
        descriptions::format_note(kind),
        more,
        versions.as_deref(),
    ])
}

/// Returns the keywords for versions.
pub(super) fn dates(docs: &Docs) -> JsonObject {
    JsonObject::new()
        .with_some("x-since", docs.since)
        .with_some("x-required-since", docs.required_since)
}

/// Returns the keywords for bounds.
pub(super) fn bounds(kind: &Type, bounds: &Bounds) -> JsonObject {
    let number = |text: &Option<String>| -> Option<Number> { text.as_ref()?.parse().ok() };
    // Defaults are not checked against patterns.
    let default = bounds.default.as_ref();
    let default = default.filter(|_| bounds.pattern.is_none());
    let (least, most) = match kind {
        Type::List(_) => ("minItems", "maxItems"),
        Type::Map(_) => ("minProperties", "maxProperties"),
        _ => ("minLength", "maxLength"),
    };
    JsonObject::new()
        .with_some("minimum", number(&bounds.minimum).map(Value::Number))
        .with_some("maximum", number(&bounds.maximum).map(Value::Number))
        .with_some(least, bounds.min_length)
        .with_some(most, bounds.max_length)
        .with_some("pattern", bounds.pattern.as_deref())
        .with_some(
            "default",
            default.and_then(|text| text.parse::<Value>().ok()),
        )
        .with_flag("uniqueItems", bounds.unique)
}
