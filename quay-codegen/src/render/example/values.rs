//! Plausible values, as Rust.

use serde_json::Value;

use super::CRATE;
use super::call::{Call, Expression};
use crate::model::{Api, Body, EnumValue, FieldRepr, Struct, Type, TypeKind};

/// The deepest nesting of values, which recursive types would exceed.
pub(super) const DEPTH: usize = 6;

/// Returns the value of a body: a constructor and setters.
pub(super) fn body_value(api: &Api, body: &Body) -> Option<Call> {
    let name = match &body.kind {
        Type::Named(name) => name,
        Type::List(item) => {
            let example = body.example.as_ref().and_then(|list| list.get(0));
            let item = value(api, DEPTH, item, "item", example)?;
            let mut call = Call::new("Vec::from".to_owned());
            call.arguments
                .push(Expression::Plain(format!("[{}]", item.text())));
            return Some(call);
        }
        _ => return None,
    };
    match &api.types.get(name)?.kind {
        TypeKind::Struct(object) => constructor(api, DEPTH, name, object, body.example.as_ref()),
        _ => None,
    }
}

/// The constructor and setters of an object, with the values of the example or else of its properties.
fn constructor(
    api: &Api,
    depth: usize,
    name: &str,
    object: &Struct,
    example: Option<&Value>,
) -> Option<Call> {
    let mut call = Call::new(format!("types::{name}::new"));
    for field in &object.fields {
        let example = example.and_then(|example| example.get(&field.name));
        let example = example.or(field.docs.example.as_ref());
        let value = || value(api, depth, &field.kind, &field.name, example);
        match field.repr() {
            FieldRepr::Required => call.arguments.push(value()?),
            FieldRepr::Nullable => call.arguments.push(Expression::Plain("None".to_owned())),
            _ if example.is_some() => {
                call.setters
                    .push(format!(".{}({})", field.ident, value()?.text()));
            }
            _ => {}
        }
    }
    Some(call)
}

/// A plausible value as Rust, or none if it cannot be written.
pub(super) fn value(
    api: &Api,
    depth: usize,
    kind: &Type,
    name: &str,
    example: Option<&Value>,
) -> Option<Expression> {
    let deeper = depth.checked_sub(1)?;
    let text = |fallback: &str| match example {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => fallback.to_owned(),
    };
    Some(Expression::Plain(match kind {
        Type::Boolean => example.is_none_or(|it| *it == true).to_string(),
        Type::Integer(integer) | Type::LenientInteger(integer) => match example {
            Some(example) if integer.contains(example) => example.to_string(),
            _ => "1".to_owned(),
        },
        Type::Double => match example.and_then(Value::as_f64) {
            Some(number) => format!("{number:?}"),
            None => "0.5".to_owned(),
        },
        Type::String => format!("{:?}", text(name)),
        Type::Secret => format!("{:?}", text("…")),
        Type::Date | Type::UsDate | Type::Timestamp(_) => format!("{CRATE}::{}", date(kind)?),
        Type::Named(name) => {
            return match &api.types.get(name)?.kind {
                TypeKind::Struct(object) => {
                    constructor(api, deeper, name, object, example).map(Expression::Call)
                }
                TypeKind::Enum(values) => variant(name, values, example).map(Expression::Plain),
                TypeKind::Scalars(kinds) => {
                    let value = value_of_scalars(kinds, example)?;
                    Some(Expression::Plain(format!("{value}.into()")))
                }
                TypeKind::Union(_) => None,
            };
        }
        Type::List(item) => {
            let example = example.and_then(|list| list.get(0));
            format!("[{}]", value(api, deeper, item, name, example)?.text())
        }
        Type::Map(_) => "Default::default()".to_owned(),
        Type::Nullable(_) => "None".to_owned(),
        Type::Any => return None,
    }))
}

/// A date or time, as the crate `jiff` writes it.
pub(in crate::render) fn date(kind: &Type) -> Option<&'static str> {
    match kind {
        Type::Date | Type::UsDate => Some("jiff::civil::date(2030, 1, 31)"),
        Type::Timestamp(_) => Some("jiff::Timestamp::now()"),
        _ => None,
    }
}

/// A number or text, as the example has it.
fn value_of_scalars(kinds: &[Type], example: Option<&Value>) -> Option<String> {
    let fits = |value: &&Value| {
        kinds.iter().any(|kind| match kind {
            Type::Integer(integer) => integer.contains(value),
            Type::Double => value.is_f64(),
            _ => false,
        })
    };
    match example {
        Some(Value::String(text)) if kinds.contains(&Type::String) => Some(format!("{text:?}")),
        // A method call binds tighter than a sign.
        Some(value) => Some(value).filter(fits).map(|it| match it.to_string() {
            negative if negative.starts_with('-') => format!("({negative})"),
            number => number,
        }),
        None => kinds.contains(&Type::String).then(|| "\"…\"".to_owned()),
    }
}

/// Returns the variant of the example, or the first variant without an example.
fn variant(name: &str, values: &[EnumValue], example: Option<&Value>) -> Option<String> {
    let is_example = |value: &&EnumValue| example.is_some_and(|it| *it == value.value.as_str());
    let chosen = values.iter().find(is_example).or(values.first())?;
    Some(format!("types::{name}::{}", chosen.variant))
}
