//! Predicates for the errors that callers handle.

use http::StatusCode;

use super::{ApiError, Error, FailureKind, texts};

impl Error {
    /// Whether the response is a 400 with one of these messages.
    fn has_text(&self, texts: &[&str]) -> bool {
        let Some(error) = self.api() else {
            return false;
        };
        let message = error.message().unwrap_or_default();
        error.status() == StatusCode::BAD_REQUEST
            && !error.is_html
            && texts::is_one_of(message, texts)
    }

    /// Whether the resource does not exist: status 404.
    ///
    /// This includes status 400 with a message of Quay that something does not exist, such as
    /// `Organization does not exist: acme`.
    ///
    /// A repository that does not exist is a 404 only for users with a right on its whole
    /// namespace. To others, Quay does not tell it from one that they may not access: see
    /// [`is_forbidden`](Self::is_forbidden), and [`is_unauthorized`](Self::is_unauthorized) for
    /// requests without a token.
    ///
    /// A server that lacks the operation also responds with 404 to some requests. Check
    /// [`is_unsupported`](Self::is_unsupported) first if the operation has feature flags or a
    /// first version. This is `false` for an HTML page, which is sent for a path outside of the API,
    /// such as that of a wrong base URL.
    ///
    /// ```
    /// # #[cfg(feature = "organization")] {
    /// # use quay_api_generated::{Operation, http::StatusCode, organization};
    /// # let result = organization::GetOrganization::decode(StatusCode::NOT_FOUND, b"{}");
    /// match result {
    ///     Ok(organization) => println!("{}", organization.name),
    ///     Err(error) if error.is_not_found() => println!("no such organization"),
    ///     Err(error) => panic!("{error}"),
    /// }
    /// # }
    /// ```
    pub fn is_not_found(&self) -> bool {
        let is_page = self.api().is_some_and(|error| error.is_html);
        self.status() == Some(StatusCode::NOT_FOUND) && !is_page || self.has_text(texts::NOT_FOUND)
    }

    /// Whether the operation conflicts with the state of the resource, such as an immutable tag:
    /// status 409.
    ///
    /// This includes status 400 with a message of Quay that something exists already or is in use,
    /// such as `Repository already exists`.
    ///
    /// ```
    /// # #[cfg(feature = "tag")] {
    /// # use quay_api_generated::{Operation, http::StatusCode, tag};
    /// # let result = tag::DeleteFullTag::decode(StatusCode::CONFLICT, b"{}");
    /// match result {
    ///     Ok(()) => println!("deleted"),
    ///     Err(error) if error.is_conflict() => println!("the tag is immutable"),
    ///     Err(error) => panic!("{error}"),
    /// }
    /// # }
    /// ```
    pub fn is_conflict(&self) -> bool {
        self.status() == Some(StatusCode::CONFLICT) || self.has_text(texts::CONFLICT)
    }

    /// Whether the token is missing, invalid or expired: status 401, or the CSRF failure (403) that
    /// Quay reports for a write without a valid token.
    ///
    /// `getLoggedInUser` also responds with 401 to a valid token without the scope `user:read`. Many
    /// operations respond to an invalid token as to none, with what is public.
    ///
    /// ```
    /// # #[cfg(feature = "tag")] {
    /// # use quay_api_generated::{Operation, http::StatusCode, tag};
    /// # let body = br#"{"error":"CSRF token was invalid or missing."}"#;
    /// # let result = tag::DeleteFullTag::decode(StatusCode::FORBIDDEN, body);
    /// let error = result.unwrap_err();
    /// assert!(error.is_unauthorized() && !error.is_forbidden());
    /// # }
    /// ```
    pub fn is_unauthorized(&self) -> bool {
        self.status() == Some(StatusCode::UNAUTHORIZED) || self.api().is_some_and(ApiError::is_csrf)
    }

    /// Whether the token is valid but lacks a scope, or its user lacks permission: status 403.
    ///
    /// The resource may not exist either: users without a right on the whole namespace get this
    /// status for a repository that does not exist, and Quay responds so to some operations of an
    /// organization that does not exist.
    ///
    /// ```
    /// # #[cfg(feature = "tag")] {
    /// # use quay_api_generated::{Operation, http::StatusCode, tag};
    /// # let result = tag::DeleteFullTag::decode(StatusCode::FORBIDDEN, b"{}");
    /// let error = result.unwrap_err();
    /// if error.is_forbidden() {
    ///     // The message contains the scope: deleteFullTag: status 403 Forbidden; the token needs
    ///     // scope `repo:write` and …
    ///     println!("{error}");
    /// }
    /// # assert!(error.is_forbidden() && error.to_string().contains("`repo:write`"));
    /// # }
    /// ```
    pub fn is_forbidden(&self) -> bool {
        self.status() == Some(StatusCode::FORBIDDEN) && !self.is_unauthorized()
    }

