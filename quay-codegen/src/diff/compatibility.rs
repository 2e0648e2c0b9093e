//! Compares the wire values that two types accept.

use std::fmt;

use serde::Serialize;

use crate::document::Bounds;
use crate::model::{Api, Integer, Timestamp, Type, TypeKind};

/// How the values of a newer type relate to those of an older one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Compatibility {
    /// The same values.
    Same,
    /// All older values and more.
    Wider,
    /// Only some of the older values.
    Narrower,
    /// Neither contains the other.
    Incompatible,
}

impl Compatibility {
    fn from_containment(holds_old: bool, held_by_old: bool) -> Self {
        match (holds_old, held_by_old) {
            (true, true) => Self::Same,
            (true, false) => Self::Wider,
            (false, true) => Self::Narrower,
            (false, false) => Self::Incompatible,
        }
    }
}

impl fmt::Display for Compatibility {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Same => "unchanged",
            Self::Wider => "widened",
            Self::Narrower => "narrowed",
            Self::Incompatible => "changed",
        })
    }
}

/// A type and the model that defines its names.
pub(super) type TypeIn<'api> = (&'api Api, &'api Type);

/// Compares a newer type with an older one. Treats two objects or two enums as equal; their contents are compared
/// separately.
pub(super) fn of_types(old: TypeIn<'_>, new: TypeIn<'_>) -> Compatibility {
    Compatibility::from_containment(accepts(new, old), accepts(old, new))
}

/// Returns whether the outer type accepts every value of the inner type.
fn accepts(outer: TypeIn<'_>, inner: TypeIn<'_>) -> bool {
    match (outer.1, inner.1) {
        (Type::Any, _) => true,
        (Type::Nullable(kind), Type::Nullable(other)) => accepts((outer.0, kind), (inner.0, other)),
        (Type::Nullable(kind), _) => accepts((outer.0, kind), inner),
        (_, Type::Any | Type::Nullable(_)) => false,
        (Type::List(item), Type::List(other)) | (Type::Map(item), Type::Map(other)) => {
            accepts((outer.0, item), (inner.0, other))
        }
        (Type::Named(_), Type::Named(_)) => true,
        (Type::Named(name), _) => match kind_of(outer.0, name) {
            Some(TypeKind::Scalars(kinds)) => {
                kinds.iter().any(|kind| accepts((outer.0, kind), inner))
            }
            _ => false,
        },
        (_, Type::Named(name)) => match kind_of(inner.0, name) {
            Some(TypeKind::Scalars(kinds)) => {
                kinds.iter().all(|kind| accepts(outer, (inner.0, kind)))
            }
            Some(TypeKind::Enum(_)) => outer.1 == &Type::String,
            Some(TypeKind::Struct(_) | TypeKind::Union(_)) => {
                matches!(outer.1, Type::Map(value) if **value == Type::Any)
            }
            None => false,
        },
        (outer, inner) => accepts_scalar(outer, inner),
    }
}

fn kind_of<'api>(api: &'api Api, name: &str) -> Option<&'api TypeKind> {
    api.types.get(name).map(|definition| &definition.kind)
}

fn accepts_scalar(outer: &Type, inner: &Type) -> bool {
    match (outer, inner) {
        (Type::String | Type::Secret, Type::String | Type::Secret) => true,
        (Type::String | Type::Secret, Type::Date | Type::UsDate) => true,
        (Type::String | Type::Secret, Type::Timestamp(format)) => !is_number(*format),
        (Type::Double, Type::Double | Type::Integer(_) | Type::LenientInteger(_)) => true,
        (Type::Integer(size), Type::Integer(other))
        | (Type::LenientInteger(size), Type::Integer(other) | Type::LenientInteger(other)) => {
            int_fits(*size, *other)
        }
        (
            Type::Integer(Integer::I64) | Type::Timestamp(Timestamp::UnixTimeFraction),
            Type::Timestamp(Timestamp::UnixTime),
        ) => true,
        (Type::Integer(Integer::I64), Type::Timestamp(Timestamp::UnixTimeMs)) => true,
        (outer, inner) => outer == inner,
    }
}

