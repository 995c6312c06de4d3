//! A template that fails: which, in what line, and why, with the line shown.

use std::fmt;

/// A template that does not compile or render, or an override that belongs to none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateError {
    /// The text of a template is wrong, or asks for what the context does not have.
    Failed(Box<Failure>),
    /// An override whose name is not that of any template.
    Unknown { name: String, help: Option<String> },
    /// A target of the project's own whose name cannot be one.
    Name { name: String },
}

/// Where a template fails and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub template: String,
    /// The line, counted from 1; 0 where it is not known.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// How many characters of the line are meant.
    pub width: usize,
    /// The text of the line.
    pub source: String,
    pub cause: String,
}

impl From<minijinja::Error> for TemplateError {
    fn from(error: minijinja::Error) -> Self {
        let error = innermost(&error);
        let cause = match error.detail() {
            Some(detail) => format!("{}: {detail}", error.kind()),
            None => error.kind().to_string(),
        };
        let mut failure = Failure {
            template: error.name().unwrap_or_default().to_owned(),
            line: error.line().unwrap_or(0),
            column: 1,
            width: 1,
            source: String::new(),
            cause,
        };
        failure.show(error.template_source().unwrap_or_default(), error.range());
        Self::Failed(Box::new(failure))
    }
}

impl TemplateError {
    /// What is wrong at a line and column (from 1) of a file whose text is given; without them, with all
    /// of it.
    pub(super) fn at(template: &str, text: &str, place: Option<(usize, usize)>, cause: &str) -> Self {
        let (line, column) = place.unwrap_or_default();
        let source = line.checked_sub(1).and_then(|line| text.lines().nth(line)).unwrap_or_default();
        Self::Failed(Box::new(Failure {
            template: template.to_owned(),
            line,
            column: column.max(1),
            width: 1,
            source: source.to_owned(),
            cause: cause.to_owned(),
        }))
    }

    /// What is wrong with a file as a whole.
    pub(super) fn whole(template: &str, cause: &str) -> Self {
        Self::at(template, "", None, cause)
    }
}

/// An include reports the failure of what it includes as its source.
fn innermost(error: &minijinja::Error) -> &minijinja::Error {
    let source = std::error::Error::source(error).and_then(<dyn std::error::Error>::downcast_ref);
    source.map_or(error, innermost)
}

impl Failure {
    /// Finds the line, and in it the place that the byte range means.
    fn show(&mut self, source: &str, range: Option<std::ops::Range<usize>>) {
        let Some(text) = self.line.checked_sub(1).and_then(|line| source.lines().nth(line)) else { return };
        text.clone_into(&mut self.source);
        let begin: usize = source.split_inclusive('\n').take(self.line - 1).map(str::len).sum();
        let Some(range) = range.filter(|range| range.start >= begin && range.start <= begin + text.len())
        else {
            return;
        };
        let (from, to) = (range.start - begin, range.end.saturating_sub(begin).min(text.len()));
        let (Some(before), Some(meant)) = (text.get(..from), text.get(from..to.max(from))) else { return };
        self.column = before.chars().count() + 1;
        self.width = meant.chars().count().max(1);
    }
}

impl std::error::Error for TemplateError {}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(failure) => failure.fmt(f),
            Self::Unknown { name, help } => {
                write!(f, "there is no template `{name}` to override")?;
                help.as_ref().map_or(Ok(()), |help| write!(f, "; {help}"))
            }
            Self::Name { name } => {
                let rule = "it has small letters, digits and `_`, and a letter first";
                write!(f, "`{name}` cannot be the name of a target: {rule}")
            }
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "template {}: {}", self.template, self.cause)?;
        if self.line == 0 {
            return Ok(());
        }
        let number = self.line.to_string();
        let margin = " ".repeat(number.len());
        let indent = " ".repeat(self.column - 1);
        let carets = "^".repeat(self.width);
        write!(f, "\n{margin} |\n{number} | {}\n{margin} | {indent}{carets}", self.source)
    }
}
