//! The addresses of a server: the one that is given, and where redirects lead.

use ureq::Body;
use ureq::http::Response;
use ureq::http::header::LOCATION;
use url::Url;

use crate::error::Error;

/// The address of a Quay, ending in a slash.
pub(super) fn base(text: &str) -> Result<Url, Error> {
    const EXAMPLE: &str = "give it like --url https://quay.example.com";
    // The text is not repeated: it may hold a password.
    let mut url = Url::parse(text)
        .map_err(|problem| Error::new(format!("--url is not a URL: {problem}")).help(EXAMPLE))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::new(
            "--url holds credentials, and they would end up in logs and histories",
        )
        .help("give an OAuth token in the variable QUAY_TOKEN or with --token-file"));
    }
    if !matches!(url.scheme(), "http" | "https") {
        let message = format!("--url is neither http nor https but {}", url.scheme());
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
        .map_err(|problem| Error::new(format!("{url} redirects to an invalid address: {problem}")))
}

/// The target of a redirect, which must be of the same origin.
pub(super) fn redirected(url: &Url, response: &Response<Body>) -> Result<Url, Error> {
    let status = response.status();
    let location = response
        .headers()
        .get(LOCATION)
        .and_then(|value| value.to_str().ok());
    let Some(location) = location else {
        return Err(Error::new(format!(
            "{url} redirects with {status} but names no target"
        )));
    };
    let target = join(url, location)?;
    if !target.username().is_empty() || target.password().is_some() {
        // Neither is printed here.
        return Err(Error::new(format!(
            "{url} redirects to an address that holds a user name or a password"
        ))
        .help("open it in a browser and give the address where it ends"));
    }
    if target.origin() == url.origin() {
        return Ok(target);
    }
    let origin = target.origin().ascii_serialization();
    Err(Error::new(format!(
        "{url} redirects to {origin}, where the token must not go"
    ))
    .help(format!("if that is the registry, give --url {origin}")))
}
