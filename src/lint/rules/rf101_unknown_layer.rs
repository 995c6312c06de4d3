//! RF101: a layer is not defined.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF101"),
    name: "unknown-layer",
    severity: Severity::Error,
    summary: "a layer is not defined",
    doc: include_str!("../../../docs/rules/RF101.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let schema = context.schema;
    let buckets = schema.buckets.iter().map(|(key, bucket)| ("buckets", key, &bucket.layer));
    let tables = schema.tables.iter().map(|(key, table)| ("tables", key, &table.layer));
    for (section, key, layer) in buckets.chain(tables) {
        if let Some(layer) = layer.as_ref().filter(|layer| !schema.layers.contains_key(*layer)) {
            let finding = RULE
                .finding(format!("there is no layer {}", Tick(layer)), Place::value([section, key, "layer"]));
            out.push(context.suggest(finding, layer, schema.layers.keys()));
        }
    }
}
