//! Generates the table of `tests/since.rs`: the `since` version of each operation in the client.

use std::fmt::Write as _;

use heck::{ToSnakeCase as _, ToUpperCamelCase as _};
use quay_codegen::model::Api;

/// Generates the constant `SINCE` from the constants of the operations.
pub(super) fn table(api: &Api) -> String {
    let mut code = "const SINCE: &[(&str, &str, Option<&str>)] = &[\n".to_owned();
    for operation in &api.operations {
        let module = operation.tag.to_snake_case();
        let operation_type = operation.id.to_upper_camel_case();
        let _ = writeln!(
            code,
            "    ({:?}, {:?}, <quay_api_generated::{module}::{operation_type} as \
             quay_api_generated::Operation>::SINCE),",
            operation.method.as_str(),
            operation.path,
        );
    }
    code.push_str("];\n");
    code
}
