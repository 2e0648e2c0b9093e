use serde_json::{Value, json};

use super::infer;
use crate::diagnostic::{Diagnostics, Source};
use crate::recording::exchange::Recording;

/// Returns an API with one typed operation, one untyped operation and one without a response body.
fn document() -> Source {
    let operation = |id: &str, response: Value| json!({"get": {"operationId": id, "tags": ["fruit"], "parameters": [], "responses": {"200": response}}});
    let document = json!({
        "swagger": "2.0",
        "paths": {
            "/basket": operation("getBasket", json!({"schema": {"$ref": "#/definitions/Basket"}})),
            "/baskets": operation("listBaskets", json!({"schema": {"$ref": "#/definitions/Baskets"}})),
            "/fruit": operation("getFruit", json!({"schema": {
                "oneOf": [{"$ref": "#/definitions/Pear"}, {"$ref": "#/definitions/Apple"}]
            }})),
            "/tree": operation("getTree", json!({"description": "Nobody knows."})),
            "/rot": operation("rot", json!({"x-empty": true})),
        },
        "definitions": {
            "Basket": {"type": "object", "required": ["owner"], "properties": {
                "owner": {"type": "string"},
                "pears": {"type": "array", "items": {"$ref": "#/definitions/Pear"}},
                "best": {"$ref": "#/definitions/Pear"},
                "by_name": {"type": "object", "additionalProperties": {"$ref": "#/definitions/Pear"}},
                "counts": {"type": "object", "properties": {"ripe": {"type": "integer"}}},
            }},
            "Baskets": {"type": "array", "items": {"$ref": "#/definitions/Basket"}},
            "Pear": {"type": "object", "required": ["color"], "properties": {
                "color": {"type": "string", "enum": ["green", "yellow"]},
                "weight": {"type": "integer"},
            }},
            "Apple": {"type": "object", "required": ["core"], "properties": {"core": {"type": "boolean"}}},
        }
    });
    Source::new("fruit.json", document.to_string())
}

fn recording(path: &str, body: Value) -> Recording {
    let exchange = json!([{
        "request": {"method": "GET", "path": path},
        "answer": {"status": 200, "body": body}
    }]);
    let source = Source::new("fruit/recorded.json", exchange.to_string());
    Recording::read(&source).unwrap()
}

/// Returns the proposal without its header, and the warnings. Checks that applying the proposal leaves no findings.
fn proposed(recordings: &[Recording]) -> (String, Diagnostics) {
    let (proposal, warnings) = infer(&document(), &[], recordings).unwrap();
    let yaml = proposal.to_yaml();
    let overlay = Source::new("proposal.yaml", &yaml);
    if !proposal.is_empty() {
        match infer(&document(), &[overlay], recordings) {
            Ok((again, _)) => assert!(again.is_empty(), "{}", again.to_yaml()),
            Err(problems) => panic!("{problems}\n{yaml}"),
        }
    }
    let (_, actions) = yaml.split_once("actions:").unwrap();
    (actions.trim_start_matches('\n').to_owned(), warnings)
}

fn actions(path: &str, body: Value) -> String {
    let (actions, warnings) = proposed(&[recording(path, body)]);
    assert!(warnings.is_empty(), "{warnings}");
    actions
}

#[test]
fn described_values_are_not_findings() {
    let pear = json!({"color": "green", "weight": 3});
    let basket = json!({"owner": "eve", "pears": [pear], "best": pear, "by_name": {"a": pear}, "counts": {}});
    assert_eq!(actions("/basket", basket.clone()), " []\n");
    assert_eq!(actions("/baskets", json!([basket])), " []\n");
    assert_eq!(actions("/fruit", json!({"core": true})), " []\n");
    assert_eq!(actions("/rot", json!("Deleted")), " []\n");
}

#[test]
fn an_unknown_field_is_proposed_for_its_type() {
    let pear = |day: &str| json!({"color": "green", "picked": day, "seeds": 7, "pips": {"count": 1, "pin_password": "x"}});
    let body = json!([{"owner": "eve", "pears": [pear("2024-03-09"), pear("2024-03-10")]}]);
    insta::assert_snapshot!(actions("/baskets", body));
}

#[test]
fn an_unknown_field_of_an_inline_type_is_proposed_at_its_place() {
    insta::assert_snapshot!(actions(
        "/basket",
        json!({"owner": "eve", "counts": {"ripe": 1, "rotten": [null, 2]}})
    ));
}

