//! The layout of a script, as the formatter that comes with Flux leaves it.
//!
//! Its rules, as far as compiled queries need them: lines of at most 100 characters, four blanks a
//! level, a pipeline of two or more steps on a line each, a call that does not fit with an argument
//! a line, and conditions filled into as few lines as possible.

/// The longest line.
const WIDTH: usize = 100;

/// A table expression and what it is piped through.
#[derive(Debug, Clone)]
pub(super) struct Pipeline {
    pub source: String,
    pub steps: Vec<Step>,
}

/// Some text of a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The optional parameter without which it is left out.
    pub only_with: Option<String>,
    pub text: String,
}

/// One `|>`.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// A step that is left out without an optional parameter.
    Given { parameter: String, step: Box<Step> },
    /// A call, written on one line.
    Call(String),
    /// A call, with an argument a line if it does not fit.
    With(With),
    /// A `map` that sets one column of each row to an expression.
    Map { key: String, value: String },
    /// A `filter` for rows of which any of the conditions holds.
    AnyOf(Vec<String>),
}

/// A call and its arguments, each in two parts between which a line may end: `key:` or
/// `fn: (r) =>`, and what comes after it.
#[derive(Debug, Clone)]
pub(super) struct With {
    function: &'static str,
    arguments: Vec<(&'static str, Body)>,
}

/// The value of an argument.
#[derive(Debug, Clone)]
pub(super) enum Body {
    Text(String),
    /// A list, with an item a line if there are more than [`ITEMS`], or no place for them.
    List(Vec<String>),
}

/// The most items that a list has on one line.
const ITEMS: usize = 4;

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Body {
    /// The text on one line; nothing if it takes several.
    fn line(&self) -> Option<String> {
        match self {
            Self::Text(text) => (!text.contains('\n')).then(|| text.clone()),
            Self::List(items) => (items.len() <= ITEMS).then(|| format!("[{}]", items.join(", "))),
        }
    }
}

impl Part {
    pub fn always(text: impl Into<String>) -> Self {
        Self { only_with: None, text: text.into() }
    }
}

impl Pipeline {
    /// The pipeline as a statement of its own, with everything that is optional.
    pub(super) fn statement(&self) -> String {
        self.parts().into_iter().map(|part| part.text).collect()
    }

    /// The pipeline as the value of a variable, with everything that is optional.
    pub(super) fn assignment(&self, variable: &str) -> String {
        self.assignment_parts(variable).into_iter().map(|part| part.text).collect()
    }

    /// The text of a statement of its own.
    pub(super) fn parts(&self) -> Vec<Part> {
        self.at(0)
    }

    /// The text of a statement that gives a variable its value.
    pub(super) fn assignment_parts(&self, variable: &str) -> Vec<Part> {
        // What has few steps stays on the line.
        let (space, level) = if self.steps.len() < 2 { (" ", 0) } else { ("\n    ", 1) };
        [Part::always(format!("{variable} ={space}"))].into_iter().chain(self.at(level)).collect()
    }

    fn at(&self, level: usize) -> Vec<Part> {
        let indent = "    ".repeat(level + 1);
        if let [step] = self.steps.as_slice()
            && let line = format!("{} |> {}", self.source, step.at(&indent))
            && step.parameter().is_none()
            && !line.contains('\n')
            && fits(&line)
        {
            return vec![Part::always(line)];
        }
        let source = self.source.replace('\n', &format!("\n{}", "    ".repeat(level)));
        let steps = self.steps.iter().map(|step| Part {
            only_with: step.parameter().map(str::to_owned),
            text: format!("\n{indent}|> {}", step.at(&indent)),
        });
        [Part::always(source)].into_iter().chain(steps).collect()
    }
}

impl Step {
    /// A step that needs an optional parameter.
    pub fn given(parameter: String, step: Self) -> Self {
        Self::Given { parameter, step: Box::new(step) }
    }

    fn parameter(&self) -> Option<&str> {
        match self {
            Self::Given { parameter, .. } => Some(parameter),
            _ => None,
        }
    }

