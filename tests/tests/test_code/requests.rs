//! Generates the calls of `tests/requests.rs`: every operation with all parameters and body properties. The expected
//! requests are derived from the document by the test itself.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use heck::{ToSnakeCase as _, ToUpperCamelCase as _};
use quay_codegen::model::{Api, Operation, Parameter, Type};
use serde_json::{Value, json};

use super::sample::{Samples, text};

/// Generates a test for each tag, and the list of all calls.
pub(super) fn calls(api: &Api) -> String {
    let mut code = String::new();
    let mut by_tag: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
    for operation in &api.operations {
        by_tag.entry(&operation.tag).or_default().push(operation);
    }
    for (tag, operations) in by_tag {
        let _ = writeln!(code, "#[test]\nfn {}() {{", tag.to_snake_case());
        for operation in operations {
            call(operation, &Samples::new(api), &mut code);
        }
        code.push_str("}\n");
    }
    code.push_str(&variations(api));
    let called = api.operations.iter().map(|operation| {
        let method = operation.method.as_str();
        format!("({method:?}, {:?}),", operation.path)
    });
    let called: String = called.collect();
    let _ = writeln!(code, "const CALLED: &[(&str, &str)] = &[{called}];");
    code
}

/// Generates a function that builds the request of every operation with a given value for each of its path parameters
/// in turn.
fn variations(api: &Api) -> String {
    let samples = Samples::new(api);
    let mut code = String::from(
        "type Built = Result<http::Request<bytes::Bytes>, quay_api_generated::Error>;\n\
         type Check<'a> = &'a mut dyn FnMut((&'static str, &'static str), &'static str, Built);\n\
         fn with_each_path_value(value: &str, check: Check<'_>) {\n",
    );
    for operation in &api.operations {
        for varied in &operation.path_parameters {
            if !matches!(varied.kind, Type::String | Type::Secret) {
                continue;
            }
            let required = operation
                .query_parameters
                .iter()
                .filter(|parameter| parameter.is_argument);
            let mut arguments: Vec<String> = operation
                .path_parameters
                .iter()
                .chain(required)
                .map(|parameter| match parameter.name == varied.name {
                    true => "value".to_owned(),
                    false => samples.argument(parameter).0,
                })
                .collect();
            if let Some(body) = operation.body.as_ref().filter(|body| body.is_argument) {
                let sample = text(&samples.of(&body.kind));
                arguments.push(format!("body({sample:?})"));
            }
            let (module, function) = (operation.tag.to_snake_case(), operation.id.to_snake_case());
            let _ = writeln!(
                code,
                "    check(({:?}, {:?}), {:?}, quay_api_generated::{module}::{function}({}).request());",
                operation.method.as_str(),
                operation.path,
                varied.name,
                arguments.join(", "),
            );
        }
    }
    code.push_str("}\n");
    code
}

/// Generates a call. Names are derived from the document by the documented rules instead of taken from the model, so
/// that a wrong name does not compile.
fn call(operation: &Operation, samples: &Samples<'_>, code: &mut String) {
    let (module, function) = (operation.tag.to_snake_case(), operation.id.to_snake_case());
    let mut given = json!({ "path": {}, "query": {} });
    let mut arguments = Vec::new();
    let mut setters = String::new();
    for parameter in &operation.path_parameters {
        arguments.push(give(parameter, "path", samples, &mut given));
    }
    for parameter in &operation.query_parameters {
        let value = give(parameter, "query", samples, &mut given);
        if parameter.is_argument {
            arguments.push(value);
        } else {
            let _ = write!(setters, ".{}({value})", parameter.ident);
        }
    }
    if let Some(body) = &operation.body {
        let sample = samples.of(&body.kind);
        let value = format!("body({:?})", text(&sample));
        if body.is_argument {
            arguments.push(value);
        } else {
            let _ = write!(setters, ".body({value})");
        }
        if let Some(given) = given.as_object_mut() {
            given.insert("body".to_owned(), sample);
        }
    }
    let operation_type = operation.id.to_upper_camel_case();
    let _ = writeln!(
        code,
        "    check::<quay_api_generated::{module}::{operation_type}>(\n        \
             &quay_api_generated::{module}::{function}({}){setters},\n        {:?},\n    );",
        arguments.join(", "),
        text(&given),
    );
}

/// Returns the argument for a parameter and adds its expected text to `given`.
fn give(parameter: &Parameter, place: &str, samples: &Samples<'_>, given: &mut Value) -> String {
    let (argument, texts) = samples.argument(parameter);
    if let Some(place) = given.get_mut(place).and_then(Value::as_object_mut) {
        place.insert(parameter.name.clone(), json!(texts));
    }
    argument
}
