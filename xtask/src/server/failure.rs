//! Errors for responses that cannot be used.

use quay_codegen::diagnostic::{Source, escape_unsafe};
use ureq::http::{HeaderValue, StatusCode};

use crate::error::Error;

/// The error for an HTML page instead of JSON, the same as for a document.
pub(crate) fn sign_in_page(url: &str, text: String) -> Error {
    match quay_codegen::parse(&Source::new(url, text)) {
        Err(diagnostics) => diagnostics.into(),
        Ok(_) => Error::new(format!("{url} returned an HTML page")),
    }
}

/// The error for a response that is not a success.
pub(crate) fn refused(url: &str, status: StatusCode) -> Error {
    let error = Error::new(format!("{url} returned {status}"));
    match status {
        StatusCode::UNAUTHORIZED => error.help(
            "pass a valid OAuth token in the variable QUAY_TOKEN or with --token-file; \
             robot accounts and passwords do not work",
        ),
        StatusCode::FORBIDDEN => error.help(
            "the token is invalid or expired, or a proxy in front of the server rejects it; \
             create a new OAuth token and pass it in the variable QUAY_TOKEN or with --token-file",
        ),
        StatusCode::NOT_FOUND => error
            .help("check that --url is the URL of a Quay server, without /api/v1, or use --from to read files"),
        _ => error.help("try again when the server works, or use --from to read files"),
    }
}

/// The error for a response that is compressed, which no request asks for.
pub(super) fn encoded(url: &str, encoding: &HeaderValue) -> Error {
    let encoding = escape_unsafe(&String::from_utf8_lossy(encoding.as_bytes()));
    Error::new(format!(
        "{url} returned a body with the content-encoding {encoding}, which was not requested"
    ))
    .help(
        "a proxy in front of the server may compress it: pass a URL that does not lead through it",
    )
}
