//! Renders the `Operation` implementation.

use super::{TYPES, name};
use crate::model::{Operation, Parameter, Response, Timestamp, Type};
use crate::render::layout::Code;
use crate::render::literal::{ident, literal, literals};
use crate::render::rust_type;
use crate::render::writer::Writer;

/// Renders the implementation of `Operation`.
pub(super) fn render(out: &mut Writer<'_>, operation: &Operation) {
    out.open(format_args!("impl Operation for {} {{", name(operation)));
    let output = match &operation.response {
        Response::Untyped => "serde_json::Value".to_owned(),
        Response::Empty => "()".to_owned(),
        Response::Typed(kind) => rust_type::rust(kind, TYPES),
    };
    out.line(format_args!("type Output = {output};"));
    out.separate();
    constants(out, operation);
    out.separate();
    // `inline` moves the compilation of requests into the programs that use them.
    out.line(format_args!("#[inline]"));
    out.open(format_args!(
        "fn request(&self) -> Result<Request<Bytes>, Error> {{"
    ));
    out.code(&request(operation), "");
    out.close();
    is_success(out, operation);
    out.close();
}

fn constants(out: &mut Writer<'_>, operation: &Operation) {
    let text = |out: &mut Writer<'_>, name: &str, text: &str| {
        let text = literal(text);
        out.line(format_args!("const {name}: &'static str = {text};"));
    };
    let texts = |out: &mut Writer<'_>, name: &str, texts: &[String]| {
        let start = format!("const {name}: &'static [&'static str] = &[");
        out.code(&Code::list(start, literals(texts), "]"), ";");
    };
    text(out, "ID", &operation.id);
    let method = operation.method.as_str();
    out.line(format_args!("const METHOD: Method = Method::{method};"));
    text(out, "PATH", &operation.path);
    text(out, "TAG", &operation.tag);
    let scope = match operation.scope() {
        Some(scope) => format!("Some({})", literal(scope)),
        None => "None".to_owned(),
    };
    out.line(format_args!("const SCOPE: Option<&'static str> = {scope};"));
    if operation.scopes.len() > 1 {
        texts(out, "SCOPES", &operation.scopes);
    }
    if let Some(right) = operation.access {
        let right = right.variant();
        out.line(format_args!("const ACCESS: Access = Access::{right};"));
    }
    if !operation.flags.is_empty() {
        texts(out, "FLAGS", &operation.flags);
    }
    if let Some(status) = operation.status_when_off {
        out.line(format_args!(
            "const STATUS_WHEN_OFF: Option<u16> = Some({status}u16);"
        ));
    }
    if let Some(since) = operation.since {
        out.line(format_args!(
            "const SINCE: Option<&'static str> = Some(\"{since}\");"
        ));
    }
    if operation.internal {
        out.line(format_args!("const INTERNAL: bool = true;"));
    }
    if operation.fresh_login {
        out.line(format_args!("const FRESH_LOGIN: bool = true;"));
    }
    if operation.response == Response::Empty {
        out.line(format_args!("const NO_CONTENT: bool = true;"));
    }
    if !operation.shadowed_by.is_empty() {
        texts(out, "SHADOWED_BY", &operation.shadowed_by);
    }
}

/// Renders the expression that builds the request.
fn request(operation: &Operation) -> Code {
    let path = operation.path_parameters.iter().map(|parameter| {
        let ident = ident(&parameter.ident);
        let (method, value) = match parameter.kind {
            _ if parameter.digest => ("path_digest", format!("&self.{ident}")),
            _ if parameter.multi_segment && parameter.min_segments > 1 => {
                ("path_namespaced", format!("&self.{ident}"))
            }
            _ if parameter.multi_segment => ("path_segments", format!("&self.{ident}")),
            Type::Secret => ("path_secret", format!("&self.{ident}")),
            Type::Boolean | Type::Integer(_) | Type::Double | Type::Date | Type::UsDate => {
                ("path", format!("self.{ident}"))
            }
            _ => ("path", format!("&self.{ident}")),
        };
        call(method, &parameter.name, value)
    });
    let query = operation.query_parameters.iter();
    let query = query.map(|parameter| call("query", &parameter.name, query_value(parameter)));
    let body = operation.body.as_ref().map(|body| {
        Code::text(if body.is_argument {
            ".json(&self.body)"
        } else {
            ".optional_json(self.body.as_ref())"
        })
    });
    let calls = path.chain(query).chain(body);
    let calls = calls.chain([Code::text(".build()")]);
    Code::chain("RequestBuilder::new::<Self>()", calls)
}

/// Renders the call that sets a parameter.
fn call(method: &str, name: &str, value: String) -> Code {
    let arguments = [Code::Text(literal(name)), Code::Text(value)];
    Code::list(format!(".{method}("), arguments, ")")
}

/// Renders the expression passed to the query: a reference, or a number for a timestamp.
fn query_value(parameter: &Parameter) -> String {
    let ident = ident(&parameter.ident);
    let number = match parameter.kind {
        Type::Timestamp(Timestamp::UnixTimeMs) => "as_millisecond",
        Type::Timestamp(_) => "as_second",
        _ if parameter.is_argument => return format!("Some(&self.{ident})"),
        _ => return format!("self.{ident}.as_ref()"),
    };
    if parameter.is_argument {
        format!("Some(&self.{ident}.{number}())")
    } else {
        format!("self.{ident}.map(jiff::Timestamp::{number}).as_ref()")
    }
}

fn is_success(out: &mut Writer<'_>, operation: &Operation) {
    let statuses = &operation.extra_success_statuses;
    if statuses.is_empty() {
        return;
    }
    let statuses: Vec<String> = statuses.iter().map(u16::to_string).collect();
    let statuses = statuses.join(" | ");
    out.separate();
    out.open(format_args!("fn is_success(status: StatusCode) -> bool {{"));
    out.line(format_args!(
        "status.is_success() || matches!(status.as_u16(), {statuses})"
    ));
    out.close();
}
