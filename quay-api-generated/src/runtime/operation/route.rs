//! Matches a path against the templates of other operations.

use crate::runtime::strings::{Parts, parts};

/// Whether `path` matches `template`: `{name}` stands for one segment, `{name*}` for one or more and
/// `{name+}` for two or more. Values in `path` may be percent-encoded.
pub(super) fn matches(template: &str, path: &str) -> bool {
    let (mut parts, mut segments) = (parts(template, b'/'), parts(path, b'/'));
    // Where to continue if the last parameter of several segments takes one more.
    let mut longer = None;
    loop {
        let fits = match parts.next().map(Part::parse) {
            None if segments.next().is_none() => return true,
            None => false,
            Some(Part::Literal(literal)) => segments.next() == Some(literal),
            Some(Part::One) => skip(&mut segments, 1),
            Some(Part::Many(least)) => {
                let fits = skip(&mut segments, least);
                longer = fits.then(|| (parts.clone(), segments.clone()));
                fits
            }
        };
        if fits {
            continue;
        }
        let Some((rest, ahead)) = &mut longer else {
            return false;
        };
        if !skip(ahead, 1) {
            return false;
        }
        (parts, segments) = (rest.clone(), ahead.clone());
    }
}

/// What stands between two slashes of a template.
enum Part<'template> {
    Literal(&'template str),
    One,
    /// At least this many segments.
    Many(usize),
}

impl<'template> Part<'template> {
    fn parse(part: &'template str) -> Self {
        match part
            .strip_prefix('{')
            .and_then(|part| part.strip_suffix('}'))
        {
            None => Self::Literal(part),
            Some(name) if name.ends_with('+') => Self::Many(2),
            Some(name) if name.ends_with('*') => Self::Many(1),
            Some(_) => Self::One,
        }
    }
}

/// Skips this many segments, none of which may be empty.
fn skip(segments: &mut Parts<'_>, count: usize) -> bool {
    (0..count).all(|_| segments.next().is_some_and(|segment| !segment.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_parameter_takes_whole_segments() {
        for (template, path) in [
            ("/a/{x}", "/a/b"),
            ("/a/{x}/c/", "/a/b/c/"),
            ("/a/{x*}", "/a/b"),
            ("/a/{x*}", "/a/b/c"),
            ("/a/{x+}", "/a/b/c/d"),
            ("/a/{x+}/tag/{y}", "/a/b/c/tag/d"),
            ("/a/{x+}/tag/{y}", "/a/b/tag/tag/tag/d"),
            ("/a/{x+}/tag/{y}/end", "/a/b/tag/c/tag/d/end"),
        ] {
            assert!(matches(template, path), "{template} {path}");
        }
    }

    #[test]
    fn other_paths_do_not_match() {
        for (template, path) in [
            ("/a/{x}", "/a/"),
            ("/a/{x}", "/a/b/c"),
            ("/a/{x}", "/b/b"),
            ("/a/{x}/", "/a/b"),
            ("/a/{x+}", "/a/b"),
            ("/a/{x+}", "/a/b/"),
            ("/a/{x+}/tag/{y}", "/a/b/tag/c"),
            ("/a/{x+}/tag/{y}", "/a/b/c/tag/"),
            ("/a/{x+}/tag/{y}/end", "/a/b/c/tag/d"),
        ] {
            assert!(!matches(template, path), "{template} {path}");
        }
    }
}
