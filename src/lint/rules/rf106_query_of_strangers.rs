//! RF106: a query names a tag or field that its measurement does not have.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::{Aggregate, Measurement, Query},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF106"),
    name: "query-of-strangers",
    severity: Severity::Error,
    summary: "a query names a tag or field that its measurement does not have",
    doc: include_str!("../../../docs/rules/RF106.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        let from = query.from.as_ref().and_then(|from| Some((from, context.schema.measurements.get(from)?)));
        if let Some((from, measurement)) = from {
            tags(context, key, query, (from, measurement), out);
            fields(context, key, query, (from, measurement), out);
        }
    }
}

fn tags(
    context: &Context<'_>,
    key: &str,
    query: &Query,
    (from, measurement): (&str, &Measurement),
    out: &mut Vec<Diagnostic>,
) {
    for tag in query.conditions.keys().filter(|tag| !measurement.tags.contains(tag)) {
        let finding = RULE.finding(
            format!("{} has no tag {}", Tick(from), Tick(tag)),
            Place::key(["queries", key, "where", tag]),
        );
        out.push(if measurement.fields.contains_key(tag) {
            finding.help("it is a field: `where` takes tags, whose values the index finds")
        } else {
            context.suggest(finding, tag, &measurement.tags)
        });
    }
}

fn fields(
    context: &Context<'_>,
    key: &str,
    query: &Query,
    (from, measurement): (&str, &Measurement),
    out: &mut Vec<Diagnostic>,
) {
    let listed = query.fields.iter().enumerate();
    let listed =
        listed.map(|(index, field)| (field, Place::value(["queries", key, "fields", &index.to_string()])));
    let aggregated = match query.window.as_ref().map(|window| &window.aggregate) {
        Some(Aggregate::ByField(functions)) => functions.keys().collect(),
        _ => Vec::new(),
    };
    let aggregated = aggregated
        .into_iter()
        .map(|field| (field, Place::key(["queries", key, "window", "aggregate", field])));
    for (field, place) in
        listed.chain(aggregated).filter(|(field, _)| !measurement.fields.contains_key(*field))
    {
        let finding = RULE.finding(format!("{} has no field {}", Tick(from), Tick(field)), place);
        out.push(context.suggest(finding, field, measurement.fields.keys()));
    }
}
