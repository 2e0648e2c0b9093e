//! Compares path templates by the paths that they match.

use crate::model::path_parameter;

/// One segment of a path template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Segment<'path> {
    /// Fixed text; empty after a trailing slash.
    Literal(&'path str),
    /// Exactly one segment.
    One,
    /// Any number of segments, including none.
    Rest,
}

/// Returns the segments of a route, in which `*` and `+` at the end of a name mean several.
pub(super) fn segments(route: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    for part in route.split('/').skip(1) {
        match path_parameter(part) {
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

/// Returns whether Quay redirects some path of `own` to `other`, which only has a slash at its end in addition. It
/// prefers such a redirect to a template that ends with a parameter of several segments.
pub(super) fn redirects(own: &[Segment<'_>], other: &[Segment<'_>]) -> bool {
    let without_slash = match other.split_last() {
        Some((Segment::Literal(""), without_slash)) => without_slash,
        _ => return false,
    };
    own.last() == Some(&Segment::Rest) && overlaps(own, without_slash)
}

/// Returns whether some path matches both templates.
pub(super) fn overlaps(one: &[Segment<'_>], other: &[Segment<'_>]) -> bool {
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
pub(super) fn covers(outer: &[Segment<'_>], inner: &[Segment<'_>]) -> bool {
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
mod tests;
