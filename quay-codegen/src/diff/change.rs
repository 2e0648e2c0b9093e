//! The kinds of changes.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Compatibility, Element};
use crate::document::MinorVersion;
use crate::model::PagingStyle;

/// A change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ChangeKind {
    /// The part was added.
    Added {
        /// The part.
        part: Element,
        /// Whether requests must contain it, or responses always contain it.
        required: bool,
    },
    /// The part was removed.
    Removed {
        /// The part.
        part: Element,
    },
    /// The operationId changed.
    Renamed {
        /// The older operationId.
        from: String,
        /// The newer operationId.
        to: String,
        /// Whether another operation had the newer operationId before.
        taken_over: bool,
    },
    /// The operationId of the document changed, but an overlay keeps the old one.
    RenamedInDocument {
        /// The operationId of the older document.
        from: String,
        /// The operationId of the newer document.
        to: String,
    },
    /// The tag changed.
    Moved {
        /// The older tag.
        from: String,
        /// The newer tag.
        to: String,
    },
    /// The operation moved from the public document to the internal one or back.
    Visibility {
        /// Whether it is internal now.
        internal: bool,
    },
    /// The scope changed.
    Scope {
        /// The older scope.
        from: Option<String>,
        /// The newer scope.
        to: Option<String>,
    },
    /// The feature flags changed.
    Flags {
        /// The flags that are required now.
        added: BTreeSet<String>,
        /// The flags that are no longer required.
        removed: BTreeSet<String>,
    },
    /// The requirement of a fresh login changed.
    FreshLogin {
        /// Whether a fresh login is required now.
        needed: bool,
    },
    /// The deprecation changed.
    Deprecation {
        /// Whether it is deprecated now.
        deprecated: bool,
    },
    /// The paging style changed.
    Paging {
        /// The older style.
        from: Option<PagingStyle>,
        /// The newer style.
        to: Option<PagingStyle>,
    },
    /// The statuses outside 2xx with the body of a success changed.
    Statuses {
        /// The statuses that were added.
        added: BTreeSet<u16>,
        /// The statuses that were removed.
        removed: BTreeSet<u16>,
    },
    /// The part became required, or responses always contain it now.
    BecameRequired {
        /// The part.
        part: Element,
    },
    /// The part became optional, or responses may omit it now.
    BecameOptional,
    /// The value became nullable.
    BecameNullable,
    /// The value is no longer nullable.
    BecameNonNull,
    /// Rust represents the value differently, without a change on the wire.
    RustType,
    /// The order of the arguments of `new` changed.
    RustOrder,
    /// The path is written differently.
    Path {
        /// The older path.
        from: String,
        /// The newer path.
        to: String,
    },
    /// The document now lists an operation that servers already had.
    Listed {
        /// The first version with the operation.
        since: MinorVersion,
    },
    /// The type changed.
    Type {
        /// The older type.
        from: String,
        /// The newer type.
        to: String,
        /// Whether the newer type accepts the values of the older one.
        relation: Compatibility,
        /// Whether the Rust type is the same.
        same_in_rust: bool,
    },
    /// The type was renamed.
    TypeName {
        /// The older name.
        from: String,
    },
    /// The kind of the type changed, for example from a string to an object.
    TypeKind,
    /// The enum has a new value.
    ValueAdded {
        /// The wire value.
        value: String,
    },
    /// The enum lost a value.
    ValueRemoved {
        /// The wire value.
        value: String,
        /// Whether the crate keeps it for older servers.
        kept: bool,
    },
    /// The union has a new alternative.
    AlternativeAdded {
        /// The name of the object.
        name: String,
    },
    /// The union lost an alternative.
    AlternativeRemoved {
        /// The name of the object.
        name: String,
    },
    /// The sets of fields of which one is required changed.
    RequiredAnyOf {
        /// Whether every previously sufficient set still is.
        kept: bool,
    },
    /// The body of successful responses changed.
    Response {
        /// The older body.
        from: String,
        /// The newer body.
        to: String,
        /// Whether the server changed, and not only the description.
        of_server: bool,
        /// Whether the older body had a type.
        was_read: bool,
    },
    /// The bounds of the value changed.
    Bounds {
        /// Whether the newer bounds accept the values within the older ones.
        relation: Compatibility,
    },
    /// The Rust name changed.
    RustName {
        /// The older name.
        from: String,
        /// The newer name.
        to: String,
    },
    /// The documentation changed.
    Docs,
}
