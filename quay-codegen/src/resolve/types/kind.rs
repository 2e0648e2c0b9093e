//! Tells scalars, lists, maps and types that need a name apart.

use super::scalars::{is_lenient_integer, scalar};
use crate::document::{Additional, Schema};
use crate::model::Type;

/// The kind of type that a schema describes, as far as it tells without its parts.
pub(super) enum Kind {
    Plain(Type),
    List,
    Map,
    NeedsName,
    Unknown(String),
}

/// Returns the kind of a schema that is neither a reference nor stands for another.
pub(super) fn kind_of(schema: &Schema) -> Kind {
    if !schema.alternatives.is_empty() {
        return Kind::NeedsName;
    }
    match schema.types.as_slice() {
        [] if schema.properties.is_some() => Kind::NeedsName,
        [] if schema.values.is_some() => Kind::NeedsName,
        [] if schema.items.is_some() => Kind::List,
        [] if !matches!(schema.additional, Additional::Unsaid) => Kind::Map,
        [] => Kind::Plain(Type::Any),
        [single] => match single.as_str() {
            "object" if schema.properties.is_some() => Kind::NeedsName,
            "object" => Kind::Map,
            "array" => Kind::List,
            "string" if schema.values.is_some() => Kind::NeedsName,
            simple => plain(simple, schema, |kind| kind),
        },
        [first, second] if is_lenient_integer(first, second) && schema.format.is_some() => {
            plain("integer", schema, |kind| match kind {
                Type::Integer(integer) => Type::LenientInteger(integer),
                other => other,
            })
        }
        _ => Kind::NeedsName,
    }
}

fn plain(name: &str, schema: &Schema, convert: impl Fn(Type) -> Type) -> Kind {
    match scalar(name, schema.format.as_deref()) {
        Ok(kind) => Kind::Plain(convert(kind)),
        Err(message) => Kind::Unknown(message),
    }
}
