//! Finds the operations that a path value could reach by mistake.
//!
//! Quay decodes a path before it routes it, and a repository name may contain slashes. Some values of a path parameter
//! therefore lead to another operation: `mirror/health` as a repository is also the path of the mirror health report.
//! For each operation this module finds the templates of other operations that its own path can match, or be redirected
//! to, so that the client can reject such values.

mod template;

use std::collections::BTreeMap;

use self::template::{Segment, covers, overlaps, redirects, segments};
use crate::model::{Method, Operation};

/// Sets [`Operation::shadowed_by`] of every operation.
pub(crate) fn find(operations: &mut [Operation]) {
    // Quay routes by method and path, so only operations of the same method matter.
    let routes: BTreeMap<(Method, String), String> = operations
        .iter()
        .map(|operation| ((operation.method, operation.path.clone()), route(operation)))
        .collect();
    let templates: Vec<Vec<Segment<'_>>> = routes.values().map(|route| segments(route)).collect();
    let shared = shared_start(&templates);
    let templates = templates.iter().map(|template| after(shared, template));
    let parsed: Vec<(Method, &String, &[Segment<'_>])> = routes
        .iter()
        .zip(templates)
        .map(|(((method, _), route), template)| (*method, route, template))
        .collect();
    for operation in operations {
        let own = route(operation);
        let own = segments(&own);
        let own = after(shared, &own);
        operation.shadowed_by = parsed
            .iter()
            .filter(|(method, _, _)| *method == operation.method)
            .filter_map(|(_, route, other)| {
                if overlaps(own, other) && !covers(other, own) {
                    return Some(route.as_str());
                }
                route.strip_suffix('/').filter(|_| redirects(own, other))
            })
            .map(str::to_owned)
            .collect();
    }
}

/// Returns the number of segments with which all templates start, such as `/api/v1`.
fn shared_start(templates: &[Vec<Segment<'_>>]) -> usize {
    let Some((first, others)) = templates.split_first() else {
        return 0;
    };
    let is_shared = |(one, other): &(&Segment<'_>, &Segment<'_>)| {
        matches!(one, Segment::Literal(_)) && one == other
    };
    others.iter().fold(first.len(), |shared, other| {
        let pairs = first.iter().zip(other).take(shared);
        pairs.take_while(is_shared).count()
    })
}

/// Returns all but the first segments, which all templates share and which need no comparison.
fn after<'a, 'path>(shared: usize, template: &'a [Segment<'path>]) -> &'a [Segment<'path>] {
    template.get(shared..).unwrap_or_default()
}

/// Returns the path template with the number of segments that each parameter takes: `{name}` takes one, `{name*}` one
/// or more, `{name+}` two or more.
fn route(operation: &Operation) -> String {
    let mut route = operation.path.clone();
    for parameter in &operation.path_parameters {
        let suffix = match (parameter.multi_segment, parameter.min_segments) {
            (false, _) => continue,
            (true, ..=1) => "*",
            (true, _) => "+",
        };
        let name = &parameter.name;
        route = route.replace(&format!("{{{name}}}"), &format!("{{{name}{suffix}}}"));
    }
    route
}
