//! Which operation a request was for.

use std::cmp::Reverse;

use crate::model::{Api, Operation};

/// The operation of a method and a path. Where several templates fit, the one that says most of the path.
pub fn operation<'api>(api: &'api Api, method: &str, path: &str) -> Option<&'api Operation> {
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
                .map(|part| parameter(part).is_some())
        };
        let said = open().filter(|open| !open).count();
        (said, Reverse(open().collect::<Vec<_>>()))
    })
}

/// The name of the parameter that a segment of a template is.
pub(crate) fn parameter(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

fn fits(operation: &Operation, template: &[&str], path: &[&str]) -> bool {
    let Some((segment, template)) = template.split_first() else {
        return path.is_empty();
    };
    let Some(name) = parameter(segment) else {
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
