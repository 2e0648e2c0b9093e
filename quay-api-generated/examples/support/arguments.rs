//! Arguments that are checked before anything is sent.

use std::{fmt, str::FromStr, time::Duration};

use quay_api_generated::jiff::{SignedDuration, civil::Date};

/// A repository, `namespace/name`.
#[derive(Clone, Debug)]
pub struct Repository {
    full: String,
    slash: usize,
}

impl Repository {
    pub fn as_str(&self) -> &str {
        &self.full
    }

    pub fn namespace(&self) -> &str {
        self.full.get(..self.slash).unwrap_or_default()
    }

    pub fn name(&self) -> &str {
        self.full.get(self.slash + 1..).unwrap_or_default()
    }
}

impl FromStr for Repository {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let slash = text.find('/').ok_or("not of the form NAMESPACE/NAME")?;
        let full = name_with_slashes(text)?;
        Ok(Self { full, slash })
    }
}

impl fmt::Display for Repository {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.full)
    }
}

/// A robot account, `namespace+name`.
pub fn robot(text: &str) -> Result<String, String> {
    let (namespace, short) = text
        .split_once('+')
        .ok_or("not of the form NAMESPACE+NAME")?;
    name(namespace)?;
    name(short)?;
    Ok(text.to_owned())
}

/// A name that is one segment of a path.
pub fn name(text: &str) -> Result<String, String> {
    match text {
        "" => Err("a name is empty".to_owned()),
        "." | ".." => Err(format!("`{text}` is not a name")),
        _ if text.contains('/') => Err("a name has no slash".to_owned()),
        _ if text.contains(|c: char| c.is_whitespace() || c.is_control()) => {
            Err("a name contains no spaces".to_owned())
        }
        _ => Ok(text.to_owned()),
    }
}

/// A name that may have slashes, none of them at an end.
pub fn name_with_slashes(text: &str) -> Result<String, String> {
    for segment in text.split('/') {
        name(segment)?;
    }
    Ok(text.to_owned())
}

/// The name of a tag, as registries take it.
pub fn tag(text: &str) -> Result<String, String> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let valid = text.starts_with(word)
        && text.len() <= 128
        && text.chars().all(|c| word(c) || c == '.' || c == '-');
    match valid {
        true => Ok(text.to_owned()),
        false => Err("a tag is 1 to 128 letters, digits, `_`, `.` and `-`".to_owned()),
    }
}

/// An `http` or `https` URL.
pub fn url(text: &str) -> Result<String, String> {
    let uri: http::Uri = text.parse().map_err(|error| format!("{error}"))?;
    match (uri.scheme_str(), uri.host()) {
        (Some("http" | "https"), Some(_)) => Ok(text.to_owned()),
        _ => Err("not an http or https URL".to_owned()),
    }
}

/// A day, `2024-03-31`. A time of day would be ignored, so it is refused.
pub fn day(text: &str) -> Result<Date, String> {
    match text.parse() {
        Ok(day) if text.len() == "2024-03-31".len() => Ok(day),
        _ => Err("not a day such as 2024-03-31".to_owned()),
    }
}

/// A duration such as `90s`, `30m` or `2h`.
pub fn duration(text: &str) -> Result<Duration, String> {
    let parsed = text.parse().ok();
    let duration = parsed.and_then(|signed: SignedDuration| Duration::try_from(signed).ok());
    match duration {
        Some(duration) if !duration.is_zero() => Ok(duration),
        _ => Err("not a duration such as 90s, 30m or 2h".to_owned()),
    }
}

/// A duration as text, such as `30m`.
pub fn show_duration(duration: Duration) -> String {
    match SignedDuration::try_from(duration) {
        Ok(signed) => format!("{signed:#}"),
        Err(_) => format!("{duration:?}"),
    }
}

/// A size in bytes, such as `10737418240` or `10GiB`.
pub fn bytes(text: &str) -> Result<u64, String> {
    let end = text.find(|c: char| !c.is_ascii_digit());
    let (digits, unit) = text.split_at(end.unwrap_or(text.len()));
    let shift = match unit {
        "" => 0,
        "KiB" => 10,
        "MiB" => 20,
        "GiB" => 30,
        "TiB" => 40,
        _ => return Err("not a size such as 10737418240 or 10GiB".to_owned()),
    };
    let size = digits.parse().ok();
    // Quay stores sizes in signed columns.
    let size = size
        .and_then(|size: u64| size.checked_mul(1 << shift))
        .filter(|size| i64::try_from(*size).is_ok());
    match size {
        Some(0) => Err("the size must be above zero".to_owned()),
        Some(size) => Ok(size),
        None => Err("not a size such as 10737418240 or 10GiB".to_owned()),
    }
}
