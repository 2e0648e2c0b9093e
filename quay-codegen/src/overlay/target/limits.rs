//! Limits on targets, checked before the JSONPath engine runs: nested filters take exponential time, deep nesting
//! overflows the stack, and a string that ends within an escape makes the engine panic.

use super::unquoted::Unquoted;

const MAX_BYTES: usize = 2_000;
const MAX_DEPTH: usize = 6;
/// The maximum number of `*` and `,` in nested brackets, each of which may multiply the work.
const MAX_CHOICES: usize = 8;

/// Returns the limit that a target exceeds, or the string that it does not close.
pub(super) fn check(target: &str) -> Result<(), String> {
    if target.len() > MAX_BYTES {
        return Err(format!(
            "the target is too long: {} of at most {MAX_BYTES} bytes",
            target.len()
        ));
    }
    let mut depth = 0_usize;
    let mut descents = 0;
    let mut choices = 0;
    let mut characters = Unquoted::new(target);
    for (at, character) in &mut characters {
        match character {
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            '.' if target.get(at..).is_some_and(|rest| rest.starts_with("..")) => {
                descents += 1;
                if depth > 0 {
                    return Err("`..` is not supported within brackets".to_owned());
                }
            }
            '$' if depth > 0 => {
                return Err("`$` is not supported in a filter".to_owned());
            }
            '*' | ',' if depth > 1 => choices += 1,
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(format!(
                "the brackets are nested too deep, at most {MAX_DEPTH} levels are supported"
            ));
        }
    }
    if let Some(mark) = characters.missing_quote() {
        return Err(format!("a string in the target has no closing `{mark}`"));
    }
    if descents > 1 {
        return Err("`..` is supported only once in a target".to_owned());
    }
    if choices > MAX_CHOICES {
        return Err(format!(
            "too many `*` and `,` in the brackets of a filter, at most {MAX_CHOICES} are supported"
        ));
    }
    Ok(())
}
