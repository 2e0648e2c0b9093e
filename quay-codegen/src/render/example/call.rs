//! Lays out calls, on several lines if they do not fit on one.

/// The longest line that a page shows whole.
pub(super) const WIDTH: usize = 80;

/// A call followed by setters.
pub(super) struct Call {
    function: String,
    pub(super) arguments: Vec<Expression>,
    pub(super) setters: Vec<String>,
}

impl Call {
    pub(super) fn new(function: String) -> Self {
        Self {
            function,
            arguments: Vec::new(),
            setters: Vec::new(),
        }
    }

    pub(super) fn text(&self) -> String {
        format!("{}{}", self.head(), self.setters.concat())
    }

    /// The call without the setters.
    fn head(&self) -> String {
        let arguments: Vec<String> = self.arguments.iter().map(Expression::text).collect();
        format!("{}({})", self.function, arguments.join(", "))
    }

    /// Formats a statement, with one line for each setter or argument if it does not fit on one line.
    pub(super) fn statement(&self, start: &str) -> Vec<String> {
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
pub(super) enum Expression {
    Plain(String),
    Call(Call),
}

impl Expression {
    pub(super) fn text(&self) -> String {
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
pub(super) fn width(line: &str) -> usize {
    line.chars().count()
}
