//! A plan on a terminal.

use super::{counts, printable, sign, word};
use crate::plan::{Hazard, Loss, Plan, Reversal, Step};

/// The steps with their hazards and ways back, what is left alone, and a sum. Names come from
/// servers: control characters in them are shown as U+FFFD.
pub fn text(plan: &Plan) -> String {
    let width = plan.steps.iter().map(|step| step.operation.bucket().chars().count()).max().unwrap_or(0);
    let steps: String = plan.steps.iter().map(|step| step_lines(step, width)).collect();
    let sum = if plan.steps.is_empty() { "no changes".to_owned() } else { counts(&plan.steps) };
    printable(format!("{steps}{}\n{sum}\n", undeclared(&plan.undeclared)).trim_start_matches('\n'))
}

fn step_lines(step: &Step, width: usize) -> String {
    let operation = &step.operation;
    let head = format!("  {} {:<width$}  {}", sign(operation), operation.bucket(), operation.describe());
    let mut lines = format!("{head:<88}  {}\n", word(&step.hazard));
    let details = hazard_lines(&step.hazard).into_iter().chain(way_back(&step.reversal));
    for detail in details {
        lines += &format!("      {detail}\n");
    }
    lines
}

fn hazard_lines(hazard: &Hazard) -> Vec<String> {
    match hazard {
        Hazard::Safe => Vec::new(),
        Hazard::Breaking { why } => vec![why.clone()],
        Hazard::Destructive { loss } => loss_lines(loss),
    }
}

/// The most shard groups that are listed one by one.
const LISTED: usize = 3;

fn loss_lines(loss: &Loss) -> Vec<String> {
    let mut lines = vec![format!("lost: {}", loss.summary)];
    let later = loss.shard_groups.get(loss.due..).unwrap_or_default();
    let listed = later.iter().take(LISTED).map(|group| {
        let (start, end) = (minute(group.range.start), minute(group.range.end));
        format!("later: {start} … {end}, from {} on", minute(group.gone_from))
    });
    lines.extend(listed);
    if let (Some(last), true) = (later.last(), later.len() > LISTED) {
        let more = later.len() - LISTED;
        lines.push(format!("later: {more} more, the last from {} on", minute(last.gone_from)));
    }
    if !loss.exact {
        lines.push(
            "bounds computed from the shard group duration: only an operator token reads the real ones"
                .into(),
        );
    }
    lines
}

fn minute(time: jiff::Timestamp) -> String {
    time.strftime("%Y-%m-%d %H:%M").to_string()
}

fn way_back(reversal: &Reversal) -> Option<String> {
    match reversal {
        Reversal::Full { .. } => None,
        Reversal::SettingsOnly { lost, .. } => Some(format!("way back: the old settings, but not {lost}")),
        Reversal::None { reason } => Some(format!("no way back: {reason}")),
    }
}

/// The most unmanaged buckets that are named.
const NAMED: usize = 12;

fn undeclared(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| name.replace('\n', "\u{fffd}")).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => format!("  · 1 bucket is not managed here and stays as it is: {only}\n"),
        several => {
            let shown = several.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
            let more = several.len().saturating_sub(NAMED);
            let more = if more == 0 { String::new() } else { format!(" and {more} more (JSON lists all)") };
            let number = several.len();
            format!("  · {number} buckets are not managed here and stay as they are: {shown}{more}\n")
        }
    }
}
