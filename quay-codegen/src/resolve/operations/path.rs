//! Checks the path templates of operations.

use crate::diagnostic::Sink;
use crate::document;
use crate::model::path_parameter;

/// Returns the parameter names in a path template, in order.
pub(super) fn parameter_names(path: &str) -> impl Iterator<Item = &str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

/// Reports a path template that HTTP clients or the router would read differently.
pub(super) fn check(source: &document::Operation, sink: &mut Sink) {
    if !is_valid(&source.path) {
        sink.error(
            &source.pointer,
            format!("invalid path template `{}`", source.path),
        );
    }
}

fn is_valid(path: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~{}".contains(&byte);
    path.bytes().all(is_plain)
        && path.strip_prefix('/').is_some_and(|path| {
            let segments = path.strip_suffix('/').unwrap_or(path);
            path.is_empty() || segments.split('/').all(is_segment)
        })
}

/// Returns whether a segment is a parameter, or text that HTTP clients keep. The values of several parameters, or of one
/// beside text, could not be distinguished.
fn is_segment(segment: &str) -> bool {
    let text = path_parameter(segment).unwrap_or(segment);
    !matches!(segment, "" | "." | "..") && !text.bytes().any(|byte| matches!(byte, b'{' | b'}'))
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn paths_that_clients_or_routers_change_are_invalid() {
        for path in ["/", "/a", "/a/", "/{a}", "/a/{b}/", "/a.b/~c-d_e", "/{}"] {
            assert!(is_valid(path), "{path}");
        }
        for path in [
            "", "a", "//", "/a//", "/a//b", "/./a", "/a/..", "/v{a}", "/{a}{b}", "/{a", "/a}",
            "/{a/b}", "/a b", "/ä", "/a?b",
        ] {
            assert!(!is_valid(path), "{path}");
        }
    }
}
