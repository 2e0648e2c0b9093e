//! Path templates, such as `/repository/{repository}/tag/{tag}`.

/// Returns the name of the parameter that is a segment of a path template.
pub(crate) fn path_parameter(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}
