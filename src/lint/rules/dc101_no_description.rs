//! DC101: a thing has no description.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("DC101"),
    name: "no-description",
    severity: Severity::Warning,
    summary: "a thing has no description",
    doc: include_str!("../../../docs/rules/DC101.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let schema = context.schema;
    let mut tell = |noun: &str, name: &str, description: &str, place: &dyn Fn() -> Place| {
        if description.trim().is_empty() {
            let message = format!("{noun} {} has no description", Tick(name));
            out.push(RULE.finding(message, place()).help("say in a sentence what it is for"));
        }
    };
    let at = |section: &'static str, key: &str| Place::key([section, key]);
    schema.layers.iter().for_each(|(key, it)| tell("layer", key, &it.description, &|| at("layers", key)));
    schema.buckets.iter().for_each(|(key, it)| tell("bucket", key, &it.description, &|| at("buckets", key)));
    schema.tags.iter().for_each(|(key, it)| tell("tag", key, &it.description, &|| at("tags", key)));
    for (key, it) in &schema.measurements {
        tell("measurement", key, &it.description, &|| at("measurements", key));
        for (field, it) in &it.fields {
            tell("field", field, &it.description, &|| Place::key(["measurements", key, "fields", field]));
        }
    }
    schema.queries.iter().for_each(|(key, it)| tell("query", key, &it.description, &|| at("queries", key)));
    schema.rollups.iter().for_each(|(key, it)| tell("rollup", key, &it.description, &|| at("rollups", key)));
    for (key, it) in &schema.tables {
        tell("table", key, &it.description, &|| at("tables", key));
        for (index, it) in it.columns.iter().enumerate() {
            let place = || Place::value(["tables", key, "columns", &index.to_string(), "name"]);
            tell("column", &it.name, &it.description, &place);
        }
    }
}
