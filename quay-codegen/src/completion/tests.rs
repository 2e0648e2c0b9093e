//! The merge rules, tested with documents of a few operations.

use serde_json::{Value, json};

use super::*;

const OVERLAY: &str = r"
overlay: 1.0.0
info: { title: Flags, version: '1' }
actions:
  - target: $.paths['/mirror'].get
    update: { x-flags: [MIRROR] }
  - target: $.paths['/convert'].post
    update: { x-settings: { AUTHENTICATION_TYPE: Database } }
  - target: $.paths['/details'].put.parameters[0]
    update: { schema: { $ref: '#/definitions/Details' } }
  - target: $.paths['/a'].get.parameters[?@.name == 'mail']
    update: { x-flags: [MAILING] }
  - target: $.definitions.Thing.properties.email
    update: { x-flags: [MAILING] }
  - target: $.definitions
    update: { Details: { type: object, properties: { email: { type: string } } } }
";

fn operation(id: &str) -> Value {
    json!({"operationId": id, "tags": ["a"], "responses": {"200": {}}})
}

fn document(version: &str, paths: &[(&str, &str, Value)]) -> Value {
    let mut document = json!({"swagger": "2.0", "x-quay-version": version, "paths": {}});
    for (path, method, operation) in paths {
        document["paths"][path][method] = operation.clone();
    }
    document
}

/// Returns a document with an ungated operation and one gated by `MIRROR`.
fn full(version: &str) -> Value {
    let mirror = operation("getMirror");
    document(
        version,
        &[("/a", "get", operation("getA")), ("/mirror", "get", mirror)],
    )
}

/// Returns a document without the operations gated by `MIRROR`.
fn hiding(version: &str) -> Value {
    document(version, &[("/a", "get", operation("getA"))])
}

fn config(features: Value) -> Config {
    let response = json!({"features": features, "config": {"AUTHENTICATION_TYPE": "LDAP"}});
    Config::read(&Source::new("config.json", response.to_string())).unwrap()
}

fn off() -> Config {
    config(json!({"MIRROR": false}))
}

fn on() -> Config {
    config(json!({"MIRROR": true}))
}

/// Completes the known document with that of another server.
fn fetched(known: &Value, shown: &Value, config: Option<&Config>) -> (Value, Report) {
    fetched_pair(known, (shown, shown), config)
}

/// Completes the known document with two documents, which may come from servers with different flags.
fn fetched_pair(
    known: &Value,
    (public, internal): (&Value, &Value),
    config: Option<&Config>,
) -> (Value, Report) {
    let source = |name: &str, document: &Value| Source::new(name, document.to_string());
    let shown = Shown {
        public: &source("public.json", public),
        internal: &source("internal.json", internal),
        version: internal["x-quay-version"].as_str().unwrap(),
        config,
    };
    let known = Known {
        document: &source("quay.json", known),
        overlays: &[Source::new("overlay.yaml", OVERLAY)],
    };
    let Completed { text, report } = complete(shown, Some(known)).unwrap();
    (serde_json::from_str(&text).unwrap(), report)
}

fn ids(operations: &BTreeSet<ReportedOperation>) -> Vec<&str> {
    operations
        .iter()
        .map(|operation| operation.id.as_str())
        .collect()
}

#[test]
fn a_hidden_operation_is_kept() {
    let (document, report) = fetched(&full("3.18.0"), &hiding("3.18.0"), Some(&off()));
    assert_eq!(document["paths"], full("")["paths"]);
    assert_eq!(report.hidden[0].by, BTreeSet::from(["MIRROR".to_owned()]));
    assert_eq!(ids(&report.hidden[0].operations), ["getMirror"]);
    assert!(report.removals.is_empty());
}

#[test]
fn an_operation_missing_although_its_flag_is_enabled_is_removed() {
    let (document, report) = fetched(&full("3.18.0"), &hiding("3.19.0"), Some(&on()));
    assert_eq!(document["paths"], hiding("")["paths"]);
    assert_eq!(ids(&report.gone), ["getMirror"]);
    assert!(
        report.removals.is_empty(),
        "a new version may remove operations"
    );
}

