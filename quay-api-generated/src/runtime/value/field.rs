//! The types of fields, with their slots and written values.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde_json::Value;

use super::{
    json::Json,
    secret::Secret,
    slot::{
        FromText, KnownProperties, List, Map, Nullable, Object, Slot, Written, WrittenList,
        WrittenMap, WrittenObject,
    },
};

/// A type with an initial value, before decoding.
pub(crate) trait Blank {
    fn blank() -> Self;
}

/// A type with one format.
pub(crate) trait Field: Blank {
    fn slot(&mut self) -> Slot<'_>;
    fn written(&self) -> Written<'_>;
}

macro_rules! scalars {
    ($($type:ty: $variant:ident, $written:ident;)*) => {$(
        impl Blank for $type {
            fn blank() -> Self {
                Self::default()
            }
        }

        impl Field for $type {
            fn slot(&mut self) -> Slot<'_> {
                Slot::$variant(self)
            }

            fn written(&self) -> Written<'_> {
                Written::$written((*self).into())
            }
        }
    )*};
}

scalars! {
    bool: Bool, Bool;
    i32: I32, I64;
    i64: I64, I64;
    u32: U32, U64;
    u64: U64, U64;
    f64: F64, F64;
}

macro_rules! blank_by_default {
    ($($type:ty),*) => {$(
        impl Blank for $type {
            fn blank() -> Self {
                Self::default()
            }
        }
    )*};
}

blank_by_default!(String, Value, Json, Date, Timestamp);

impl Blank for Secret {
    fn blank() -> Self {
        Self::new("")
    }
}

impl<T> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl<T> Blank for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<T> Blank for BTreeMap<String, T> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Object> Blank for T {
    fn blank() -> Self {
        <T as Object>::blank()
    }
}

impl<T: Object + WrittenObject> Field for T {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Object(self)
    }

    fn written(&self) -> Written<'_> {
        Written::Object(self)
    }
}

impl Field for String {
    fn slot(&mut self) -> Slot<'_> {
        Slot::String(self)
    }

    fn written(&self) -> Written<'_> {
        Written::String(self)
    }
}

impl Field for Value {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Json(self)
    }

    fn written(&self) -> Written<'_> {
        Written::Json(self)
    }
}

impl Field for Json {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Json(self.value_mut())
    }

    fn written(&self) -> Written<'_> {
        Written::Json(self)
    }
}

impl Field for Secret {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self)
    }

    fn written(&self) -> Written<'_> {
        Written::String(self.expose())
    }
}

impl FromText for Secret {
    fn set(&mut self, text: &str) -> Result<(), &'static str> {
        *self = Self::from(text);
        Ok(())
    }
}

impl Field for Date {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self)
    }

    fn written(&self) -> Written<'_> {
        Written::Date(*self)
    }
}

impl FromText for Date {
    fn set(&mut self, text: &str) -> Result<(), &'static str> {
        *self = text.parse().map_err(|_| "a date such as 2024-03-09")?;
        Ok(())
    }
}

impl<T: Field> Field for Option<T> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Nullable(self)
    }

    fn written(&self) -> Written<'_> {
        self.as_ref().map_or(Written::Null, Field::written)
    }
}

impl<T: Field> Nullable for Option<T> {
    fn some(&mut self) -> Slot<'_> {
        self.insert(T::blank()).slot()
    }
}

impl<T: Object> Object for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn find(&self, name: &str) -> Option<u32> {
        self.as_ref().find(name)
    }

    fn properties(&self) -> &'static KnownProperties {
        self.as_ref().properties()
    }

    fn field_slot(&mut self, index: u32) -> Option<Slot<'_>> {
        self.as_mut().field_slot(index)
    }

    fn has_additional(&self) -> bool {
        self.as_ref().has_additional()
    }

    fn additional(&mut self) -> Option<&mut dyn Map> {
        self.as_mut().additional()
    }
}

impl<T: WrittenObject> WrittenObject for Box<T> {
    fn property(&self, index: u32) -> Option<(&'static str, Option<Written<'_>>)> {
        self.as_ref().property(index)
    }

    fn written_additional(&self) -> Option<&dyn WrittenMap> {
        self.as_ref().written_additional()
    }
}

impl<T: Field> Field for Vec<T> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }

    fn written(&self) -> Written<'_> {
        Written::List(self)
    }
}

impl<T: Field> List for Vec<T> {
    fn push(&mut self) -> Option<Slot<'_>> {
        self.push(T::blank());
        self.last_mut().map(Field::slot)
    }
}

impl<T: Field> WrittenList for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn element(&self, index: usize) -> Option<Written<'_>> {
        self.get(index).map(Field::written)
    }
}

impl<T: Field> Field for BTreeMap<String, T> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Map(self)
    }

    fn written(&self) -> Written<'_> {
        Written::Map(self)
    }
}

impl<T: Field> Map for BTreeMap<String, T> {
    fn insert(&mut self, name: String) -> Slot<'_> {
        let value = self.entry(name).or_insert_with(T::blank);
        // The last value of a repeated name counts.
        *value = T::blank();
        value.slot()
    }
}

impl<T: Field> WrittenMap for BTreeMap<String, T> {
    fn entries<'a>(&'a self) -> Box<dyn Iterator<Item = (&'a str, Written<'a>)> + 'a> {
        Box::new(
            self.iter()
                .map(|(name, value)| (name.as_str(), value.written())),
        )
    }
}
