//! A plan as people read it: on a terminal, and in a comment on a pull request.

mod counts;
mod differences;
mod impact;
mod markdown;
mod rollup_tasks;
mod tables;
mod text;

pub use counts::counts;
pub use differences::subject;
pub use markdown::markdown;
pub use text::text;

use super::{Because, Hazard, Need, Operation, Phase, Plan, Step};
use crate::words::count;

/// `+` for what is new, `-` for what goes, `~` for what changes, `>` for points that are kept elsewhere.
fn sign(operation: &Operation) -> char {
    match operation {
        Operation::CreateBucket(_) | Operation::PutTask(_) => '+',
        Operation::DeleteBucket(_) | Operation::RemovePoints(_) | Operation::RemoveTask(_) => '-',
        Operation::ArchivePoints(_) | Operation::CopyPoints(_) | Operation::RestorePoints(_) => '>',
        Operation::RenameBucket(_)
        | Operation::RevertPoints(_)
        | Operation::RewritePoints(_)
        | Operation::SetDescription(_)
        | Operation::SetKeeping(_) => '~',
        Operation::SetRollupTask(own) => match (&own.from, &own.to) {
            (None, _) => '+',
            (_, None) => '-',
            _ => '~',
        },
        Operation::Table(own) => tables::sign(own),
    }
}

fn word(hazard: &Hazard) -> &'static str {
    match hazard {
        Hazard::Safe => "safe",
        Hazard::Breaking { .. } => "breaking",
        Hazard::Destructive { .. } => "DESTRUCTIVE",
    }
}

/// `2 to create, 1 to change, 0 to remove`, and what comes with `complete`.
fn sum(plan: &Plan) -> String {
    let of = |phase: Phase| plan.steps.iter().filter(move |step| step.phase == phase);
    let number = |wanted: char| of(Phase::Apply).filter(|step| sign(&step.operation) == wanted).count();
    let copies = of(Phase::Apply).filter(|step| matches!(step.operation, Operation::CopyPoints(_))).count();
    let copies = if copies == 0 { String::new() } else { format!(", {copies} to copy") };
    let later = match of(Phase::Complete).count() {
        0 => String::new(),
        more => format!("; later {} with `fluxform complete`", count(more, "step")),
    };
    if plan.steps.is_empty() {
        return "no changes".to_owned();
    }
    format!("{} to create, {} to change, {} to remove{copies}{later}", number('+'), number('~'), number('-'))
}

/// The lines under a step that say more exactly what it does.
fn details(step: &Step) -> Vec<String> {
    tables::details(step).into_iter().chain(rollup_tasks::details(step)).collect()
}

/// What was seen of the points that a step changes, told with the first of the steps for them.
fn needs_of<'p>(plan: &'p Plan, at: usize, step: &Step) -> Vec<&'p Need> {
    let told = |change| plan.steps[..at].iter().any(|before| before.because.points().contains(change));
    let Because::Points(changes) = &step.because else { return Vec::new() };
    let untold: Vec<_> = changes.iter().filter(|change| !told(*change)).collect();
    plan.needs().iter().filter(|need| untold.iter().any(|change| need.change.bare() == **change)).collect()
}
