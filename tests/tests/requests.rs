//! Compares the request of every operation with the document.
//!
//! `test_code/` generates a call for each operation with every parameter and every body property. This test derives the
//! expected request only from `specs/`, so that it finds errors of the generator. The tables below list known errors of
//! the document.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "the helpers of tests"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use http::header::CONTENT_TYPE;
use quay_api_generated::Operation;
use quay_codegen::model::Api;
use quay_tests::inputs::{newest_spec, overlays};
use serde_json::{Value, json};

include!("snapshots/test_code/requests.snap.rs");

/// Operations of servers that no document lists.
const UNDOCUMENTED: [(&str, &str); 2] = [
    ("POST", "/api/v1/user/initialize"),
    ("GET", "/api/v1/superuser/config"),
];

/// Operations with a body that no document declares.
const UNDECLARED_BODIES: [&str; 5] = [
    "bindSkuToOrg",
    "batchRemoveSku",
    "createOrgNotification",
    "enableOrganizationTeamSync",
    "listTriggerFieldValues",
];

/// Operations with parameters that no document declares.
const UNDECLARED_QUERIES: [(&str, &[&str]); 3] = [
    ("getRepoBuildLogs", &["start"]),
    ("getRepoBuildLogsSuperUser", &["start"]),
    ("listOrgMirrorRepositories", &["limit", "page", "status"]),
];

/// Body properties of operations whose definition in the document is incomplete or belongs to another operation.
const CORRECTED_BODIES: [(&str, &[&str]); 9] = [
    (
        "changeInstallUser",
        &["email", "enabled", "password", "superuser"],
    ),
    (
        "changeOrganizationDetails",
        &[
            "contact_email",
            "email",
            "invoice_email",
            "invoice_email_address",
            "tag_expiration_s",
        ],
    ),
    (
        "changeUserDetails",
        &[
            "company",
            "email",
            "family_name",
            "given_name",
            "invoice_email",
            "invoice_email_address",
            "location",
            "password",
            "tag_expiration_s",
            "username",
        ],
    ),
    ("createAppToken", &["title"]),
    (
        "createOrganizationApplicationToken",
        &["expiration", "name", "scope"],
    ),
    ("createProxyCacheConfig", &PROXY_CACHE),
    ("updateOrgSubscription", &["plan"]),
    ("updateUserSubscription", &["plan"]),
    ("validateProxyCacheConfig", &PROXY_CACHE),
];

const PROXY_CACHE: [&str; 6] = [
    "expiration_s",
    "insecure",
    "org_name",
    "upstream_registry",
    "upstream_registry_password",
    "upstream_registry_username",
];

static API: LazyLock<Api> = LazyLock::new(|| {
    quay_codegen::resolve(&newest_spec(), &overlays())
        .unwrap()
        .0
});

static DOCUMENT: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(&newest_spec().text).unwrap());

/// Decodes the body of a call.
fn body<T: serde::de::DeserializeOwned>(sample: &str) -> T {
    match serde_json::from_str(sample) {
        Ok(body) => body,
        Err(error) => panic!("{}: {error}\n{sample}", std::any::type_name::<T>()),
    }
}

/// The constants and the request of an operation.
struct Call {
    id: &'static str,
    method: String,
    path: &'static str,
    tag: &'static str,
    scopes: &'static [&'static str],
    access: String,
    status_when_off: Option<u16>,
    internal: bool,
    fresh_login: bool,
    request: http::Request<bytes::Bytes>,
    /// The arguments: `path` and `query` as lists of texts by name, and `body`.
    given: Value,
}

fn check<O: Operation>(operation: &O, given: &str) {
    check_call(&Call {
        id: O::ID,
        method: O::METHOD.to_string(),
        path: O::PATH,
        tag: O::TAG,
        scopes: O::SCOPES,
        access: format!("{:?}", O::ACCESS),
        status_when_off: O::STATUS_WHEN_OFF,
        internal: O::INTERNAL,
        fresh_login: O::FRESH_LOGIN,
        request: operation.request().unwrap(),
        given: serde_json::from_str(given).unwrap(),
    });
}

