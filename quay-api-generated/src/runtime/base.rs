//! Where the server is, and how the path of an operation is put behind it.

use http::Uri;
use reqwest::Url;

use super::error::Error;

/// The URL of a Quay server: scheme, host, port and perhaps a path that a proxy put before it.
#[derive(Clone, Debug)]
pub(crate) struct Base(Url);

impl Base {
    pub(crate) fn parse(text: &str) -> Result<Self, Error> {
        let refuse = |reason: &str| Error::invalid_input(None, "base URL", reason);
        let mut url = Url::parse(text.trim()).map_err(|error| {
            refuse(&format!(
                "cannot be read, `https://host` was expected: {error}"
            ))
        })?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(refuse("must begin with `https://` or `http://`"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(refuse(
                "must hold no credentials: give the token to the client",
            ));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(refuse("must have no query and no fragment"));
        }
        let path = url.path().trim_end_matches('/').to_owned();
        if path.ends_with("/api/v1") {
            return Err(refuse(
                "must end before `/api/v1`, which each operation brings",
            ));
        }
        url.set_path(&path);
        Ok(Self(url))
    }

    /// The URL for the path and the query of an operation.
    pub(crate) fn join(&self, operation: &'static str, uri: &Uri) -> Result<Url, Error> {
        let refuse = |reason| Error::invalid_input(Some(operation), "request", reason);
        let path_and_query = match (uri.authority(), uri.path_and_query()) {
            (None, Some(relative)) if relative.path().starts_with('/') => relative.as_str(),
            _ => return Err(refuse("must have a URI that begins with its path")),
        };
        let base = self.0.as_str().trim_end_matches('/');
        let url = Url::parse(&format!("{base}{path_and_query}"))
            .map_err(|_| refuse("has a URI that cannot be read"))?;
        // Whatever the URI holds, it must not lead out of the server or of the proxy's path.
        if self.has_origin_of(&url) && url.path().starts_with(self.0.path()) {
            Ok(url)
        } else {
            Err(refuse("has a URI that leads away from the base URL"))
        }
    }

    /// Whether a URL leads to the same scheme, host and port: what `Url::origin` tells, at the cost
    /// of two allocations.
    pub(crate) fn has_origin_of(&self, url: &Url) -> bool {
        url.scheme() == self.0.scheme()
            && url.host() == self.0.host()
            && url.port_or_known_default() == self.0.port_or_known_default()
    }

    /// Scheme, host and port, for messages.
    pub(crate) fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }
}

#[cfg(test)]
mod tests {
    use super::Base;

    fn joined(base: &str, uri: &'static str) -> Result<String, String> {
        let base = Base::parse(base).map_err(|error| error.to_string())?;
        base.join("op", &http::Uri::from_static(uri))
            .map(String::from)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn a_prefix_stays_and_encodings_are_kept() {
        for (base, url) in [
            ("https://q.example", "https://q.example/api/v1/a%2Fb/?x=%2F"),
            (
                "https://q.example:8443/",
                "https://q.example:8443/api/v1/a%2Fb/?x=%2F",
            ),
            ("http://q/quay/", "http://q/quay/api/v1/a%2Fb/?x=%2F"),
        ] {
            assert_eq!(joined(base, "/api/v1/a%2Fb/?x=%2F").as_deref(), Ok(url));
        }
    }

    #[test]
    fn what_is_no_base_is_refused_without_showing_it() {
        for base in [
            "q.example",
            "ftp://q.example",
            "https://user:s3cret@q.example",
            "https://s3cret@q.example",
            "https://q.example?token=s3cret",
            "https://q.example/#s3cret",
            "https://q.example/api/v1/",
            "",
        ] {
            let error = joined(base, "/").unwrap_err();
            assert!(error.starts_with("`base URL` "), "{error}");
            assert!(!error.contains("s3cret"), "{error}");
        }
    }

    #[test]
    fn no_uri_leads_elsewhere() {
        for uri in [
            "https://evil.example/api",
            "//evil.example/api",
            "/../x",
            "/%2e%2e/x",
        ] {
            let url = joined("https://q.example/quay", uri);
            assert!(
                url.as_ref().is_err_and(|error| error.starts_with("op: "))
                    || url
                        .as_ref()
                        .is_ok_and(|url| url.starts_with("https://q.example/quay/")),
                "{url:?}"
            );
        }
    }
}
