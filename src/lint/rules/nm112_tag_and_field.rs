//! NM112: a measurement has a tag and a field with one key.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM112"),
    name: "tag-and-field",
    severity: Severity::Error,
    summary: "a measurement has a tag and a field with one key",
    doc: include_str!("../../../docs/rules/NM112.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, measurement) in &context.schema.measurements {
        for (index, tag) in measurement.tags.iter().enumerate() {
            let name = context.tag_name(tag);
            if !measurement.fields.contains_key(name) {
                continue;
            }
            let place = Place::key(["measurements", key, "fields", name]);
            let message = format!("{} is a tag and a field of {}", Tick(name), Tick(key));
            let tag_place = Place::value(["measurements", key, "tags", &index.to_string()]);
            out.push(
                RULE.finding(message, place)
                    .related(tag_place, "the tag")
                    .note("InfluxDB stores both, but `pivot` overwrites one column with the other, and InfluxQL needs `::tag` or `::field`")
                    .help("rename one of the two"),
            );
        }
    }
}
