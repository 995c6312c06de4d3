//! NM116: the names of a point exceed 65,535 bytes.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    estimate::grouped,
    lint::{Rule, context::Context, rule::Check},
    model::Measurement,
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM116"),
    name: "key-too-long",
    severity: Severity::Error,
    summary: "the names of a point exceed 65,535 bytes",
    doc: include_str!("../../../docs/rules/NM116.md"),
    check: Check::Schema(check),
};

/// The most bytes that measurement, tags and one field may have together.
const LIMIT: usize = 65_535;

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, measurement) in &context.schema.measurements {
        let bytes = shortest_key(context, key, measurement);
        if bytes > LIMIT {
            let message =
                format!("the names of a point of {} take {} bytes", Tick(key), grouped(bytes as u64));
            out.push(
                RULE.finding(message, Place::key(["measurements", key]))
                    .note("InfluxDB refuses a point whose measurement, tags and field key are longer than 65,535 bytes together; each tag is counted here with its shortest value")
                    .help("shorten the names"),
            );
        }
    }
}

/// `measurement,tag=value,…` and the longest field key.
fn shortest_key<'a>(context: &Context<'a>, key: &'a str, measurement: &'a Measurement) -> usize {
    let tags = measurement.tags.iter().filter(|tag| !measurement.is_optional_tag(tag));
    let tags = tags.map(|tag| {
        let values = context.schema.tags.get(tag).map_or(&[][..], |tag| &tag.values);
        context.tag_name(tag).len() + 2 + values.iter().map(String::len).min().unwrap_or(1)
    });
    let field = measurement.fields.keys().map(String::len).max().unwrap_or(0);
    measurement.server_name(key).len() + tags.sum::<usize>() + field
}
