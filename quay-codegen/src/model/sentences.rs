//! Describes operations and types in sentences for the client's docs and for exported documents.

use super::{Docs, EnumValue, Method, Operation, Right, Struct};
use crate::document::MinorVersion;

/// The server treats unrouted paths below this prefix as repository names.
const REPOSITORIES: &str = "/api/v1/repository/";

impl Operation {
    /// Returns the main scope, which is the first of the required ones.
    pub fn scope(&self) -> Option<&str> {
        self.scopes.first().map(String::as_str)
    }

    /// Describes the access that a caller needs: the token, its scopes and the user's rights.
    pub fn access_sentence(&self, code: impl Fn(&str) -> String) -> String {
        let scopes: Vec<String> = self.scopes.iter().map(|scope| code(scope)).collect();
        let scopes = match scopes.as_slice() {
            [] => String::new(),
            [scope] => format!("scope {scope}"),
            scopes => format!("scopes {}", scopes.join(" and ")),
        };
        let or_larger = || format!("{scopes} or {}", code("org:admin"));
        let Some(right) = self.access else {
            return match scopes.as_str() {
                "" => "not known; the document names no scope".to_owned(),
                _ => format!("{scopes}, as the document states"),
            };
        };
        let (scopes, must) = match right {
            Right::Anyone => return "none; no token is needed".to_owned(),
            Right::AnyToken => return "a token of any user, regardless of its scopes".to_owned(),
            Right::BootstrapToken => return "the bootstrap token of the server".to_owned(),
            Right::User => return scopes,
            Right::RepositoryRead => {
                let public = "public repositories need no token";
                return format!(
                    "{scopes}, and the user must be able to read the repository; {public}"
                );
            }
            Right::RepositoryWrite => (scopes, "be able to write to the repository"),
            Right::RepositoryAdmin => (scopes, "be an administrator of the repository"),
            Right::NamespaceCreate => (
                or_larger(),
                "be able to create repositories in the namespace",
            ),
            Right::OrganizationMember => (or_larger(), "be a member of the organization"),
            Right::TeamMember => (
                or_larger(),
                "be a member of the team or an administrator of the organization",
            ),
            Right::OrganizationAdmin => (scopes, "be an administrator of the organization"),
            Right::OrganizationAdminAndSuperuser => (
                scopes,
                "be an administrator of the organization and a superuser",
            ),
            Right::Superuser => (scopes, "be a superuser"),
            Right::SuperuserFullAccess => {
                let flag = code("FEATURE_SUPERUSERS_FULL_ACCESS");
                return format!(
                    "{scopes}, and the user must be a superuser; the server needs {flag}"
                );
            }
        };
        format!("{scopes}, and the user must {must}")
    }

    /// Returns the conditions under which a server lacks the operation, each with the response. Empty if every
    /// supported server has it.
    pub fn absences(&self) -> Vec<(&'static str, String)> {
        let unrouted = || self.response_when_unrouted().to_owned();
        let of_flag = self
            .status_when_off
            .map(|status| format!("status {status}, which can also have other causes"));
        match (self.flags.is_empty(), self.since.is_none(), of_flag) {
            (true, true, _) => Vec::new(),
            (true, false, _) => vec![("If the server is older", unrouted())],
            (false, true, None) => vec![("If a flag is off", unrouted())],
            (false, true, Some(status)) => vec![("If a flag is off", status)],
            (false, false, None) => {
                vec![("If a flag is off or the server is older", unrouted())]
            }
            (false, false, Some(status)) => {
                vec![
                    ("If a flag is off", status),
                    ("If the server is older", unrouted()),
                ]
            }
        }
    }

    /// Describes the response to an unrouted path. Below a repository the server treats the path as a longer repository
    /// name; any other path returns a page of the web interface.
    fn response_when_unrouted(&self) -> &'static str {
        let is_repository = self.path.starts_with(REPOSITORIES) && !self.path.ends_with('/');
        match (self.method, is_repository) {
            (Method::Get, true) => "status 404, 401 or 403, as for a missing repository",
            (Method::Put, true) => "status 400 or 403",
            (Method::Delete, true) => "status 204 or 403, and nothing is deleted",
            (Method::Get, false) => "status 404",
            // Before 3.14 it is 500 at some paths, which the client's docs say in one place.
            _ => "status 405",
        }
    }
}

impl Docs {
    /// States since which versions Quay has, requires and no longer requires the item.
    pub fn version_sentences(&self) -> Option<String> {
        let sentences = [
            ("Since", self.since),
            ("Required since", self.required_since),
            ("Not required since", self.optional_since),
        ];
        let sentences = sentences.into_iter();
        let sentences: Vec<String> = sentences
            .filter_map(|(what, version)| Some(format!("{what} Quay {}.", version?)))
            .collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }
}

impl EnumValue {
    /// States which versions of Quay have the value, if not all do.
    pub fn version_sentence(&self) -> Option<String> {
        match (self.since, self.until) {
            (Some(since), Some(until)) => Some(format!("Since Quay {since}, until Quay {until}.")),
            (Some(since), None) => Some(since_sentence(since)),
            (None, Some(until)) => Some(format!("Until Quay {until}.")),
            (None, None) => None,
        }
    }
}

impl Struct {
    /// States which sets of properties the object must have one of.
    pub fn choice_sentence(&self, code: impl Fn(&str) -> String) -> Option<String> {
        let set = |names: &Vec<String>| {
            let names: Vec<String> = names.iter().map(|name| code(name)).collect();
            names.join(" and ")
        };
        let sets: Vec<String> = self.required_any_of.iter().map(set).collect();
        // The properties of a single set are required anyway.
        (sets.len() > 1).then(|| format!("One of these is required: {}.", sets.join(", or ")))
    }
}

/// States since which version Quay has an item.
pub(crate) fn since_sentence(version: MinorVersion) -> String {
    format!("Since Quay {version}.")
}
