//! Maps model types to Rust types, setter arguments and runtime formats.

use super::layout::Code;
use super::literal::ident;
use super::writer::Writer;
use crate::model::{Field, FieldRepr, Integer, Timestamp, Type};

/// Renders a hand-written type under the name of a definition, shown in the docs only once.
pub(super) fn reexport(out: &mut Writer<'_>, runtime: &str, name: &str) {
    let (from, to) = (ident(runtime), ident(name));
    out.line(format_args!("#[doc(no_inline)]"));
    if runtime == name {
        out.line(format_args!("pub use crate::{from};"));
    } else {
        out.line(format_args!("pub use crate::{from} as {to};"));
    }
}

/// Renders a Rust type. `types` is the path prefix of named types outside the `types` module.
pub(super) fn rust(kind: &Type, types: &str) -> String {
    match kind {
        Type::Boolean => "bool".to_owned(),
        Type::Integer(Integer::I32) | Type::LenientInteger(Integer::I32) => "i32".to_owned(),
        Type::Integer(Integer::I64) | Type::LenientInteger(Integer::I64) => "i64".to_owned(),
        Type::Integer(Integer::U32) | Type::LenientInteger(Integer::U32) => "u32".to_owned(),
        Type::Integer(Integer::U64) | Type::LenientInteger(Integer::U64) => "u64".to_owned(),
        Type::Double => "f64".to_owned(),
        Type::String => "String".to_owned(),
        Type::Secret => "Secret".to_owned(),
        Type::Date | Type::UsDate => "jiff::civil::Date".to_owned(),
        Type::Timestamp(_) => "jiff::Timestamp".to_owned(),
        Type::Any => "serde_json::Value".to_owned(),
        Type::Named(name) => format!("{types}{}", ident(name)),
        Type::List(item) => format!("Vec<{}>", rust(item, types)),
        Type::Map(value) => format!("BTreeMap<String, {}>", rust(value, types)),
        Type::Nullable(inner) => format!("Option<{}>", rust(inner, types)),
    }
}

/// The argument of a setter or constructor.
pub(super) struct Argument<'name> {
    name: &'name str,
    /// Its type.
    pub(super) kind: String,
    conversion: Conversion,
}

/// How an argument becomes the value of a field.
enum Conversion {
    None,
    Into,
    Collect,
    CollectInto,
    Box,
}

/// Returns the argument for a value of this type and name.
pub(super) fn argument<'name>(name: &'name str, kind: &Type, types: &str) -> Argument<'name> {
    let rust_type = |kind| rust(kind, types);
    let (kind, conversion) = match kind {
        Type::String | Type::Secret => {
            (format!("impl Into<{}>", rust_type(kind)), Conversion::Into)
        }
        Type::List(item) if **item == Type::String => {
            let kind = "impl IntoIterator<Item = impl Into<String>>".to_owned();
            (kind, Conversion::CollectInto)
        }
        Type::List(item) => {
            let kind = format!("impl IntoIterator<Item = {}>", rust_type(item));
            (kind, Conversion::Collect)
        }
        kind => (rust_type(kind), Conversion::None),
    };
    Argument {
        name,
        kind,
        conversion,
    }
}

impl Argument<'_> {
    /// The argument of a field, which may be in a box.
    pub(super) fn boxed(self, is_boxed: bool) -> Self {
        match is_boxed {
            true => Self {
                conversion: Conversion::Box,
                ..self
            },
            false => self,
        }
    }

    /// Renders the declaration: `name: type`.
    pub(super) fn declaration(&self) -> Code {
        Code::Text(format!("{}: {}", self.name, self.kind))
    }

    /// Renders the field of a struct literal: `name: value`, or `name` if both are equal.
    pub(super) fn assignment(&self) -> Code {
        match self.conversion {
            Conversion::None => Code::text(self.name),
            _ => self.value(&format!("{}: ", self.name)),
        }
    }

    /// Renders the expression that converts the argument to the type of the field, after other code.
    pub(super) fn value(&self, before: &str) -> Code {
        let call = |calls: &[&str]| {
            let calls = calls.iter().map(|call| Code::text(*call));
            Code::chain(format!("{before}{}", self.name), calls)
        };
        match self.conversion {
            Conversion::None => Code::Text(format!("{before}{}", self.name)),
            Conversion::Into => call(&[".into()"]),
            Conversion::Collect => call(&[".into_iter()", ".collect()"]),
            Conversion::CollectInto => call(&[".into_iter()", ".map(Into::into)", ".collect()"]),
            Conversion::Box => {
                Code::list(format!("{before}Box::new("), [Code::text(self.name)], ")")
            }
        }
    }
}

/// Renders the Rust type of a field.
pub(super) fn field_type(field: &Field) -> String {
    let kind = rust(&field.kind, "");
    let kind = if field.boxed {
        format!("Box<{kind}>")
    } else {
        kind
    };
    match field.repr() {
        FieldRepr::Required => kind,
        FieldRepr::Nullable | FieldRepr::Optional => format!("Option<{kind}>"),
        FieldRepr::DoubleOption => format!("Option<Option<{kind}>>"),
    }
}

/// Returns the runtime's name for the presence of a field.
pub(super) fn presence(repr: FieldRepr) -> &'static str {
    match repr {
        FieldRepr::Required => "required",
        FieldRepr::Nullable => "nullable",
        FieldRepr::Optional => "optional",
        FieldRepr::DoubleOption => "clearable",
    }
}

/// Returns the runtime's name for the format of a type.
pub(super) fn format(kind: &Type) -> &'static str {
    match kind {
        Type::LenientInteger(_) => "Lenient",
        Type::Timestamp(timestamp) => match timestamp {
            Timestamp::Rfc2822 => "Rfc2822",
            Timestamp::HttpDate => "HttpDate",
            Timestamp::DateTime | Timestamp::NaiveDateTime => "DateTime",
            Timestamp::DateTimeSeconds => "DateTimeSeconds",
            Timestamp::UnixTime | Timestamp::UnixTimeFraction => "UnixTime",
            Timestamp::UnixTimeMs => "UnixTimeMs",
        },
        _ => "Plain",
    }
}

/// Returns whether the type or one of its parts satisfies a condition.
pub(super) fn contains(kind: &Type, condition: &impl Fn(&Type) -> bool) -> bool {
    condition(kind)
        || match kind {
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => {
                contains(inner, condition)
            }
            _ => false,
        }
}
