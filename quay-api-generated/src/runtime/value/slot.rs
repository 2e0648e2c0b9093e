//! The interface between types and (de)serialization: slots to decode into, values to encode, and
//! the traits of objects, lists and maps.

use jiff::{Timestamp, civil::Date};
use serde_json::Value;

use super::{lenient::LenientSlot, timestamp::Format};

/// A mutable reference to decode a value into.
pub(crate) enum Slot<'a> {
    Bool(&'a mut bool),
    I32(&'a mut i32),
    I64(&'a mut i64),
    U32(&'a mut u32),
    U64(&'a mut u64),
    F64(&'a mut f64),
    Lenient(LenientSlot<'a>),
    String(&'a mut String),
    Text(&'a mut dyn FromText),
    Json(&'a mut Value),
    Untagged(&'a mut dyn FromJson),
    Nullable(&'a mut dyn Nullable),
    Object(&'a mut dyn Object),
    List(&'a mut dyn List),
    Map(&'a mut dyn Map),
}

/// A slot for a string.
pub(crate) trait FromText {
    /// Sets the text, or returns a description of the expected text.
    fn set(&mut self, text: &str) -> Result<(), &'static str>;
}

/// A slot for any JSON.
pub(crate) trait FromJson {
    fn set(&mut self, value: Value) -> Result<(), serde_json::Error>;
}

/// A slot for a value or null. It is null until [`some`](Self::some) is called.
pub(crate) trait Nullable {
    fn some(&mut self) -> Slot<'_>;
}

/// A slot for a list, which grows by one blank element per call.
pub(crate) trait List {
    fn push(&mut self) -> Option<Slot<'_>>;
}

/// A slot for a map, which grows by one blank value per call.
pub(crate) trait Map {
    fn insert(&mut self, name: String) -> Slot<'_>;
}

/// A value to encode.
pub(crate) enum Written<'a> {
    Null,
    Bool(bool),
    I64(i64),
    U64(u64),
    F64(f64),
    String(&'a str),
    Date(Date),
    Timestamp(Timestamp, Format),
    Json(&'a serde_json::Value),
    Object(&'a dyn WrittenObject),
    List(&'a dyn WrittenList),
    Map(&'a dyn WrittenMap),
}

/// A list to encode.
pub(crate) trait WrittenList {
    fn len(&self) -> usize;
    fn element(&self, index: usize) -> Option<Written<'_>>;
}

/// A map to encode.
pub(crate) trait WrittenMap {
    fn entries<'a>(&'a self) -> Box<dyn Iterator<Item = (&'a str, Written<'a>)> + 'a>;
}

/// An object to encode. It is not a part of [`Object`], so that a program which only decodes a type
/// does not compile its encoding. The macro `object!` implements both.
pub(crate) trait WrittenObject {
    /// Returns the name and the value of a field, or `None` after the last field. A value of `None`
    /// is omitted.
    fn property(&self, index: u32) -> Option<(&'static str, Option<Written<'_>>)>;

    /// Returns the values of the properties without a field.
    fn written_additional(&self) -> Option<&dyn WrittenMap> {
        None
    }
}

/// A struct with a field for each property.
pub(crate) trait Object {
    /// Returns a value with initial fields, before decoding.
    fn blank() -> Self
    where
        Self: Sized;
    /// Returns the index of the field for a property. Compiled for each type, because a `match` is
    /// several times faster than a search.
    fn find(&self, name: &str) -> Option<u32>;
    /// Returns the properties that have a field.
    fn properties(&self) -> &'static KnownProperties;
    /// Returns the slot of a field.
    fn field_slot(&mut self, index: u32) -> Option<Slot<'_>>;

    /// Whether properties without a field are kept.
    fn has_additional(&self) -> bool {
        false
    }

    /// Returns the map of the properties without a field.
    fn additional(&mut self) -> Option<&mut dyn Map> {
        None
    }
}

/// The properties of an object that have a field, by the index of the field.
pub(crate) struct KnownProperties {
    pub(crate) names: &'static [&'static str],
    /// One bit per index.
    pub(crate) required: u128,
}

impl KnownProperties {
    /// Returns the name of a property.
    pub(crate) fn name(&self, index: u32) -> &'static str {
        let index = usize::try_from(index).unwrap_or(usize::MAX);
        self.names.get(index).copied().unwrap_or_default()
    }
}
