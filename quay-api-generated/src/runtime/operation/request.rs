//! Builds requests: path, query and body, encoded so that no value can change the target.

use std::{
    fmt::{self, Display, Write as _},
    ops::Range,
};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Uri, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_core::Serialize;

use super::{Operation, query::QueryValue, route};
use crate::runtime::{
    error::{Error, InvalidInput},
    strings::{all, display, parts, split_once, without},
    value::secret::Secret,
};

/// Everything but the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The same, but the slash stays.
const PATH_SEGMENTS: &AsciiSet = &RESERVED.remove(b'/');

const JSON: header::HeaderValue = header::HeaderValue::from_static("application/json");

/// Quay rejects requests that look like a browser's without this header.
pub(crate) const X_REQUESTED_WITH: header::HeaderName =
    header::HeaderName::from_static("x-requested-with");
pub(crate) const XML_HTTP_REQUEST: header::HeaderValue =
    header::HeaderValue::from_static("XMLHttpRequest");

/// Builds the request of an [`Operation`] from its path template, query and body.
///
/// All values are percent-encoded. Calls can be chained: [`build`](Self::build) returns the first
/// error.
#[must_use = "call `build` to get the request"]
pub struct RequestBuilder {
    operation: &'static str,
    method: Method,
    /// The path template with the values so far, and the query.
    target: String,
    has_query: bool,
    body: Option<Bytes>,
    error: Option<InvalidInput>,
    shadowed_by: &'static [&'static str],
    /// The parameter that the error names if the path is that of another operation.
    parameter: &'static str,
}

/// Shows neither values nor the body, which may be secret.
impl fmt::Debug for RequestBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RequestBuilder")
            .field("operation", &self.operation)
            .field("method", &self.method)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

impl RequestBuilder {
    /// Starts with the method and the path template of `O`.
    pub fn new<O: Operation + ?Sized>() -> Self {
        Self::start(O::ID, O::METHOD, O::PATH, O::SHADOWED_BY)
    }

