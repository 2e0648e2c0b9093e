//! Builds the request of an operation: path, query and body, encoded so that no value can change
//! where the request goes.

use std::{
    borrow::Cow,
    fmt::{self, Display, Write as _},
    ops::Range,
};

use bytes::Bytes;
use http::{Method, Request, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::{error::Error, operation::Operation};

/// Everything but the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

const RESERVED_BUT_SLASH: &AsciiSet = &RESERVED.remove(b'/');

const JSON: header::HeaderValue = header::HeaderValue::from_static("application/json");

/// Quay refuses requests that look like a browser's unless they carry this.
pub(crate) const X_REQUESTED_WITH: header::HeaderName =
    header::HeaderName::from_static("x-requested-with");
pub(crate) const XML_HTTP_REQUEST: header::HeaderValue =
    header::HeaderValue::from_static("XMLHttpRequest");

/// Builds the request of an [`Operation`] from its path template, query and body.
///
/// Every value is percent-encoded. The first thing that is wrong is kept and returned by
/// [`build`](Self::build), so that calls can be chained.
#[derive(Debug)]
#[must_use = "a request is made by `build`"]
pub struct RequestBuilder {
    operation: &'static str,
    method: Method,
    /// The template, filled bit by bit, and the query behind it.
    target: String,
    has_query: bool,
    body: Option<Bytes>,
    error: Option<Error>,
}

impl RequestBuilder {
    /// Starts with the method and the path template of `O`.
    pub fn new<O: Operation + ?Sized>() -> Self {
        // Room for most values, so that memory is taken once.
        let mut target = String::with_capacity(O::PATH.len() + 64);
        target.push_str(O::PATH);
        Self {
            operation: O::ID,
            method: O::METHOD,
            target,
            has_query: false,
            body: None,
            error: None,
        }
    }

    /// Puts a value into `{name}` of the template as one segment: its slashes are encoded.
    pub fn path(mut self, name: &'static str, value: impl Display) -> Self {
        let value = value.to_string();
        if value.is_empty() {
            self.fail(name, "must not be empty");
        } else {
            self.fill(name, &value, RESERVED);
        }
        self
    }

    /// Puts a value into `{name}` of the template as it is divided by slashes, such as
    /// `namespace/name`; each segment is encoded, the slashes stay.
    pub fn path_segments(mut self, name: &'static str, value: impl Display) -> Self {
        let value = value.to_string();
        if value.split('/').any(str::is_empty) {
            self.fail(name, "must not have an empty segment");
        } else {
            self.fill(name, &value, RESERVED_BUT_SLASH);
        }
        self
    }

    /// Adds `name=value` to the query; nothing if the value is `None`, and the name once for each
    /// value of a list.
    pub fn query<T: QueryValue + ?Sized>(mut self, name: &'static str, value: Option<&T>) -> Self {
        if let Some(value) = value {
            value.each(&mut |value| {
                self.target.push(if self.has_query { '&' } else { '?' });
                self.has_query = true;
                // Writing into a string fails only if `Display` of the value does.
                let _ = write!(Encoder(&mut self.target), "{name}");
                self.target.push('=');
                let _ = write!(Encoder(&mut self.target), "{value}");
            });
        }
        self
    }

    /// Sends `body` as JSON.
    pub fn json<T: Serialize + ?Sized>(mut self, body: &T) -> Self {
        match serde_json::to_vec(body) {
            Ok(bytes) => self.body = Some(bytes.into()),
            Err(error) => self.fail("body", &format!("cannot be written as JSON: {error}")),
        }
        self
    }

    /// Sends `body` as JSON, or no body and no `Content-Type` if there is none.
    pub fn optional_json<T: Serialize + ?Sized>(self, body: Option<&T>) -> Self {
        match body {
            Some(body) => self.json(body),
            None => self,
        }
    }

    /// The request, its URI relative to the server.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInput`] for the first value that could not be taken, or if a parameter of
    /// the template was never given.
    pub fn build(self) -> Result<Request<Bytes>, Error> {
        if let Some(error) = self.error {
            return Err(error);
        }
        // What was put in is encoded, and holds no brace.
        if self.target.contains('{') {
            let path = self.target.split('?').next().unwrap_or_default();
            let reason = format!("`{path}` lacks a value");
            return Err(Error::invalid_input(Some(self.operation), "path", reason));
        }
        let mut request = Request::builder()
            .method(self.method)
            .uri(self.target)
            .header(header::ACCEPT, JSON)
            .header(X_REQUESTED_WITH, XML_HTTP_REQUEST);
        if self.body.is_some() {
            request = request.header(header::CONTENT_TYPE, JSON);
        }
        request
            .body(self.body.unwrap_or_default())
            .map_err(|error| {
                Error::invalid_input(Some(self.operation), "request", error.to_string())
            })
    }

    /// Replaces `{name}` with the encoded value, which holds no brace, so that it can never be taken
    /// for another placeholder.
    fn fill(&mut self, name: &'static str, value: &str, reserved: &'static AsciiSet) {
        if value.split('/').any(is_dots) {
            self.fail(name, "must not hold `.` or `..` as a segment of the path");
            return;
        }
        match placeholder(&self.target, name) {
            Some(place) => {
                let encoded = Cow::from(utf8_percent_encode(value, reserved));
                self.target.replace_range(place, &encoded);
            }
            None => self.fail(name, "is not a parameter of this path"),
        }
    }

    fn fail(&mut self, name: &'static str, reason: &str) {
        self.error
            .get_or_insert_with(|| Error::invalid_input(Some(self.operation), name, reason));
    }
}

/// A value that can stand in the query of a request.
pub trait QueryValue {
    /// Gives each value, as Quay expects it written, to `add`: one, or any number for a list.
    fn each(&self, add: &mut dyn FnMut(&dyn Display));
}

macro_rules! written_by_display {
    ($($type:ty),*) => {$(
        impl QueryValue for $type {
            fn each(&self, add: &mut dyn FnMut(&dyn Display)) {
                add(&self);
            }
        }
    )*};
}

written_by_display!(bool, i32, i64, u32, u64, f64, str, String);

/// `MM/DD/YYYY`, the only form of a date that Quay's logs take; it silently ignores others.
impl QueryValue for jiff::civil::Date {
    fn each(&self, add: &mut dyn FnMut(&dyn Display)) {
        add(&format_args!(
            "{:02}/{:02}/{:04}",
            self.month(),
            self.day(),
            self.year()
        ));
    }
}

impl<T: QueryValue> QueryValue for [T] {
    fn each(&self, add: &mut dyn FnMut(&dyn Display)) {
        for value in self {
            value.each(add);
        }
    }
}

impl<T: QueryValue> QueryValue for Vec<T> {
    fn each(&self, add: &mut dyn FnMut(&dyn Display)) {
        self.as_slice().each(add);
    }
}

fn is_dots(segment: &str) -> bool {
    matches!(segment, "." | "..")
}

/// Where `{name}` stands.
fn placeholder(target: &str, name: &str) -> Option<Range<usize>> {
    target.match_indices('{').find_map(|(start, _)| {
        let from = target.get(start..)?;
        let rest = from.strip_prefix('{')?.strip_prefix(name)?;
        rest.starts_with('}').then(|| start..start + name.len() + 2)
    })
}

/// Percent-encodes what is written through it.
struct Encoder<'a>(&'a mut String);

