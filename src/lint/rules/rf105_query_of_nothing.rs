//! RF105: a query reads a measurement or query that is not defined.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF105"),
    name: "query-of-nothing",
    severity: Severity::Error,
    summary: "a query reads a measurement or query that is not defined",
    doc: include_str!("../../../docs/rules/RF105.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let schema = context.schema;
    for (key, query) in &schema.queries {
        for (from, index) in query.from.places().filter(|(from, _)| !schema.measurements.contains_key(*from))
        {
            let path = ["queries", key, "from"].into_iter().map(str::to_owned).chain(index);
            let place = Place::value(path);
            let finding = RULE.finding(format!("there is no measurement {}", Tick(from)), place);
            out.push(context.suggest(finding, from, schema.measurements.keys()));
        }
        for (index, other) in query.union.iter().enumerate() {
            if !schema.queries.contains_key(other) {
                let place = Place::value(["queries", key, "union", &index.to_string()]);
                let finding = RULE.finding(format!("there is no query {}", Tick(other)), place);
                out.push(context.suggest(finding, other, schema.queries.keys()));
            }
        }
    }
}