    /// Not generic, so that a program does not compile it for each operation.
    fn start(
        operation: &'static str,
        method: Method,
        path: &'static str,
        shadowed_by: &'static [&'static str],
    ) -> Self {
        // Enough for most values, so that there is one allocation.
        let mut target = String::with_capacity(path.len() + 64);
        target.push_str(path);
        Self {
            operation,
            method,
            target,
            has_query: false,
            body: None,
            error: None,
            shadowed_by,
            parameter: "path",
        }
    }

    /// Replaces `{name}` in the template with a value of one segment. A slash in the value is an
    /// error, because Quay decodes the path before routing, and the request would reach another
    /// operation.
    pub fn path(self, name: &'static str, value: impl Display) -> Self {
        self.segment(name, &value.to_string())
    }

    /// The same as [`path`](Self::path), for a secret value.
    pub fn path_secret(self, name: &'static str, value: &Secret) -> Self {
        self.segment(name, value.expose())
    }

    /// Replaces `{name}` in the template with a digest of one segment, such as `sha256:…`.
    pub fn path_digest(self, name: &'static str, value: impl Display) -> Self {
        self.digest(name, &value.to_string())
    }

    /// Replaces `{name}` in the template with a value of several segments; slashes are kept.
    pub fn path_segments(self, name: &'static str, value: impl Display) -> Self {
        self.segments(name, &value.to_string())
    }

    /// Replaces `{name}` in the template with a value of two segments or more, such as
    /// `namespace/name`; slashes are kept.
    pub fn path_namespaced(self, name: &'static str, value: impl Display) -> Self {
        self.namespaced(name, &value.to_string())
    }

    // These are not generic, so that a program does not compile them for each type.

    fn segment(mut self, name: &'static str, value: &str) -> Self {
        if value.as_bytes().contains(&b'/') {
            self.fail(
                name,
                "must not contain `/`, because the request would reach another operation",
            );
        } else {
            self.substitute(name, value, RESERVED);
        }
        self
    }

    fn digest(mut self, name: &'static str, value: &str) -> Self {
        if is_digest(value) {
            self.substitute(name, value, RESERVED);
        } else {
            self.fail(name, "must be a digest such as `sha256:…`");
        }
        self
    }

    fn namespaced(mut self, name: &'static str, value: &str) -> Self {
        if value.as_bytes().contains(&b'/') {
            self.segments(name, value)
        } else {
            self.fail(
                name,
                "must contain the namespace, as in `namespace/name`, because the request would reach another operation",
            );
            self
        }
    }

    fn segments(mut self, name: &'static str, value: &str) -> Self {
        self.parameter = name;
        self.substitute(name, value, PATH_SEGMENTS);
        self
    }

    /// Adds `name=value` to the query, once for each item of a list. Does nothing for `None`.
    pub fn query<T: QueryValue + ?Sized>(mut self, name: &'static str, value: Option<&T>) -> Self {
        if let Some(value) = value {
            value.each_value(&mut |value| self.push_query(name, value));
        }
        self
    }

    fn push_query(&mut self, name: &str, value: &dyn Display) {
        self.target.push(if self.has_query { '&' } else { '?' });
        self.has_query = true;
        // Writing to a string only fails if the value's `Display` fails.
        let _ = write!(Encoder(&mut self.target), "{name}");
        self.target.push('=');
        let _ = write!(Encoder(&mut self.target), "{value}");
    }

    /// Sets a JSON body.
    pub fn json<T: Serialize + ?Sized>(mut self, body: &T) -> Self {
        match serde_json::to_vec(body) {
            Ok(bytes) => self.body = Some(bytes.into()),
            Err(error) => self.fail("body", &format!("cannot be serialized as JSON: {error}")),
        }
        self
    }

    /// Sets a JSON body, or no body and no `Content-Type` for `None`.
    pub fn optional_json<T: Serialize + ?Sized>(self, body: Option<&T>) -> Self {
        match body {
            Some(body) => self.json(body),
            None => self,
        }
    }

    /// Returns the request, with a URI relative to the server.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInput`] for the first invalid value, if a parameter of the template has no
    /// value, or if the request would reach another operation.
    pub fn build(self) -> Result<Request<Bytes>, Error> {
        if let Some(error) = self.error {
            return Err(Error::InvalidInput(error));
        }
        // Values are encoded and contain no braces.
        if self.target.as_bytes().contains(&b'{') {
            let path = self.encoded_path();
            let reason = format!("`{path}` has a parameter without a value");
            return Err(Error::invalid_input(Some(self.operation), "path", reason));
        }
        if let Some(template) = self.shadow() {
            let template = without(template, &['*', '+']);
            let reason = format!("would make the request reach another operation, `{template}`");
            return Err(Error::invalid_input(
                Some(self.operation),
                self.parameter,
                reason,
            ));
        }
        let uri = Uri::try_from(self.target).map_err(|error| {
            Error::invalid_input(Some(self.operation), "request", display(&error))
        })?;
        let has_body = self.body.is_some();
        let mut request = Request::new(self.body.unwrap_or_default());
        *request.method_mut() = self.method;
        *request.uri_mut() = uri;
        let headers = request.headers_mut();
        set_header(headers, header::ACCEPT, JSON);
        set_header(headers, X_REQUESTED_WITH, XML_HTTP_REQUEST);
        if has_body {
            set_header(headers, header::CONTENT_TYPE, JSON);
        }
        Ok(request)
    }

    /// Returns the template of another operation that the path matches.
    fn shadow(&self) -> Option<&'static str> {
        if self.shadowed_by.is_empty() {
            return None;
        }
        let path = self.encoded_path();
        let mut templates = self.shadowed_by.iter();
        templates
            .find(|template| route::matches(template, path))
            .copied()
    }

    fn encoded_path(&self) -> &str {
        parts(&self.target, b'?').next().unwrap_or_default()
    }

    /// Replaces `{name}` with the encoded value, which contains no braces and so no placeholder.
    fn substitute(&mut self, name: &'static str, value: &str, reserved: &'static AsciiSet) {
        if value.is_empty() {
            self.fail(name, "must not be empty");
            return;
        }
        for segment in parts(value, b'/') {
            let reason = match segment {
                "" => "must not contain an empty segment",
                "." | ".." => "must not contain a segment `.` or `..`",
                _ => continue,
            };
            self.fail(name, reason);
            return;
        }
        if self.parameter == "path" {
            self.parameter = name;
        }
        match placeholder(&self.target, name) {
            Some(range) => {
                let rest = self.target.split_off(range.start);
                self.target.extend(utf8_percent_encode(value, reserved));
                self.target
                    .push_str(rest.get(range.len()..).unwrap_or_default());
            }
            None => self.fail(name, "is not a parameter of the path"),
        }
    }

    fn fail(&mut self, name: &'static str, reason: &str) {
        if self.error.is_none() {
            self.error = Some(InvalidInput::new(Some(self.operation), name, reason));
        }
    }
}

/// Not inline, so that the code of `insert` is compiled once.
#[inline(never)]
pub(crate) fn set_header(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.insert(name, value);
}

/// Whether a value is `algorithm:hex`.
fn is_digest(value: &str) -> bool {
    split_once(value, ":").is_some_and(|(algorithm, hex)| {
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"_+.-".contains(byte);
        !algorithm.is_empty()
            && all(algorithm, plain)
            && !hex.is_empty()
            && all(hex, u8::is_ascii_hexdigit)
    })
}

/// Returns the range of `{name}`.
fn placeholder(target: &str, name: &str) -> Option<Range<usize>> {
    let mut parts = parts(target, b'{');
    let mut brace = parts.next()?.len();
    for part in parts {
        let rest = part.strip_prefix(name);
        if rest.is_some_and(|rest| rest.starts_with('}')) {
            return Some(brace..brace + name.len() + 2);
        }
        brace += 1 + part.len();
    }
    None
}

/// Percent-encodes everything that is written to it.
struct Encoder<'a>(&'a mut String);

impl fmt::Write for Encoder<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend(utf8_percent_encode(text, RESERVED));
        Ok(())
    }
}

#[cfg(test)]
mod tests;
