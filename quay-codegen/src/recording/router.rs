//! Finds the operation of a request.

use std::cmp::Reverse;

use crate::model::{Api, Operation, path_parameter};

/// Returns the operation for a method and path. The most specific of the matching templates wins.
pub fn match_request<'api>(api: &'api Api, method: &str, path: &str) -> Option<&'api Operation> {
    let path: Vec<&str> = path.split('/').collect();
    let fitting = api.operations.iter().filter(|operation| {
        let template: Vec<&str> = operation.path.split('/').collect();
        operation.method.as_str() == method && fits(operation, &template, &path)
    });
    fitting.max_by_key(|operation| {
        let open = || {
            operation
                .path
                .split('/')
                .map(|part| path_parameter(part).is_some())
        };
        let fixed = open().filter(|open| !open).count();
        (fixed, Reverse(open().collect::<Vec<_>>()))
    })
}

fn fits(operation: &Operation, template: &[&str], path: &[&str]) -> bool {
    let Some((segment, template)) = template.split_first() else {
        return path.is_empty();
    };
    let Some(name) = path_parameter(segment) else {
        return path
            .split_first()
            .is_some_and(|(first, rest)| first == segment && fits(operation, template, rest));
    };
    let parameters = operation.path_parameters.iter();
    let several = parameters
        .filter(|one| one.multi_segment)
        .any(|one| one.name == name);
    let longest = if several { path.len() } else { 1 };
    (1..=longest).any(|length| {
        path.split_at_checked(length)
            .is_some_and(|(value, rest)| !value.contains(&"") && fits(operation, template, rest))
    })
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Source;

    #[test]
    fn the_most_specific_template_wins() {
        let path = |template: &str, parameters: &[&str]| {
            let parameters = parameters.iter().map(|name| {
                serde_json::json!({"name": name, "in": "path", "required": true, "type": "string",
                    "x-multi-segment": *name == "repository"})
            });
            let id = template
                .replace(['/', '{', '}'], "_")
                .trim_matches('_')
                .to_owned();
            let operation = serde_json::json!({"get": {"operationId": id, "tags": ["t"],
                "parameters": parameters.collect::<Vec<_>>(), "responses": {}}});
            (template.to_owned(), operation)
        };
        let paths: serde_json::Map<_, _> = [
            path("/repo/{repository}", &["repository"]),
            path("/repo/{repository}/tag/", &["repository"]),
            path("/repo/{repository}/tag/{tag}", &["repository", "tag"]),
            path("/repo/mirror/health", &[]),
            path("/admin/{build}/logs", &["build"]),
            path("/admin/keys/{kid}", &["kid"]),
        ]
        .into_iter()
        .collect();
        let document = serde_json::json!({"swagger": "2.0", "paths": paths});
        let (api, _) = crate::resolve(&Source::new("t.json", document.to_string()), &[]).unwrap();
        for (path, template) in [
            ("/repo/acme/web", Some("/repo/{repository}")),
            ("/repo/acme/team/web", Some("/repo/{repository}")),
            ("/repo/acme/web/tag/", Some("/repo/{repository}/tag/")),
            (
                "/repo/acme/web/tag/latest",
                Some("/repo/{repository}/tag/{tag}"),
            ),
            ("/repo/mirror/health", Some("/repo/mirror/health")),
            ("/admin/keys/logs", Some("/admin/keys/{kid}")),
            ("/admin/keys/", None),
            ("/repo/", None),
            ("/elsewhere", None),
        ] {
            let found =
                super::match_request(&api, "GET", path).map(|operation| operation.path.as_str());
            assert_eq!(found, template, "{path}");
        }
        assert!(super::match_request(&api, "PUT", "/repo/acme/web").is_none());
    }
}
