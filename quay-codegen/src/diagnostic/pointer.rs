//! JSON pointers (RFC 6901), used by every stage to name locations.

use std::borrow::Cow;

use serde_json::Value;

/// A location in a JSON text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// The root of the text.
    pub fn root() -> Self {
        Self::default()
    }

    /// The pointer with an object key or array index appended.
    #[must_use]
    pub fn child(&self, token: impl AsRef<str>) -> Self {
        let token = token.as_ref();
        let mut pointer = String::with_capacity(self.0.len() + token.len() + 1);
        pointer.push_str(&self.0);
        let mut pointer = Self(pointer);
        pointer.push(token);
        pointer
    }

    /// Appends an object key or array index.
    pub fn push(&mut self, token: &str) {
        self.0.push('/');
        let mut rest = token;
        while let Some(at) = rest.find(['~', '/']) {
            let (before, after) = rest.split_at(at);
            self.0.push_str(before);
            self.0
                .push_str(if after.starts_with('~') { "~0" } else { "~1" });
            rest = after.get(1..).unwrap_or_default();
        }
        self.0.push_str(rest);
    }

    /// The pointer with an array index appended.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.child(index.to_string())
    }

    /// The pointer as a string.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The rest of the pointer after `prefix`, if it starts with `prefix`.
    pub fn below<'pointer>(&'pointer self, prefix: &str) -> Option<&'pointer str> {
        let rest = self.0.strip_prefix(prefix)?;
        (rest.is_empty() || rest.starts_with('/')).then_some(rest)
    }
}

impl From<String> for Pointer {
    fn from(pointer: String) -> Self {
        Self(pointer)
    }
}

impl From<Pointer> for String {
    fn from(pointer: Pointer) -> Self {
        pointer.0
    }
}

/// The unescaped tokens of a pointer.
pub fn tokens(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let tokens = pointer.split('/').skip(1);
    tokens.map(|token| match token.contains('~') {
        true => token.replace("~1", "/").replace("~0", "~").into(),
        false => token.into(),
    })
}

/// The value at a pointer, as [`Value::pointer_mut`] finds it, but without a copy of each token.
pub fn value_at_mut<'value>(value: &'value mut Value, pointer: &str) -> Option<&'value mut Value> {
    tokens(pointer).try_fold(value, |value, token| match value {
        Value::Object(members) => members.get_mut(token.as_ref()),
        Value::Array(elements) => elements.get_mut(index(&token)?),
        _ => None,
    })
}

/// An index without a sign or leading zeros.
fn index(token: &str) -> Option<usize> {
    let is_plain = !token.starts_with('+') && (token == "0" || !token.starts_with('0'));
    token.parse().ok().filter(|_| is_plain)
}
