//! Finds the operations that a path value could reach by mistake.
//!
//! Quay decodes a path before it routes it, and a repository name may contain slashes. Some values of a path parameter
//! therefore lead to another operation: `mirror/health` as a repository is also the path of the mirror health report.
//! For each operation this module finds the templates of other operations that its own path can match, or be redirected
//! to, so that the client can reject such values.

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

/// Returns whether Quay redirects some path of `own` to `other`, which only has a slash at its end in addition. It
/// prefers such a redirect to a template that ends with a parameter of several segments.
fn redirects(own: &[Segment<'_>], other: &[Segment<'_>]) -> bool {
    let without_slash = match other.split_last() {
        Some((Segment::Literal(""), without_slash)) => without_slash,
        _ => return false,
    };
    own.last() == Some(&Segment::Rest) && overlaps(own, without_slash)
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
    // Most pairs differ in their first segment.
    if let (Some(Segment::Literal(one)), Some(Segment::Literal(other))) =
        (one.first(), other.first())
        && one != other
    {
        return false;
    }
    each_part(one, other, |one, other| {
        match (one.contains(&Segment::Rest), other.contains(&Segment::Rest)) {
            // A path may have all segments of both between the fixed start and the fixed end.
            (true, true) => {
                fit_until_rest(one.iter(), other.iter())
                    && fit_until_rest(one.iter().rev(), other.iter().rev())
            }
            (true, false) => matches(one, other, may_be_equal),
            (false, _) => matches(other, one, may_be_equal),
        }
    })
}

/// Returns whether every path of `inner` matches `outer` too. The router then prefers the narrower template.
fn covers(outer: &[Segment<'_>], inner: &[Segment<'_>]) -> bool {
    each_part(outer, inner, |outer, inner| {
        matches(outer, inner, |outer, inner| match outer {
            Segment::One => inner != Segment::Rest,
            _ => outer == inner,
        })
    })
}

