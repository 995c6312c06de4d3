//! A plan in a comment on a pull request.

use super::{details, differences, impact, sign, sum, tables, word};
use crate::{
    diff::Remark,
    plan::{Data, Hazard, Need, Phase, Plan, Reversal, Step},
    words::{markdown_code as code, markdown_text as plain},
};

/// A table of the steps, and what is lost below it.
pub fn markdown(plan: &Plan) -> String {
    let organization = code(&plan.organization);
    let mut text = format!("### Plan for {organization}: {}\n", plain(&sum(plan).replace('`', "")));
    if !plan.steps.is_empty() {
        let of = match (plan.tables.is_some(), plan.rollups.is_empty()) {
            (true, true) => "bucket or table",
            (true, false) => "bucket, table or rollup",
            (false, true) => "bucket",
            (false, false) => "bucket or rollup",
        };
        text += &format!("\n| | {of} | step | hazard | way back |\n|---|---|---|---|---|\n");
        text.extend(plan.steps.iter().map(row));
    }
    for step in plan.destructive() {
        if let Hazard::Destructive { loss } = &step.hazard {
            let bounds = if loss.exact { "" } else { " (by computed bounds)" };
            text += &format!("\n{} loses data: {}{bounds}.\n", code(&loss.bucket), plain(&loss.summary));
        }
    }
    text += &plan.data.as_ref().map(data).unwrap_or_default();
    text += &names("Not managed here, left as they are", &plan.undeclared);
    for line in plan.tables.iter().flat_map(tables::remarks) {
        text += &format!("\n{}.\n", plain(&line));
    }
    text += &names("Not visible to the token, so no part of the plan", &plan.hidden);
    text
}

fn names(what: &str, names: &[String]) -> String {
    let codes: Vec<_> = names.iter().map(|name| code(name)).collect();
    if codes.is_empty() { String::new() } else { format!("\n{what}: {}.\n", codes.join(", ")) }
}

/// What differs in the points, and what is told of them.
fn data(data: &Data) -> String {
    let mut text = String::new();
    if !data.needs.is_empty() {
        text += "\n| points | change |\n|---|---|\n";
        text.extend(data.needs.iter().map(need));
    }
    text.extend(data.impact.iter().map(impact::markdown));
    for change in &data.waiting {
        let (subject, becomes) = (differences::subject(change), differences::becomes(change));
        text += &format!("\nWaits for `complete`: {}, {}.\n", code(&subject), plain(&becomes));
    }
    if !data.remarks.is_empty() {
        text += "\n| bucket | points | not as declared, left as it is |\n|---|---|---|\n";
        text.extend(data.remarks.iter().map(remark));
    }
    text + &differences::unobserved(&data.unobserved)
        .map(|line| format!("\n{}.\n", plain(&line)))
        .unwrap_or_default()
}

fn need(need: &Need) -> String {
    let details: String =
        differences::details(need).iter().map(|line| format!("<br>{}", plain(line))).collect();
    let (subject, becomes) = (differences::subject(&need.change), differences::becomes(&need.change));
    format!("| {} | {}{details} |\n", code(&subject), plain(&becomes))
}

fn remark(remark: &Remark) -> String {
    let (bucket, subject) = (&remark.place().bucket, differences::remarked(remark));
    format!("| {} | {} | {} |\n", code(bucket), code(&subject), plain(&differences::remark(remark)))
}

fn row(step: &Step) -> String {
    let operation = &step.operation;
    let later = if step.phase == Phase::Complete { "with `complete`: " } else { "" };
    let details: String = details(step).iter().map(|line| format!("<br>{}", plain(line))).collect();
    format!(
        "| `{}` | {} | {later}{}{details} | {} | {} |\n",
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