#[test]
fn a_null_is_proposed_at_its_place_of_use() {
    let body = json!({"owner": null, "best": null, "pears": [null], "by_name": {"a": null}});
    insta::assert_snapshot!(actions("/basket", body));
}

#[test]
fn a_null_body_is_proposed_at_the_response() {
    insta::assert_snapshot!(actions("/fruit", Value::Null));
}

#[test]
fn an_untyped_operation_gets_a_type_for_all_its_responses() {
    let recordings = [
        json!({"name": "elm", "planted": "Mon, 13 Dec 2021 11:41:16 -0000", "height": 2, "rings": []}),
        json!({"name": null, "planted": "Mon, 13 Dec 2022 11:41:16 -0000", "height": 2.5, "rings": [{"age": 1}, {}]}),
        json!({"name": "oak", "sap": {"sha256:0a": 1}, "height": 2, "leaf": {}, "mixed": "a"}),
        json!({"mixed": 1}),
    ]
    .map(|body| recording("/tree", body));
    let (actions, warnings) = proposed(&recordings);
    assert!(warnings.is_empty(), "{warnings}");
    insta::assert_snapshot!(actions);
}

#[test]
fn an_untyped_operation_without_bodies_is_proposed_as_empty() {
    insta::assert_snapshot!(actions("/tree", json!("")));
}

#[test]
fn an_unexpected_body_is_proposed() {
    insta::assert_snapshot!(actions("/rot", json!({"rotten": true})));
}

#[test]
fn a_missing_required_field_becomes_optional() {
    insta::assert_snapshot!(actions("/basket", json!({"pears": []})));
}

#[test]
fn rejected_proposals_become_warnings() {
    // Without its color, a pear cannot be distinguished from an apple.
    let (actions, warnings) =
        proposed(&[recording("/basket", json!({"owner": "eve", "best": {}}))]);
    assert_eq!(actions, " []\n");
    insta::assert_snapshot!(warnings);
}

#[test]
fn only_the_action_with_an_error_is_rejected() {
    let overlay = "overlay: 1.0.0\ninfo: { title: T, version: 1.0.0 }\nactions:\n  \
                   - { target: $.definitions.Apple, update: { required: [missing] } }\n  \
                   - { target: \"$.paths['/tree'].get.responses['200']\", remove: true }\n  \
                   - { target: \"$.paths['/tree'].get.responses\", update: { '204': { description: none } } }\n";
    let overlay = Source::new("overlay.yaml", overlay);
    let mut no_content = recording("/tree", json!({"name": "elm"}));
    no_content
        .exchanges
        .iter_mut()
        .for_each(|exchange| exchange.response.status = 204);
    let basket = recording("/basket", json!({"owner": "eve", "handle": 1}));
    let (proposal, warnings) = infer(&document(), &[overlay], &[basket, no_content]).unwrap();
    assert_eq!(proposal.len(), 1, "{}", proposal.to_yaml());
    // The property that is missing is a warning, which explains nothing.
    let helps: Vec<_> = warnings
        .iter()
        .filter_map(|warning| warning.help.as_ref().map(ToString::to_string))
        .collect();
    assert_eq!(
        helps,
        ["correct it by hand: a response with status 204 cannot have a body"]
    );
}

#[test]
fn unprintable_proposals_become_warnings() {
    let (actions, warnings) = proposed(&[recording("/fruit", json!({"color": "\u{202e}der"}))]);
    assert_eq!(actions, " []\n");
    insta::assert_snapshot!(warnings);
}

#[test]
fn an_unknown_enum_value_is_proposed() {
    insta::assert_snapshot!(actions("/fruit", json!({"color": "red: '\"#\n"})));
}

#[test]
fn mismatches_without_a_proposal_are_warnings() {
    let basket = json!({"owner": 1, "pears": {}, "best": {"color": "green", "weight": "a lot"}});
    let recordings = [
        recording("/basket", basket),
        recording("/fruit", json!({"neither": 1})),
        recording("/nowhere", json!({})),
    ];
    let (actions, warnings) = proposed(&recordings);
    assert_eq!(actions, " []\n");
    insta::assert_snapshot!(warnings);
}

#[test]
fn error_responses_are_ignored() {
    let mut refused = recording("/basket", json!({"message": "no"}));
    refused
        .exchanges
        .iter_mut()
        .for_each(|exchange| exchange.response.status = 404);
    assert_eq!(proposed(&[refused]).0, " []\n");
}
