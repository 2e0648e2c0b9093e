//! Decodes responses.

use http::StatusCode;
use serde_core::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::runtime::error::{ApiError, DecodeError, Error, OperationInfo, is_html};

/// Decodes a response. Without a body, or with `no_content`, the output is `()` or `None`.
///
/// Only what depends on the type is generic, because it is compiled for each operation.
pub(crate) fn decode<T: DeserializeOwned>(
    operation: &'static OperationInfo,
    no_content: bool,
    status: StatusCode,
    body: &[u8],
) -> Result<T, Error> {
    let json = json(operation, no_content, status, body)?;
    serde_json::from_slice(json.unwrap_or(b"null"))
        .map_err(|error| failure(operation, status, json, error))
}

/// Returns the JSON of a success response, or `None` if there is no content.
fn json<'a>(
    operation: &'static OperationInfo,
    no_content: bool,
    status: StatusCode,
    body: &'a [u8],
) -> Result<Option<&'a [u8]>, Error> {
    if !operation.is_success_response(status, body) {
        return Err(ApiError::new(operation, status, body).into());
    }
    if body.trim_ascii().is_empty() {
        return Ok(None);
    }
    if no_content {
        // The body is ignored, but a sign-in page is not a success. `RawValue` is checked by the parser
        // inside serde_json; `IgnoredAny` would compile another one here.
        let text = String::from_utf8_lossy(body).into_owned();
        return match RawValue::from_string(text) {
            Ok(_) => Ok(None),
            Err(error) => Err(failure(operation, status, Some(body), error)),
        };
    }
    Ok(Some(body))
}

/// The error for a body that could not be decoded.
fn failure(
    operation: &OperationInfo,
    status: StatusCode,
    json: Option<&[u8]>,
    error: serde_json::Error,
) -> Error {
    let error = match json {
        None => DecodeError::empty(operation, status),
        Some(body) if is_html(body) => DecodeError::html(operation.id, status, body),
        Some(body) => DecodeError::mismatch(operation.id, status, body, error),
    };
    error.into()
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{Method, Request};

    use super::*;
    use crate::runtime::operation::{Operation, request::RequestBuilder};

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Page {
        tags: Vec<Tag>,
    }

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Tag {
        size: i64,
        token: Option<bool>,
    }

    macro_rules! operation {
        ($name:ident, $output:ty, $empty:literal) => {
            struct $name;

            impl Operation for $name {
                type Output = $output;
                const ID: &'static str = "listTags";
                const METHOD: Method = Method::GET;
                const PATH: &'static str = "/api/v1/tag/";
                const TAG: &'static str = "tag";
                const SCOPE: Option<&'static str> = None;
                const NO_CONTENT: bool = $empty;

                fn request(&self) -> Result<Request<Bytes>, Error> {
                    RequestBuilder::new::<Self>().build()
                }
            }
        };
    }

    operation!(ListTags, Page, false);
    operation!(Delete, (), true);
    operation!(Star, Option<Page>, false);

    fn failure<O: Operation>(body: &str) -> (DecodeError, String) {
        match O::decode(StatusCode::OK, body.as_bytes()) {
            Err(Error::Decode(error)) => {
                let text = error.to_string();
                (*error, text)
            }
            Err(other) => panic!("{other}"),
            Ok(_) => panic!("{body} was decoded"),
        }
    }

    #[test]
    fn any_2xx_is_a_success() {
        for status in [200, 201, 202] {
            let status = StatusCode::from_u16(status).unwrap();
            let page = ListTags::decode(status, br#"{"tags":[],"more":1}"#).unwrap();
            assert_eq!(page, Page { tags: vec![] });
        }
        assert!(matches!(
            ListTags::decode(StatusCode::FOUND, br#"{"tags":[]}"#),
            Err(Error::Api(_))
        ));
    }

    #[test]
    fn responses_without_content_accept_any_json() {
        for body in ["", "\"\"", "\"Created\"", "{}", "null", "[1]\n"] {
            Delete::decode(StatusCode::CREATED, body.as_bytes()).unwrap();
        }
        let deep = ["[".repeat(200), "]".repeat(200)].concat();
        Delete::decode(StatusCode::OK, deep.as_bytes()).unwrap();
    }

    #[test]
    fn an_empty_or_null_body_can_be_none() {
        for body in ["", "null", " \n"] {
            assert_eq!(Star::decode(StatusCode::OK, body.as_bytes()).unwrap(), None);
        }
        let (_, text) = failure::<ListTags>("");
        assert!(text.contains("lacks the body"), "{text}");
    }

    #[test]
    fn an_html_page_is_never_a_success() {
        let page = "\n<!DOCTYPE html><html><head><title>Sign in</title></head></html>";
        for text in [failure::<ListTags>(page).1, failure::<Delete>(page).1] {
            assert!(text.contains("HTML page titled \"Sign in\""), "{text}");
            assert!(text.contains("base URL"), "{text}");
        }
    }

    #[test]
    fn errors_name_the_path_and_show_no_secret() {
        let (error, text) = failure::<ListTags>(r#"{"tags":[{"size":1},{"size":"x"}]}"#);
        assert_eq!(error.path(), "tags[1].size");
        let source = std::error::Error::source(&error).unwrap();
        assert!(source.is::<serde_json::Error>());
        assert!(
            text.contains("listTags") && text.contains("tags[1].size"),
            "{text}"
        );
        assert!(error.excerpt().ends_with(r#"{"size":"x"}]}"#));

        let (error, _) = failure::<ListTags>(r#"{"tags":[{"size":1,"token":"s3cret"}]}"#);
        assert_eq!(error.path(), "tags[0].token");
        let source = std::error::Error::source(&error).map(ToString::to_string);
        assert!(!format!("{error} {error:?} {source:?}").contains("s3cret"));
    }

    #[test]
    fn truncated_and_trailing_json_is_an_error() {
        let (error, _) = failure::<ListTags>(r#"{"tags":[{"size":1},{"si"#);
        assert_eq!(error.path(), "tags[1]");
        let (_, text) = failure::<ListTags>(r#"{"tags":[]}{"#);
        assert!(text.contains("trailing"), "{text}");
    }
}
