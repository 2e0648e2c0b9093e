//! Which values a type accepts that another does, and whether both are the same in Rust.

use serde_json::json;

use super::api;
use crate::diff::Compatibility::{self, Incompatible, Narrower, Same, Wider};
use crate::diff::compatibility::{of_bounds, of_types, same_in_rust};
use crate::document::Bounds;
use crate::model::{Api, Integer, Timestamp, Type};

/// Returns a model with a type of each kind.
fn model() -> Api {
    let of = |name: &str| json!({"200": {"schema": {"$ref": format!("#/definitions/{name}")}}});
    let get = |name: &str| super::operation(&format!("get{name}"), json!({"responses": of(name)}));
    let paths = json!({
        "/object": {"get": get("Object")},
        "/enum": {"get": get("Enum")},
        "/scalars": {"get": get("Scalars")},
    });
    let definitions = json!({
        "Object": {"type": "object", "properties": {"a": {"type": "string"}}},
        "Enum": {"type": "string", "enum": ["a"]},
        "Scalars": {"type": ["string", "integer"]},
    });
    api("3.18.0", &paths, &definitions)
}

fn named(name: &str) -> Type {
    Type::Named(name.to_owned())
}

fn list(item: Type) -> Type {
    Type::List(Box::new(item))
}

fn map(value: Type) -> Type {
    Type::Map(Box::new(value))
}

fn nullable(inner: Type) -> Type {
    Type::Nullable(Box::new(inner))
}

/// Returns what a comparison says if the types are swapped.
fn swapped(relation: Compatibility) -> Compatibility {
    match relation {
        Wider => Narrower,
        Narrower => Wider,
        Same | Incompatible => relation,
    }
}

#[test]
fn types_are_compared_by_the_values_that_they_accept() {
    use Timestamp::{DateTime, Rfc2822, UnixTime, UnixTimeFraction, UnixTimeMs};
    use Type::{Any, Boolean, Date, Double, LenientInteger, Secret, String, UsDate};
    let model = model();
    let (i32, u32) = (Type::Integer(Integer::I32), Type::Integer(Integer::U32));
    let (i64, u64) = (Type::Integer(Integer::I64), Type::Integer(Integer::U64));
    let time = Type::Timestamp;
    let cases = [
        (String, String, Same),
        (String, Secret, Same),
        (String, Any, Wider),
        (String, nullable(String), Wider),
        (String, Boolean, Incompatible),
        (Date, String, Wider),
        (UsDate, Secret, Wider),
        (Date, UsDate, Incompatible),
        (time(DateTime), String, Wider),
        (time(UnixTime), String, Incompatible),
        (time(DateTime), time(Rfc2822), Incompatible),
        (time(UnixTime), i64.clone(), Wider),
        (time(UnixTimeMs), i64.clone(), Wider),
        (time(UnixTime), time(UnixTimeFraction), Wider),
        (time(UnixTime), time(UnixTimeMs), Incompatible),
        (i32.clone(), i64.clone(), Wider),
        (u32.clone(), i64.clone(), Wider),
        (u32.clone(), u64.clone(), Wider),
        (i32, u32, Incompatible),
        (i64.clone(), u64, Incompatible),
        (i64.clone(), Double, Wider),
        (i64.clone(), LenientInteger(Integer::I64), Wider),
        (LenientInteger(Integer::I64), Double, Wider),
        (list(i64.clone()), list(Double), Wider),
        (map(i64.clone()), map(Any), Wider),
        (list(String), map(String), Incompatible),
        (nullable(i64.clone()), nullable(Double), Wider),
        (nullable(String), Any, Wider),
        (named("Object"), named("Enum"), Same),
        (named("Object"), map(Any), Wider),
        (named("Object"), map(String), Incompatible),
        (named("Enum"), String, Wider),
        (named("Enum"), i64.clone(), Incompatible),
        (named("Scalars"), String, Narrower),
        (named("Scalars"), i64, Narrower),
        (named("Scalars"), Boolean, Incompatible),
        (named("Unknown"), String, Incompatible),
    ];
    for (old, new, expected) in &cases {
        let relation = of_types((&model, old), (&model, new));
        assert_eq!(relation, *expected, "{old:?} to {new:?}");
        let back = of_types((&model, new), (&model, old));
        assert_eq!(back, swapped(*expected), "{new:?} to {old:?}");
    }
}

#[test]
fn types_are_compared_in_rust() {
    use Type::{Any, Date, Double, String, UsDate};
    let integer = Type::Integer(Integer::I64);
    let cases = [
        (Date, UsDate, true),
        (
            Type::Timestamp(Timestamp::UnixTime),
            Type::Timestamp(Timestamp::Rfc2822),
            true,
        ),
        (integer.clone(), Type::LenientInteger(Integer::I64), true),
        (integer.clone(), Type::LenientInteger(Integer::I32), false),
        (integer, Double, false),
        (named("Object"), named("Other"), true),
        (named("Object"), Any, false),
        (list(Date), list(UsDate), true),
        (map(Date), map(UsDate), true),
        (nullable(Date), nullable(UsDate), true),
        (nullable(Date), Date, false),
        (list(Date), map(Date), false),
        (String, Type::Secret, false),
    ];
    for (old, new, expected) in cases {
        assert_eq!(same_in_rust(&old, &new), expected, "{old:?} to {new:?}");
        assert_eq!(same_in_rust(&new, &old), expected, "{new:?} to {old:?}");
    }
}

#[test]
fn bounds_are_compared() {
    let none = Bounds::default;
    let least = |least: &str| Bounds {
        minimum: Some(least.to_owned()),
        ..none()
    };
    let most = |most: &str| Bounds {
        maximum: Some(most.to_owned()),
        ..none()
    };
    let length = |least, most| Bounds {
        min_length: least,
        max_length: most,
        ..none()
    };
    let pattern = |pattern: &str| Bounds {
        pattern: Some(pattern.to_owned()),
        ..none()
    };
    let unique = Bounds {
        unique: true,
        ..none()
    };
    let default = Bounds {
        default: Some("1".to_owned()),
        ..none()
    };
    let cases = [
        (none(), none(), Same),
        (none(), default, Same),
        (none(), least("1"), Narrower),
        (none(), most("1"), Narrower),
        (none(), length(Some(1), None), Narrower),
        (none(), length(None, Some(1)), Narrower),
        (none(), pattern("a"), Narrower),
        (none(), unique, Narrower),
        (least("1"), least("2"), Narrower),
        (least("9"), least("10"), Narrower),
        (most("1"), most("2"), Wider),
        (least("1"), most("2"), Incompatible),
        (pattern("a"), pattern("b"), Incompatible),
        (length(Some(1), Some(2)), length(Some(1), Some(3)), Wider),
        (
            length(Some(1), Some(2)),
            length(Some(2), Some(3)),
            Incompatible,
        ),
    ];
    for (old, new, expected) in cases {
        assert_eq!(of_bounds(&old, &new), expected, "{old:?} to {new:?}");
        assert_eq!(
            of_bounds(&new, &old),
            swapped(expected),
            "{new:?} to {old:?}"
        );
    }
}
