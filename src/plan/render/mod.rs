//! A plan as people read it: on a terminal, and in a comment on a pull request.

mod markdown;
mod printable;
mod text;

pub use markdown::markdown;
pub use printable::printable;
pub use text::text;

use super::{Hazard, Operation, Step};

/// `+` for what is new, `-` for what goes, `~` for what changes.
fn sign(operation: &Operation) -> char {
    match operation {
        Operation::CreateBucket(_) => '+',
        Operation::DeleteBucket(_) => '-',
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

/// `2 to create, 1 to change`.
fn counts(steps: &[Step]) -> String {
    let number = |wanted: char| steps.iter().filter(|step| sign(&step.operation) == wanted).count();
    format!("{} to create, {} to change, {} to remove", number('+'), number('~'), number('-'))
}
