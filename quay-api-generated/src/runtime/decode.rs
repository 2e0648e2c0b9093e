//! Reads answers. The status and the body decide; what the document states about them does not.

use http::StatusCode;
use serde::de::{DeserializeOwned, IgnoredAny, value::UnitDeserializer};

use super::{
    error::{ApiError, DecodeError, Error},
    operation::Operation,
};

/// What [`Operation::decode`] does unless an operation says otherwise.
pub(crate) fn decode<O: Operation + ?Sized>(
    status: StatusCode,
    body: &[u8],
) -> Result<O::Output, Error> {
    if !O::is_success(status) {
        return Err(ApiError::new::<O>(status, body).into());
    }
    if O::EMPTY {
        if !body.is_empty() {
            typed::<IgnoredAny>(O::ID, status, body)?;
        }
        return nothing(O::ID, status);
    }
    typed(O::ID, status, body)
}

/// Reads the body as a `T`.
pub(crate) fn typed<T: DeserializeOwned>(
    operation: &'static str,
    status: StatusCode,
    body: &[u8],
) -> Result<T, Error> {
    if body.trim_ascii().is_empty() {
        return nothing(operation, status);
    }
    match serde_json::from_slice(body) {
        Ok(value) => Ok(value),
        Err(_) if is_page(body) => Err(DecodeError::page(operation, status, body).into()),
        Err(_) => {
            // The path is worth a second reading, which only failures pay for.
            let mut json = serde_json::Deserializer::from_slice(body);
            match serde_path_to_error::deserialize::<_, T>(&mut json) {
                Ok(_) => Err(DecodeError::trailing(operation, status, body).into()),
                Err(error) => Err(DecodeError::mismatch(operation, status, body, error).into()),
            }
        }
    }
}

/// Whether a body is an HTML page rather than JSON.
pub(crate) fn is_page(body: &[u8]) -> bool {
    let text = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    text.trim_ascii_start().starts_with(b"<")
}

/// The `T` of an answer without a body: `()`, or `None`.
fn nothing<T: DeserializeOwned>(operation: &'static str, status: StatusCode) -> Result<T, Error> {
    T::deserialize(UnitDeserializer::<serde::de::value::Error>::new())
        .map_err(|_| DecodeError::empty(operation, status).into())
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{Method, Request};

    use super::*;

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
                const EMPTY: bool = $empty;

                fn request(&self) -> Result<Request<Bytes>, Error> {
                    crate::RequestBuilder::new::<Self>().build()
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
            Ok(_) => panic!("{body} was read"),
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
    fn what_is_not_worth_reading_is_not_read() {
        for body in ["", "\"\"", "\"Created\"", "{}", "null", "[1]\n"] {
            Delete::decode(StatusCode::CREATED, body.as_bytes()).unwrap();
        }
    }

    #[test]
    fn an_empty_or_null_answer_can_be_none() {
        for body in ["", "null", " \n"] {
            assert_eq!(Star::decode(StatusCode::OK, body.as_bytes()).unwrap(), None);
        }
        let (_, text) = failure::<ListTags>("");
        assert!(text.contains("no body"), "{text}");
    }

    #[test]
    fn a_page_of_a_proxy_is_never_a_success() {
        let page = "\n<!DOCTYPE html><html><head><title>Sign in</title></head></html>";
        for text in [failure::<ListTags>(page).1, failure::<Delete>(page).1] {
            assert!(text.contains("HTML page titled \"Sign in\""), "{text}");
            assert!(text.contains("base URL"), "{text}");
        }
    }

    #[test]
    fn errors_name_the_place_and_show_no_secret() {
        let (error, text) = failure::<ListTags>(r#"{"tags":[{"size":1},{"size":"x"}]}"#);
        assert_eq!(error.path(), "tags[1].size");
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
    fn what_is_cut_off_or_goes_on_is_an_error() {
        let (error, _) = failure::<ListTags>(r#"{"tags":[{"size":1},{"si"#);
        assert_eq!(error.path(), "tags[1]");
        let (_, text) = failure::<ListTags>(r#"{"tags":[]}{"#);
        assert!(text.contains("after"), "{text}");
    }
}
