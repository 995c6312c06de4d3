//! `migration-plan.md`: from the baseline to the definitions, and back.

use serde::Serialize;

use super::{
    changes::{self, Changes},
    losses::{self, LossEntry},
};
use crate::{
    generate::Options,
    model::Schema,
    plan::{Facts, Operation, Reversal, Step},
};

/// What the template gets. Texts are plain.
#[derive(Debug, Serialize)]
pub struct Context<'a> {
    organization: Option<&'a str>,
    steps: Vec<StepRow>,
    losses: Vec<LossEntry<'a>>,
    /// Buckets of the baseline that the definitions do not speak of.
    left_alone: Vec<&'a str>,
    changes: Changes<'a>,
}

/// A step of the plan.
#[derive(Debug, Serialize)]
struct StepRow {
    bucket: String,
    what: String,
    takes_away: bool,
    /// What is done to go back, as far as anything is.
    back: Vec<String>,
    /// What going back does not bring back.
    lost: Option<String>,
    /// Whether going back removes the bucket with what was written to it meanwhile.
    back_takes_away: bool,
}

pub fn context<'a>(baseline: &'a Schema, schema: &'a Schema, options: &'a Options) -> Context<'a> {
    let steps = Step::between(baseline, schema, &Facts::default());
    let declared = schema.bucket_names();
    let buckets = baseline.buckets.iter().map(|(key, bucket)| bucket.server_name(key));
    Context {
        organization: options.organization.as_deref(),
        losses: losses::losses(baseline, schema, &steps),
        steps: steps.into_iter().map(row).collect(),
        left_alone: buckets.filter(|name| !declared.contains(*name)).collect(),
        changes: changes::changes(baseline, schema),
    }
}

fn row(step: Step) -> StepRow {
    let back = step.reversal.operations();
    StepRow {
        bucket: step.operation.bucket().to_owned(),
        what: step.operation.describe(),
        takes_away: step.operation.takes_away(),
        back: back.iter().map(Operation::describe).collect(),
        back_takes_away: back.iter().any(Operation::takes_away),
        lost: match step.reversal {
            Reversal::Full { .. } => None,
            Reversal::SettingsOnly { lost, .. } => Some(lost),
            Reversal::None { reason } => Some(reason),
        },
    }
}
