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

/// Returns whether a segment contains several parameters, or a parameter and text, whose values could not be
/// distinguished.
fn is_mixed(segment: &str) -> bool {
    path_parameter(segment)
        .unwrap_or(segment)
        .contains(['{', '}'])
}

/// Reports a path template that HTTP clients or the router would read differently.
pub(super) fn check(source: &document::Operation, sink: &mut Sink) {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~{}".contains(&byte);
    let balanced = source.path.matches('{').count() == source.path.matches('}').count()
        && parameter_names(&source.path).count() == source.path.matches('{').count();
    // HTTP clients remove `.` and `..` from paths. The last segment is empty if the path ends in `/`.
    let segments: Vec<&str> = source.path.split('/').skip(1).collect();
    let inner = segments.split_last().map_or(&[][..], |(_, inner)| inner);
    let leads_elsewhere = inner.contains(&"")
        || segments
            .iter()
            .any(|segment| matches!(*segment, "." | ".."));
    if !source.path.starts_with('/')
        || !source.path.bytes().all(plain)
        || !balanced
        || leads_elsewhere
        || segments.iter().any(|segment| is_mixed(segment))
    {
        sink.error(
            &source.pointer,
            format!("invalid path template `{}`", source.path),
        );
    }
}
