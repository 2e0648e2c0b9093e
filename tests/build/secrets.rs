//! The calls of `tests/secrets.rs`: a sample of every type.

use std::fmt::Write as _;

use quay_codegen::model::{Api, Type};

use crate::sample::{SECRET, Samples};

/// A call for each type, and the text that stands for every secret.
pub(crate) fn calls(api: &Api) -> String {
    let samples = Samples::new(api);
    let mut code = format!("const SECRET: &str = {SECRET:?};\nfn show_all() {{\n");
    for name in api.types.keys() {
        let sample = samples.of(&Type::Named(name.clone())).to_string();
        let _ = writeln!(
            code,
            "    show::<quay_api_generated::types::{name}>({name:?}, {sample:?});"
        );
    }
    code.push_str("}\n");
    code
}
