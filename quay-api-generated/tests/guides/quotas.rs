//! The size of the registry, and quotas of organizations and users.

use quay_api_generated::{ErrorType, superuser, types::QuotaLimitType};
use serde_json::json;

use crate::{
    assert_accepts_no_content, assert_sends, assert_sends_no_body, decode, decode_error, typed,
};

#[test]
fn get_registry_size() {
    let size = superuser::get_registry_size();
    assert_sends_no_body(&size, "GET /api/v1/superuser/registrysize/");
    let size = |last_ran: &str| {
        let size =
            format!(r#"{{"size_bytes":5,"last_ran":{last_ran},"running":false,"queued":true}}"#);
        decode::<superuser::GetRegistrySize>(200, &size)
    };
    assert_eq!(size("null").last_ran, None);
    let ran = size("1700000000123").last_ran.unwrap();
    assert_eq!(ran.as_millisecond(), 1_700_000_000_123);
}

#[test]
fn queue_registry_size_calculation() {
    // Quay ignores the body that the guide sends.
    let queue = superuser::queue_registry_size_calculation();
    assert_sends_no_body(&queue, "POST /api/v1/superuser/registrysize/");
    assert_accepts_no_content::<superuser::QueueRegistrySizeCalculation>();
    // Already queued.
    decode::<superuser::QueueRegistrySizeCalculation>(202, "\"\"\n");
}

const QUOTAS: &str = r#"[{"id":2,"limit_bytes":10737418240,"limit":"10.0 GiB",
    "default_config":false,"default_config_exists":false,
    "limits":[{"id":1,"type":"Reject","limit_percent":80},
              {"id":2,"type":"Whisper","limit_percent":9}]}]"#;

const QUOTA: &str = r#"{"id":2,"limit_bytes":5,"limit":"5.0 B","default_config":false,"limits":[],
    "default_config_exists":false}"#;

const OF_ORGANIZATION: &str = "/api/v1/superuser/organization/acme/quota";
const OF_USER: &str = "/api/v1/superuser/users/bob/quota";

#[test]
fn create_organization_quota_super_user() {
    for body in [
        json!({ "limit_bytes": 10_737_418_240_u64 }),
        json!({ "limit": "10 GiB" }),
    ] {
        let create = superuser::create_organization_quota_super_user("acme", typed(&body));
        assert_sends(&create, &format!("POST {OF_ORGANIZATION}"), &body);
    }
    decode::<superuser::CreateOrganizationQuotaSuperUser>(201, "\"Created\"\n");
    let error = decode_error::<superuser::CreateOrganizationQuotaSuperUser>(
        400,
        r#"{"detail":"Organization quota for 'acme' already exists","error_message":"x",
            "error_type":"invalid_request","title":"invalid_request","status":400,
            "type":"https://quay.example.com/api/v1/error/invalid_request"}"#,
    );
    assert_eq!(error.error_type(), Some(&ErrorType::InvalidRequest));
    assert!(error.to_string().contains("already exists"), "{error}");
}

#[test]
fn list_organization_quota_super_user() {
    let list = superuser::list_organization_quota_super_user("acme");
    assert_sends_no_body(&list, &format!("GET {OF_ORGANIZATION}"));
    let quotas = decode::<superuser::ListOrganizationQuotaSuperUser>(200, QUOTAS);
    let [quota] = &quotas[..] else {
        panic!("{quotas:?}");
    };
    assert_eq!((quota.id, quota.limit_bytes), (Some(2), 10_737_418_240));
    assert_eq!(quota.limit.as_deref(), Some("10.0 GiB"));
    let kinds: Vec<_> = quota
        .limits
        .iter()
        .map(|limit| limit.r#type.clone())
        .collect();
    assert_eq!(kinds, [QuotaLimitType::Reject, "Whisper".into()]);
}

#[test]
fn change_organization_quota_super_user() {
    let body = json!({ "limit_bytes": 5 });
    let change = superuser::change_organization_quota_super_user("acme", 2, typed(&body));
    assert_sends(&change, &format!("PUT {OF_ORGANIZATION}/2"), &body);
    let quota = decode::<superuser::ChangeOrganizationQuotaSuperUser>(200, QUOTA);
    assert_eq!(quota.limit_bytes, 5);
}

#[test]
fn delete_organization_quota_super_user() {
    let delete = superuser::delete_organization_quota_super_user("acme", 2);
    assert_sends_no_body(&delete, &format!("DELETE {OF_ORGANIZATION}/2"));
    assert_accepts_no_content::<superuser::DeleteOrganizationQuotaSuperUser>();
}

#[test]
fn create_user_quota_super_user() {
    let body = json!({ "limit_bytes": 10_737_418_240_u64 });
    let create = superuser::create_user_quota_super_user("bob", typed(&body));
    assert_sends(&create, &format!("POST {OF_USER}"), &body);
    decode::<superuser::CreateUserQuotaSuperUser>(201, "\"Created\"\n");
}

#[test]
fn list_user_quota_super_user() {
    let list = superuser::list_user_quota_super_user("bob");
    assert_sends_no_body(&list, &format!("GET {OF_USER}"));
    let quotas = decode::<superuser::ListUserQuotaSuperUser>(200, &format!("[{QUOTA}]"));
    assert!(quotas.len() == 1 && quotas.iter().all(|quota| quota.limits.is_empty()));
}

#[test]
fn change_user_quota_super_user() {
    let body = json!({ "limit_bytes": 5 });
    let change = superuser::change_user_quota_super_user("bob", 2, typed(&body));
    assert_sends(&change, &format!("PUT {OF_USER}/2"), &body);
    assert_eq!(
        decode::<superuser::ChangeUserQuotaSuperUser>(200, QUOTA).id,
        Some(2)
    );
}

#[test]
fn delete_user_quota_super_user() {
    let delete = superuser::delete_user_quota_super_user("bob", 2);
    assert_sends_no_body(&delete, &format!("DELETE {OF_USER}/2"));
    assert_accepts_no_content::<superuser::DeleteUserQuotaSuperUser>();
}
