//! The overlays state the access of every operation consistently.

use quay_codegen::model::{Method, Operation, Right};
use quay_tests::committed::{Committed, apis, newest};

/// Returns the operations that violate a condition.
fn exceptions(holds: impl Fn(&Operation) -> bool) -> Vec<&'static str> {
    let operations = newest().operations.iter();
    let exceptions = operations.filter(|operation| !holds(operation));
    exceptions.map(|operation| operation.id.as_str()).collect()
}

#[test]
fn every_operation_of_every_version_states_who_may_call_it() {
    for Committed { name, api, .. } in apis() {
        let unstated = api.operations.iter().filter(|one| one.access.is_none());
        let unstated: Vec<_> = unstated.map(|one| &one.id).collect();
        assert!(unstated.is_empty(), "{name}: {unstated:?}");
    }
}

#[test]
fn each_right_requires_a_matching_scope() {
    let exceptions = exceptions(|operation| {
        let main = match operation.access.unwrap() {
            Right::Anyone | Right::AnyToken | Right::BootstrapToken => {
                return operation.scopes.is_empty();
            }
            Right::User => {
                return ["user:admin", "user:read"].contains(&operation.scope().unwrap());
            }
            Right::RepositoryRead => "repo:read",
            Right::RepositoryWrite => "repo:write",
            Right::RepositoryAdmin => "repo:admin",
            Right::NamespaceCreate | Right::OrganizationMember | Right::TeamMember => "repo:create",
            Right::OrganizationAdmin | Right::OrganizationAdminAndSuperuser => "org:admin",
            Right::Superuser | Right::SuperuserFullAccess => "super:user",
        };
        operation.scope() == Some(main)
    });
    assert!(exceptions.is_empty(), "{exceptions:?}");
}

#[test]
fn only_reads_and_the_first_user_need_no_token() {
    let exceptions = exceptions(|operation| {
        operation.method == Method::Get || operation.access != Some(Right::Anyone)
    });
    assert_eq!(exceptions, ["initializeUser"]);
}

#[test]
fn writes_of_a_repository_need_more_than_the_right_to_read_it() {
    let exceptions = exceptions(|operation| {
        operation.method == Method::Get
            || !operation.path.starts_with("/api/v1/repository/")
            || matches!(
                operation.access,
                Some(Right::RepositoryWrite | Right::RepositoryAdmin)
            )
    });
    assert!(exceptions.is_empty(), "{exceptions:?}");
}

#[test]
fn operations_below_superuser_require_a_superuser() {
    let exceptions = exceptions(|operation| {
        !operation.path.starts_with("/api/v1/superuser")
            || matches!(
                operation.access,
                Some(Right::Superuser | Right::SuperuserFullAccess)
            )
    });
    assert_eq!(exceptions, ["scRegistryStatus"]);
}
