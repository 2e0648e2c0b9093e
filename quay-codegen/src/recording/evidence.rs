//! Assigns recorded exchanges to operations. Coverage, inference and the replay tests all read recordings through this
//! module.

use std::path::Path;

use super::exchange::{Exchange, Recording};
use super::router;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Api, Operation};

/// A recorded exchange and the operation of its request.
#[derive(Clone, Debug)]
pub struct Evidence<'a> {
    /// The operation, found by method and path.
    pub operation: &'a Operation,
    /// The exchange.
    pub exchange: &'a Exchange,
    /// The location of the exchange for messages, such as `tag/listRepoTags.json, exchange 2`.
    pub place: String,
    /// Whether the file is named after the operation.
    pub is_in_place: bool,
}

impl Evidence<'_> {
    /// Returns whether the exchange is a success of the operation after which the file is named.
    pub fn shows_success(&self) -> bool {
        self.is_in_place && self.exchange.response.is_success(self.operation)
    }
}

/// Assigns each exchange to its operation. Warns about exchanges that match no operation or belong in another file.
pub fn assign<'a>(api: &'a Api, recordings: &'a [Recording]) -> (Vec<Evidence<'a>>, Diagnostics) {
    let mut found = Vec::new();
    let mut warnings = Diagnostics::new();
    for recording in recordings {
        let named = recording.operation_id();
        let is_operation = api.operations.iter().any(|one| one.id == named);
        for (index, exchange) in recording.exchanges.iter().enumerate() {
            let request = &exchange.request;
            let mut warn = |message: String| {
                let pointer = format!("/{index}/request/path");
                warnings.push(Diagnostic::warning(&recording.name, pointer, message));
            };
            let line = format!("{} {}", request.method, request.path);
            let Some(operation) = router::match_request(api, &request.method, &request.path) else {
                warn(format!("{line} does not match an operation"));
                continue;
            };
            let is_in_place = operation.id == named;
            if is_operation && !is_in_place {
                warn(format!(
                    "{line} belongs to {}, not to {named}",
                    operation.id
                ));
            }
            found.push(Evidence {
                operation,
                exchange,
                place: format!("{}, exchange {}", recording.name, index + 1),
                is_in_place,
            });
        }
    }
    (found, warnings)
}

impl Recording {
    /// Returns the operationId that the file is named after.
    pub fn operation_id(&self) -> &str {
        let name = Path::new(&self.name).file_stem();
        name.and_then(|name| name.to_str()).unwrap_or_default()
    }
}