impl fmt::Write for Encoder<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend(utf8_percent_encode(text, RESERVED));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct GetTag;

    impl Operation for GetTag {
        type Output = ();
        const ID: &'static str = "getTag";
        const METHOD: Method = Method::GET;
        const PATH: &'static str = "/api/v1/repository/{repository}/tag/{tag}/";
        const TAG: &'static str = "tag";
        const SCOPE: Option<&'static str> = None;

        fn request(&self) -> Result<Request<Bytes>, Error> {
            builder().build()
        }
    }

    fn builder() -> RequestBuilder {
        RequestBuilder::new::<GetTag>()
    }

    fn uri(repository: &str, tag: &str) -> Result<String, String> {
        builder()
            .path_segments("repository", repository)
            .path("tag", tag)
            .build()
            .map(|request| request.uri().to_string())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn slashes_of_a_repository_stay_and_all_else_is_encoded() {
        assert_eq!(
            uri("acme/web/a b", "v1?x=/#%2e{repository}ä~").as_deref(),
            Ok("/api/v1/repository/acme/web/a%20b/tag/\
                 v1%3Fx%3D%2F%23%252e%7Brepository%7D%C3%A4~/"),
        );
    }

    #[test]
    fn a_path_cannot_be_left() {
        for (repository, tag) in [
            ("", "v1"),
            ("acme/", "v1"),
            ("/web", "v1"),
            ("acme//web", "v1"),
            ("acme/..", "v1"),
            ("./web", "v1"),
            ("acme/web", ""),
            ("acme/web", "."),
            ("acme/web", ".."),
            ("acme/web", "../../user"),
        ] {
            let error = uri(repository, tag).unwrap_err();
            assert!(error.starts_with("getTag: "), "{repository} {tag}: {error}");
        }
        assert!(uri("acme/...", "..a").is_ok());
    }

    #[test]
    fn the_first_error_names_operation_and_parameter() {
        assert_eq!(
            uri("acme//web", "..").unwrap_err(),
            "getTag: `repository` must not have an empty segment"
        );
    }

    #[test]
    fn what_the_template_lacks_or_has_too_much_is_an_error() {
        let lacking = builder().path("tag", "v1").build().unwrap_err();
        assert!(lacking.to_string().contains("lacks a value"), "{lacking}");
        let unknown = builder().path("tagname", "v1").build().unwrap_err();
        assert!(unknown.to_string().contains("tagname"), "{unknown}");
    }

    #[test]
    fn query_values_are_written_as_quay_reads_them() {
        let request = builder()
            .path_segments("repository", "a/b")
            .path("tag", 7)
            .query("text", Some("a&b=c d+"))
            .query("on", Some(&true))
            .query::<String>("absent", None)
            .query("date", Some(&jiff::civil::date(2024, 3, 9)))
            .query("many", Some(&vec![1_i64, 2]))
            .query("none", Some(&Vec::<String>::new()))
            .build()
            .unwrap();
        assert_eq!(
            request.uri().query(),
            Some("text=a%26b%3Dc%20d%2B&on=true&date=03%2F09%2F2024&many=1&many=2")
        );
    }

    #[test]
    fn headers_say_json_only_where_there_is_some() {
        let complete = || {
            builder()
                .path_segments("repository", "a/b")
                .path("tag", "t")
        };
        let bare = complete().optional_json::<str>(None).build().unwrap();
        assert!(bare.body().is_empty());
        assert!(!bare.headers().contains_key(header::CONTENT_TYPE));
        assert_eq!(bare.headers()["x-requested-with"], "XMLHttpRequest");

        let full = complete().optional_json(Some("x")).build().unwrap();
        assert_eq!(full.body(), "\"x\"");
        assert_eq!(full.headers()[header::CONTENT_TYPE], "application/json");
    }
}
