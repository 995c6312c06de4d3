//! Lines of Rust whose breaks depend on the length of names: as rustfmt with its own defaults
//! leaves them, so that nothing has to format the output.

/// rustfmt's `max_width`.
const WIDTH: usize = 100;

/// rustfmt's `fn_call_width`.
const ARGUMENTS: usize = 60;

/// rustfmt's `attr_fn_like_width`.
const ATTRIBUTE: usize = 70;

/// rustfmt's `chain_width`.
const CHAIN: usize = 60;

/// `head: kind,` as a member of a struct.
pub(super) fn member(name: &str, kind: &str) -> String {
    let line = format!("    pub {name}: {kind},");
    if fits(&line) { line } else { format!("    pub {name}:\n        {kind},") }
}

/// The attribute of a member whose key in JSON is another than its name.
pub(super) fn rename(literal: &str) -> String {
    let argument = format!("rename = {literal}");
    if argument.chars().count() <= ATTRIBUTE {
        return format!("    #[serde({argument})]");
    }
    format!("    #[serde(\n        {argument}\n    )]")
}

/// Another name of a type.
pub(super) fn alias(name: &str, kind: &str) -> String {
    let line = format!("pub type {name} = {kind};");
    if fits(&line) { line } else { format!("pub type {name} =\n    {kind};") }
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

/// The head of a function that checks a value.
pub(super) fn check(name: &str, kind: &str) -> String {
    let line = format!("fn {name}(value: &{kind}) -> Result<(), check::Fault>");
    if fits(&format!("{line} {{")) {
        return line;
    }
    format!("fn {name}(\n    value: &{kind},\n) -> Result<(), check::Fault>")
}

/// A call as a statement of its own, followed by `?`.
pub(super) fn call(indent: &str, function: &str, arguments: &[&str]) -> String {
    let list = arguments.join(", ");
    let line = format!("{indent}{function}({list})?;");
    if list.chars().count() <= ARGUMENTS && fits(&line) {
        return line;
    }
    let inner = format!("{indent}    ");
    let lines: String =
        arguments.iter().map(|argument| format!("{inner}{},\n", chain(&inner, argument))).collect();
    format!("{indent}{function}(\n{lines}{indent})?;")
}

/// An argument; one that borrows a member whose name is long is a chain of lines.
fn chain(indent: &str, argument: &str) -> String {
    let borrowed = argument.strip_suffix(".as_ref()").filter(|_| argument.chars().count() > CHAIN);
    match borrowed.and_then(|borrowed| borrowed.split_once('.')) {
        Some((owner, member)) => format!("{owner}\n{indent}    .{member}\n{indent}    .as_ref()"),
        None => argument.to_owned(),
    }
}

fn fits(line: &str) -> bool {
    line.chars().count() <= WIDTH
}
