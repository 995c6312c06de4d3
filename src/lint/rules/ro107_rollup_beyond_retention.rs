//! RO107: a rollup computes what is gone, or waits longer than its window.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, durations::seconds, rule::Check},
    model::{Retention, Rollup},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RO107"),
    name: "rollup-beyond-retention",
    severity: Severity::Warning,
    summary: "a rollup computes what is gone, or waits longer than its window",
    doc: include_str!("../../../docs/rules/RO107.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, rollup) in &context.schema.rollups {
        let Some(window) = seconds(&rollup.every) else { continue };
        let waits = rollup.offset.as_deref().and_then(seconds).unwrap_or(0);
        if waits > window {
            let message = format!("rollup {} waits longer than its window of {}", Tick(key), rollup.every);
            out.push(
                RULE.finding(message, Place::value(["rollups", key, "offset"]))
                    .note("a run would begin when the next window has ended, too")
                    .help("wait for less than a window"),
            );
        }
        out.extend(gone(context, key, rollup, window.saturating_add(waits)));
    }
}

/// The finding, if the source has forgotten the beginning of a window when it is computed.
fn gone(context: &Context<'_>, key: &str, rollup: &Rollup, needed: u64) -> Option<Diagnostic> {
    let source = context.schema.measurements.get(&rollup.from)?;
    let Retention::For(kept) = context.schema.buckets.get(&source.bucket)?.retention else { return None };
    if needed <= kept.as_secs() {
        return None;
    }
    let message = format!(
        "rollup {} reads windows of {}, but bucket {} keeps {kept}",
        Tick(key),
        rollup.every,
        Tick(&source.bucket)
    );
    let finding = RULE
        .finding(message, Place::value(["rollups", key, "every"]))
        .note("the beginning of a window may be gone when it is computed: the aggregate is of the rest")
        .help("shorten the window, or keep the points longer");
    Some(finding)
}
