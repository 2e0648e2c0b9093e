//! Applies the simple actions of overlays to documents.

use serde_json::Value;

/// Merges the actions whose targets are chains of names, so that fragments contain much of the overlays.
pub(super) fn corrected(document: &Value, actions: &[(Option<String>, Value)]) -> Value {
    let mut document = document.clone();
    for (_, action) in actions {
        let target = action.get("target").and_then(Value::as_str);
        let place = target
            .and_then(place)
            .filter(|_| action.get("x-to").is_none());
        let node = place.and_then(|place| document.pointer_mut(&place));
        if let (Some(node), Some(update)) = (node, action.get("update")) {
            merge(node, update);
        }
    }
    document
}

/// Converts a target such as `$.paths['/a'].get` to a JSON pointer.
fn place(target: &str) -> Option<String> {
    let mut pointer = String::new();
    let mut rest = target.strip_prefix('$')?;
    while !rest.is_empty() {
        let (name, after) = match rest.strip_prefix("['") {
            Some(quoted) => quoted.split_once("']")?,
            None => {
                let plain = rest.strip_prefix('.')?;
                plain.split_at(plain.find(['.', '[']).unwrap_or(plain.len()))
            }
        };
        if name.is_empty() {
            return None;
        }
        pointer.push('/');
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
        rest = after;
    }
    Some(pointer)
}

fn merge(node: &mut Value, update: &Value) {
    match (node, update) {
        (Value::Object(members), Value::Object(new)) => {
            for (key, value) in new {
                merge(members.entry(key.as_str()).or_insert(Value::Null), value);
            }
        }
        (Value::Array(elements), Value::Array(new)) => elements.extend(new.iter().cloned()),
        (node, new) => *node = new.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_of_names_become_pointers() {
        assert_eq!(
            place("$.paths['/a/{b}'].get").unwrap(),
            "/paths/~1a~1{b}/get"
        );
        assert_eq!(place("$.paths..parameters"), None);
        assert_eq!(place("$.tags[?@.name == 'a']"), None);
    }
}
