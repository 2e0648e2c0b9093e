//! The errors of responses that cannot be used.

use quay_codegen::diagnostic::Source;
use ureq::http::StatusCode;

use crate::error::Error;

/// An HTML page in place of JSON, reported as it is for a document.
pub(crate) fn sign_in_page(url: &str, text: String) -> Error {
    match quay_codegen::parse(&Source::new(url, text)) {
        Err(diagnostics) => diagnostics.into(),
        Ok(_) => Error::new(format!("{url} responds with a page")),
    }
}

/// A response that is not a success.
pub(crate) fn refused(url: &str, status: StatusCode) -> Error {
    let error = Error::new(format!("{url} responds with {status}"));
    match status {
        StatusCode::UNAUTHORIZED => error.help(
            "give a valid OAuth token in the variable QUAY_TOKEN or with --token-file; \
             robot accounts and passwords do not work here",
        ),
        StatusCode::FORBIDDEN => error.help(
            "the token is invalid or expired, or something in front of the server refuses it; \
             create a new OAuth token and give it in the variable QUAY_TOKEN or with --token-file",
        ),
        StatusCode::NOT_FOUND => error
            .help("check that --url is the address of a Quay, without /api/v1; --from takes files instead"),
        _ => error.help("try again when the server is well; --from takes files instead"),
    }
}
