//! Resolves scalar types by type and format.

use std::collections::BTreeSet;

use crate::diagnostic::Sink;
use crate::diagnostic::pointer::Pointer;
use crate::model::{Integer, Timestamp, Type, TypeKind};

/// `[integer, number]` with an integer format: an integer that may be written with a fraction of zero.
pub(super) fn is_lenient_integer(first: &str, second: &str) -> bool {
    matches!(
        (first, second),
        ("integer", "number") | ("number", "integer")
    )
}

/// Returns the type of a scalar schema.
pub(super) fn scalar(kind: &str, format: Option<&str>) -> Result<Type, String> {
    Ok(match (kind, format.unwrap_or_default()) {
        ("boolean", "") => Type::Boolean,
        ("integer", "" | "int64") => Type::Integer(Integer::I64),
        ("integer", "int32") => Type::Integer(Integer::I32),
        ("integer", "uint32") => Type::Integer(Integer::U32),
        ("integer", "uint64") => Type::Integer(Integer::U64),
        ("integer", "unix-time") => Type::Timestamp(Timestamp::UnixTime),
        ("number", "unix-time") => Type::Timestamp(Timestamp::UnixTimeFraction),
        ("integer", "unix-time-ms") => Type::Timestamp(Timestamp::UnixTimeMs),
        ("number", "" | "double" | "float") => Type::Double,
        ("string", "password") => Type::Secret,
        ("string", "date") => Type::Date,
        ("string", "us-date") => Type::UsDate,
        ("string", "date-time") => Type::Timestamp(Timestamp::DateTime),
        ("string", "date-time-seconds") => Type::Timestamp(Timestamp::DateTimeSeconds),
        ("string", "naive-date-time") => Type::Timestamp(Timestamp::NaiveDateTime),
        ("string", "rfc2822") => Type::Timestamp(Timestamp::Rfc2822),
        ("string", "http-date") => Type::Timestamp(Timestamp::HttpDate),
        ("string", "" | "byte" | "binary" | "uuid" | "uri" | "url" | "email" | "hostname") => {
            Type::String
        }
        (kind, format) => {
            return Err(format!("unsupported format `{format}` for type `{kind}`"));
        }
    })
}

/// Returns the kind of a union of scalars.
pub(super) fn several(kinds: &[String], pointer: &Pointer, sink: &mut Sink) -> TypeKind {
    let mut types = BTreeSet::new();
    for kind in kinds {
        match scalar(kind, None) {
            Ok(kind) => {
                types.insert(kind);
            }
            Err(_) => sink.error_with_help(
                pointer,
                format!("`{kind}` is not supported in a list of types"),
                "describe the value with an overlay action, with `oneOf` and a definition for each object",
            ),
        }
    }
    // An integer would also parse as a float and must be tried first, in the order
    // of `Type`.
    TypeKind::Scalars(types.into_iter().collect())
}
