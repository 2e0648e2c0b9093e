//! Messages of Quay with status 400 that mean 404 or 409.
//!
//! They are the messages of Quay 3.9 to 3.18 in its `endpoints/api/` and `data/model/`. A `*` stands
//! for a name or another value.

use crate::runtime::strings::{parts, split_once};

/// There is no robot of this name.
pub(super) const UNKNOWN_ROBOT: &str = "Could not find robot with specified username";

/// Something does not exist.
pub(super) const NOT_FOUND: &[&str] = &[
    UNKNOWN_ROBOT,
    "Could not find robot with username: *",
    "Email address was not found",
    "Invalid namespace requested: *",
    "Invalid username: *",
    "Manifest requested no longer exists",
    "Missing delegate user or team",
    "Namespace '*' does not exist",
    "Namespace does not exist",
    "No repository notification found for: *",
    "No repository notification found with uuid: *",
    "No team * in organization *",
    "Organization does not exist",
    "Organization does not exist: *",
    "Policy * not found",
    "Policy not found for namespace: *",
    "Policy not found for repository: *",
    "Repository does not exist",
    "Repository does not exist: *",
    "Repository no longer exists",
    "Robot * owner does not exist",
    "Star not found.",
    "Team '*' is not a team in org '*'",
    "Team does not have permission for repo.",
    "Unable to locate a build by id: *",
    "Unknown activating user",
    "Unknown user",
    "User * does not belong to team *",
    "User does not have permission for repo.",
    "User with id does not exist: *",
    "Username does not exist: *",
];

/// Something exists already, or is in use.
pub(super) const CONFLICT: &[&str] = &[
    "A policy with the same tag_pattern already exists",
    "A user or organization with this name already exists",
    "Cannot cancel: mirror is already cancelled",
    "Cannot create organization mirror: the organization already contains *",
    "Cannot delete * as you are the only admin for organizations: *",
    "Cannot remove user as they are the only organization admin",
    "E-mail address already used",
    "Email has already been used: *",
    "Existing policy with same values for this namespace, duplicate policies are not permitted",
    "Existing policy with same values for this repository, duplicate policies are not permitted",
    "Existing robot with name: *",
    "Mirror configuration already exists for this organization",
    "Organization quota for '*' already exists",
    "Policy for this namespace already exists, delete existing to create new policy",
    "Policy for this repository already exists, delete existing to create new policy",
    "Proxy Cache Configuration already exists",
    "Quota for '*' already exists",
    "Quota limit already exists",
    "Repository already exists",
    "Robot is being used by a mirror",
    "The username already exists",
    "User * is already a member of team *",
    "Username has already been taken by an organization and cannot be reused: *",
    "Username has already been taken by user cannot be reused: *",
    "Username is already in use",
    "subscription is already bound to an org",
];

/// Whether a message is one of these.
pub(super) fn is_one_of(message: &str, texts: &[&str]) -> bool {
    texts.iter().any(|text| matches(message, text))
}

fn matches(message: &str, text: &str) -> bool {
    let mut parts = parts(text, b'*');
    let Some(mut rest) = parts.next().and_then(|start| message.strip_prefix(start)) else {
        return false;
    };
    let Some(mut part) = parts.next() else {
        return rest.is_empty();
    };
    for next in parts {
        match split_once(rest, part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
        part = next;
    }
    rest.ends_with(part)
}

#[cfg(test)]
mod tests {
    use super::{CONFLICT, NOT_FOUND, is_one_of, matches};

    #[test]
    fn a_value_stands_for_each_star_and_nothing_else_may_differ() {
        for text in NOT_FOUND.iter().chain(CONFLICT) {
            let message = text.replace('*', "acme/web");
            assert!(matches(&message, text), "{message}");
            assert!(!matches(&format!("Not: {message}"), text), "{message}");
            assert_eq!(matches(&format!("{message}!"), text), text.ends_with('*'));
        }
    }

    #[test]
    fn no_text_has_both_meanings() {
        for text in NOT_FOUND {
            assert!(!is_one_of(&text.replace('*', "acme"), CONFLICT), "{text}");
        }
        for text in CONFLICT {
            assert!(!is_one_of(&text.replace('*', "acme"), NOT_FOUND), "{text}");
        }
    }
}
