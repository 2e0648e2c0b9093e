//! Objects: structs whose fields are the properties of a JSON object.

/// Implements decoding and encoding for a struct. Each line is a field: its index, its name, the
/// name of its property, its presence and its format.
///
/// The methods are inline: a program compiles those of the types that it uses, and this crate
/// compiles none. In a debug build this crate compiles the slots, and with them the lists and maps of
/// all types, so that rebuilding a program is quick.
macro_rules! object {
    (
        $type:ident {
            $($index:literal: $field:ident = $name:literal $presence:ident $format:ident,)*
            $(..$additional:ident)?
        }
    ) => {
        impl $crate::runtime::value::Object for $type {
            #[inline]
            fn blank() -> Self {
                Self {
                    $($field: $crate::runtime::value::Blank::blank(),)*
                    $($additional: $crate::runtime::value::Blank::blank(),)?
                }
            }

            #[inline]
            fn find(&self, name: &str) -> Option<u32> {
                match name {
                    $($name => Some($index),)*
                    _ => None,
                }
            }

            #[inline]
            fn properties(&self) -> &'static $crate::runtime::value::KnownProperties {
                use $crate::runtime::value::presence;
                &$crate::runtime::value::KnownProperties {
                    names: &[$($name),*],
                    required: 0 $(| presence::$presence::REQUIRED << $index)*,
                }
            }

            #[cfg_attr(not(debug_assertions), inline)]
            fn field_slot(&mut self, index: u32) -> Option<$crate::runtime::value::Slot<'_>> {
                use $crate::runtime::value::{format, presence};
                match index {
                    $($index => presence::$presence::slot(&mut self.$field, format::$format),)*
                    _ => None,
                }
            }

            $(
                #[inline]
                fn has_additional(&self) -> bool {
                    true
                }

                #[inline]
                fn additional(&mut self) -> Option<&mut dyn $crate::runtime::value::Map> {
                    Some(&mut self.$additional)
                }
            )?
        }

        impl $crate::runtime::value::WrittenObject for $type {
            #[inline]
            fn property(
                &self,
                index: u32,
            ) -> Option<(&'static str, Option<$crate::runtime::value::Written<'_>>)> {
                use $crate::runtime::value::{format, presence};
                match index {
                    $(
                        $index => {
                            let value = presence::$presence::written(&self.$field, format::$format);
                            Some(($name, value))
                        }
                    )*
                    _ => None,
                }
            }

            $(
                #[inline]
                fn written_additional(&self) -> Option<&dyn $crate::runtime::value::WrittenMap> {
                    Some(&self.$additional)
                }
            )?
        }

        $crate::runtime::value::object::serde_by_slot!($type);
    };
}
pub(crate) use object;

/// Implements serde's traits for a [`Field`](super::Field).
macro_rules! serde_by_slot {
    ($type:ident) => {
        impl serde_core::Serialize for $type {
            #[inline]
            fn serialize<S: serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                $crate::runtime::value::write(self, serializer)
            }
        }

        impl<'de> serde_core::Deserialize<'de> for $type {
            #[inline]
            fn deserialize<D: serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::runtime::value::read(deserializer)
            }
        }
    };
}
pub(crate) use serde_by_slot;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::runtime::Json;

    #[derive(Clone, Debug, PartialEq)]
    struct Tag {
        name: String,
        size: Option<u64>,
        parent: Option<Box<Tag>>,
        labels: Option<BTreeMap<String, Vec<String>>>,
        additional_properties: BTreeMap<String, Json>,
    }

    super::object! {
        Tag {
            0: name = "name" required Plain,
            1: size = "size" nullable Plain,
            2: parent = "parent" optional Plain,
            3: labels = "labels" optional Plain,
            ..additional_properties
        }
    }

    fn parse(json: &str) -> Result<Tag, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn all_properties_survive_a_round_trip() {
        let json = concat!(
            r#"{"name":"v1","size":null,"parent":{"name":"v0","size":7},"#,
            r#""labels":{"a":["b","c"],"d":[]},"new":[true]}"#
        );
        let tag = parse(json).unwrap();
        assert_eq!(tag.parent.as_ref().unwrap().size, Some(7));
        assert_eq!(serde_json::to_string(&tag).unwrap(), json);
        let value = serde_json::to_value(&tag).unwrap();
        assert_eq!(serde_json::from_value::<Tag>(value).unwrap(), tag);
    }

    #[test]
    fn missing_and_repeated_properties_are_named() {
        assert!(
            parse(r#"{"size":1}"#)
                .unwrap_err()
                .contains("missing field `name`")
        );
        let repeated = parse(r#"{"name":"a","name":"b"}"#).unwrap_err();
        assert!(repeated.contains("duplicate field `name`"), "{repeated}");
    }

    #[test]
    fn values_of_another_type_are_rejected() {
        for json in [
            "[]",
            "null",
            r#"{"name":1}"#,
            r#"{"name":null}"#,
            r#"{"name":"a","size":"b"}"#,
        ] {
            assert!(parse(json).is_err(), "{json}");
        }
    }

    #[test]
    fn floats_are_read_exactly() {
        #[derive(Debug)]
        struct Share {
            percent: f64,
        }

        super::object! { Share { 0: percent = "percent" required Plain, } }

        let json = r#"{"percent":0.9375000000000001}"#;
        let share: Share = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&share).unwrap(), json);
        assert!(share.percent > 0.9375);
    }

    #[test]
    fn unknown_properties_are_skipped_where_they_are_not_kept() {
        #[derive(Debug)]
        struct Name {
            name: String,
        }

        super::object! { Name { 0: name = "name" required Plain, } }

        let name: Name = serde_json::from_str(r#"{"x":{"y":[1]},"name":"a","z":null}"#).unwrap();
        assert_eq!(name.name, "a");
    }
}
