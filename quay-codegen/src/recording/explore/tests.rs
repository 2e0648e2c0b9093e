use serde_json::json;

use super::{Explorer, MOST_REQUESTS};
use crate::diagnostic::Source;
use crate::resolve;

/// The path values of all requests to an operation with this many path parameters of three values each.
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
        .map(|asked| asked.values)
        .collect()
}

#[test]
fn values_vary_from_the_first_on() {
    let requests: Vec<String> = requests(2).iter().map(|values| values.concat()).collect();
    assert_eq!(
        requests,
        ["aa", "ab", "ba", "ac", "bb", "ca", "bc", "cb", "cc"]
    );
}

#[test]
fn many_parameters_do_not_multiply_the_work() {
    let requests = requests(30);
    assert_eq!(requests.len(), MOST_REQUESTS);
    assert!(requests.iter().all(|values| values.len() == 30));
}
