//! The example of an operation: a call with plausible values.

use serde_json::Value;

use super::shown;
use crate::model::{Api, Body, EnumValue, FieldRepr, Operation, Response, Struct, Type, TypeKind};

/// The address of the example programs.
pub(super) const PROGRAMS: &str = "https://docs.rs/crate/quay-api-generated/latest/source/examples";

/// The name of the crate in `use` declarations.
const CRATE: &str = "quay_api_generated";

/// The deepest nesting of values, which recursive types would exceed.
const DEPTH: usize = 6;

/// The longest line that a page shows whole.
pub(super) const WIDTH: usize = 80;

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
        let item = shown::paged(api, paging);
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
        Response::Untyped => Some(shown::untyped()),
        Response::Typed(kind) => Some(shown::response(api, kind)),
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

/// A call followed by setters.
struct Call {
    function: String,
    arguments: Vec<Expression>,
    setters: Vec<String>,
}

impl Call {
    fn new(function: String) -> Self {
        Self {
            function,
            arguments: Vec::new(),
            setters: Vec::new(),
        }
    }

    fn text(&self) -> String {
        format!("{}{}", self.head(), self.setters.concat())
    }

    /// The call without the setters.
    fn head(&self) -> String {
        let arguments: Vec<String> = self.arguments.iter().map(Expression::text).collect();
        format!("{}({})", self.function, arguments.join(", "))
    }

    /// Formats a statement, with one line for each setter or argument if it does not fit on one line.
    fn statement(&self, start: &str) -> Vec<String> {
        let short = format!("{start}{};", self.text());
        if width(&short) <= WIDTH {
            return vec![short];
        }
        let head = format!("{start}{}", self.head());
        let mut lines = if width(&head) <= WIDTH {
            vec![head]
        } else {
            let mut lines = vec![format!("{start}{}(", self.function)];
            lines.extend(self.arguments.iter().flat_map(Expression::argument));
            lines.push(")".to_owned());
            lines
        };
        // Setters start a line after the closing parenthesis of wrapped arguments.
        let indent = if lines.len() > 1 { "" } else { "    " };
        lines.extend(self.setters.iter().map(|it| format!("{indent}{it}")));
        if let Some(last) = lines.last_mut() {
            last.push(';');
        }
        if lines.iter().any(|line| width(line) > WIDTH) {
            let value = lines
                .iter()
                .map(|line| line.strip_prefix(start).unwrap_or(line));
            let value = value.map(|line| format!("    {line}"));
            lines = [start.trim_end().to_owned()]
                .into_iter()
                .chain(value)
                .collect();
        }
        lines
    }
}

/// A value in Rust.
enum Expression {
    Plain(String),
    Call(Call),
}

impl Expression {
    fn text(&self) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            Self::Call(call) => call.text(),
        }
    }

    /// Formats an argument on lines of its own. A call that is too wide gets one line for each of its arguments.
    fn argument(&self) -> Vec<String> {
        let line = format!("    {},", self.text());
        let call = match self {
            Self::Call(call) if width(&line) > WIDTH => call,
            _ => return vec![line],
        };
        let mut lines = vec![format!("    {}(", call.function)];
        let arguments = call.arguments.iter();
        lines.extend(arguments.map(|it| format!("        {},", it.text())));
        lines.push(format!("    ){},", call.setters.concat()));
        lines
    }
}

/// Returns the number of characters of a line.
fn width(line: &str) -> usize {
    line.chars().count()
}

/// Returns the value of a body: a constructor and setters.
fn body_value(api: &Api, body: &Body) -> Option<Call> {
    let name = match &body.kind {
        Type::Named(name) => name,
        Type::List(item) => {
            let example = body.example.as_ref().and_then(|list| list.get(0));
            let item = value(api, DEPTH, item, "item", example)?;
            let mut call = Call::new("Vec::from".to_owned());
            call.arguments
                .push(Expression::Plain(format!("[{}]", item.text())));
            return Some(call);
        }
        _ => return None,
    };
    match &api.types.get(name)?.kind {
        TypeKind::Struct(object) => constructor(api, DEPTH, name, object, body.example.as_ref()),
        _ => None,
    }
}

