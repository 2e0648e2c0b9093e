//! Decoding through slots.
//!
//! A type hands out its fields as [`Slot`]s, and [`read`] fills them from any [`Deserializer`].
//! `read` is compiled once for each kind of deserializer. What serde's derive expands to is compiled
//! once for each type and each kind of deserializer, in the crate of the caller.

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;

use super::{
    integer::{self, FromInteger},
    object::Object,
    timestamp::LenientVisitor,
};

/// A place to read a value into.
pub(crate) enum Slot<'a> {
    Bool(&'a mut bool),
    I32(&'a mut i32),
    I64(&'a mut i64),
    U32(&'a mut u32),
    U64(&'a mut u64),
    F64(&'a mut f64),
    /// An integer that may be written with a fraction of zero.
    Lenient(&'a mut dyn FromInteger),
    String(&'a mut String),
    Text(&'a mut dyn FromText),
    /// A timestamp of any format; numbers count this unit.
    Timestamp(&'a mut Timestamp, SignedDuration),
    /// The same; null and empty text are `None`.
    OptionalTimestamp(&'a mut Option<Timestamp>, SignedDuration),
    Json(&'a mut Value),
    Untagged(&'a mut dyn FromJson),
    Nullable(&'a mut dyn Nullable),
    Object(&'a mut dyn Object),
    List(&'a mut dyn List),
    Map(&'a mut dyn Map),
    /// Null means the empty list.
    ListOrNull(&'a mut dyn List),
    /// Null means the empty map.
    MapOrNull(&'a mut dyn Map),
}

/// Takes text.
pub(crate) trait FromText {
    /// Returns what was expected if the text does not fit.
    fn set(&mut self, text: &str) -> Result<(), &'static str>;
}

/// Takes any JSON and finds out what it is.
pub(crate) trait FromJson {
    fn set(&mut self, value: Value) -> Result<(), serde_json::Error>;
}

/// A value or null; it holds null until [`some`](Self::some) is called.
pub(crate) trait Nullable {
    fn some(&mut self) -> Slot<'_>;
}

/// A list that grows by one blank element at a time.
pub(crate) trait List {
    fn push(&mut self) -> Option<Slot<'_>>;
}

/// A map that grows by one blank value at a time.
pub(crate) trait Map {
    fn insert(&mut self, name: String) -> Slot<'_>;
}

/// Reads a value into its slot.
pub(crate) fn read<'de, D: Deserializer<'de>>(
    slot: Slot<'_>,
    deserializer: D,
) -> Result<(), D::Error> {
    match slot {
        Slot::Bool(place) => *place = bool::deserialize(deserializer)?,
        Slot::I32(place) => *place = i32::deserialize(deserializer)?,
        Slot::I64(place) => *place = i64::deserialize(deserializer)?,
        Slot::U32(place) => *place = u32::deserialize(deserializer)?,
        Slot::U64(place) => *place = u64::deserialize(deserializer)?,
        Slot::F64(place) => *place = f64::deserialize(deserializer)?,
        Slot::Lenient(place) => integer::read(place, deserializer)?,
        Slot::String(place) => *place = String::deserialize(deserializer)?,
        Slot::Text(place) => deserializer.deserialize_str(Text(place))?,
        Slot::Timestamp(place, unit) => {
            *place = deserializer
                .deserialize_any(LenientVisitor(unit))?
                .ok_or_else(|| D::Error::custom("the timestamp is empty"))?;
        }
        Slot::OptionalTimestamp(place, unit) => {
            *place = deserializer.deserialize_any(LenientVisitor(unit))?;
        }
        Slot::Json(place) => *place = Value::deserialize(deserializer)?,
        Slot::Untagged(place) => {
            let value = Value::deserialize(deserializer)?;
            place.set(value).map_err(D::Error::custom)?;
        }
        slot @ (Slot::Nullable(_) | Slot::ListOrNull(_) | Slot::MapOrNull(_)) => {
            deserializer.deserialize_option(OrNull(slot))?;
        }
        Slot::Object(place) => deserializer.deserialize_map(Properties(place))?,
        Slot::List(place) => deserializer.deserialize_seq(Elements(place))?,
        Slot::Map(place) => deserializer.deserialize_map(Entries(place))?,
    }
    Ok(())
}

/// Reads into the slot unless there is null.
struct OrNull<'a>(Slot<'a>);

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
        let slot = match self.0 {
            Slot::Nullable(place) => place.some(),
            Slot::ListOrNull(place) => Slot::List(place),
            Slot::MapOrNull(place) => Slot::Map(place),
            slot => slot,
        };
        read(slot, deserializer)
    }
}

fn read_or_skip<'de, D: Deserializer<'de>>(
    slot: Option<Slot<'_>>,
    deserializer: D,
) -> Result<(), D::Error> {
    match slot {
        Some(slot) => read(slot, deserializer),
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

/// The next element: a place for it is made only once there is one.
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
        read(self.0.insert(self.1), deserializer)
    }
}

struct Properties<'a>(&'a mut dyn Object);

impl<'de> Visitor<'de> for Properties<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let object = self.0;
        let mut seen = 0_u128;
        while let Some(key) = members.next_key_seed(Name(&*object))? {
            match key {
                Key::Field(index) => {
                    let bit = 1_u128.checked_shl(index).unwrap_or(0);
                    if seen & bit != 0 {
                        return Err(A::Error::duplicate_field(object.name(index)));
                    }
                    seen |= bit;
                    members.next_value_seed(Property(object, index))?;
                }
                Key::Other(name) => match object.additional() {
                    Some(map) => members.next_value_seed(Entry(map, name))?,
                    None => members.next_value::<IgnoredAny>().map(|_| ())?,
                },
                Key::Unknown => members.next_value::<IgnoredAny>().map(|_| ())?,
            }
        }
        let missing = object.required() & !seen;
        if missing == 0 {
            Ok(())
        } else {
            Err(A::Error::missing_field(
                object.name(missing.trailing_zeros()),
            ))
        }
    }
}

/// The value of the field of this number.
struct Property<'a>(&'a mut dyn Object, u32);

impl<'de> DeserializeSeed<'de> for Property<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        read_or_skip(self.0.slot(self.1), deserializer)
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
