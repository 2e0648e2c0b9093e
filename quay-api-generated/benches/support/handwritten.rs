//! Handwritten types, as precise as the generated ones, and a handwritten request.
#![allow(dead_code, reason = "fields are only decoded")]

use std::collections::BTreeMap;

use jiff::{Timestamp, fmt::rfc2822::DateTimeParser};
use serde::{Deserialize, Deserializer, de::Error};
use serde_json::Value;

use super::Calls;

#[derive(Deserialize)]
pub struct TagPage {
    tags: Vec<Tag>,
    page: u32,
    has_additional: bool,
}

#[derive(Deserialize)]
struct Tag {
    name: String,
    reversion: bool,
    immutable: Option<bool>,
    is_sparse: Option<bool>,
    child_manifest_count: Option<u64>,
    child_manifests_presence: Option<BTreeMap<String, bool>>,
    present_child_count: Option<u64>,
    #[serde(default, deserialize_with = "seconds")]
    start_ts: Option<Timestamp>,
    #[serde(default, deserialize_with = "seconds")]
    end_ts: Option<Timestamp>,
    manifest_digest: String,
    is_manifest_list: bool,
    size: Option<u64>,
    #[serde(default, deserialize_with = "optional_rfc2822")]
    last_modified: Option<Timestamp>,
    #[serde(default, deserialize_with = "optional_rfc2822")]
    expiration: Option<Timestamp>,
}

#[derive(Deserialize)]
pub struct LogPage {
    #[serde(deserialize_with = "rfc2822")]
    start_time: Timestamp,
    #[serde(deserialize_with = "rfc2822")]
    end_time: Timestamp,
    logs: Vec<LogEntry>,
    next_page: Option<String>,
    message: Option<String>,
    search_unavailable: Option<bool>,
}

#[derive(Deserialize)]
struct LogEntry {
    kind: String,
    metadata: BTreeMap<String, Value>,
    ip: Option<String>,
    #[serde(default, deserialize_with = "optional_rfc2822")]
    datetime: Option<Timestamp>,
    namespace: Option<Namespace>,
    performer: Option<Performer>,
}

#[derive(Deserialize)]
struct Namespace {
    kind: String,
    name: String,
    avatar: Avatar,
}

#[derive(Deserialize)]
struct Performer {
    kind: String,
    name: String,
    is_robot: Option<bool>,
    avatar: Avatar,
}

#[derive(Deserialize)]
struct Avatar {
    name: String,
    hash: String,
    color: String,
    kind: String,
}

#[derive(Deserialize)]
pub struct SecurityReport {
    status: String,
    data: Option<Data>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Data {
    layer: Layer,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Layer {
    name: String,
    parent_name: String,
    namespace_name: String,
    indexed_by_version: u32,
    features: Vec<Feature>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Feature {
    name: String,
    version_format: String,
    namespace_name: String,
    added_by: String,
    version: String,
    #[serde(default)]
    base_scores: Vec<f64>,
    #[serde(default, rename = "CVEIds")]
    cve_ids: Vec<String>,
    vulnerabilities: Vec<Vulnerability>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Vulnerability {
    severity: String,
    namespace_name: String,
    link: String,
    fixed_by: String,
    description: String,
    name: String,
    metadata: Metadata,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Metadata {
    updated_by: String,
    repo_name: Option<String>,
    repo_link: Option<String>,
    distro_name: Option<String>,
    distro_version: Option<String>,
    #[serde(rename = "NVD")]
    nvd: Nvd,
}

#[derive(Deserialize)]
struct Nvd {
    #[serde(rename = "CVSSv3")]
    cvss_v3: Cvss,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Cvss {
    vectors: String,
    score: Score,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Score {
    Number(f64),
    Text(String),
}

fn parse<E: Error>(text: &str) -> Result<Timestamp, E> {
    static PARSER: DateTimeParser = DateTimeParser::new();
    PARSER.parse_timestamp(text).map_err(E::custom)
}

fn rfc2822<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    parse(<&str>::deserialize(deserializer)?)
}

fn optional_rfc2822<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Timestamp>, D::Error> {
    Option::<&str>::deserialize(deserializer)?
        .map(parse)
        .transpose()
}

fn seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    let seconds = Option::<i64>::deserialize(deserializer)?;
    seconds
        .map(Timestamp::from_second)
        .transpose()
        .map_err(D::Error::custom)
}

/// Sends a request as in the documentation of `reqwest`.
pub async fn list_tags(calls: &Calls) -> TagPage {
    let url = format!("{}/api/v1/repository/acme/web/tag/?limit=100", calls.url);
    let request = calls.http.get(url).bearer_auth("token");
    let response = request.send().await.unwrap().error_for_status().unwrap();
    let body = response.bytes().await.unwrap();
    serde_json::from_slice(&body).unwrap()
}
