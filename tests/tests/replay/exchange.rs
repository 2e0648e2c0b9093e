//! Reads recorded exchanges from the repository and from a corpus.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use http::StatusCode;
use quay_codegen::diagnostic::Source;
use quay_codegen::recording::exchange as recording;
use serde_json::Value;

/// A request and the response to it.
pub struct Exchange {
    /// The location, for messages.
    pub place: String,
    pub method: String,
    pub path: String,
    /// The JSON body of the request.
    pub request: Option<Value>,
    pub status: StatusCode,
    pub response: Response,
}

/// The body of a response.
pub enum Response {
    Empty,
    Json(Value),
    Text(String),
}

/// A file of `tests/recordings`.
pub struct Recording {
    /// The folder and the file name without extension: tag and operationId.
    pub tag: String,
    pub id: String,
    pub exchanges: Vec<Exchange>,
}

/// An exchange of the corpus with its operation.
pub struct CorpusExchange {
    pub id: String,
    pub template: String,
    pub exchange: Exchange,
}

impl Response {
    /// Returns the bytes of the body.
    pub fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Empty => Vec::new(),
            Self::Json(value) => value.to_string().into_bytes(),
            Self::Text(text) => text.clone().into_bytes(),
        }
    }
}

/// Returns the recordings folder.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("recordings")
}

/// Returns all files below the recordings folder by relative path, with `/` as the separator.
pub fn files() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(&folder(), "", &mut found);
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), found);
        } else {
            found.insert(name, fs::read_to_string(entry.path()).unwrap());
        }
    }
}

/// Returns all recordings of `tests/recordings`.
pub fn recordings() -> Vec<Recording> {
    let files = files().into_iter();
    files
        .filter_map(|(name, text)| {
            let (tag, id) = name.strip_suffix(".json")?.rsplit_once('/')?;
            let recording = recording::Recording::read(&Source::new(&name, text))
                .unwrap_or_else(|problems| panic!("{problems}"));
            let exchanges = recording.exchanges.into_iter().enumerate();
            Some(Recording {
                tag: tag.to_owned(),
                id: id.to_owned(),
                exchanges: exchanges
                    .map(|(index, exchange)| {
                        recorded(exchange, format!("{name}, exchange {}", index + 1))
                    })
                    .collect(),
            })
        })
        .collect()
}

fn recorded(exchange: recording::Exchange, place: String) -> Exchange {
    let recording::Exchange {
        request, response, ..
    } = exchange;
    Exchange {
        place,
        method: request.method,
        path: request.path,
        request: request.body,
        status: StatusCode::from_u16(response.status).unwrap(),
        response: match (response.body, response.text) {
            (Some(body), None) => Response::Json(body),
            (None, Some(text)) => Response::Text(text),
            _ => Response::Empty,
        },
    }
}

/// Returns all exchanges in a corpus folder. The README of the corpus describes the properties.
pub fn corpus(folder: &Path) -> Vec<CorpusExchange> {
    let path = folder.join("exchanges.jsonl");
    let lines =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = lines
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty());
    lines
        .map(|(index, line)| {
            let place = format!("line {}", index + 1);
            let value: Value =
                serde_json::from_str(line).unwrap_or_else(|error| panic!("{place}: {error}"));
            of_corpus(&value, place)
        })
        .collect()
}

fn of_corpus(value: &Value, place: String) -> CorpusExchange {
    let request = &value["request_body"];
    CorpusExchange {
        id: value["operationId"].as_str().unwrap_or_default().to_owned(),
        template: text(&value["template"]),
        exchange: Exchange {
            place,
            method: text(&value["method"]).to_uppercase(),
            path: text(&value["path"]),
            request: (!request.is_null()).then(|| request.clone()),
            status: status(&value["status"]),
            response: match value["body_kind"].as_str() {
                Some("json") => Response::Json(value["body"].clone()),
                Some("text") => Response::Text(text(&value["body"])),
                _ => Response::Empty,
            },
        },
    }
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value} is not a string"))
        .to_owned()
}

fn status(value: &Value) -> StatusCode {
    let code = value.as_u64().and_then(|code| u16::try_from(code).ok());
    code.and_then(|code| StatusCode::from_u16(code).ok())
        .unwrap_or_else(|| panic!("{value} is not a status"))
}
