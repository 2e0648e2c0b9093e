//! The right that an operation checks.

use std::fmt;

/// The right that an operation checks, besides the scopes of the token.
///
/// Superusers may have access without this right; see the
/// [documentation of the crate](crate#authentication). [`Display`](fmt::Display) prints who has the
/// right, such as "an administrator of the organization".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Access {
    /// Unknown, for an operation that is not part of this crate, or whose access is not known yet.
    #[default]
    Unknown,
    /// Anyone, without a token.
    Anyone,
    /// Any valid token, regardless of its scopes.
    AnyToken,
    /// The user of the token, for resources of that user.
    User,
    /// A user who may read the repository. Anyone may read a public one, without a token.
    RepositoryRead,
    /// A user who may write to the repository.
    RepositoryWrite,
    /// An administrator of the repository.
    RepositoryAdmin,
    /// A user who may create repositories in the namespace.
    NamespaceCreate,
    /// A member of the organization.
    OrganizationMember,
    /// A member of the team or an administrator of the organization.
    TeamMember,
    /// An administrator of the organization.
    OrganizationAdmin,
    /// An administrator of the organization who is a superuser.
    OrganizationAdminAndSuperuser,
    /// A superuser.
    Superuser,
    /// A superuser of a server with `FEATURE_SUPERUSERS_FULL_ACCESS`.
    SuperuserFullAccess,
    /// The holder of the bootstrap token, which is not an OAuth token.
    BootstrapToken,
}

impl Access {
    /// Whether a request without a token can succeed.
    pub fn is_anonymous(self) -> bool {
        matches!(self, Self::Anyone | Self::RepositoryRead)
    }

    /// The scope that suffices too, in place of the one of the operation.
    pub(crate) fn larger_scope(self) -> Option<&'static str> {
        match self {
            Self::NamespaceCreate | Self::OrganizationMember | Self::TeamMember => {
                Some("org:admin")
            }
            _ => None,
        }
    }
}

impl fmt::Display for Access {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Unknown => "a user with the required right",
            Self::Anyone => "anyone",
            Self::AnyToken => "any user",
            Self::User => "the user concerned",
            Self::RepositoryRead => "a user who may read the repository",
            Self::RepositoryWrite => "a user who may write to the repository",
            Self::RepositoryAdmin => "an administrator of the repository",
            Self::NamespaceCreate => "a user who may create repositories in the namespace",
            Self::OrganizationMember => "a member of the organization",
            Self::TeamMember => "a member of the team or an administrator of the organization",
            Self::OrganizationAdmin => "an administrator of the organization",
            Self::OrganizationAdminAndSuperuser => {
                "an administrator of the organization who is a superuser"
            }
            Self::Superuser => "a superuser",
            Self::SuperuserFullAccess => {
                "a superuser of a server with FEATURE_SUPERUSERS_FULL_ACCESS"
            }
            Self::BootstrapToken => "the holder of the bootstrap token",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Access;

    /// The right, whether no token is needed, and the scope that suffices too.
    const ALL: [(Access, bool, Option<&str>); 15] = [
        (Access::Unknown, false, None),
        (Access::Anyone, true, None),
        (Access::AnyToken, false, None),
        (Access::User, false, None),
        (Access::RepositoryRead, true, None),
        (Access::RepositoryWrite, false, None),
        (Access::RepositoryAdmin, false, None),
        (Access::NamespaceCreate, false, Some("org:admin")),
        (Access::OrganizationMember, false, Some("org:admin")),
        (Access::TeamMember, false, Some("org:admin")),
        (Access::OrganizationAdmin, false, None),
        (Access::OrganizationAdminAndSuperuser, false, None),
        (Access::Superuser, false, None),
        (Access::SuperuserFullAccess, false, None),
        (Access::BootstrapToken, false, None),
    ];

    #[test]
    fn only_public_resources_need_no_token() {
        for (access, is_anonymous, _) in ALL {
            assert_eq!(access.is_anonymous(), is_anonymous, "{access:?}");
        }
    }

    #[test]
    fn the_scope_of_administrators_covers_what_members_may_do() {
        for (access, _, scope) in ALL {
            assert_eq!(access.larger_scope(), scope, "{access:?}");
        }
    }

    #[test]
    fn each_right_has_its_own_words() {
        let mut texts = ALL.map(|(access, ..)| access.to_string());
        texts.sort();
        assert!(texts.windows(2).all(|pair| pair[0] != pair[1]), "{texts:?}");
        assert!(
            texts
                .iter()
                .all(|text| text.contains(' ') || text == "anyone")
        );
        assert_eq!(Access::default(), Access::Unknown);
    }
}
