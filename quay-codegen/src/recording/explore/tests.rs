use serde_json::json;

use super::{Explorer, MAX_REQUESTS};
use crate::diagnostic::Source;
use crate::resolve;

/// Returns the path values of all requests to an operation with this number of path parameters, each with three values.
fn requests(parameters: usize) -> Vec<Vec<String>> {
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