fn is_number(format: Timestamp) -> bool {
    matches!(
        format,
        Timestamp::UnixTime | Timestamp::UnixTimeFraction | Timestamp::UnixTimeMs
    )
}

/// Returns whether the outer size holds every number of the inner size.
fn int_fits(outer: Integer, inner: Integer) -> bool {
    match outer {
        Integer::I64 => inner != Integer::U64,
        Integer::U64 => matches!(inner, Integer::U32 | Integer::U64),
        outer => outer == inner,
    }
}

/// Compares newer bounds with older ones.
pub(super) fn of_bounds(old: &Bounds, new: &Bounds) -> Compatibility {
    Compatibility::from_containment(bounds_accept(new, old), bounds_accept(old, new))
}

/// Returns whether the outer bounds accept everything within the inner ones. Different patterns are not comparable.
fn bounds_accept(outer: &Bounds, inner: &Bounds) -> bool {
    let number = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<f64>().ok());
    at_least(number(&outer.minimum), number(&inner.minimum))
        && at_most(number(&outer.maximum), number(&inner.maximum))
        && at_least(outer.min_length, inner.min_length)
        && at_most(outer.max_length, inner.max_length)
        && (outer.pattern.is_none() || outer.pattern == inner.pattern)
        && (!outer.unique || inner.unique)
}

fn at_least<N: PartialOrd>(outer: Option<N>, inner: Option<N>) -> bool {
    outer.is_none_or(|least| inner.is_some_and(|inner| inner >= least))
}

fn at_most<N: PartialOrd>(outer: Option<N>, inner: Option<N>) -> bool {
    outer.is_none_or(|most| inner.is_some_and(|inner| inner <= most))
}

/// Returns whether both have the same Rust type.
pub(super) fn same_in_rust(old: &Type, new: &Type) -> bool {
    match (old, new) {
        (Type::Timestamp(_), Type::Timestamp(_)) => true,
        (Type::Date | Type::UsDate, Type::Date | Type::UsDate) => true,
        (
            Type::Integer(old) | Type::LenientInteger(old),
            Type::Integer(new) | Type::LenientInteger(new),
        ) => old == new,
        (Type::List(old), Type::List(new))
        | (Type::Map(old), Type::Map(new))
        | (Type::Nullable(old), Type::Nullable(new)) => same_in_rust(old, new),
        // A renamed type is reported at the type.
        (Type::Named(_), Type::Named(_)) => true,
        (old, new) => old == new,
    }
}

/// Describes a type in words.
pub(super) fn describe(kind: &Type) -> String {
    let plain = match kind {
        Type::Boolean => "boolean",
        Type::Integer(size) => return format!("{} integer", bits(*size)),
        Type::LenientInteger(size) => return format!("lenient {} integer", bits(*size)),
        Type::Double => "number",
        Type::String => "string",
        Type::Secret => "secret string",
        Type::Date | Type::UsDate => "date",
        Type::Timestamp(Timestamp::UnixTime) => "Unix time in seconds",
        Type::Timestamp(Timestamp::UnixTimeFraction) => "Unix time in fractional seconds",
        Type::Timestamp(Timestamp::UnixTimeMs) => "Unix time in milliseconds",
        Type::Timestamp(Timestamp::Rfc2822 | Timestamp::HttpDate) => "RFC 2822 date and time",
        Type::Timestamp(
            Timestamp::DateTime | Timestamp::DateTimeSeconds | Timestamp::NaiveDateTime,
        ) => "ISO 8601 date and time",
        Type::Any => "any JSON",
        Type::Named(name) => name,
        Type::List(item) => return format!("list of {}", describe(item)),
        Type::Map(value) => return format!("map of {}", describe(value)),
        Type::Nullable(inner) => return format!("{} or null", describe(inner)),
    };
    plain.to_owned()
}

fn bits(size: Integer) -> &'static str {
    match size {
        Integer::I32 => "32-bit",
        Integer::I64 => "64-bit",
        Integer::U32 => "unsigned 32-bit",
        Integer::U64 => "unsigned 64-bit",
    }
}