#[test]
fn removals_from_the_same_version_are_reported() {
    let (_, report) = fetched(&full("3.18.0"), &hiding("3.18.1"), Some(&on()));
    assert_eq!(report.removals.len(), 1);
    let (_, report) = fetched(&full("3.18.1"), &hiding("3.18.0"), Some(&on()));
    assert!(
        report.removals.is_empty(),
        "an older patch may not have it yet"
    );
}

#[test]
fn without_a_configuration_every_flag_may_be_off() {
    let empty = document("3.19.0", &[("/b", "get", operation("getB"))]);
    let (document, report) = fetched(&full("3.18.0"), &empty, None);
    assert!(document["paths"]["/mirror"].is_object());
    assert_eq!(ids(&report.gone), ["getA"]);
}

#[test]
fn a_setting_hides_like_a_flag() {
    let convert = ("/convert", "post", operation("convert"));
    let known = document("3.18.0", &[("/a", "get", operation("getA")), convert]);
    let (_, report) = fetched(&known, &hiding("3.18.0"), Some(&on()));
    let by = &report.hidden[0].by;
    assert_eq!(by, &BTreeSet::from(["AUTHENTICATION_TYPE".to_owned()]));
}

#[test]
fn carried_over_operations_are_marked_until_shown() {
    let (carried, report) = fetched(&full("3.18.2"), &hiding("3.19.0"), Some(&off()));
    assert_eq!(carried["paths"]["/mirror"]["get"][LAST_SEEN], "3.18");
    assert_eq!(carried["paths"]["/a"]["get"].get(LAST_SEEN), None);
    assert_eq!(report.not_seen, 1);

    let (seen, report) = fetched(&carried, &full("3.19.0"), Some(&on()));
    assert_eq!(seen["paths"], full("")["paths"]);
    assert_eq!(report.not_seen, 0);

    let (again, _) = fetched(&carried, &hiding("3.20.0"), Some(&off()));
    assert_eq!(again["paths"]["/mirror"]["get"][LAST_SEEN], "3.18");

    let (gone, report) = fetched(&carried, &hiding("3.19.0"), Some(&on()));
    assert_eq!(gone["paths"], hiding("")["paths"]);
    assert!(report.removals.is_empty(), "this version never showed it");
}

#[test]
fn the_order_of_servers_does_not_change_the_document() {
    let new = document("3.19.0", &[("/b", "get", operation("getB"))]);
    let (off, on) = (off(), on());
    let servers = [
        (full("3.19.0"), &on),
        (hiding("3.19.0"), &off),
        (hiding("3.19.1"), &off),
    ];
    let after = |order: [usize; 3]| {
        order.into_iter().fold(new.clone(), |known, index| {
            let (shown, config) = &servers[index];
            fetched(&known, shown, Some(config)).0
        })
    };
    let first = after([0, 1, 2]);
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(
            after(order)["paths"]["/mirror"],
            first["paths"]["/mirror"],
            "{order:?}"
        );
        assert_eq!(after(order)["x-quay-version"], "3.19.1");
    }
}

/// Two operations whose bodies share a definition name; the overlay corrects the body of `/details`.
fn clash(version: &str, shown: &[&str], properties: Value) -> Value {
    let body = json!([{"in": "body", "name": "body", "schema": {"$ref": "#/definitions/Update"}}]);
    let mut document = hiding(version);
    for path in shown {
        let mut operation = operation(path);
        operation["parameters"] = body.clone();
        document["paths"][path]["put"] = operation;
    }
    document["definitions"]["Update"] = json!({"type": "object", "properties": properties});
    document
}

#[test]
fn the_known_class_wins_over_another_of_the_same_name() {
    let both = ["/details", "/update"];
    let name = json!({"name": {"type": "string"}});
    let email = json!({"email": {"type": "string"}});
    let known = clash("3.18.0", &both, name.clone());
    for version in ["3.18.0", "3.19.0"] {
        let (document, report) = fetched(&known, &clash(version, &both, email.clone()), None);
        assert_eq!(document["definitions"]["Update"]["properties"], name);
        assert!(
            report.changed[0].kept && report.removals.is_empty(),
            "{report:?}"
        );
    }
    let more = json!({"name": {"type": "string"}, "more": {"type": "string"}});
    let (document, _) = fetched(&known, &clash("3.19.0", &both, more.clone()), None);
    assert_eq!(document["definitions"]["Update"]["properties"], more);
}

