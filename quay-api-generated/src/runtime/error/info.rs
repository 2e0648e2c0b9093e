//! The facts about an operation that its errors report.

use http::{Method, StatusCode};

use crate::runtime::value::access::Access;

/// Plain facts about an operation.
#[derive(Clone, Debug)]
pub(crate) struct OperationInfo {
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    #[cfg_attr(
        not(feature = "tracing"),
        expect(dead_code, reason = "only spans show it")
    )]
    pub(crate) path: &'static str,
    pub(crate) is_success: fn(StatusCode) -> bool,
    pub(crate) scopes: &'static [&'static str],
    pub(crate) access: Access,
    pub(crate) feature_flags: &'static [&'static str],
    pub(crate) since: Option<&'static str>,
}

/// There is one set of facts for each operation.
impl PartialEq for OperationInfo {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
