//! The URL of the server, and the URLs of operations below it.

use http::Uri;
use reqwest::Url;

use crate::runtime::{
    error::Error,
    strings::{trim_end, trim_space},
};

/// The URL of a Quay server: scheme, host, port, and a path if a proxy adds one.
#[derive(Clone, Debug)]
pub(crate) struct BaseUrl(Url);

impl BaseUrl {
    pub(crate) fn parse(text: &str) -> Result<Self, Error> {
        let invalid = |reason: &str| Error::invalid_setting("base URL", reason);
        let mut url = Url::parse(trim_space(text)).map_err(|error| {
            invalid(&format!(
                "is not a URL such as `https://quay.example.com`: {error}"
            ))
        })?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(invalid("must start with `https://` or `http://`"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(invalid(
                "must not contain credentials; pass the token to `token`",
            ));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(invalid("must not have a query or a fragment"));
        }
        let path = trim_end(url.path(), "/").to_owned();
        if path.ends_with("/api/v1") {
            return Err(invalid(
                "must not end with `/api/v1`, which the client adds",
            ));
        }
        url.set_path(&path);
        Ok(Self(url))
    }

    /// Returns the URL for the path and the query of an operation.
    pub(crate) fn join(&self, operation: &'static str, uri: &Uri) -> Result<Url, Error> {
        let invalid = |reason| Error::invalid_input(Some(operation), "request", reason);
        let relative = match (uri.authority(), uri.path_and_query()) {
            (None, Some(relative)) if relative.path().starts_with('/') => relative,
            _ => return Err(invalid("must have a URI that starts with its path")),
        };
        // Scheme, host and port are not parsed again.
        let mut url = self.0.clone();
        match trim_end(self.0.path(), "/") {
            "" => url.set_path(relative.path()),
            base => url.set_path(&format!("{base}{}", relative.path())),
        }
        url.set_query(relative.query());
        // The URL must stay on the server and below the proxy's path.
        if self.contains(&url) {
            Ok(url)
        } else {
            Err(invalid("has a URI outside the base URL"))
        }
    }

    /// Whether a URL is on the server and below the path of the base URL.
    pub(crate) fn contains(&self, url: &Url) -> bool {
        let base = trim_end(self.0.path(), "/");
        let below = url.path().strip_prefix(base);
        self.has_origin_of(url)
            && below.is_some_and(|path| path.is_empty() || path.starts_with('/'))
    }

    /// Whether a URL has the same scheme, host and port. `Url::origin` would allocate.
    fn has_origin_of(&self, url: &Url) -> bool {
        url.scheme() == self.0.scheme()
            && url.host() == self.0.host()
            && url.port_or_known_default() == self.0.port_or_known_default()
    }

    /// Returns scheme, host and port, for messages.
    pub(crate) fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;

    fn joined(base: &str, uri: &'static str) -> Result<String, String> {
        let base = BaseUrl::parse(base).map_err(|error| error.to_string())?;
        base.join("op", &http::Uri::from_static(uri))
            .map(String::from)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn only_urls_of_the_same_server_below_the_prefix_are_contained() {
        let base = BaseUrl::parse("https://q.example:8443/quay").unwrap();
        let contains = |url: &str| base.contains(&url.parse().unwrap());
        assert!(contains("https://q.example:8443/quay"));
        assert!(contains("https://q.example:8443/quay/x"));
        for url in [
            "http://q.example:8443/quay/x",
            "https://e.example:8443/quay/x",
            "https://q.example/quay/x",
            "https://q.example:8443/quayx",
            "https://q.example:8443/",
        ] {
            assert!(!contains(url), "{url}");
        }
    }

    #[test]
    fn a_prefix_and_encodings_are_kept() {
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
    fn invalid_base_urls_are_rejected_without_showing_them() {
        for base in [
            "q.example",
            "ftp://q.example",
            "https://user:s3cret@q.example",
            "https://s3cret@q.example",
            "https://:s3cret@q.example",
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
    fn a_url_is_the_same_as_if_its_text_was_parsed() {
        for base in ["https://q.example", "http://[::1]:8080/quay%20a"] {
            for uri in [
                "/",
                "/api/v1/repository?",
                "/api/v1/a%2Fb%2f%C3%A4/?x=%2F&y=a+b&x='\"<>`{}|^\\\\[]",
                "/a'\"`{}|^[]b;c=d,e:f@g!$&*()~",
                "//a//b//?//c",
                "/a/./b/../c/%2e%2E/d",
                "/a\\\\b",
                "/ä?ö",
            ] {
                let Ok(uri) = http::Uri::try_from(uri) else {
                    continue;
                };
                let expected = reqwest::Url::parse(&format!("{base}{uri}")).unwrap();
                let joined = BaseUrl::parse(base).unwrap().join("op", &uri).unwrap();
                assert_eq!(joined, expected);
                assert_eq!(joined.as_str(), expected.as_str());
            }
        }
    }

    #[test]
    fn no_uri_leaves_the_base_url() {
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
