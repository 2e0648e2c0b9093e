use serde_json::json;

use super::{Redactions, anonymize};
use crate::diagnostic::Source;
use crate::recording::exchange::Response;
use crate::recording::explore::Explorer;
use crate::resolve;

/// Returns the anonymized content type of a response.
fn content_type(text: &str) -> String {
    let document = json!({"swagger": "2.0", "paths": {"/thing": {"get": {
        "operationId": "getThing", "tags": ["thing"], "responses": {"200": {}}
    }}}});
    let (api, _) = resolve(&Source::new("a.json", document.to_string()), &[]).unwrap();
    let request = Explorer::new(&api).next_request().unwrap();
    let response = json!({"status": 200, "content_type": text, "text": "a"});
    let response: Response = serde_json::from_value(response).unwrap();
    let redactions = Redactions {
        authority: "registry.corp.test:8443",
        holds_token: &|text| text.contains("t0ken"),
    };
    let exchanges = anonymize(&api, &[(request, response)], &redactions);
    exchanges[0].response.content_type.clone().unwrap()
}

#[test]
fn media_types_are_kept() {
    for text in [
        "text/html; charset=utf-8",
        "application/vnd.oci.image.index.v1+json",
        "image/png",
    ] {
        assert_eq!(content_type(text), text);
    }
}

#[test]
fn a_content_type_reveals_nothing() {
    for text in [
        "text/html; server=registry.corp.test:8443",
        "registry.corp.test:8443text/html; charset=utf-8",
        "text/t0ken",
        "text/html; charset=t0ken",
        "corp.test/html",
    ] {
        let kept = content_type(text);
        assert!(
            !kept.contains("corp.test") && !kept.contains("t0ken"),
            "{kept}"
        );
    }
}
