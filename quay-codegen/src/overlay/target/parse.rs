//! Parses a target into segments.

use serde_json_path::JsonPath;

use super::unquoted::Unquoted;
use super::{Segment, Selector};

/// The segments of a target; `None` if it is not a JSONPath or its syntax is not supported.
pub(super) fn segments(text: &str) -> Option<Vec<Segment>> {
    let mut rest = text.strip_prefix('$')?;
    let mut segments = Vec::new();
    while !rest.is_empty() {
        let (segment, after) = segment(rest)?;
        segments.push(segment);
        rest = after;
    }
    Some(segments)
}

fn segment(text: &str) -> Option<(Segment, &str)> {
    let (descends, text) = match text.strip_prefix("..") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (selectors, rest) = if let Some(inside) = text.strip_prefix('[') {
        let (parts, rest) = split(inside)?;
        (
            parts.into_iter().map(selector).collect::<Option<_>>()?,
            rest,
        )
    } else {
        let text = if descends {
            text
        } else {
            text.strip_prefix('.')?
        };
        match text.strip_prefix('*') {
            Some(rest) => (vec![Selector::All], rest),
            None => {
                let (name, rest) = name(text)?;
                (vec![Selector::Name(name.to_owned())], rest)
            }
        }
    };
    let segment = Segment {
        descends,
        selectors,
    };
    Some((segment, rest))
}

/// An unquoted name and the rest.
fn name(text: &str) -> Option<(&str, &str)> {
    let is_part = |character: char| {
        character.is_ascii_alphanumeric() || character == '_' || !character.is_ascii()
    };
    let end = text.find(|character| !is_part(character));
    let (name, rest) = text.split_at(end.unwrap_or(text.len()));
    let first = name.chars().next()?;
    (!first.is_ascii_digit()).then_some((name, rest))
}

/// A quoted string without escapes and the rest.
fn string(text: &str) -> Option<(&str, &str)> {
    let mark = text.chars().next().filter(|it| matches!(it, '\'' | '"'))?;
    let (string, rest) = text.get(1..)?.split_once(mark)?;
    let is_plain = |character: char| character != '\\' && character >= ' ';
    string.chars().all(is_plain).then_some((string, rest))
}

fn selector(text: &str) -> Option<Selector> {
    if text == "*" {
        return Some(Selector::All);
    }
    if let Some((name, "")) = string(text) {
        return Some(Selector::Name(name.to_owned()));
    }
    let is_index = text == "0" || !text.starts_with('0');
    if is_index && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().map(Selector::Index);
    }
    let query = || JsonPath::parse(&format!("$[{text}]")).ok();
    equals(text).or_else(|| query().map(Selector::Query))
}

/// `?@.name == 'text'`, or several of these joined by `&&`.
fn equals(text: &str) -> Option<Selector> {
    let mut rest = text.strip_prefix('?')?;
    let mut conditions = Vec::new();
    loop {
        let (name, after) = name(rest.strip_prefix("@.")?)?;
        let after = after.trim_start().strip_prefix("==")?.trim_start();
        let (text, after) = string(after)?;
        conditions.push((name.to_owned(), text.to_owned()));
        if after.is_empty() {
            return Some(Selector::Equals(conditions));
        }
        rest = after.trim_start().strip_prefix("&&")?.trim_start();
    }
}

/// The selectors up to the closing bracket and the rest.
fn split(text: &str) -> Option<(Vec<&str>, &str)> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut depth = 0_usize;
    for (at, character) in Unquoted::new(text) {
        match character {
            '[' | '(' => depth += 1,
            ',' | ']' if depth == 0 => {
                parts.push(text.get(start..at)?.trim());
                start = at + 1;
                if character == ']' {
                    return Some((parts, text.get(start..)?));
                }
            }
            ']' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Splits a target that names several places, such as `$.paths['/a', '/b'].get`, into one target for each name. Empty
/// if it names only one.
pub(in crate::overlay) fn parts(target: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for union in unions(target) {
        let (Some(before), Some(after)) = (target.get(..=union.open), target.get(union.close..))
        else {
            continue;
        };
        let starts = std::iter::once(&union.open).chain(&union.commas);
        let ends = union.commas.iter().chain([&union.close]);
        let selectors = starts
            .zip(ends)
            .filter_map(|(start, end)| target.get(start + 1..*end));
        parts.extend(selectors.map(|selector| format!("{before}{}{after}", selector.trim())));
    }
    parts
}

/// The offsets of brackets that contain several selectors.
struct Union {
    open: usize,
    commas: Vec<usize>,
    close: usize,
}

fn unions(target: &str) -> Vec<Union> {
    let mut found = Vec::new();
    let mut open: Vec<(usize, Vec<usize>)> = Vec::new();
    for (index, character) in Unquoted::new(target) {
        match character {
            '[' => open.push((index, Vec::new())),
            ',' => {
                if let Some((_, commas)) = open.last_mut() {
                    commas.push(index);
                }
            }
            ']' => {
                let Some((start, commas)) = open.pop() else {
                    continue;
                };
                // Commas in a filter separate function arguments.
                let inside = target.get(start + 1..index).unwrap_or_default();
                if open.is_empty() && !commas.is_empty() && !inside.trim_start().starts_with('?') {
                    found.push(Union {
                        open: start,
                        commas,
                        close: index,
                    });
                }
            }
            _ => {}
        }
    }
    found
}