/// The constructor and setters of an object, with the values of the example or else of its properties.
fn constructor(
    api: &Api,
    depth: usize,
    name: &str,
    object: &Struct,
    example: Option<&Value>,
) -> Option<Call> {
    let mut call = Call::new(format!("types::{name}::new"));
    for field in &object.fields {
        let example = example.and_then(|example| example.get(&field.name));
        let example = example.or(field.docs.example.as_ref());
        let value = || value(api, depth, &field.kind, &field.name, example);
        match field.repr() {
            FieldRepr::Required => call.arguments.push(value()?),
            FieldRepr::Nullable => call.arguments.push(Expression::Plain("None".to_owned())),
            _ if example.is_some() => {
                call.setters
                    .push(format!(".{}({})", field.ident, value()?.text()));
            }
            _ => {}
        }
    }
    Some(call)
}

/// A plausible value as Rust, or none if it cannot be written.
fn value(
    api: &Api,
    depth: usize,
    kind: &Type,
    name: &str,
    example: Option<&Value>,
) -> Option<Expression> {
    let deeper = depth.checked_sub(1)?;
    let text = |fallback: &str| match example {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => fallback.to_owned(),
    };
    Some(Expression::Plain(match kind {
        Type::Boolean => example.is_none_or(|it| *it == true).to_string(),
        Type::Integer(integer) | Type::LenientInteger(integer) => match example {
            Some(example) if integer.contains(example) => example.to_string(),
            _ => "1".to_owned(),
        },
        Type::Double => match example.and_then(Value::as_f64) {
            Some(number) => format!("{number:?}"),
            None => "0.5".to_owned(),
        },
        Type::String => format!("{:?}", text(name)),
        Type::Secret => format!("{:?}", text("…")),
        Type::Date | Type::UsDate | Type::Timestamp(_) => format!("{CRATE}::{}", date(kind)?),
        Type::Named(name) => {
            return match &api.types.get(name)?.kind {
                TypeKind::Struct(object) => {
                    constructor(api, deeper, name, object, example).map(Expression::Call)
                }
                TypeKind::Enum(values) => variant(name, values, example).map(Expression::Plain),
                TypeKind::Scalars(kinds) => {
                    let value = value_of_scalars(kinds, example)?;
                    Some(Expression::Plain(format!("{value}.into()")))
                }
                TypeKind::Union(_) => None,
            };
        }
        Type::List(item) => {
            let example = example.and_then(|list| list.get(0));
            format!("[{}]", value(api, deeper, item, name, example)?.text())
        }
        Type::Map(_) => "Default::default()".to_owned(),
        Type::Nullable(_) => "None".to_owned(),
        Type::Any => return None,
    }))
}

/// A date or time, as the crate `jiff` writes it.
pub(super) fn date(kind: &Type) -> Option<&'static str> {
    match kind {
        Type::Date | Type::UsDate => Some("jiff::civil::date(2030, 1, 31)"),
        Type::Timestamp(_) => Some("jiff::Timestamp::now()"),
        _ => None,
    }
}

/// A number or text, as the example has it.
fn value_of_scalars(kinds: &[Type], example: Option<&Value>) -> Option<String> {
    let fits = |value: &&Value| {
        kinds.iter().any(|kind| match kind {
            Type::Integer(integer) => integer.contains(value),
            Type::Double => value.is_f64(),
            _ => false,
        })
    };
    match example {
        Some(Value::String(text)) if kinds.contains(&Type::String) => Some(format!("{text:?}")),
        // A method call binds tighter than a sign.
        Some(value) => Some(value).filter(fits).map(|it| match it.to_string() {
            negative if negative.starts_with('-') => format!("({negative})"),
            number => number,
        }),
        None => kinds.contains(&Type::String).then(|| "\"…\"".to_owned()),
    }
}

/// Returns the variant of the example, or the first variant without an example.
fn variant(name: &str, values: &[EnumValue], example: Option<&Value>) -> Option<String> {
    let is_example = |value: &&EnumValue| example.is_some_and(|it| *it == value.value.as_str());
    let chosen = values.iter().find(is_example).or(values.first())?;
    Some(format!("types::{name}::{}", chosen.variant))
}
