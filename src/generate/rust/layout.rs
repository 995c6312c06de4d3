//! Lines of Rust whose breaks depend on the length of names: as rustfmt with its own defaults
//! leaves them, so that nothing has to format the output.

/// rustfmt's `max_width`.
const WIDTH: usize = 100;

/// rustfmt's `fn_call_width`.
const ARGUMENTS: usize = 60;

/// `head: kind,` as a member of a struct.
pub(super) fn member(name: &str, kind: &str) -> String {
    let line = format!("    pub {name}: {kind},");
    if fits(&line) { line } else { format!("    pub {name}:\n        {kind},") }
}

/// `name: row.method(keys::NAME)?,` as a member of a value.
pub(super) fn read(name: &str, method: &str) -> String {
    let call = format!(".{method}({})?,", key(name));
    let line = format!("            {name}: row{call}");
    if fits(&line) { line } else { format!("            {name}: row\n                {call}") }
}

/// The path of the constant that holds the key of a member.
pub(super) fn key(name: &str) -> String {
    format!("keys::{}", name.to_ascii_uppercase())
}

/// A constant of a text, or a variable; of a text of many lines, the first decides.
pub(super) fn constant(indent: &str, head: &str, literal: &str) -> String {
    let line = format!("{indent}{head} = {literal};");
    if line.lines().next().is_none_or(fits) {
        line
    } else {
        format!("{indent}{head} =\n{indent}    {literal};")
    }
}

/// The head of a public function that returns a text.
pub(super) fn function(name: &str, parameters: &[String]) -> String {
    let line = format!("pub fn {name}({}) -> String", parameters.join(", "));
    if fits(&format!("{line} {{")) {
        return line;
    }
    let lines: String = parameters.iter().map(|parameter| format!("    {parameter},\n")).collect();
    format!("pub fn {name}(\n{lines}) -> String")
}

/// A call as a statement of its own, followed by `?`.
pub(super) fn call(indent: &str, function: &str, arguments: &[&str]) -> String {
    let list = arguments.join(", ");
    let line = format!("{indent}{function}({list})?;");
    if list.chars().count() <= ARGUMENTS && fits(&line) {
        return line;
    }
    let lines: String = arguments.iter().map(|argument| format!("{indent}    {argument},\n")).collect();
    format!("{indent}{function}(\n{lines}{indent})?;")
}

fn fits(line: &str) -> bool {
    line.chars().count() <= WIDTH
}
