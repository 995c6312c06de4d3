//! The layout of a script, as the formatter that comes with Flux leaves it.
//!
//! Its rules, as far as compiled queries need them: lines of at most 100 characters, four blanks a
//! level, a pipeline of two or more steps on a line each, a call that does not fit with an argument
//! a line, and conditions filled into as few lines as possible. A condition stays
//! whole, where the formatter would rather break a long one at its `==`.

/// The longest line.
const WIDTH: usize = 100;

/// The most items of a list that stand on one line.
const ON_ONE_LINE: usize = 4;

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
    /// A call, with an argument a line if it does not fit.
    With(With),
    /// A `map` that sets one column of each row to an expression.
    Map { key: String, value: String },
    /// A call with a list of columns, a column a line if they do not fit.
    Columns { function: &'static str, columns: Vec<String> },
    /// A `filter` for rows of which any of the conditions holds.
    AnyOf(Vec<String>),
}

/// A call and its arguments, each in two parts between which a line may end: `key:` or
/// `fn: (r) =>`, and what comes after it.
#[derive(Debug, Clone)]
pub(super) struct With {
    function: &'static str,
    arguments: Vec<(&'static str, String)>,
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
            Self::With(with) => with.at(indent),
            Self::Map { key, value } => map(key, value, indent),
            Self::Columns { function, columns } => listed(function, columns, indent),
            Self::AnyOf(conditions) => any_of(conditions, indent),
        }
    }
}

impl With {
    pub fn new<const N: usize>(function: &'static str, arguments: [(&'static str, String); N]) -> Self {
        Self { function, arguments: arguments.into() }
    }

    fn at(&self, indent: &str) -> String {
        let arguments = self.arguments.iter().map(|(head, body)| format!("{head} {body}"));
        let line = format!("{}({})", self.function, arguments.collect::<Vec<_>>().join(", "));
        if !line.contains('\n') && fits(&format!("{indent}|> {line}")) {
            return line;
        }
        let broken = self.arguments.iter().map(|(head, body)| argument(head, body, &format!("{indent}    ")));
        format!("{}(\n{}{indent})", self.function, broken.collect::<String>())
    }
}

/// The record on the line of the call, on one of its own, or on three.
fn map(key: &str, value: &str, indent: &str) -> String {
    let record = |inner: &str| {
        let line = format!("({{r with {key}: {value}}})");
        if fits(&format!("{inner}{line},")) {
            return line;
        }
        format!("({{r with {key}:\n{inner}        {value},\n{inner}}})")
    };
    let body = record(&format!("{indent}        "));
    With::new("map", [("fn: (r) =>", body)]).at(indent)
}

/// An argument on a line of its own, or on two.
fn argument(head: &str, body: &str, indent: &str) -> String {
    let line = format!("{indent}{head} {body},");
    if !body.contains('\n') && fits(&line) {
        format!("{line}\n")
    } else {
        format!("{indent}{head}\n{indent}    {body},\n")
    }
}

fn listed(function: &str, columns: &[String], indent: &str) -> String {
    let line = format!("{function}(columns: [{}])", columns.join(", "));
    if columns.len() <= ON_ONE_LINE && fits(&format!("{indent}|> {line}")) {
        return line;
    }
    let inner = format!("{indent}    columns: [");
    let items: String = columns.iter().map(|column| format!("{indent}        {column},\n")).collect();
    format!("{function}(\n{inner}\n{items}{indent}    ],\n{indent})")
}

/// The options of a task.
pub(super) fn task(options: &[(&str, String)]) -> String {
    let parts: Vec<String> = options.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let line = format!("option task = {{{}}}", parts.join(", "));
    if fits(&line) {
        return line;
    }
    let parts: String = parts.iter().map(|part| format!("    {part},\n")).collect();
    format!("option task = {{\n{parts}}}")
}

/// A variable with one of many values, which the expression `index` counts from 0 on.
pub(super) fn indexed(variable: &str, values: &[String], index: &str) -> String {
    let items: String = values.iter().map(|value| format!("        {value},\n")).collect();
    format!("{variable} =\n    [\n{items}    ][{index}]")
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
