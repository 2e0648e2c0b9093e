//! Values of JSON as a deserializer passes them.

/// A value of JSON that is not a list or an object.
#[derive(Clone, Copy)]
pub(super) enum Scalar<'a> {
    Null,
    I64(i64),
    U64(u64),
    F64(f64),
    Text(&'a str),
}