/// Compares the parts of two templates between empty segments, which no parameter matches.
fn each_part(
    one: &[Segment<'_>],
    other: &[Segment<'_>],
    compare: impl Fn(&[Segment<'_>], &[Segment<'_>]) -> bool,
) -> bool {
    let is_empty = |segment: &Segment<'_>| *segment == Segment::Literal("");
    let mut others = other.split(is_empty);
    let mut ones = one.split(is_empty);
    ones.all(|one| others.next().is_some_and(|other| compare(one, other)))
        && others.next().is_none()
}

/// Returns whether the segments fit before the first [`Segment::Rest`] of one of the templates.
fn fit_until_rest<'a, 'path: 'a>(
    one: impl Iterator<Item = &'a Segment<'path>>,
    other: impl Iterator<Item = &'a Segment<'path>>,
) -> bool {
    let is_fixed = |segment: &Segment<'_>| *segment != Segment::Rest;
    let pairs = one.zip(other);
    let mut fixed = pairs.take_while(|(one, other)| is_fixed(one) && is_fixed(other));
    fixed.all(|(one, other)| may_be_equal(*one, *other))
}

/// Returns whether some segment matches both.
fn may_be_equal(one: Segment<'_>, other: Segment<'_>) -> bool {
    match (one, other) {
        (Segment::Literal(one), Segment::Literal(other)) => one == other,
        _ => true,
    }
}

/// Returns whether a template matches segments, of which each [`Segment::Rest`] takes any number. What is between two of
/// them is found at its first place: later ones leave less to the rest of the template.
fn matches<'path>(
    template: &[Segment<'path>],
    segments: &[Segment<'path>],
    fits: impl Fn(Segment<'path>, Segment<'path>) -> bool,
) -> bool {
    let all_fit = |template: &[Segment<'path>], segments: &[Segment<'path>]| {
        let mut pairs = template.iter().zip(segments);
        template.len() == segments.len() && pairs.all(|(one, other)| fits(*one, *other))
    };
    let mut fixed = template.split(|segment| *segment == Segment::Rest);
    let first = fixed.next().unwrap_or_default();
    let Some(last) = fixed.next_back() else {
        return all_fit(first, segments);
    };
    let Some((start, rest)) = segments.split_at_checked(first.len()) else {
        return false;
    };
    let end = rest.len().checked_sub(last.len());
    let Some((mut rest, end)) = end.and_then(|at| rest.split_at_checked(at)) else {
        return false;
    };
    all_fit(first, start)
        && all_fit(last, end)
        && fixed.filter(|part| !part.is_empty()).all(|part| {
            let mut windows = rest.windows(part.len());
            let place = windows.position(|window| all_fit(part, window));
            let after = place.and_then(|at| rest.get(at + part.len()..));
            rest = after.unwrap_or_default();
            after.is_some()
        })
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
    fn a_repository_name_can_be_redirected_to_another_operation() {
        let redirected = |own, other| redirects(&segments(own), &segments(other));
        assert!(redirected(
            "/repository/{name+}",
            "/repository/{name+}/tag/"
        ));
        // A longer template of its own is preferred.
        assert!(!redirected(
            "/repository/{name+}/permissions/user/{user}",
            "/repository/{name+}/build/"
        ));
        assert!(!redirected("/repository/{name+}", "/repository/"));
        assert!(!redirected(
            "/repository/{name+}",
            "/repository/{name+}/tag"
        ));
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

    /// Returns all lists of up to `length` elements.
    fn lists<T: Copy>(all: &[T], length: usize) -> Vec<Vec<T>> {
        let mut lists = vec![Vec::new()];
        let mut longest = lists.clone();
        for _ in 0..length {
            let longer = longest.iter().flat_map(|list: &Vec<T>| {
                let longer = all.iter().map(|it| [list, &[*it][..]].concat());
                longer.collect::<Vec<_>>()
            });
            longest = longer.collect();
            lists.extend_from_slice(&longest);
        }
        lists
    }

    fn accepts(template: &[Segment<'_>], path: &[&str]) -> bool {
        match (template, path) {
            ([], []) => true,
            ([Segment::Rest, rest @ ..], _) => {
                let taken = path.split_first();
                let taken = taken.filter(|(first, _)| !first.is_empty());
                accepts(rest, path) || taken.is_some_and(|(_, others)| accepts(template, others))
            }
            ([Segment::One, rest @ ..], [first, others @ ..]) => {
                !first.is_empty() && accepts(rest, others)
            }
            ([Segment::Literal(text), rest @ ..], [first, others @ ..]) => {
                text == first && accepts(rest, others)
            }
            _ => false,
        }
    }

    #[test]
    fn templates_are_compared_by_the_paths_that_they_match() {
        let segments = [
            Segment::Literal("a"),
            Segment::Literal(""),
            Segment::One,
            Segment::Rest,
        ];
        let templates = lists(&segments, 3);
        let paths = lists(&["a", "b", ""], 6);
        let matched = templates.iter().map(|template| {
            let paths = paths.iter().map(|path| accepts(template, path));
            paths.collect::<Vec<bool>>()
        });
        let matched: Vec<Vec<bool>> = matched.collect();
        for (one, ones) in templates.iter().zip(&matched) {
            for (other, others) in templates.iter().zip(&matched) {
                let both = ones.iter().zip(others).any(|(one, other)| *one && *other);
                assert_eq!(overlaps(one, other), both, "{one:?} {other:?}");
                let all = ones.iter().zip(others).all(|(one, other)| *one || !*other);
                assert!(all || !covers(one, other), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn many_long_templates_are_compared_in_linear_time() {
        let routes = (1..200).map(|length| format!("/{{a*}}{}", "/x".repeat(length)));
        let routes: Vec<String> = routes.collect();
        let templates: Vec<Vec<Segment<'_>>> = routes.iter().map(|it| segments(it)).collect();
        for one in &templates {
            for other in &templates {
                assert!(overlaps(one, other));
                assert_eq!(covers(one, other), one.len() <= other.len());
            }
        }
    }
}
