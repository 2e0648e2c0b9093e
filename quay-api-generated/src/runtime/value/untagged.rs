//! Untagged enums: the properties of an object, or the JSON type, decide the variant.

use serde_core::de::DeserializeOwned;
use serde_json::Value;

/// Whether `value` is an object with all of `keys`; their values may be null.
pub(crate) fn has_keys(value: &Value, keys: &[&str]) -> bool {
    value.is_object() && keys.iter().all(|key| value.get(key).is_some())
}

/// Decodes a variant.
pub(crate) fn read<T: DeserializeOwned>(value: Value) -> Result<Box<T>, serde_json::Error> {
    serde_json::from_value(value).map(Box::new)
}

/// Decodes a variant if `value` has its type.
pub(crate) fn scalar<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}

/// Implements decoding and encoding for an untagged enum.
macro_rules! untagged {
    ($type:ident { $($variant:ident,)* } $value:ident => $set:expr) => {
        impl $crate::runtime::value::Blank for $type {
            #[inline]
            fn blank() -> Self {
                Self::Unrecognized($crate::runtime::value::Blank::blank())
            }
        }

        impl $crate::runtime::value::FromJson for $type {
            #[inline]
            fn set(&mut self, $value: serde_json::Value) -> Result<(), serde_json::Error> {
                *self = $set;
                Ok(())
            }
        }

        impl $crate::runtime::value::Field for $type {
            #[inline]
            fn slot(&mut self) -> $crate::runtime::value::Slot<'_> {
                $crate::runtime::value::Slot::Untagged(self)
            }

            #[inline]
            fn written(&self) -> $crate::runtime::value::Written<'_> {
                match self {
                    $(Self::$variant(value) => $crate::runtime::value::Field::written(value),)*
                    Self::Unrecognized(value) => $crate::runtime::value::Field::written(value),
                }
            }
        }

        // As an alternative of another union. Boxes of objects are fields already.
        impl $crate::runtime::value::Blank for Box<$type> {
            #[inline]
            fn blank() -> Self {
                Self::new($crate::runtime::value::Blank::blank())
            }
        }

        impl $crate::runtime::value::Field for Box<$type> {
            #[inline]
            fn slot(&mut self) -> $crate::runtime::value::Slot<'_> {
                $crate::runtime::value::Slot::Untagged(self.as_mut())
            }

            #[inline]
            fn written(&self) -> $crate::runtime::value::Written<'_> {
                $crate::runtime::value::Field::written(self.as_ref())
            }
        }

        $crate::runtime::value::object::serde_by_slot!($type);
    };
}

/// Implements decoding and encoding for an enum of objects, distinguished by required properties.
macro_rules! untagged_objects {
    ($type:ident { $($variant:ident: [$($key:literal),*],)* }) => {
        $crate::runtime::value::untagged::untagged! {
            $type { $($variant,)* }
            value => 'read: {
                $(
                    if $crate::runtime::value::untagged::has_keys(&value, &[$($key),*]) {
                        break 'read $type::$variant($crate::runtime::value::untagged::read(value)?);
                    }
                )*
                $type::Unrecognized(value.into())
            }
        }
    };
}

/// Implements decoding and encoding for an enum of simple types. The first match is used.
macro_rules! untagged_scalars {
    ($type:ident { $($variant:ident,)* }) => {
        $crate::runtime::value::untagged::untagged! {
            $type { $($variant,)* }
            value => 'read: {
                $(
                    if let Some(value) = $crate::runtime::value::untagged::scalar(&value) {
                        break 'read $type::$variant(value);
                    }
                )*
                $type::Unrecognized(value.into())
            }
        }
    };
}

pub(crate) use {untagged, untagged_objects, untagged_scalars};

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{has_keys, untagged_objects};
    use crate::runtime::{Json, object};

    #[test]
    fn all_keys_must_be_present() {
        let value = json!({"logs": [], "total": null});
        assert!(has_keys(&value, &["logs", "total"]));
        assert!(has_keys(&value, &[]));
        assert!(!has_keys(&value, &["logs", "logs_url"]));
        assert!(!has_keys(&json!(["logs"]), &["logs"]));
        assert!(!has_keys(&json!([]), &[]));
    }

    #[test]
    fn an_alternative_may_itself_be_untagged() {
        #[derive(Debug)]
        struct Named {
            name: String,
        }

        #[derive(Debug)]
        enum Inner {
            Named(Box<Named>),
            Unrecognized(Json),
        }

        #[derive(Debug)]
        struct Outer {
            inner: Box<Inner>,
        }

        #[derive(Debug)]
        enum Outermost {
            Outer(Box<Outer>),
            Inner(Box<Inner>),
            Unrecognized(Json),
        }

        object! { Named { 0: name = "name" required Plain, } }
        object! { Outer { 0: inner = "inner" required Plain, } }
        untagged_objects! { Inner { Named: ["name"], } }
        untagged_objects! { Outermost { Outer: ["inner"], Inner: [], } }

        for json in [
            r#"{"name":"a"}"#,
            r#"{"inner":{"name":"a"}}"#,
            r#"{"b":1}"#,
            "[1]",
        ] {
            let value: Outermost = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&value).unwrap(), json);
        }
    }
}
