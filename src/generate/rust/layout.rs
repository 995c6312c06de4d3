//! Lines of Rust whose breaks depend on the length of names: as rustfmt with its own defaults
//! leaves them, so that nothing has to format the output.

use unicode_width::UnicodeWidthStr;

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
    if argument.width() <= ATTRIBUTE {
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

/// rustfmt's `array_width`.
const ARRAY: usize = 60;

/// An item of an array, none of whose values is so short that rustfmt would put several on a line.
pub(super) fn array(head: &str, values: &[String]) -> String {
    let list = values.join(", ");
    if list.width() + 2 <= ARRAY {
        return format!("{head} = [{list}];");
    }
    let lines: String = values.iter().map(|value| format!("    {value},\n")).collect();
    format!("{head} = [\n{lines}];")
}

/// The head of a public function, up to the brace.
pub(super) fn function(indent: &str, name: &str, parameters: &[String], result: &str) -> String {
    let line = format!("{indent}pub fn {name}({}) -> {result}", parameters.join(", "));
    if fits(&format!("{line} {{")) {
        return line;
    }
    let lines: String = parameters.iter().map(|found| parameter(&format!("{indent}    "), found)).collect();
    format!("{indent}pub fn {name}(\n{lines}{indent}) -> {result}")
}

/// A parameter on a line of its own, or on three.
fn parameter(indent: &str, parameter: &str) -> String {
    let line = format!("{indent}{parameter},\n");
    let optional = parameter.split_once("Option<").filter(|_| !fits(line.trim_end()));
    let Some((head, kind)) = optional else { return line };
    let kind = kind.strip_suffix('>').unwrap_or(kind);
    format!("{indent}{head}Option<\n{indent}    {kind},\n{indent}>,\n")
}

/// The head of a block that needs an optional parameter, which it takes by its name.
pub(super) fn if_some(indent: &str, name: &str) -> String {
    let line = format!("{indent}if let Some({name}) = {name} {{");
    if fits(&line) { line } else { format!("{indent}if let Some({name}) =\n{indent}    {name}\n{indent}{{") }
}

/// Calls of one another, as a statement.
pub(super) fn calls(indent: &str, name: &str, calls: &[&str]) -> String {
    let line = format!("{name}{}", calls.concat());
    if calls.len() == 1 || line.width() <= CHAIN {
        return format!("{indent}{line};");
    }
    let lines: String = calls.iter().map(|call| format!("\n{indent}    {call}")).collect();
    format!("{indent}{name}{lines};")
}

/// rustfmt's `struct_lit_width`.
const LITERAL: usize = 18;

/// The value of a struct as the last expression of a function.
pub(super) fn literal(indent: &str, name: &str, values: &[String]) -> String {
    let list = values.join(", ");
    if list.width() <= LITERAL {
        return format!("{indent}{name} {{ {list} }}");
    }
    let lines: String = values.iter().map(|value| format!("{indent}    {value},\n")).collect();
    format!("{indent}{name} {{\n{lines}{indent}}}")
}

/// A call with one argument that has no place to break, as a value of a list within `indent`.
pub(super) fn argument(indent: &str, function: &str, argument: &str) -> String {
    if argument.width() <= ARGUMENTS {
        return format!("{function}({argument})");
    }
    format!("{function}(\n{indent}    {argument},\n{indent})")
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
    if list.width() <= ARGUMENTS && fits(&line) {
        return line;
    }
    let inner = format!("{indent}    ");
    let lines: String =
        arguments.iter().map(|argument| format!("{inner}{},\n", chain(&inner, argument))).collect();
    format!("{indent}{function}(\n{lines}{indent})?;")
}

/// An argument; one that borrows a member whose name is long is a chain of lines.
fn chain(indent: &str, argument: &str) -> String {
    let borrowed = argument.strip_suffix(".as_ref()").filter(|_| argument.width() > CHAIN);
    match borrowed.and_then(|borrowed| borrowed.split_once('.')) {
        Some((owner, member)) => format!("{owner}\n{indent}    .{member}\n{indent}    .as_ref()"),
        None => argument.to_owned(),
    }
}

fn fits(line: &str) -> bool {
    line.width() <= WIDTH
}