fn check_call(call: &Call) {
    let id = call.id;
    check_request(call);
    if UNDOCUMENTED.contains(&(call.method.as_str(), call.path)) {
        return;
    }
    let item = &DOCUMENT["paths"][call.path];
    let operation = &item[call.method.to_lowercase()];
    assert_eq!(
        operation["operationId"], id,
        "{} {}",
        call.method, call.path
    );
    assert_eq!(operation["tags"], json!([call.tag]), "{id}");
    let stated = API.operations.iter().find(|one| one.id == id).unwrap();
    assert_eq!(stated.scopes, call.scopes, "{id}");
    assert_eq!(stated.access.unwrap().variant(), call.access, "{id}");
    assert_eq!(stated.status_when_off, call.status_when_off, "{id}");
    assert_eq!(operation["x-internal"] == true, call.internal, "{id}");
    assert_eq!(
        operation["x-requires-fresh-login"] == true,
        call.fresh_login,
        "{id}"
    );

    let declared = |place: &str| -> BTreeMap<&str, &Value> {
        let lists = [&item["parameters"], &operation["parameters"]];
        let parameters = lists.into_iter().filter_map(Value::as_array).flatten();
        parameters
            .filter(|parameter| parameter["in"] == place)
            .map(|parameter| (parameter["name"].as_str().unwrap(), parameter))
            .collect()
    };
    let mut query: BTreeSet<&str> = declared("query").into_keys().collect();
    let undeclared = UNDECLARED_QUERIES.iter().filter(|(of, _)| *of == id);
    query.extend(undeclared.flat_map(|(_, names)| *names));
    assert_eq!(names(&call.given["query"]), query, "the query of {id}");

    let bodies = declared("body");
    let has_body = !bodies.is_empty() || UNDECLARED_BODIES.contains(&id);
    assert_eq!(
        call.given.get("body").is_some(),
        has_body,
        "the body of {id}"
    );
    if let Some(schema) = bodies.values().next().map(|body| resolved(&body["schema"])) {
        let mut members = properties(schema);
        if let Some((_, corrected)) = CORRECTED_BODIES.iter().find(|(of, _)| *of == id) {
            members = corrected.iter().copied().collect();
        }
        // An object without declared properties may have any.
        if !members.is_empty() {
            let given = call.given["body"].get(0).unwrap_or(&call.given["body"]);
            assert_eq!(names(given), members, "the properties of the body of {id}");
        }
    }
}

/// Compares method, path, query, headers and body with the template and the arguments.
fn check_request(call: &Call) {
    let (id, request) = (call.id, &call.request);
    assert_eq!(request.method().as_str(), call.method, "{id}");
    let mut path = call.path.to_owned();
    for (name, texts) in call.given["path"].as_object().unwrap() {
        let keep = if name == "repository" { "/" } else { "" };
        let value = encoded(texts[0].as_str().unwrap(), keep);
        let place = format!("{{{name}}}");
        assert!(path.contains(&place), "{id}: {path} has no {place}");
        path = path.replace(&place, &value);
    }
    assert!(!path.contains('{'), "{id}: {path}");
    assert_eq!(request.uri().path(), path, "{id}");
    assert!(request.uri().authority().is_none(), "{id}");

    let mut query: Vec<String> = Vec::new();
    for (name, texts) in call.given["query"].as_object().unwrap() {
        let texts = texts.as_array().unwrap().iter();
        query.extend(texts.map(|text| format!("{name}={}", encoded(text.as_str().unwrap(), ""))));
    }
    query.sort();
    let sent = request.uri().query().unwrap_or_default();
    let mut sent: Vec<&str> = sent.split('&').filter(|pair| !pair.is_empty()).collect();
    sent.sort_unstable();
    assert_eq!(sent, query, "{id}");

    let header = |name| Some(request.headers().get(name)?.to_str().unwrap());
    assert_eq!(header("x-requested-with"), Some("XMLHttpRequest"), "{id}");
    assert_eq!(header("authorization"), None, "{id}");
    match call.given.get("body") {
        Some(body) => {
            assert_eq!(
                header(CONTENT_TYPE.as_str()),
                Some("application/json"),
                "{id}"
            );
            let sent: Value = serde_json::from_slice(request.body()).unwrap();
            assert_eq!(sent, *body, "the body of {id}");
        }
        None => {
            assert_eq!(header(CONTENT_TYPE.as_str()), None, "{id}");
            assert!(request.body().is_empty(), "{id}");
        }
    }
}

fn names(object: &Value) -> BTreeSet<&str> {
    object
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name.as_str())
        .collect()
}

/// Resolves a reference.
fn resolved(schema: &Value) -> &Value {
    match schema["$ref"].as_str() {
        Some(reference) => DOCUMENT.pointer(reference.trim_start_matches('#')).unwrap(),
        None => schema,
    }
}

/// Returns the names of all properties in objects with this schema.
fn properties(schema: &Value) -> BTreeSet<&str> {
    if let Some(items) = schema.get("items") {
        return properties(resolved(items));
    }
    let mut found = names(&schema["properties"]);
    for alternatives in [&schema["oneOf"], &schema["anyOf"]] {
        let alternatives = alternatives.as_array().into_iter().flatten();
        found.extend(alternatives.flat_map(|one| properties(resolved(one))));
    }
    found
}

