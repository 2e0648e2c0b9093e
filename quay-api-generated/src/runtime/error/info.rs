//! The facts about an operation that its errors report.

use http::{Method, StatusCode};

use super::body::ErrorBody;
use crate::runtime::value::access::Access;

/// Plain facts about an operation.
#[derive(Clone, Debug)]
pub(crate) struct OperationInfo {
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) is_success: fn(StatusCode) -> bool,
    pub(crate) scopes: &'static [&'static str],
    pub(crate) access: Access,
    pub(crate) feature_flags: &'static [&'static str],
    pub(crate) status_when_off: Option<u16>,
    pub(crate) since: Option<&'static str>,
}

impl OperationInfo {
    /// Whether a response is a success. A status such as 503, which is a success of few operations,
    /// needs their body: a proxy responds with it too.
    pub(crate) fn is_success_response(&self, status: StatusCode, body: &[u8]) -> bool {
        (self.is_success)(status) && (status.is_success() || ErrorBody::is_other_object(body))
    }
}

/// There is one set of facts for each operation.
impl PartialEq for OperationInfo {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
