//! Encodes written values. A type returns its fields as [`Written`] values, so that one serializer
//! serves all types.

use serde_core::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeSeq},
};

use super::{
    field::Field,
    slot::{Written, WrittenObject},
};

/// Encodes a value.
pub(crate) fn write<S: Serializer>(value: &impl Field, serializer: S) -> Result<S::Ok, S::Error> {
    value.written().serialize(serializer)
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Null => serializer.serialize_none(),
            Self::Bool(value) => serializer.serialize_bool(value),
            Self::I64(value) => serializer.serialize_i64(value),
            Self::U64(value) => serializer.serialize_u64(value),
            Self::F64(value) => serializer.serialize_f64(value),
            Self::String(text) => serializer.serialize_str(text),
            Self::Date(date) => serializer.collect_str(&date),
            Self::Timestamp(time, format) => format.serialize(time, serializer),
            Self::Json(value) => value.serialize(serializer),
            Self::Object(object) => write_object(object, serializer),
            Self::List(list) => {
                let mut elements = serializer.serialize_seq(Some(list.len()))?;
                for element in (0..list.len()).filter_map(|index| list.element(index)) {
                    elements.serialize_element(&element)?;
                }
                elements.end()
            }
            Self::Map(map) => {
                let mut entries = serializer.serialize_map(None)?;
                for (name, value) in map.entries() {
                    entries.serialize_entry(name, &value)?;
                }
                entries.end()
            }
        }
    }
}

fn write_object<S: Serializer>(
    object: &dyn WrittenObject,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut properties = serializer.serialize_map(None)?;
    let mut index = 0;
    while let Some((name, value)) = object.property(index) {
        if let Some(value) = value {
            properties.serialize_entry(name, &value)?;
        }
        index += 1;
    }
    if let Some(additional) = object.written_additional() {
        for (name, value) in additional.entries() {
            properties.serialize_entry(name, &value)?;
        }
    }
    properties.end()
}