#[test]
fn lost_parts_of_operations_and_definitions_are_reported() {
    let both = ["/update"];
    let name = json!({"name": {"type": "string"}});
    let known = clash(
        "3.18.0",
        &both,
        json!({"name": {}, "old": {"type": "string"}}),
    );
    let mut shown = clash("3.18.0", &both, name);
    shown["paths"]["/update"]["put"]["parameters"] = json!([]);
    let (_, report) = fetched(&known, &shown, Some(&on()));
    let parts: Vec<_> = report
        .removals
        .iter()
        .map(|removal| removal.part.clone())
        .collect();
    assert_eq!(
        parts,
        [
            Some(Part::Parameter("body body".to_owned())),
            Some(Part::Property("old".to_owned()))
        ]
    );
}

#[test]
fn definitions_and_scopes_of_hidden_operations_are_kept() {
    let mut known = full("3.18.0");
    let schema = json!({"$ref": "#/definitions/Mirror"});
    known["paths"]["/mirror"]["get"]["responses"]["200"]["schema"] = schema;
    known["definitions"]["Mirror"] = json!({"type": "object"});
    known["securityDefinitions"] = json!({"oauth": {"scopes": {"super:user": ""}}});
    let mut shown = hiding("3.19.0");
    shown["securityDefinitions"] = json!({"oauth": {"scopes": {}}});
    let (document, report) = fetched(&known, &shown, Some(&off()));
    assert_eq!(
        document["definitions"]["Mirror"],
        json!({"type": "object", "x-last-seen": "3.18"})
    );
    assert_eq!(
        document["securityDefinitions"],
        known["securityDefinitions"]
    );
    assert_eq!(report.hidden_definitions.len(), 1);
}

