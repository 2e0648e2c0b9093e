//! The credentials of a client: a token, or a user name and a password.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::HeaderValue;
use zeroize::Zeroizing;

use crate::runtime::{
    error::{CredentialKind, Error},
    strings::{all, trim_space},
    value::secret::Secret,
};

/// What the `Authorization` header of every request contains.
pub(super) enum Credentials {
    Token(Secret),
    Basic { user: String, password: Secret },
}

impl Credentials {
    /// Returns the value of the header, marked as sensitive.
    pub(super) fn header(&self) -> Result<(HeaderValue, CredentialKind), Error> {
        let (text, kind) = match self {
            Self::Token(token) => bearer(token)?,
            Self::Basic { user, password } => (basic(user, password)?, CredentialKind::Basic),
        };
        let mut value = HeaderValue::from_str(&text)
            .map_err(|_| Error::invalid_setting("token", "cannot be sent in a header"))?;
        value.set_sensitive(true);
        Ok((value, kind))
    }
}

fn bearer(token: &Secret) -> Result<(Zeroizing<String>, CredentialKind), Error> {
    let token = trim_space(token.expose());
    if token.is_empty() {
        return Err(Error::invalid_setting("token", "is empty"));
    }
    if !all(token, u8::is_ascii_graphic) {
        let reason = "must contain only printable ASCII, without spaces, line breaks and `Bearer`";
        return Err(Error::invalid_setting("token", reason));
    }
    let kind = match token.as_bytes().contains(&b'+') {
        true => CredentialKind::Robot,
        false => CredentialKind::Token,
    };
    Ok((Zeroizing::new(format!("Bearer {token}")), kind))
}

fn basic(user: &str, password: &Secret) -> Result<Zeroizing<String>, Error> {
    let password = password.expose();
    for (name, text) in &[("user name", user), ("password", password)] {
        if text.is_empty() {
            return Err(Error::invalid_setting(name, "is empty"));
        }
        if text.chars().any(char::is_control) {
            let reason = "must not contain control characters, such as line breaks";
            return Err(Error::invalid_setting(name, reason));
        }
    }
    if user.as_bytes().contains(&b':') {
        return Err(Error::invalid_setting(
            "user name",
            "must not contain a colon",
        ));
    }
    let pair = Zeroizing::new(format!("{user}:{password}"));
    let encoded = Zeroizing::new(STANDARD.encode(pair.as_bytes()));
    Ok(Zeroizing::new(format!("Basic {}", *encoded)))
}

#[cfg(test)]
mod tests {
    use super::Credentials;

    #[test]
    fn the_header_is_marked_as_sensitive() {
        let token = Credentials::Token("abc".into());
        let basic = Credentials::Basic {
            user: "alice".to_owned(),
            password: "abc".into(),
        };
        for credentials in [token, basic] {
            let (value, _) = credentials.header().unwrap();
            assert!(value.is_sensitive());
            assert_eq!(format!("{value:?}"), "Sensitive");
        }
    }
}
