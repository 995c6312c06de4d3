//! RN104: an entry of `retired` does not name exactly one thing.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RN104"),
    name: "retired-what",
    severity: Severity::Error,
    summary: "an entry of `retired` does not name exactly one thing",
    doc: include_str!("../../../docs/rules/RN104.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (index, retired) in context.schema.retired.iter().enumerate() {
        if retired.bucket.is_some() == retired.measurement.is_some() {
            out.push(finding("`bucket` or `measurement`", Place::value(["retired", &index.to_string()])));
        }
    }
    for (key, table) in &context.schema.tables {
        for (index, retired) in table.retired.iter().enumerate() {
            if retired.column.is_some() == retired.index.is_some() {
                let place = Place::value(["tables", key, "retired", &index.to_string()]);
                out.push(finding("`column` or `index`", place));
            }
        }
    }
    for (key, measurement) in &context.schema.measurements {
        for (index, retired) in measurement.retired.iter().enumerate() {
            if retired.field.is_some() == retired.tag.is_some() {
                let place = Place::value(["measurements", key, "retired", &index.to_string()]);
                out.push(finding("`field` or `tag`", place));
            }
            if let (Some(tag), Some(_)) = (&retired.tag, retired.field_type) {
                let place = Place::value(["measurements", key, "retired", &index.to_string(), "type"]);
                out.push(
                    RULE.finding(format!("the retired tag {} has no type: tags are text", Tick(tag)), place),
                );
            }
        }
    }
}

fn finding(which: &str, place: Place) -> Diagnostic {
    RULE.finding(format!("this retires not exactly one thing: give {which}"), place)
        .help("write an entry for each thing that is gone")
}
