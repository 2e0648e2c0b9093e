//! Templates that share a path, and those that cover others.

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
