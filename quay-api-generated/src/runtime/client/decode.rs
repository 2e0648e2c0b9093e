//! Decodes responses, and completes errors with what only the client knows.

use serde_core::de::DeserializeOwned;

use super::{retry, transport::response::RawResponse};
use crate::runtime::{
    error::{Error, OperationInfo},
    operation::{self, Operation},
};

impl RawResponse {
    /// Decodes the response as the output of an operation.
    pub(crate) fn decode<O: Operation>(&self) -> Result<O::Output, Error> {
        O::decode(self.status(), self.response.body()).map_err(|error| self.complete(error))
    }

    /// Decodes the response as another type.
    pub(crate) fn decode_as<T: DeserializeOwned>(
        &self,
        operation: &'static OperationInfo,
    ) -> Result<T, Error> {
        operation::decode::decode(operation, false, self.status(), self.response.body())
            .map_err(|error| self.complete(error))
    }

    /// Adds facts that are not in the status and the body.
    fn complete(&self, mut error: Error) -> Error {
        if let Error::Api(error) = &mut error {
            error.retry_after = retry::retry_after(self.response.headers());
            error.redirect.clone_from(&self.redirect);
            error.credential = self.credential;
        }
        error
    }
}
