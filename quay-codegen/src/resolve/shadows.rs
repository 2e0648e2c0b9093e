//! Finds the operations that a path value could reach by mistake.
//!
//! Quay decodes a path before it routes it, and a repository name may contain slashes. Some values of a path parameter
//! therefore lead to another operation: `mirror/health` as a repository is also the path of the mirror health report.
//! For each operation this module finds the templates of other operations that its own path can match, so that the
//! client can reject such values.

use std::collections::BTreeMap;

use crate::model::{Method, Operation};

/// One segment of a path template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Segment<'path> {
    /// Fixed text; empty after a trailing slash.
    Literal(&'path str),
    /// Exactly one segment.
    One,
    /// Any number of segments, including none.
    Rest,
}

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
            .filter(|(_, _, other)| overlaps(own, other) && !covers(other, own))
            .map(|(_, route, _)| (*route).clone())
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

fn segments(route: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    for part in route.split('/').skip(1) {
        match part
            .strip_prefix('{')
            .and_then(|part| part.strip_suffix('}'))
        {
            Some(name) if name.ends_with('+') => {
                segments.extend([Segment::One, Segment::One, Segment::Rest]);
            }
            Some(name) if name.ends_with('*') => segments.extend([Segment::One, Segment::Rest]),
            Some(_) => segments.push(Segment::One),
            // `v{major}` is treated as a parameter, which matches at least as much.
            None if part.contains('{') => segments.push(Segment::One),
            None => segments.push(Segment::Literal(part)),
        }
    }
    segments
}

/// Returns whether some path matches both templates.
fn overlaps(one: &[Segment<'_>], other: &[Segment<'_>]) -> bool {
    !differ_at_start(one, other)
        && is_connected(one, other, |one, other| Steps {
            one: one == Some(Segment::Rest) || (other == Some(Segment::Rest) && is_value(one)),
            other: other == Some(Segment::Rest) || (one == Some(Segment::Rest) && is_value(other)),
            both: match (one, other) {
                (Some(Segment::Literal(one)), Some(Segment::Literal(other))) => one == other,
                (Some(Segment::Rest), _) | (_, Some(Segment::Rest)) => false,
                (one, other) => is_value(one) && is_value(other),
            },
        })
}

/// Returns whether the segments before the first [`Segment::Rest`] already distinguish the templates, as in most pairs.
fn differ_at_start(one: &[Segment<'_>], other: &[Segment<'_>]) -> bool {
    let is_fixed = |segment: &Segment<'_>| *segment != Segment::Rest;
    let pairs = one.iter().zip(other);
    let mut fixed = pairs.take_while(|(one, other)| is_fixed(one) && is_fixed(other));
    fixed.any(|pair| match pair {
        (Segment::Literal(one), Segment::Literal(other)) => one != other,
        _ => false,
    })
}

/// Returns whether every path of `inner` matches `outer` too. The router then prefers the narrower template.
fn covers(outer: &[Segment<'_>], inner: &[Segment<'_>]) -> bool {
    is_connected(outer, inner, |outer, inner| Steps {
        one: outer == Some(Segment::Rest),
        other: outer == Some(Segment::Rest) && is_value(inner),
        both: match (outer, inner) {
            (Some(Segment::Literal(outer)), Some(Segment::Literal(inner))) => outer == inner,
            (Some(Segment::One), inner) => is_value(inner) && inner != Some(Segment::Rest),
            _ => false,
        },
    })
}

/// Which of two templates may go on by a segment.
struct Steps {
    one: bool,
    other: bool,
    both: bool,
}

/// Returns whether steps lead from the start of both templates to the end of both.
fn is_connected(
    one: &[Segment<'_>],
    other: &[Segment<'_>],
    steps: impl Fn(Option<Segment<'_>>, Option<Segment<'_>>) -> Steps,
) -> bool {
    // Steps only lead forward: the places of the other template that are reached together with one segment of the
    // first, and with the next segment.
    let mut reached = vec![false; other.len() + 1];
    let mut next = reached.clone();
    mark(&mut reached, 0);
    for at in 0..=one.len() {
        for place in 0..=other.len() {
            if reached.get(place) != Some(&true) {
                continue;
            }
            if at == one.len() && place == other.len() {
                return true;
            }
            let steps = steps(one.get(at).copied(), other.get(place).copied());
            if steps.other {
                mark(&mut reached, place + 1);
            }
            if steps.one {
                mark(&mut next, place);
            }
            if steps.both {
                mark(&mut next, place + 1);
            }
        }
        std::mem::swap(&mut reached, &mut next);
        next.fill(false);
    }
    false
}

fn mark(places: &mut [bool], place: usize) {
    if let Some(is_reached) = places.get_mut(place) {
        *is_reached = true;
    }
}

/// Returns whether a parameter can match this segment: any segment except the empty one after a trailing slash.
fn is_value(segment: Option<Segment<'_>>) -> bool {
    segment.is_some_and(|segment| segment != Segment::Literal(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shadows(own: &str, other: &str) -> bool {
        let (own, other) = (segments(own), segments(other));
        overlaps(&own, &other) && !covers(&other, &own)
    }

    #[test]
    fn a_repository_name_can_match_another_operation() {
        assert!(shadows(
            "/repository/{name+}",
            "/repository/{name+}/tag/{tag}"
        ));
        assert!(shadows("/repository/{name+}", "/repository/mirror/health"));
        assert!(shadows(
            "/repository/{name+}/tag/{tag}",
            "/repository/{name+}/tag/{tag}/history"
        ));
        assert!(shadows("/superuser/{id}/build", "/superuser/users/{name}"));
    }

    #[test]
    fn a_narrower_template_is_not_shadowed_by_a_wider_one() {
        assert!(!shadows(
            "/repository/{name+}/tag/{tag}",
            "/repository/{name+}"
        ));
        assert!(!shadows("/repository/mirror/health", "/repository/{name+}"));
        assert!(!shadows("/users/{name}", "/users/{id}"));
    }

    #[test]
    fn templates_that_share_no_path_do_not_shadow() {
        assert!(!shadows("/users/{name}", "/users/"));
        assert!(!shadows("/users/{name}", "/users/{name}/"));
        assert!(!shadows("/users/{name}", "/user/{name}"));
        assert!(!shadows("/repository/{name+}", "/repository/{name}"));
        assert!(!shadows(
            "/repository/{name+}/mirror",
            "/repository/{name+}/tag/"
        ));
    }
}
