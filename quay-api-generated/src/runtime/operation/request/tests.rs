use super::*;

struct GetTag;

impl Operation for GetTag {
    type Output = ();
    const ID: &'static str = "getTag";
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/repository/{repository}/tag/{tag}/";
    const TAG: &'static str = "tag";
    const SCOPE: Option<&'static str> = None;

    fn request(&self) -> Result<Request<Bytes>, Error> {
        builder().build()
    }
}

fn builder() -> RequestBuilder {
    RequestBuilder::new::<GetTag>()
}

fn uri(repository: &str, tag: &str) -> Result<String, String> {
    builder()
        .path_segments("repository", repository)
        .path("tag", tag)
        .build()
        .map(|request| request.uri().to_string())
        .map_err(|error| error.to_string())
}

#[test]
fn slashes_of_a_repository_are_kept_and_everything_else_is_encoded() {
    assert_eq!(
        uri("acme/web/a b", "v1?x=#%2e{repository}ä~").as_deref(),
        Ok("/api/v1/repository/acme/web/a%20b/tag/\
             v1%3Fx%3D%23%252e%7Brepository%7D%C3%A4~/"),
    );
}

#[test]
fn values_cannot_change_the_path() {
    for (repository, tag) in [
        ("", "v1"),
        ("acme/", "v1"),
        ("/web", "v1"),
        ("acme//web", "v1"),
        ("acme/..", "v1"),
        ("./web", "v1"),
        ("acme/web", ""),
        ("acme/web", "."),
        ("acme/web", ".."),
        ("acme/web", "../../user"),
    ] {
        let error = uri(repository, tag).unwrap_err();
        assert!(error.starts_with("getTag: "), "{repository} {tag}: {error}");
    }
    assert!(uri("acme/...", "..a").is_ok());
}

#[test]
fn a_value_of_one_segment_takes_no_slash() {
    let error = uri("acme/web", "release/1.0").unwrap_err();
    assert!(error.contains("`tag` must not contain `/`"), "{error}");
}

#[test]
fn a_namespace_and_a_digest_are_required_where_the_server_requires_them() {
    let namespaced = |value: &'static str| {
        builder()
            .path_namespaced("repository", value)
            .path("tag", "v1")
            .build()
    };
    assert!(namespaced("acme/web").is_ok());
    assert!(namespaced("web").is_err());
    let digest = |value: &'static str| {
        let request = builder()
            .path_segments("repository", "a/b")
            .path_digest("tag", value)
            .build();
        request.map(|request| request.uri().to_string())
    };
    assert_eq!(
        digest("sha256:0aF9").unwrap(),
        "/api/v1/repository/a/b/tag/sha256%3A0aF9/"
    );
    assert!(digest("a_b+c.d-e:0").is_ok());
    for value in [
        "latest",
        "sha256:",
        ":ab",
        "sha256:xyz",
        "sha256:ab/cd",
        "a/b:ff",
        "a?b:ff",
        "a:b:ff",
        "",
    ] {
        assert!(digest(value).is_err(), "{value}");
    }
}

#[test]
fn a_value_that_resembles_a_digest_is_encoded_as_any_other() {
    assert_eq!(
        uri("a/b:ff", "sha256:ff").as_deref(),
        Ok("/api/v1/repository/a/b%3Aff/tag/sha256%3Aff/")
    );
    assert!(uri("a/b", "a/b:ff").is_err());
}

#[test]
fn the_first_error_names_operation_and_parameter() {
    assert_eq!(
        uri("acme//web", "..").unwrap_err(),
        "getTag: `repository` must not contain an empty segment"
    );
}

#[test]
fn missing_and_unknown_parameters_are_errors() {
    let lacking = builder().path("tag", "v1").build().unwrap_err();
    assert!(lacking.to_string().contains("without a value"), "{lacking}");
    let unknown = builder().path("tagname", "v1").build().unwrap_err();
    assert!(unknown.to_string().contains("tagname"), "{unknown}");
}

#[test]
fn query_values_have_quays_formats() {
    let request = builder()
        .path_segments("repository", "a/b")
        .path("tag", 7)
        .query("text", Some("a&b=c d+"))
        .query("on", Some(&true))
        .query::<String>("absent", None)
        .query("date", Some(&jiff::civil::date(2024, 3, 9)))
        .query("many", Some(&vec![1_i64, 2]))
        .query("none", Some(&Vec::<String>::new()))
        .build()
        .unwrap();
    assert_eq!(
        request.uri().query(),
        Some("text=a%26b%3Dc%20d%2B&on=true&date=03%2F09%2F2024&many=1&many=2")
    );
}

#[test]
fn only_requests_with_a_body_have_a_content_type() {
    let complete = || {
        builder()
            .path_segments("repository", "a/b")
            .path("tag", "t")
    };
    let bare = complete().optional_json::<str>(None).build().unwrap();
    assert!(bare.body().is_empty());
    assert!(!bare.headers().contains_key(header::CONTENT_TYPE));
    assert_eq!(bare.headers()["x-requested-with"], "XMLHttpRequest");

    let full = complete().optional_json(Some("x")).build().unwrap();
    assert_eq!(full.body(), "\"x\"");
    assert_eq!(full.headers()[header::CONTENT_TYPE], "application/json");
}
