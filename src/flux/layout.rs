//! The layout of a script, as the formatter that comes with Flux leaves it.
//!
//! Its rules, as far as compiled queries need them: lines of at most 100 characters, four blanks a
//! level, a pipeline of two or more steps on a line each, a call that does not fit with an argument
//! a line, and conditions filled into as few lines as possible. A condition stays
//! whole, where the formatter would rather break a long one at its `==`.

/// The longest line.
const WIDTH: usize = 100;

/// A table expression and what it is piped through.
#[derive(Debug, Clone)]
pub(super) struct Pipeline {
    pub source: String,
    pub steps: Vec<Step>,
}

/// One `|>`.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// A call, written on one line.
    Call(String),
    /// A `filter` for rows of which any of the conditions holds.
    AnyOf(Vec<String>),
}

impl Pipeline {
    /// The pipeline as a statement of its own.
    pub(super) fn statement(&self) -> String {
        self.at(0)
    }

    /// The pipeline as the value of a variable.
    pub(super) fn assignment(&self, variable: &str) -> String {
        format!("{variable} =\n    {}", self.at(1))
    }

    fn at(&self, level: usize) -> String {
        let indent = "    ".repeat(level + 1);
        let mut text = self.source.clone();
        for step in &self.steps {
            text.push_str(&format!("\n{indent}|> {}", step.at(&indent)));
        }
        text
    }
}

impl Step {
    fn at(&self, indent: &str) -> String {
        match self {
            Self::Call(call) => call.clone(),
            Self::AnyOf(conditions) => any_of(conditions, indent),
        }
    }
}

fn any_of(conditions: &[String], indent: &str) -> String {
    let line = format!("filter(fn: (r) => {})", conditions.join(" or "));
    if fits(&format!("{indent}|> {line}")) {
        return line;
    }
    let argument = format!("{indent}    fn: (r) => {},", conditions.join(" or "));
    if fits(&argument) {
        return format!("filter(\n{argument}\n{indent})");
    }
    let inner = format!("{indent}        ");
    format!("filter(\n{indent}    fn: (r) =>\n{}\n{indent})", fill(conditions, &inner))
}

/// Conditions in lines, each as full as possible; the last is followed by a comma.
fn fill(conditions: &[String], indent: &str) -> String {
    let mut lines = Vec::new();
    let mut line = indent.to_owned();
    for (index, condition) in conditions.iter().enumerate() {
        let comma = usize::from(index + 1 == conditions.len());
        if index == 0 {
            line.push_str(condition);
        } else if fits_with(&format!("{line} or {condition}"), comma) {
            line.push_str(&format!(" or {condition}"));
        } else {
            lines.push(std::mem::replace(&mut line, format!("{indent}    {condition}")));
            lines.push(format!("{indent}    or"));
        }
    }
    lines.push(format!("{line},"));
    lines.join("\n")
}

/// `union` of the tables of variables.
pub(super) fn union(variables: &[String]) -> String {
    let line = format!("union(tables: [{}])", variables.join(", "));
    if fits(&line) {
        return line;
    }
    let items: String = variables.iter().map(|variable| format!("        {variable},\n")).collect();
    format!("union(\n    tables: [\n{items}    ],\n)")
}

fn fits(line: &str) -> bool {
    fits_with(line, 0)
}

fn fits_with(line: &str, more: usize) -> bool {
    line.chars().count() + more <= WIDTH
}
