//! RF114: a measurement fills in a tag that its points do not need.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF114"),
    name: "fills-a-stranger",
    severity: Severity::Error,
    summary: "a measurement fills in a tag that its points need not have",
    doc: include_str!("../../../docs/rules/RF114.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, measurement) in &context.schema.measurements {
        for tag in measurement.fill.keys() {
            let place = Place::key(["measurements", key, "fill", tag]);
            if measurement.is_optional_tag(tag) {
                let what = format!("points of {} may lack {}, so it is not filled in", Tick(key), Tick(tag));
                let help = "take it out of `optional_tags`, or out of `fill`";
                out.push(RULE.finding(what, place).help(help.to_owned()));
            } else if !measurement.tags.contains(tag) {
                let finding =
                    RULE.finding(format!("{} does not carry the tag {}", Tick(key), Tick(tag)), place);
                out.push(context.suggest(finding, tag, &measurement.tags));
            }
        }
    }
}
