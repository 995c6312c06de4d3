//! A plan as people read it: on a terminal, and in a comment on a pull request.

mod differences;
mod markdown;
mod text;

pub use differences::subject;
pub use markdown::markdown;
pub use text::text;

use super::{Hazard, Operation, Plan};

/// `+` for what is new, `-` for what goes, `~` for what changes, `>` for points that are kept elsewhere.
fn sign(operation: &Operation) -> char {
    match operation {
        Operation::CreateBucket(_) => '+',
        Operation::DeleteBucket(_) => '-',
        Operation::ArchivePoints(_) | Operation::RestorePoints(_) => '>',
        Operation::RenameBucket(_) | Operation::SetDescription(_) | Operation::SetKeeping(_) => '~',
    }
}

fn word(hazard: &Hazard) -> &'static str {
    match hazard {
        Hazard::Safe => "safe",
        Hazard::Breaking { .. } => "breaking",
        Hazard::Destructive { .. } => "DESTRUCTIVE",
    }
}

/// `2 to create, 1 to change, 0 to remove`, and how many changes the points need.
fn sum(plan: &Plan) -> String {
    let number = |wanted: char| plan.steps.iter().filter(|step| sign(&step.operation) == wanted).count();
    let steps = format!("{} to create, {} to change, {} to remove", number('+'), number('~'), number('-'));
    match (plan.steps.len(), plan.needs().len()) {
        (0, 0) => "no changes".to_owned(),
        (_, 0) => steps,
        (_, needs) => format!("{steps}; {needs} in the points, which cannot be done"),
    }
}
