//! Service keys, and the document that describes the API.

use http::StatusCode;
use quay_api_generated::{Error, Operation, discovery, superuser, types::ServiceKeyApprovalType};
use serde_json::{Value, json};

use crate::{
    assert_accepts_no_content, assert_sends, assert_sends_no_body, decode, decode_error, typed,
};

const KEYS: &str = "/api/v1/superuser/keys";

#[test]
fn create_service_key() {
    for body in [
        json!({ "service": "quay", "expiration": 1_800_000_000 }),
        json!({ "service": "quay", "expiration": null }),
    ] {
        let create = superuser::create_service_key(typed(&body));
        assert_sends(&create, &format!("POST {KEYS}"), &body);
    }
    let response = r#"{"kid":"KID","name":"","service":"quay","public_key":"PUBLIC",
        "private_key":"s3cret"}"#;
    for status in [200, 201] {
        let key = decode::<superuser::CreateServiceKey>(status, response);
        assert_eq!(key.private_key.expose(), "s3cret");
        assert!(!format!("{key:?}").contains("s3cret"));
    }
}

/// The guide shows the fields of an error as the response.
#[test]
fn create_service_key_with_the_response_of_the_guide() {
    let body = r#"{"message":""}"#;
    let error = decode_error::<superuser::CreateServiceKey>(400, body);
    assert_eq!(error.status(), 400);
    let success = superuser::CreateServiceKey::decode(StatusCode::OK, body.as_bytes());
    assert!(matches!(success, Err(Error::Decode(_))), "{success:?}");
}

#[test]
fn approve_service_key() {
    let body = json!({ "notes": "checked" });
    let approve = superuser::approve_service_key("KID", typed(&body));
    assert_sends(&approve, "POST /api/v1/superuser/approvedkeys/KID", &body);
    // No content, with `Content-Type: text/html`.
    decode::<superuser::ApproveServiceKey>(201, "");
    assert_accepts_no_content::<superuser::ApproveServiceKey>();
}

/// Returns a key with this approval.
fn key(approval: &str) -> String {
    format!(
        r#"{{"approval":{approval},"created_date":"Mon, 20 Jan 2025 14:46:01 GMT",
            "expiration_date":"Wed, 05 Feb 2025 22:03:37 GMT",
            "jwk":{{"e":"AQAB","kid":"KID","kty":"RSA","n":"5iMX"}},"kid":"KID",
            "metadata":{{"created_by":"CLI tool","environment":"test"}},"name":"it",
            "rotation_duration":null,"service":"quay"}}"#
    )
}

/// Returns an approval of this type without an approver.
fn approval(kind: &str) -> String {
    format!(
        r#"{{"approval_type":"{kind}","approved_date":"Mon, 20 Jan 2025 14:46:01 GMT",
            "approver":null,"notes":""}}"#
    )
}

#[test]
fn list_service_keys() {
    assert_sends_no_body(&superuser::list_service_keys(), &format!("GET {KEYS}"));
    let keys = [
        key(&approval("ServiceKeyApprovalType.AUTOMATIC")),
        key(&approval("ServiceKeyApprovalType.TOMORROW")),
        key("null"),
    ];
    let list = format!(r#"{{"keys":[{}]}}"#, keys.join(","));
    let keys = decode::<superuser::ListServiceKeys>(200, &list).keys;
    let kinds = keys
        .iter()
        .map(|key| Some(key.approval.as_ref()?.approval_type.clone()));
    let tomorrow = ServiceKeyApprovalType::from("ServiceKeyApprovalType.TOMORROW");
    assert!(matches!(tomorrow, ServiceKeyApprovalType::Unrecognized(_)));
    assert!(kinds.eq([
        Some(ServiceKeyApprovalType::Automatic),
        Some(tomorrow),
        None
    ]));
    let dates = keys.iter().map(|key| key.created_date.as_second());
    assert!(dates.eq([1_737_384_361; 3]));
}

#[test]
fn get_service_key() {
    let get = superuser::get_service_key("KID");
    assert_sends_no_body(&get, &format!("GET {KEYS}/KID"));
    let key = decode::<superuser::GetServiceKey>(200, &key("null"));
    assert_eq!(key.jwk["kty"], json!("RSA").into());
    assert_eq!(key.rotation_duration, None);
}

#[test]
fn update_service_key() {
    // Omitted fields do not change; `null` means that the key never expires.
    for body in [
        json!({ "name": "key", "metadata": { "environment": "test" }, "expiration": 1_800_000_000 }),
        json!({ "metadata": {} }),
        json!({ "expiration": null }),
    ] {
        let update = superuser::update_service_key("KID", typed(&body));
        assert_sends(&update, &format!("PUT {KEYS}/KID"), &body);
    }
    // The response also contains the existing metadata.
    let key = decode::<superuser::UpdateServiceKey>(200, &key("null"));
    assert!(key.metadata.keys().eq(["created_by", "environment"]));
}

#[test]
fn delete_service_key() {
    let delete = superuser::delete_service_key("KID");
    assert_sends_no_body(&delete, &format!("DELETE {KEYS}/KID"));
    assert_accepts_no_content::<superuser::DeleteServiceKey>();
}

#[test]
fn discovery_returns_the_document() {
    assert_sends_no_body(&discovery::discovery(), "GET /api/v1/discovery");
    let internal = discovery::discovery().internal(true);
    assert_sends_no_body(&internal, "GET /api/v1/discovery?internal=true");
    let document = decode::<discovery::Discovery>(200, r#"{"swagger":"2.0","paths":{}}"#);
    assert_eq!(document["swagger"], Value::from("2.0").into());
}
