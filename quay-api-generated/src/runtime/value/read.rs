//! Decodes into slots.
//!
//! A type returns its fields as [`Slot`]s, and [`read`] fills them from any [`Deserializer`]. That
//! is compiled once per deserializer. The code that serde derives is compiled once per type and
//! deserializer, in the caller's crate.

use std::fmt;

use serde_core::{
    Deserialize, Deserializer,
    de::{self, DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;

use super::{
    field::Field,
    slot::{FromText, List, Map, Nullable, Object, Slot},
};

/// Decodes a value.
pub(crate) fn read<'de, T: Field, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    read_into(value.slot(), deserializer)?;
    Ok(value)
}

/// Decodes a value into its slot.
fn read_into<'de, D: Deserializer<'de>>(slot: Slot<'_>, deserializer: D) -> Result<(), D::Error> {
    match slot {
        Slot::Bool(place) => *place = bool::deserialize(deserializer)?,
        Slot::I32(place) => *place = i32::deserialize(deserializer)?,
        Slot::I64(place) => *place = i64::deserialize(deserializer)?,
        Slot::U32(place) => *place = u32::deserialize(deserializer)?,
        Slot::U64(place) => *place = u64::deserialize(deserializer)?,
        Slot::F64(place) => *place = f64::deserialize(deserializer)?,
        Slot::Lenient(place) => deserializer.deserialize_any(place)?,
        Slot::String(place) => *place = String::deserialize(deserializer)?,
        Slot::Text(place) => deserializer.deserialize_str(Text(place))?,
        Slot::Json(place) => *place = Value::deserialize(deserializer)?,
        Slot::Untagged(place) => {
            let value = Value::deserialize(deserializer)?;
            place.set(value).map_err(D::Error::custom)?;
        }
        Slot::Nullable(place) => deserializer.deserialize_option(OrNull(place))?,
        Slot::Object(place) => deserializer.deserialize_map(Properties(place))?,
        Slot::List(place) => deserializer.deserialize_seq(Elements(place))?,
        Slot::Map(place) => deserializer.deserialize_map(Entries(place))?,
    }
    Ok(())
}

/// Decodes a value into its slot, unless it is null.
struct OrNull<'a>(&'a mut dyn Nullable);

impl<'de> Visitor<'de> for OrNull<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value or null")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        read_into(self.0.some(), deserializer)
    }
}

fn read_or_skip<'de, D: Deserializer<'de>>(
    slot: Option<Slot<'_>>,
    deserializer: D,
) -> Result<(), D::Error> {
    match slot {
        Some(slot) => read_into(slot, deserializer),
        None => IgnoredAny::deserialize(deserializer).map(|_| ()),
    }
}

struct Text<'a>(&'a mut dyn FromText);

impl Visitor<'_> for Text<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.0
            .set(text)
            .map_err(|expected| E::invalid_value(de::Unexpected::Str(text), &expected))
    }
}

struct Elements<'a>(&'a mut dyn List);

impl<'de> Visitor<'de> for Elements<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while elements.next_element_seed(Element(self.0))?.is_some() {}
        Ok(())
    }
}

/// The next element. Its slot is created only if there is one.
struct Element<'a>(&'a mut dyn List);

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        read_or_skip(self.0.push(), deserializer)
    }
}

struct Entries<'a>(&'a mut dyn Map);

impl<'de> Visitor<'de> for Entries<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(name) = entries.next_key()? {
            entries.next_value_seed(Entry(self.0, name))?;
        }
        Ok(())
    }
}

/// The value of this name.
struct Entry<'a>(&'a mut dyn Map, String);

impl<'de> DeserializeSeed<'de> for Entry<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        read_into(self.0.insert(self.1), deserializer)
    }
}

struct Properties<'a>(&'a mut dyn Object);

impl<'de> Visitor<'de> for Properties<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut properties: A) -> Result<(), A::Error> {
        let object = self.0;
        let known = object.properties();
        // Two halves, because the machine shifts no more than 64 bits at once.
        let (mut low, mut high) = (0_u64, 0_u64);
        while let Some(key) = properties.next_key_seed(Name(&*object))? {
            match key {
                Key::Field(index) => {
                    let bit = 1_u64 << (index % 64);
                    let half = if index < 64 { &mut low } else { &mut high };
                    if *half & bit != 0 {
                        return Err(A::Error::duplicate_field(known.name(index)));
                    }
                    *half |= bit;
                    properties.next_value_seed(Property(object, index))?;
                }
                Key::Other(name) => match object.additional() {
                    Some(map) => properties.next_value_seed(Entry(map, name))?,
                    None => properties.next_value::<IgnoredAny>().map(|_| ())?,
                },
                Key::Unknown => properties.next_value::<IgnoredAny>().map(|_| ())?,
            }
        }
        let seen = u128::from(high) << 64 | u128::from(low);
        let missing = known.required & !seen;
        if missing == 0 {
            Ok(())
        } else {
            let first = missing.trailing_zeros();
            Err(A::Error::missing_field(known.name(first)))
        }
    }
}

/// The value of the field of this number.
struct Property<'a>(&'a mut dyn Object, u32);

impl<'de> DeserializeSeed<'de> for Property<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        read_or_skip(self.0.field_slot(self.1), deserializer)
    }
}

/// The name of a property, looked up among the fields.
enum Key {
    Field(u32),
    /// Kept with the additional properties.
    Other(String),
    /// Skipped.
    Unknown,
}

struct Name<'a>(&'a dyn Object);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Key;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a property")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Key, E> {
        Ok(match self.0.find(name) {
            Some(index) => Key::Field(index),
            None if self.0.has_additional() => Key::Other(name.to_owned()),
            None => Key::Unknown,
        })
    }
}
