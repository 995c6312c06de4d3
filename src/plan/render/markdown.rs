//! A plan in a comment on a pull request.

use super::{counts, printable, sign, word};
use crate::plan::{Hazard, Plan, Reversal, Step};

/// A table of the steps, and what is lost below it.
pub fn markdown(plan: &Plan) -> String {
    let organization = code(&plan.organization);
    if plan.steps.is_empty() {
        return format!("### Plan for {organization}: no changes\n");
    }
    let mut text = format!("### Plan for {organization}: {}\n\n", counts(&plan.steps));
    text += "| | bucket | step | hazard | way back |\n|---|---|---|---|---|\n";
    text.extend(plan.steps.iter().map(row));
    for step in plan.destructive() {
        if let Hazard::Destructive { loss } = &step.hazard {
            let bounds = if loss.exact { "" } else { " (by computed bounds)" };
            text += &format!("\n{} loses data: {}{bounds}.\n", code(&loss.bucket), plain(&loss.summary));
        }
    }
    if !plan.undeclared.is_empty() {
        let names: Vec<_> = plan.undeclared.iter().map(|name| code(name)).collect();
        text += &format!("\nNot managed here, left as they are: {}.\n", names.join(", "));
    }
    text
}

fn row(step: &Step) -> String {
    let operation = &step.operation;
    format!(
        "| `{}` | {} | {} | {} | {} |\n",
        sign(operation),
        code(operation.bucket()),
        plain(&operation.describe()),
        word(&step.hazard),
        plain(&way_back(&step.reversal))
    )
}

fn way_back(reversal: &Reversal) -> String {
    match reversal {
        Reversal::Full { .. } => "complete".to_owned(),
        Reversal::SettingsOnly { lost, .. } => format!("the settings, but not {lost}"),
        Reversal::None { reason } => format!("none: {reason}"),
    }
}

/// A name as code; backticks and bars in it cannot end the code or the cell.
fn code(name: &str) -> String {
    let name = printable(name).replace('\n', "\u{fffd}");
    if name.contains('`') { plain(&name) } else { format!("`{}`", name.replace('|', "\\|")) }
}

/// Text without markup: every character that Markdown or HTML reads is escaped.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '@' => escaped += "&#64;",
            c if c.is_control() => escaped.push(' '),
            c if c.is_ascii_punctuation() && !".,:;()%-/…'".contains(c) => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}
