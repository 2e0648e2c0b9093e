//! Generates the calls of `tests/secrets.rs`: a sample of every type.

use std::fmt::Write as _;

use quay_codegen::model::{Api, Type, TypeKind};
use serde_json::Value;

use super::sample::{SECRET, Samples, UNKNOWN, text, unknown};

/// Generates a call for each type, another for each type that can hold unknown content, and constants for secrets and
/// unknown content.
pub(super) fn calls(api: &Api) -> String {
    let samples = Samples::new(api);
    let mut code =
        format!("const SECRET: &str = {SECRET:?};\nconst UNKNOWN: &str = {UNKNOWN:?};\n");
    code.push_str("fn show_all() {\n");
    let mut show = |name: &str, sample: &Value| {
        let sample = text(sample);
        let kind = format!("quay_api_generated::types::{name}");
        let _ = writeln!(code, "    show::<{kind}>({name:?}, {sample:?});");
    };
    for (name, definition) in &api.types {
        show(name, &samples.of(&Type::Named(name.clone())));
        if matches!(definition.kind, TypeKind::Union(_) | TypeKind::Scalars(_)) {
            show(name, &unknown());
        }
    }
    code.push_str("}\n");
    code
}