/// Percent-encodes everything except RFC 3986's unreserved characters.
fn encoded(text: &str, keep: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let bytes = text.bytes().map(|byte| {
        if plain(byte) || keep.as_bytes().contains(&byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    });
    bytes.collect()
}

#[test]
fn every_operation_of_the_document_is_called() {
    let mut documented: BTreeSet<(String, String)> = UNDOCUMENTED
        .map(|(method, path)| (method.to_owned(), path.to_owned()))
        .into();
    for (path, item) in DOCUMENT["paths"].as_object().unwrap() {
        let methods = item
            .as_object()
            .unwrap()
            .iter()
            .filter(|(_, value)| value.get("operationId").is_some());
        documented.extend(methods.map(|(method, _)| (method.to_uppercase(), path.clone())));
    }
    let called = CALLED
        .iter()
        .map(|(method, path)| ((*method).to_owned(), (*path).to_owned()));
    assert_eq!(called.collect::<BTreeSet<_>>(), documented);
    assert_eq!(CALLED.len(), documented.len());
}

/// Returns whether a path matches a template as Quay routes it: a repository has at least two segments.
fn matches(template: &[&str], path: &[&str]) -> bool {
    match (template, path) {
        ([], []) => true,
        (["{repository}", rest @ ..], path) => (2..=path.len())
            .any(|length| !path[..length].contains(&"") && matches(rest, &path[length..])),
        ([part, rest @ ..], [segment, path @ ..]) => {
            let fits = match part.starts_with('{') {
                true => !segment.is_empty(),
                false => part == segment,
            };
            fits && matches(rest, path)
        }
        _ => false,
    }
}

fn segments(path: &str) -> Vec<&str> {
    path.split('/').skip(1).collect()
}

/// Returns a path of the template that contains no literal of other operations.
fn plain_path(template: &str, repository: &str) -> String {
    let parts = template.split('/').map(|part| match part {
        "{repository}" => repository,
        part if part.starts_with('{') => "zz",
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Returns whether the other template matches every path of the first. The router then prefers the first.
fn is_wider(other: &str, own: &str) -> bool {
    ["zz/zz", "zz/zz/zz"]
        .iter()
        .all(|repository| matches(&segments(other), &segments(&plain_path(own, repository))))
}

/// Returns literals of other paths, and values that try to break out of a path.
fn hostile_values() -> BTreeSet<String> {
    let mut values: BTreeSet<String> = [
        "release/1.0",
        "web",
        "v1",
        "latest",
        "a/b/c",
        "a//b",
        "a/",
        "/a",
        "..",
        "a/../b",
        "",
        "a%2Fb",
        "sha256:ab/c",
        "sha256:",
        "mirror/health",
    ]
    .map(str::to_owned)
    .into();
    for (_, template) in CALLED {
        let plain = plain_path(template, "zz/zz");
        let tail = plain.trim_start_matches("/api/v1/");
        let parts: Vec<&str> = tail.split('/').collect();
        for start in 0..parts.len() {
            values.insert(parts[start..].join("/"));
            values.insert(parts[start].to_owned());
        }
    }
    values
}

#[test]
fn no_path_value_reaches_another_operation() {
    let mut routes: BTreeMap<&str, Vec<(&str, Vec<&str>)>> = BTreeMap::new();
    for (method, path) in CALLED {
        let route = (*path, segments(path));
        routes.entry(method).or_default().push(route);
    }
    let (mut sent, mut refused) = (0, 0);
    for value in hostile_values() {
        with_each_path_value(&value, &mut |(method, own), parameter, request| {
            let Ok(request) = request else {
                refused += 1;
                return;
            };
            sent += 1;
            // Quay decodes the path before routing.
            let path = percent_decoded(request.uri().path());
            let path = segments(&path);
            assert!(matches(&segments(own), &path), "{own} {parameter}={value}");
            for (other, template) in &routes[method] {
                let reached = *other != own && matches(template, &path);
                assert!(
                    !reached || is_wider(other, own),
                    "{method} {own} {parameter}={value} reaches {other}"
                );
                // Quay redirects to a path with a slash rather than take the rest for a repository's name.
                let with_slash = [&path[..], &[""]].concat();
                assert!(
                    !own.ends_with("{repository}") || !matches(template, &with_slash),
                    "{method} {own} {parameter}={value} is redirected to {other}"
                );
            }
        });
    }
    assert!(sent > 1000 && refused > 1000, "{sent} {refused}");
}

fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits: Vec<u8> = rest.by_ref().take(2).collect();
            let digits = String::from_utf8(digits).unwrap();
            bytes.push(u8::from_str_radix(&digits, 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}
