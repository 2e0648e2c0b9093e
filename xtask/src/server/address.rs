//! Parses --url and the targets of redirects.

use ureq::Body;
use ureq::http::Response;
use ureq::http::header::LOCATION;
use url::Url;

use crate::error::Error;

/// Parses the URL of a Quay server, and ends it with a slash.
pub(super) fn base(text: &str) -> Result<Url, Error> {
    const EXAMPLE: &str = "pass a URL such as --url https://quay.example.com";
    // The message does not repeat the text, which may contain a password.
    let mut url = Url::parse(text)
        .map_err(|problem| Error::new(format!("--url is not a URL: {problem}")).help(EXAMPLE))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::new(
            "--url contains credentials, which would end up in logs and shell histories",
        )
        .help("pass an OAuth token in the variable QUAY_TOKEN or with --token-file"));
    }
    if !matches!(url.scheme(), "http" | "https") {
        let message = format!(
            "--url has the scheme {}, which is neither http nor https",
            url.scheme()
        );
        return Err(Error::new(message).help(EXAMPLE));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(Error::new("--url has a query or a fragment").help(EXAMPLE));
    }
    let path = format!("{}/", url.path().trim_end_matches('/'));
    url.set_path(&path);
    Ok(url)
}

pub(super) fn join(url: &Url, reference: &str) -> Result<Url, Error> {
    url.join(reference)
        .map_err(|problem| Error::new(format!("{url} redirects to an invalid URL: {problem}")))
}

/// Returns the target of a redirect, which must have the same origin.
pub(super) fn redirected(url: &Url, response: &Response<Body>) -> Result<Url, Error> {
    let status = response.status();
    let location = response
        .headers()
        .get(LOCATION)
        .and_then(|value| value.to_str().ok());
    let Some(location) = location else {
        return Err(Error::new(format!(
            "{url} redirects with {status}, but without a target"
        )));
    };
    let target = join(url, location)?;
    if !target.username().is_empty() || target.password().is_some() {
        // Neither is printed.
        return Err(Error::new(format!(
            "{url} redirects to a URL that contains a user name or a password"
        ))
        .help("open it in a browser and pass the URL where it ends"));
    }
    if target.origin() == url.origin() {
        return Ok(target);
    }
    if !matches!(target.scheme(), "http" | "https") {
        return Err(Error::new(format!(
            "{url} redirects to a URL with the scheme {}, which is neither http nor https",
            target.scheme()
        )));
    }
    let origin = target.origin().ascii_serialization();
    Err(Error::new(format!(
        "{url} redirects to {origin}, which must not receive the token"
    ))
    .help(format!("if that is the registry, pass --url {origin}")))
}