    /// Whether the rate limit of the server was exceeded: status 429.
    ///
    /// ```
    /// # #[cfg(feature = "tag")] {
    /// # use quay_api_generated::{Operation, http::StatusCode, tag};
    /// # let result = tag::ListRepoTags::decode(StatusCode::TOO_MANY_REQUESTS, b"{}");
    /// let error = result.unwrap_err();
    /// if error.is_rate_limited() {
    ///     let wait = error.api().and_then(|error| error.retry_after());
    ///     println!("rate limited for {wait:?}");
    /// }
    /// # assert!(error.is_rate_limited());
    /// # }
    /// ```
    pub fn is_rate_limited(&self) -> bool {
        self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Whether the registry is in read-only mode, or the repository is read-only or a mirror: status
    /// 503 with a message that says so. Repeating the request does not help.
    ///
    /// ```
    /// # #[cfg(feature = "tag")] {
    /// # use quay_api_generated::{Operation, http::StatusCode, tag};
    /// # let body = br#"{"message":"System is currently read-only."}"#;
    /// # let result = tag::DeleteFullTag::decode(StatusCode::SERVICE_UNAVAILABLE, body);
    /// let error = result.unwrap_err();
    /// assert!(error.is_read_only() && !error.is_retryable());
    /// # }
    /// ```
    pub fn is_read_only(&self) -> bool {
        self.api().is_some_and(ApiError::is_read_only)
    }

    /// Whether the server or a proxy in front of it failed: status 5xx.
    ///
    /// ```
    /// # #[cfg(feature = "tag")] {
    /// # use quay_api_generated::{Operation, http::StatusCode, tag};
    /// # let result = tag::ListRepoTags::decode(StatusCode::BAD_GATEWAY, b"<html>");
    /// let error = result.unwrap_err();
    /// assert!(error.is_server_error());
    /// # }
    /// ```
    pub fn is_server_error(&self) -> bool {
        self.status().is_some_and(|status| status.is_server_error())
    }

    /// Whether the connection or the request timed out.
    ///
    /// ```no_run
    /// # #[cfg(all(feature = "client", feature = "superuser"))]
    /// # async fn run(client: quay_api_generated::Client) {
    /// use quay_api_generated::superuser;
    ///
    /// match client.send(superuser::get_registry_size()).await {
    ///     Err(error) if error.is_timeout() => println!("set a longer timeout"),
    ///     result => println!("{result:?}"),
    /// }
    /// # }
    /// ```
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Timeout(_))
    }

    /// Whether the server certainly did not process the request: the input was invalid, the
    /// connection failed, or it ended before the request was written or processed.
    ///
    /// If this is `false` for an [`Error::Transport`] or [`Error::Timeout`], the request may have
    /// taken effect: a robot may have been created, for example. Check before you repeat a write.
    /// [`Error::Api`], [`Error::Decode`] and [`Error::Paging`] mean that the server responded.
    ///
    /// `Client` retries requests that were not sent, whatever their method, as its `Retry` allows.
    ///
    /// ```no_run
    /// # #[cfg(all(feature = "client", feature = "robot"))]
    /// # async fn run(client: quay_api_generated::Client) -> Result<(), quay_api_generated::Error> {
    /// use quay_api_generated::{Error, robot};
    ///
    /// match client.send(robot::create_org_robot("acme", "ci")).await {
    ///     Ok(robot) => println!("created {}", robot.name),
    ///     Err(error @ (Error::Transport(_) | Error::Timeout(_))) if !error.is_not_sent() => {
    ///         let robot = client.send(robot::get_org_robot("acme", "ci")).await?;
    ///         println!("{} exists, created by this or an earlier request", robot.name);
    ///     }
    ///     Err(error) => return Err(error),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn is_not_sent(&self) -> bool {
        match self {
            Self::InvalidInput(_) => true,
            Self::Transport(error) => error.kind != FailureKind::Interrupted,
            Self::Timeout(error) => error.is_connect(),
            Self::Decode(_) | Self::Api(_) | Self::Paging(_) => false,
        }
    }

    /// Whether the same request may succeed later: the connection failed other than in TLS, the
    /// request timed out, or the status is 429, 502, 503 or 504, unless the registry or the
    /// repository is [read-only](Self::is_read_only). The client itself repeats only what is safe to
    /// repeat, see [`Retry`](crate::Retry).
    ///
    /// The request may have taken effect unless [`is_not_sent`](Self::is_not_sent) is `true`.
    ///
    /// ```
    /// # #[cfg(feature = "tag")] {
    /// # use quay_api_generated::{Operation, http::StatusCode, tag};
    /// # let result = tag::ListRepoTags::decode(StatusCode::BAD_GATEWAY, b"<html>");
    /// let error = result.unwrap_err();
    /// assert!(error.is_retryable());
    /// # }
    /// ```
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Transport(error) => !matches!(error.kind, FailureKind::Tls(_)),
            Self::Timeout(_) => true,
            Self::Api(error) => error.is_transient(),
            _ => false,
        }
    }
}
