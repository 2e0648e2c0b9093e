//! JSON pointers (RFC 6901), used by every stage to name locations.

/// A location in a JSON text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// Returns the root of the text.
    pub fn root() -> Self {
        Self::default()
    }

    /// Returns the pointer with an object key or array index appended.
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
        if token.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
            let escaped = token.replace('~', "~0").replace('/', "~1");
            self.0.push_str(&escaped);
        } else {
            self.0.push_str(token);
        }
    }

    /// Returns the pointer with an array index appended.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.child(index.to_string())
    }

    /// Returns the pointer as a string.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the rest of the pointer after `prefix`, if it starts with `prefix`.
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

/// Returns the unescaped tokens of a pointer.
pub fn tokens(pointer: &str) -> impl Iterator<Item = String> {
    pointer.split('/').skip(1).map(unescape)
}

/// Returns the object key or array index that a token of a pointer stands for.
pub(crate) fn unescape(token: &str) -> String {
    if token.contains('~') {
        token.replace("~1", "/").replace("~0", "~")
    } else {
        token.to_owned()
    }
}
