//! Values of query parameters.

use std::fmt::Display;

use crate::runtime::value::open_enum::OpenEnum;

/// The value of a query parameter.
pub trait QueryValue {
    /// Calls `add` with each value in the format that Quay expects: once, or once for each item of a
    /// list.
    fn each_value(&self, add: &mut dyn FnMut(&dyn Display));
}

macro_rules! query_value_by_display {
    ($($type:ty),*) => {$(
        impl QueryValue for $type {
            fn each_value(&self, add: &mut dyn FnMut(&dyn Display)) {
                add(&self);
            }
        }
    )*};
}

query_value_by_display!(bool, i32, i64, u32, u64, f64, str, String);

/// Writes `MM/DD/YYYY`, the only date format that Quay's logs accept; they ignore others silently.
impl QueryValue for jiff::civil::Date {
    fn each_value(&self, add: &mut dyn FnMut(&dyn Display)) {
        add(&format_args!(
            "{:02}/{:02}/{:04}",
            self.month(),
            self.day(),
            self.year()
        ));
    }
}

impl<T: QueryValue> QueryValue for [T] {
    fn each_value(&self, add: &mut dyn FnMut(&dyn Display)) {
        for value in self {
            value.each_value(add);
        }
    }
}

impl<T: QueryValue> QueryValue for Vec<T> {
    fn each_value(&self, add: &mut dyn FnMut(&dyn Display)) {
        self.as_slice().each_value(add);
    }
}

impl<T: OpenEnum> QueryValue for T {
    fn each_value(&self, add: &mut dyn FnMut(&dyn Display)) {
        add(&self.text());
    }
}