#[test]
fn the_configuration_is_a_whole_response_or_its_features() {
    let whole = r#"{"features": {"A": true, "B": ["me"]}, "version_number": "Quay 3.18.0"}"#;
    let whole = Config::read(&Source::new("config", whole)).unwrap();
    assert_eq!(
        (whole.feature("A"), whole.feature("B")),
        (Some(true), Some(true))
    );
    assert_eq!(whole.version(), Some("Quay 3.18.0"));
    let odd = r#"{"features": {"A": "true", "B": "False", "C": []}}"#;
    let odd = Config::read(&Source::new("config", odd)).unwrap();
    let values = ["A", "B", "C"].map(|name| odd.feature(name));
    assert_eq!(values, [Some(true), Some(false), Some(false)]);
    let features = Config::read(&Source::new("config", r#"{"A": false}"#)).unwrap();
    assert_eq!(
        (features.feature("A"), features.version()),
        (Some(false), None)
    );
    for (text, expected) in [
        ("<html>", "HTML page"),
        ("[]", "found a list"),
        ("{", "invalid JSON"),
        (r#"{"features": {"A": "yes"}}"#, "true or false"),
        (
            r#"{"features": []}"#,
            "expected an object with the features, found a list",
        ),
        (
            r#"{"features": null}"#,
            "expected an object with the features, found null",
        ),
    ] {
        let problems = Config::read(&Source::new("config", text)).unwrap_err();
        assert!(problems.to_string().contains(expected), "{problems}");
    }
}

#[test]
fn a_malformed_known_document_is_refused() {
    let mut known = full("3.18.0");
    known["definitions"] = json!({"Thing": "a string"});
    let texts = [known.to_string(), full("3.18.0").to_string()];
    let [known, shown] = texts.map(|text| Source::new("document.json", text));
    let shown = Shown {
        public: &shown,
        internal: &shown,
        version: "3.18.0",
        config: None,
    };
    let known = Known {
        document: &known,
        overlays: &[],
    };
    let refused = complete(shown, Some(known)).unwrap_err().to_string();
    assert!(refused.contains("/definitions/Thing"), "{refused}");
}

#[test]
fn an_invalid_feature_is_located() {
    let text = "{\"features\": {\n  \"A/B\": 1}}";
    let refused = Config::read(&Source::new("config.json", text)).unwrap_err();
    let position = refused.iter().next().unwrap().position.unwrap();
    assert_eq!((position.line, position.column), (2, 3));
}

#[test]
fn a_parameter_or_property_may_be_hidden_alone() {
    let with = |version: &str, parameters: Value, thing: Value| {
        let mut get = operation("getA");
        get["parameters"] = parameters;
        get["responses"]["200"]["schema"] = json!({"$ref": "#/definitions/Thing"});
        let mut document = document(version, &[("/a", "get", get)]);
        document["definitions"] = json!({"Thing": thing});
        document
    };
    let query = |name: &str| json!({"name": name, "in": "query", "type": "string"});
    let thing = |names: Value| {
        let mut thing = json!({"type": "object", "properties": {}, "required": names});
        for name in names.as_array().unwrap() {
            thing["properties"][name.as_str().unwrap()] = json!({"type": "string"});
        }
        thing
    };
    let full = with(
        "3.18.0",
        json!([query("b"), query("mail"), query("z")]),
        thing(json!(["email", "name"])),
    );
    let hiding = with(
        "3.18.0",
        json!([query("b"), query("z")]),
        thing(json!(["name"])),
    );
    let (document, report) = fetched(&full, &hiding, Some(&config(json!({"MAILING": false}))));
    assert_eq!(document["paths"], full["paths"]);
    assert_eq!(document["definitions"], full["definitions"]);
    assert!(report.removals.is_empty() && report.changed.is_empty());
    let hidden = report.hidden_parts.iter().map(|hidden| &hidden.part);
    assert_eq!(
        hidden.collect::<Vec<_>>(),
        [
            &Part::Parameter("query mail".to_owned()),
            &Part::Property("email".to_owned())
        ]
    );
    let (_, report) = fetched(&full, &hiding, Some(&config(json!({"MAILING": true}))));
    assert_eq!(report.removals.len(), 2, "nothing hides them");
}

#[test]
fn a_public_document_that_hides_an_operation_does_not_make_it_internal() {
    let known = full("3.18.0");
    let (document, report) = fetched_pair(&known, (&hiding("3.18.0"), &known), None);
    assert_eq!(document["paths"], known["paths"]);
    let kept: Vec<&str> = report.kept_public.iter().map(|it| it.id.as_str()).collect();
    assert_eq!((kept, report.changed), (vec!["getMirror"], vec![]));
}

#[test]
fn an_operation_that_flags_do_not_hide_becomes_internal() {
    let mut known = full("3.18.0");
    known["paths"]["/mirror"]["put"] = operation("setMirror");
    let mut public = known.clone();
    public["paths"].as_object_mut().unwrap().remove("/a");
    let (document, report) = fetched_pair(&known, (&public, &known), None);
    assert_eq!(document["paths"]["/a"]["get"]["x-internal"], true);
    assert_eq!(report.changed[0].differs, ["internal now"]);
}

#[test]
fn a_change_names_what_differs() {
    let known = full("3.18.0");
    let mut shown = known.clone();
    let operation = &mut shown["paths"]["/a"]["get"];
    operation["deprecated"] = true.into();
    operation["parameters"] = json!([{"name": "limit", "in": "query", "type": "integer"}]);
    let (_, report) = fetched(&known, &shown, Some(&on()));
    assert_eq!(report.changed[0].differs, ["deprecated", "parameters"]);
}

#[test]
fn what_only_a_newer_patch_has_is_kept_and_reported() {
    let known = full("3.18.2");
    let (document, report) = fetched(&known, &hiding("3.18.0"), Some(&on()));
    assert_eq!(document["paths"], known["paths"]);
    let kept: Vec<&str> = report.kept.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(kept, ["getMirror"]);
    assert_eq!(report.shown + report.kept.len(), report.total);
}
