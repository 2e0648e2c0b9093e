//! The OAuth token.

use std::env;
use std::path::Path;

use ureq::http::header::HeaderValue;

use crate::error::Error;
use crate::files;
use crate::workspace::display_path;

/// An OAuth token as the value of a header. It cannot be printed.
#[derive(Clone)]
pub(crate) struct Token(pub(super) HeaderValue);

impl Token {
    /// Reads the token from a file, or from the environment variable if no file is given. An empty variable is no token,
    /// since a workflow sets it to that if its secret does not exist.
    pub(crate) fn find(file: Option<&Path>) -> Result<Option<Self>, Error> {
        let (text, place) = match (file, env::var("QUAY_TOKEN")) {
            (Some(path), _) => (files::read_text(path)?, display_path(path)),
            (None, Ok(text)) if text.trim().is_empty() => return Ok(None),
            (None, Ok(text)) => (text, "QUAY_TOKEN".to_owned()),
            (None, Err(env::VarError::NotPresent)) => return Ok(None),
            (None, Err(env::VarError::NotUnicode(_))) => return Err(no_token("QUAY_TOKEN")),
        };
        let text = text.trim();
        let bare = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        let value = HeaderValue::from_str(&format!("Bearer {text}"));
        match value {
            Ok(mut value) if bare => {
                value.set_sensitive(true);
                Ok(Some(Self(value)))
            }
            _ => Err(no_token(&place)),
        }
    }
}

impl Token {
    /// Whether a text contains the token.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let bare = self
            .0
            .as_bytes()
            .strip_prefix(b"Bearer ")
            .unwrap_or_default();
        !bare.is_empty() && text.as_bytes().windows(bare.len()).any(|part| part == bare)
    }
}

fn no_token(place: &str) -> Error {
    Error::new(format!("{place} contains no token"))
        .help("a token is one word of printable ASCII characters")
}
