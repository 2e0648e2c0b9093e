//! Parses the access requirements of an operation, which overlays state with `x-access`.

use serde_json::Value;

use super::reader::Reader;
use crate::diagnostic::pointer::Pointer;

/// The OAuth scopes defined by Quay.
const SCOPES: [&str; 8] = [
    "org:admin",
    "repo:admin",
    "repo:create",
    "repo:read",
    "repo:write",
    "super:user",
    "user:admin",
    "user:read",
];

/// The access that the handler of an operation checks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Access {
    /// The scopes that are all required, the main one first.
    pub(crate) scopes: Vec<String>,
    pub(crate) right: Right,
}

/// The right that the user of a token must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "self-explanatory")]
pub enum Right {
    Anyone,
    AnyToken,
    User,
    RepositoryRead,
    RepositoryWrite,
    RepositoryAdmin,
    NamespaceCreate,
    OrganizationMember,
    TeamMember,
    OrganizationAdmin,
    OrganizationAdminAndSuperuser,
    Superuser,
    SuperuserFullAccess,
    BootstrapToken,
}

impl Right {
    /// All rights with their names in overlays and in the runtime.
    const ALL: [(Self, &'static str, &'static str); 14] = [
        (Self::Anyone, "anyone", "Anyone"),
        (Self::AnyToken, "any-token", "AnyToken"),
        (Self::User, "user", "User"),
        (Self::RepositoryRead, "repository-read", "RepositoryRead"),
        (Self::RepositoryWrite, "repository-write", "RepositoryWrite"),
        (Self::RepositoryAdmin, "repository-admin", "RepositoryAdmin"),
        (Self::NamespaceCreate, "namespace-create", "NamespaceCreate"),
        (
            Self::OrganizationMember,
            "organization-member",
            "OrganizationMember",
        ),
        (Self::TeamMember, "team-member", "TeamMember"),
        (
            Self::OrganizationAdmin,
            "organization-admin",
            "OrganizationAdmin",
        ),
        (
            Self::OrganizationAdminAndSuperuser,
            "organization-admin-and-superuser",
            "OrganizationAdminAndSuperuser",
        ),
        (Self::Superuser, "superuser", "Superuser"),
        (
            Self::SuperuserFullAccess,
            "superuser-full-access",
            "SuperuserFullAccess",
        ),
        (Self::BootstrapToken, "bootstrap-token", "BootstrapToken"),
    ];

    fn parse(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        all.find(|(_, one, _)| *one == name)
            .map(|(right, ..)| *right)
    }

    /// Returns the name used in overlays.
    pub fn name(self) -> &'static str {
        let mut all = Self::ALL.iter();
        all.find(|(right, ..)| *right == self)
            .map_or("", |(_, name, _)| name)
    }

    /// Returns the name used in the runtime.
    pub fn variant(self) -> &'static str {
        let mut all = Self::ALL.iter();
        all.find(|(right, ..)| *right == self)
            .map_or("Unknown", |(.., variant)| variant)
    }

    /// Returns whether the right requires no scope.
    fn is_without_scope(self) -> bool {
        matches!(self, Self::Anyone | Self::AnyToken | Self::BootstrapToken)
    }
}

impl Reader<'_> {
    /// Parses `x-access`. Unknown values are errors.
    pub(super) fn access(&mut self, value: &Value, at: &Pointer) -> Option<Access> {
        let members = self.object(value, at)?;
        self.check_keywords(members, &["scopes", "right"], "`x-access`", at);
        let name = members.get("right").and_then(Value::as_str);
        let Some(right) = name.and_then(Right::parse) else {
            let known = Right::ALL.map(|(_, name, _)| name).join("`, `");
            let message = format!("`x-access` needs a `right`: one of `{known}`");
            self.sink.error(at, message);
            return None;
        };
        let at = at.child("scopes");
        let scopes = members.get("scopes");
        let scopes = scopes.map_or_else(Vec::new, |scopes| self.strings(scopes, &at));
        for (index, scope) in scopes.iter().enumerate() {
            if !SCOPES.contains(&scope.as_str()) {
                let known = SCOPES.join("`, `");
                let message = format!("unknown scope `{scope}`, expected one of `{known}`");
                self.sink.error(&at.index(index), message);
            }
            if scopes.iter().take(index).any(|earlier| earlier == scope) {
                let message = format!("duplicate scope `{scope}`");
                self.sink.error(&at.index(index), message);
            }
        }
        if scopes.is_empty() != right.is_without_scope() {
            let need = if scopes.is_empty() { "needs" } else { "has no" };
            let message = format!("the right `{}` {need} scopes", right.name());
            self.sink.error(&at, message);
        }
        Some(Access { scopes, right })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::diagnostic::Source;
    use crate::model::Api;

    /// Resolves an operation with a scope or several, and with what an overlay states.
    fn resolved(security: Value, access: Option<&str>) -> Result<Api, String> {
        let operation = json!({"operationId": "getA", "tags": ["tag"], "security": security});
        let document = json!({"swagger": "2.0", "paths": {"/a": {"get": operation}}});
        let overlay = access.map(|access| {
            let overlay = format!(
                "overlay: 1.0.0\ninfo: {{ title: Access, version: '1' }}\nactions:\n  \
                - target: $.paths['/a'].get\n    update: {{ x-access: {access} }}\n"
            );
            Source::new("access.yaml", overlay)
        });
        let overlays: Vec<Source> = overlay.into_iter().collect();
        let resolved = crate::resolve(&Source::new("a.json", document.to_string()), &overlays);
        resolved.map(|(api, _)| api).map_err(|it| it.to_string())
    }

    #[test]
    fn scopes_of_an_overlay_replace_those_of_the_document() {
        let one = || json!([{"oauth2_implicit": ["repo:read"]}]);
        let scopes = |access| {
            resolved(one(), access).unwrap().operations[0]
                .scopes
                .clone()
        };
        assert_eq!(scopes(None), ["repo:read"]);
        let admin = "{ scopes: ['org:admin', 'user:admin'], right: organization-admin }";
        assert_eq!(scopes(Some(admin)), ["org:admin", "user:admin"]);
        let none: [&str; 0] = [];
        assert_eq!(scopes(Some("{ right: anyone }")), none);
    }

    #[test]
    fn unsupported_scopes_are_accepted_if_an_overlay_replaces_them() {
        let two = || json!([{"oauth2_implicit": ["repo:read", "repo:write"]}]);
        let optional = || json!([{"oauth2_implicit": ["repo:read"]}, {}]);
        let access = "{ scopes: ['repo:read'], right: repository-read }";
        for security in [two(), optional()] {
            let refused = resolved(security.clone(), None).unwrap_err();
            assert!(refused.contains("is not supported"), "{refused}");
            let api = resolved(security, Some(access)).unwrap();
            assert_eq!(api.operations[0].scopes, ["repo:read"]);
        }
    }
}
