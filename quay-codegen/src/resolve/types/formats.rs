//! Reports formats where they are not supported.

use crate::diagnostic::Sink;
use crate::document::Schema;
use crate::model::Type;

/// Reports a format that is only supported for properties but used elsewhere.
pub(in crate::resolve) fn reject_misplaced_format(kind: &Type, schema: &Schema, sink: &mut Sink) {
    if has_restricted_format(kind) {
        sink.error_with_help(
            &schema.pointer,
            "the format is not supported here",
            "timestamps and lenient integers are supported as properties, and `us-date` as a query parameter",
        );
    }
}

fn has_restricted_format(kind: &Type) -> bool {
    match kind {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => {
            has_restricted_format(inner)
        }
        kind => matches!(
            kind,
            Type::Timestamp(_) | Type::UsDate | Type::LenientInteger(_)
        ),
    }
}