    fn at(&self, indent: &str) -> String {
        match self {
            Self::Given { step, .. } => step.at(indent),
            Self::Call(call) => call.clone(),
            Self::With(with) => with.at(indent),
            Self::Map { key, value } => map(key, value, indent),
            Self::AnyOf(conditions) => any_of(conditions, indent),
        }
    }
}

impl With {
    pub fn new<const N: usize>(function: &'static str, arguments: [(&'static str, String); N]) -> Self {
        Self::of(function, arguments.into_iter().map(|(head, body)| (head, body.into())).collect())
    }

    pub fn of(function: &'static str, arguments: Vec<(&'static str, Body)>) -> Self {
        Self { function, arguments }
    }

    fn at(&self, indent: &str) -> String {
        let arguments = self.arguments.iter().map(|(head, body)| Some(format!("{head} {}", body.line()?)));
        if let Some(arguments) = arguments.collect::<Option<Vec<_>>>() {
            let line = format!("{}({})", self.function, arguments.join(", "));
            if fits(&format!("{indent}|> {line}")) {
                return line;
            }
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
fn argument(head: &str, body: &Body, indent: &str) -> String {
    let line = body.line().map(|body| format!("{indent}{head} {body},\n"));
    if let Some(line) = line.filter(|line| fits(line.trim_end())) {
        return line;
    }
    match body {
        Body::Text(body) => format!("{indent}{head}\n{indent}    {body},\n"),
        Body::List(items) => {
            let items: String = items.iter().map(|item| format!("{indent}    {item},\n")).collect();
            format!("{indent}{head} [\n{items}{indent}],\n")
        }
    }
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

/// Conditions in lines, each as full as possible; the last is followed by a comma. An operator that
/// has no place on its line gets one of its own, and what follows it another.
fn fill(conditions: &[String], indent: &str) -> String {
    let text = conditions.join(" or ");
    let words = words(&text);
    let mut lines = Vec::new();
    let mut line = indent.to_owned();
    for (index, word) in words.iter().enumerate() {
        let comma = usize::from(index + 1 == words.len());
        match word {
            Word::Operand(operand) if index == 0 => line.push_str(operand),
            // It was placed with its operator.
            Word::Operand(_) => {}
            Word::Operator(operator) => {
                let operand = words.get(index + 1).map_or("", |word| word.text());
                let comma = comma.max(usize::from(index + 2 == words.len()));
                if fits_with(&format!("{line} {operator} {operand}"), comma) {
                    line.push_str(&format!(" {operator} {operand}"));
                } else {
                    lines.push(std::mem::replace(&mut line, format!("{indent}    {operand}")));
                    lines.push(format!("{indent}    {operator}"));
                }
            }
        }
    }
    lines.push(format!("{line},"));
    lines.join("\n")
}

/// A part of an expression between which lines may end.
enum Word<'t> {
    Operand(&'t str),
    Operator(&'t str),
}

impl<'t> Word<'t> {
    fn text(&self) -> &'t str {
        match self {
            Self::Operand(text) | Self::Operator(text) => text,
        }
    }
}

const OPERATORS: [&str; 10] = ["==", "!=", "<", "<=", ">", ">=", "=~", "!~", "or", "and"];

/// The operands and operators of an expression, in turn. What stands in a literal is none.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let (mut start, mut from) = (0, 0);
    let (mut quoted, mut escaped) = (false, false);
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ' ' if !quoted => {
                let word = text.get(from..at).unwrap_or_default();
                if OPERATORS.contains(&word) {
                    words.push(Word::Operand(text.get(start..from).unwrap_or_default().trim_end()));
                    words.push(Word::Operator(word));
                    start = at + 1;
                }
                from = at + 1;
            }
            _ => {}
        }
    }
    words.push(Word::Operand(text.get(start..).unwrap_or_default()));
    words
}

/// `union` of the tables of variables.
pub(super) fn union(variables: &[String]) -> String {
    With::of("union", vec![("tables:", Body::List(variables.to_vec()))]).at("")
}

fn fits(line: &str) -> bool {
    fits_with(line, 0)
}

fn fits_with(line: &str, more: usize) -> bool {
    line.chars().count() + more <= WIDTH
}
