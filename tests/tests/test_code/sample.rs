//! Generates sample values for each type of the model, as JSON and as Rust arguments with their encoding.

use quay_codegen::model::{Api, Integer, Parameter, Presence, Struct, Timestamp, Type, TypeKind};
use serde_json::{Map, Value, json};

/// The value of every secret.
pub(super) const SECRET: &str = "open sesame";

/// The value of properties without a type in the crate.
pub(super) const UNKNOWN: &str = "tell nobody";

/// Returns a value that matches no alternative of any union.
pub(super) fn unknown() -> Value {
    json!({ "nobody knows": [UNKNOWN] })
}

/// Returns the text of JSON with sorted properties, whatever the features of serde_json are.
pub(super) fn text(value: &Value) -> String {
    let mut value = value.clone();
    value.sort_all_objects();
    value.to_string()
}

/// Generates samples for the types of a model.
pub(super) struct Samples<'api> {
    api: &'api Api,
}

impl<'api> Samples<'api> {
    pub(super) fn new(api: &'api Api) -> Self {
        Self { api }
    }

    /// Returns JSON of a type with every property of every object.
    pub(super) fn of(&self, kind: &Type) -> Value {
        match kind {
            Type::Boolean => json!(true),
            Type::Integer(integer) | Type::LenientInteger(integer) => integer_sample(*integer),
            Type::Double => json!(0.5),
            Type::String => json!("text \"ü\"\n"),
            Type::Secret => json!(SECRET),
            Type::Date | Type::UsDate => json!("2024-03-09"),
            Type::Timestamp(timestamp) => instant(*timestamp),
            Type::Any => json!({ "any": [null, 1] }),
            Type::Named(name) => self.named(name),
            Type::List(item) => json!([self.of(item)]),
            Type::Map(value) => json!({ "a key": self.of(value) }),
            Type::Nullable(inner) => self.of(inner),
        }
    }

    /// Returns null if the model lacks the type, so that the test fails with a clear message.
    fn named(&self, name: &str) -> Value {
        match self.api.types.get(name).map(|definition| &definition.kind) {
            Some(TypeKind::Struct(object)) => self.object(object),
            Some(TypeKind::Enum(values)) => json!(values.first().map(|value| &value.value)),
            Some(TypeKind::Union(alternatives)) => {
                let first = alternatives.first();
                first.map_or(Value::Null, |first| self.named(&first.name))
            }
            Some(TypeKind::Scalars(kinds)) => {
                kinds.first().map_or(Value::Null, |kind| self.of(kind))
            }
            None => Value::Null,
        }
    }

    fn object(&self, object: &Struct) -> Value {
        let mut members = Map::new();
        for field in &object.fields {
            // Recursive fields are left out.
            if !(field.boxed && field.presence == Presence::Optional) {
                members.insert(field.name.clone(), self.of(&field.kind));
            }
        }
        if let Some(rest) = &object.additional_properties {
            let value = match rest {
                Type::Any => unknown(),
                typed => self.of(typed),
            };
            members.insert("one more".to_owned(), value);
        }
        Value::Object(members)
    }

    /// Returns the Rust expression of an argument, and its expected text in a path or query.
    pub(super) fn argument(&self, parameter: &Parameter) -> (String, Vec<String>) {
        let quoted = |text: &str| (format!("{text:?}"), vec![text.to_owned()]);
        match &parameter.kind {
            Type::String if parameter.multi_segment => quoted("ns/na me%?#ü"),
            Type::String if parameter.digest => quoted("sha256:0123456789abcdef"),
            // Path values must not contain a slash, so query values do not either.
            Type::String | Type::Secret => quoted(&format!("{} %?#&=+ü", parameter.name)),
            Type::Named(name) => {
                let value = self.named(name);
                let text = value.as_str().unwrap_or_default().to_owned();
                (format!("quay_api_generated::types::{name}::from({text:?})"), vec![text])
            }
            Type::List(_) => ("[\"a b\", \"c&d\"]".to_owned(), vec!["a b".to_owned(), "c&d".to_owned()]),
            Type::UsDate => {
                ("jiff::civil::date(2024, 3, 9)".to_owned(), vec!["03/09/2024".to_owned()])
            }
            Type::Date => {
                ("jiff::civil::date(2024, 3, 9)".to_owned(), vec!["2024-03-09".to_owned()])
            }
            Type::Timestamp(Timestamp::UnixTimeMs) => (
                "jiff::Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_millis(1_639_395_676_123)".to_owned(),
                vec!["1639395676123".to_owned()],
            ),
            Type::Timestamp(_) => (
                "jiff::Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(1_639_395_676)".to_owned(),
                vec!["1639395676".to_owned()],
            ),
            plain => {
                let text = self.of(plain).to_string();
                (text.clone(), vec![text])
            }
        }
    }
}

fn integer_sample(integer: Integer) -> Value {
    match integer {
        Integer::I32 => json!(-7),
        Integer::I64 => json!(-5_000_000_000_i64),
        Integer::U32 => json!(7),
        Integer::U64 => json!(5_000_000_000_u64),
    }
}

fn instant(timestamp: Timestamp) -> Value {
    match timestamp {
        Timestamp::Rfc2822 => json!("Mon, 13 Dec 2021 11:41:16 -0000"),
        Timestamp::HttpDate => json!("Mon, 13 Dec 2021 11:41:16 GMT"),
        Timestamp::DateTime => json!("2021-12-13T11:41:16.123Z"),
        Timestamp::DateTimeSeconds => json!("2021-12-13T11:41:16Z"),
        Timestamp::NaiveDateTime => json!("2021-12-13 11:41:16.123"),
        Timestamp::UnixTime => json!(1_639_395_676),
        Timestamp::UnixTimeFraction => json!(1_639_395_676.5),
        Timestamp::UnixTimeMs => json!(1_639_395_676_123_i64),
    }
}
