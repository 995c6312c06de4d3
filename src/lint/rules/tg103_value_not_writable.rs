//! TG103: a value of a tag cannot be written.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TG103"),
    name: "value-not-writable",
    severity: Severity::Error,
    summary: "a value of a tag cannot be written",
    doc: include_str!("../../../docs/rules/TG103.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, tag) in &context.schema.tags {
        for (index, value) in tag.values.iter().enumerate() {
            if let Some(why) = objection(value) {
                let place = Place::value(["tags", key, "values", &index.to_string()]);
                out.push(finding(key, value, why, place));
            }
        }
        if let Some(example) = &tag.example
            && let Some(why) = objection(example)
        {
            out.push(finding(key, example, why, Place::value(["tags", key, "example"])));
        }
    }
    for (measurement, definition) in &context.schema.measurements {
        for (tag, value) in &definition.fill {
            if let Some(why) = objection(value) {
                let place = Place::value(["measurements", measurement, "fill", tag]);
                out.push(finding(tag, value, why, place));
            }
        }
    }
}

fn objection(value: &str) -> Option<&'static str> {
    if value.is_empty() {
        Some("InfluxDB answers 400: missing tag value; a point without the value lacks the tag")
    } else if value.contains(['\n', '\r']) {
        Some("a line break ends the point: no delete predicate can address such a value")
    } else if value.ends_with('\\') {
        Some("in line protocol the backslash escapes what follows the value: InfluxDB answers 400")
    } else {
        None
    }
}

fn finding(key: &str, value: &str, why: &str, place: Place) -> Diagnostic {
    let value =
        if value.is_empty() { "an empty value".to_owned() } else { format!("the value {}", Tick(value)) };
    RULE.finding(format!("tag {} cannot have {value}", Tick(key)), place)
        .note(why)
        .help("choose another value; a tag that may be absent stands under `optional_tags`")
}
