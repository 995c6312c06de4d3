//! A plan on a terminal.

use super::{counts, details, differences, impact, needs_of, sign, sum, tables, word};
use crate::{
    diff::{DataChange, Remark},
    plan::{Count, Data, Hazard, Loss, Need, Phase, Plan, Reversal, Step},
    words::{minute, on_one_line, printable},
};

/// The steps with their hazards and ways back, what is left alone, and a sum. Names come from
/// servers: control characters in them are shown as U+FFFD.
pub fn text(plan: &Plan) -> String {
    let width = plan.steps.iter().map(|step| step.operation.bucket().chars().count()).max().unwrap_or(0);
    let (now, later) = steps(plan, width);
    let data = plan.data.as_ref().map(data).unwrap_or_default();
    let sum = sum(plan);
    printable(
        format!(
            "{now}{later}{data}{}{}{}\n{sum}\n",
            undeclared(&plan.undeclared),
            of_tables(plan),
            hidden(&plan.hidden)
        )
        .trim_start_matches('\n'),
    )
}

/// What `apply` does, and what `complete` does.
fn steps(plan: &Plan, width: usize) -> (String, String) {
    let (mut now, mut later) = (String::new(), String::new());
    for (at, step) in plan.steps.iter().enumerate() {
        let counted = plan.data.iter().flat_map(|data| &data.counted).find(|count| count.step == at);
        let lines = step_lines(step, &needs_of(plan, at, step), counted, width);
        if step.phase == Phase::Complete { later += &lines } else { now += &lines }
    }
    if later.is_empty() {
        (now, later)
    } else {
        (now, format!("  later, with `fluxform complete`:\n{later}"))
    }
}

fn step_lines(step: &Step, needs: &[&Need], counted: Option<&Count>, width: usize) -> String {
    let operation = &step.operation;
    let described = on_one_line(&operation.describe());
    let head = format!("  {} {:<width$}  {described}", sign(operation), on_one_line(operation.bucket()));
    let mut lines = format!("{head:<88}  {}\n", word(&step.hazard));
    let seen = needs.iter().flat_map(|need| need_lines(need));
    let seen = seen.chain(counted.into_iter().flat_map(counts::lines));
    let details = details(step).into_iter().chain(seen).chain(hazard_lines(&step.hazard));
    for detail in details.chain(way_back(&step.reversal)) {
        lines += &format!("      {}\n", on_one_line(&detail));
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

fn way_back(reversal: &Reversal) -> Option<String> {
    match reversal {
        Reversal::Full { .. } => None,
        Reversal::SettingsOnly { lost, .. } => Some(format!("way back: the old settings, but not {lost}")),
        Reversal::None { reason } => Some(format!("no way back: {reason}")),
    }
}

fn undeclared(names: &[String]) -> String {
    let Some(listed) = differences::listed(names) else { return String::new() };
    match names.len() {
        1 => format!("  · 1 bucket is not managed here and stays as it is: {listed}\n"),
        number => format!("  · {number} buckets are not managed here and stay as they are: {listed}\n"),
    }
}

fn of_tables(plan: &Plan) -> String {
    let remarks = plan.tables.iter().flat_map(tables::remarks);
    remarks.map(|line| format!("  · {}\n", on_one_line(&line))).collect()
}

fn hidden(names: &[String]) -> String {
    let line = differences::listed(names)
        .map(|names| format!("  · not visible to the token, so no part of the plan: {names}\n"));
    line.unwrap_or_default()
}

/// What was seen of the points and has no step.
fn data(data: &Data) -> String {
    let waiting: String = data.waiting.iter().map(waiting).collect();
    let remarks = data.remarks.chunk_by(|a, b| a.place().bucket == b.place().bucket);
    let remarks: String = remarks.map(remark_lines).collect();
    let unobserved = differences::unobserved(&data.unobserved);
    let impact: String = data.impact.iter().map(impact::text).collect();
    impact + &waiting + &remarks + &unobserved.map(|line| format!("  · {line}\n")).unwrap_or_default()
}

fn need_lines(need: &Need) -> Vec<String> {
    let subject = differences::subject(&need.change);
    let head = format!("{subject}: {}", differences::becomes(&need.change));
    std::iter::once(head).chain(differences::details(need)).collect()
}

fn waiting(change: &DataChange) -> String {
    let (subject, becomes) = (differences::subject(change), differences::becomes(change));
    format!("  · waits for `fluxform complete`: {}\n", on_one_line(&format!("{subject}, {becomes}")))
}

/// The most remarks on one bucket that are told.
const REMARKS: usize = 40;

fn remark_lines(remarks: &[Remark]) -> String {
    let bucket = on_one_line(remarks.first().map_or("", |remark| &remark.place().bucket));
    let shown: Vec<_> = remarks.iter().take(REMARKS).collect();
    let name = |remark: &Remark| on_one_line(&differences::remarked(remark));
    let width = shown.iter().map(|remark| name(remark).chars().count()).max().unwrap_or(0);
    let lines = shown
        .iter()
        .map(|remark| format!("      {:<width$}  {}\n", name(remark), differences::remark(remark)));
    let more = match remarks.len().saturating_sub(REMARKS) {
        0 => String::new(),
        more => format!("      and {more} more (JSON lists all)\n"),
    };
    format!(
        "  · the points of {bucket} are not as declared, and stay as they are\n{}{more}",
        lines.collect::<String>()
    )
}
