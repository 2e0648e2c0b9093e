use serde_json::json;

use super::{Api, Explorer, MAX_REQUESTS, Response};
use crate::diagnostic::Source;
use crate::resolve;

/// Returns an API with an operation with this number of path parameters, each with three values.
fn api(parameters: usize) -> Api {
    let names = (0..parameters).map(|number| format!("p{number:02}"));
    let path: String = names.clone().map(|name| format!("/{{{name}}}")).collect();
    let declared = names.map(|name| {
        json!({"name": name, "in": "path", "type": "string", "required": true, "enum": ["a", "b", "c"]})
    });
    let document = json!({"swagger": "2.0", "paths": {path: {"get": {
        "operationId": "getThing", "tags": ["thing"], "responses": {"200": {}},
        "parameters": declared.collect::<Vec<_>>(),
    }}}});
    let (api, _) = resolve(&Source::new("a.json", document.to_string()), &[]).unwrap();
    api
}

/// Returns the path values of all requests to an operation with this number of path parameters.
fn requests(parameters: usize) -> Vec<Vec<String>> {
    let api = api(parameters);
    let mut explorer = Explorer::new(&api);
    std::iter::from_fn(|| explorer.next_request())
        .map(|request| request.values)
        .collect()
}

#[test]
fn the_first_value_varies_as_soon_as_the_last() {
    let requests: Vec<String> = requests(2).iter().map(|values| values.concat()).collect();
    assert_eq!(
        requests,
        ["aa", "ab", "ba", "ac", "bb", "ca", "bc", "cb", "cc"]
    );
}

#[test]
fn many_parameters_do_not_multiply_the_work() {
    let requests = requests(30);
    assert_eq!(requests.len(), MAX_REQUESTS);
    assert!(requests.iter().all(|values| values.len() == 30));
}

#[test]
fn a_response_without_new_evidence_counts_as_a_response() {
    let response: Response =
        serde_json::from_value(json!({"status": 200, "body": {"a": 1}})).unwrap();
    let api = api(1);
    let mut explorer = Explorer::new(&api);
    explorer.mark_known(&api.operations[0], &response);
    assert_eq!(explorer.responded(), 0);
    let request = explorer.next_request().unwrap();
    assert!(!explorer.learn(&request, &response));
    assert_eq!(explorer.responded(), 1);
}
