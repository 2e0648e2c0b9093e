//! The facts about an operation that its errors report.

use http::Method;

/// Plain facts about an operation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OperationInfo {
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    pub(crate) scope: Option<&'static str>,
    pub(crate) feature_flags: &'static [&'static str],
    pub(crate) since: Option<&'static str>,
}
