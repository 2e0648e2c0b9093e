//! The example of an operation: a call with plausible values.

mod call;
mod printed;
mod values;

use self::call::{Call, Expression, WIDTH, width};
use self::values::{DEPTH, body_value, value};
use crate::model::{Api, Operation, Response};

pub(super) use self::values::date;

/// The address of the example programs.
pub(super) const PROGRAMS: &str = "https://docs.rs/crate/quay-api-generated/latest/source/examples";

/// The name of the crate in `use` declarations.
const CRATE: &str = "quay_api_generated";

/// The example as a code block, or nothing if a value cannot be written.
pub(super) fn lines(api: &Api, operation: &Operation) -> Vec<String> {
    let Some(tag) = api.tags.get(&operation.tag) else {
        return Vec::new();
    };
    let Some(call) = call(api, &tag.module, operation) else {
        return Vec::new();
    };
    let uses_types = call.iter().any(|line| line.contains("types::"));
    let import = match uses_types {
        true => format!("use {CRATE}::{{{}, types}};", tag.module),
        false => format!("use {CRATE}::{};", tag.module),
    };
    let mut lines = vec![
        "```no_run".to_owned(),
        "# #[cfg(feature = \"client\")]".to_owned(),
        format!("# async fn run(client: {CRATE}::Client) -> Result<(), {CRATE}::Error> {{"),
        import,
        String::new(),
    ];
    lines.extend(call);
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    let indent = |line: String| match line.as_str() {
        "" => line,
        _ => format!(" {line}"),
    };
    lines.into_iter().map(indent).collect()
}

/// Returns the statements that send the operation and print the response.
fn call(api: &Api, module: &str, operation: &Operation) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    let mut call = Call::new(format!("{module}::{}", operation.function));
    for parameter in operation.parameters() {
        let example = parameter.docs.example.as_ref();
        if parameter.is_argument {
            let value = value(api, DEPTH, &parameter.kind, &parameter.name, example)?;
            call.arguments.push(value);
        } else if example.is_some() {
            let value = value(api, DEPTH, &parameter.kind, &parameter.name, example)?;
            call.setters
                .push(format!(".{}({})", parameter.ident, value.text()));
        }
    }
    if let Some(body) = &operation.body {
        let value = body_value(api, body)?;
        if body.is_argument {
            call.arguments.push(Expression::Plain("body".to_owned()));
            lines.extend(value.statement("let body = "));
        } else if !value.setters.is_empty() {
            call.setters.push(".body(body)".to_owned());
            lines.extend(value.statement("let body = "));
        }
    }
    lines.extend(sent(api, operation, &call));
    Some(lines)
}

fn sent(api: &Api, operation: &Operation, call: &Call) -> Vec<String> {
    if let Some(paging) = &operation.paging {
        let item = printed::paged(api, paging);
        let mut lines = call.statement("let operation = ");
        lines.push("let mut items = client.items(operation);".to_owned());
        lines.push(format!(
            "while let Some({}) = items.next().await {{",
            item.name
        ));
        lines.push(format!("    let {0} = {0}?;", item.name));
        lines.extend(item.lines.iter().map(|line| format!("    {line}")));
        lines.push("}".to_owned());
        return lines;
    }
    let response = match &operation.response {
        Response::Empty => None,
        Response::Untyped => Some(printed::untyped()),
        Response::Typed(kind) => Some(printed::response(api, kind)),
    };
    let returned = response
        .as_ref()
        .map(|response| format!("let {} = ", response.name))
        .unwrap_or_default();
    let short = format!("{returned}client.send({}).await?;", call.text());
    let mut lines = if width(&short) <= WIDTH {
        vec![short]
    } else {
        let mut lines = call.statement("let operation = ");
        lines.push(format!("{returned}client.send(operation).await?;"));
        lines
    };
    lines.extend(response.into_iter().flat_map(|response| response.lines));
    lines
}
