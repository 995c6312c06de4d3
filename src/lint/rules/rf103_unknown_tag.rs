//! RF103: a tag is not defined.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF103"),
    name: "unknown-tag",
    severity: Severity::Error,
    summary: "a tag is not defined",
    doc: include_str!("../../../docs/rules/RF103.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let schema = context.schema;
    let carried = schema.measurements.iter().map(|(key, it)| ("measurements", key, "tags", &it.tags));
    let depended = schema.tags.iter().map(|(key, it)| ("tags", key, "depends_on", &it.depends_on));
    for (section, key, list, tags) in carried.chain(depended) {
        for (index, tag) in tags.iter().enumerate().filter(|(_, tag)| !schema.tags.contains_key(*tag)) {
            let place = Place::value([section, key, list, &index.to_string()]);
            let finding = RULE.finding(format!("there is no tag {}", Tick(tag)), place);
            out.push(context.suggest(finding, tag, schema.tags.keys()));
        }
    }
}
