//! Where a change occurs.

use serde::Serialize;

use super::OperationRef;

/// The direction of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Sent to the server.
    Request,
    /// Returned by the server.
    Response,
}

/// The location of a change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// An operation.
    Operation(OperationRef),
    /// A path or query parameter.
    Parameter {
        /// The operation.
        operation: OperationRef,
        /// The name of the parameter.
        name: String,
    },
    /// The body of a request.
    Body(OperationRef),
    /// The body of a successful response.
    Response(OperationRef),
    /// A named type, wherever it is used in one direction.
    Type {
        /// The Rust name, the newer one if it changed.
        name: String,
        /// The direction.
        direction: Direction,
    },
    /// A property of a named type.
    Field {
        /// The Rust name of the type.
        of: String,
        /// The wire name.
        name: String,
        /// The direction.
        direction: Direction,
    },
}

impl Place {
    /// Returns the direction of the values at this location.
    pub fn direction(&self) -> Direction {
        match self {
            Self::Operation(_) | Self::Parameter { .. } | Self::Body(_) => Direction::Request,
            Self::Response(_) => Direction::Response,
            Self::Type { direction, .. } | Self::Field { direction, .. } => *direction,
        }
    }
}

/// A part of an operation or type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Element {
    /// The operation.
    Operation,
    /// A query parameter.
    Parameter,
    /// The body.
    Body,
    /// A property.
    Field,
}
