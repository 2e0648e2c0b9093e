//! The reader and the writer of JSON, compiled with this crate instead of with each program.
//!
//! In a debug build, a program uses the instances of generic functions that this crate has compiled.
//! In an optimized build, it compiles its own, so this module would only cost time there.

use serde_json::{Deserializer, Error, Serializer, Value};

use super::{read::read, write::write};

#[used]
static READ: fn(&[u8]) -> Result<Value, Error> = |json| read(&mut Deserializer::from_slice(json));

#[used]
static WRITE: fn(&Value, &mut Vec<u8>) -> Result<(), Error> =
    |value, json| write(value, &mut Serializer::new(json));
