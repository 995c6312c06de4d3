//! QU109: a parameter may be left out where a query cannot do without it.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{
        Rule,
        context::Context,
        parameters::parameters_used,
        queries::{compared, place},
        rule::Check,
    },
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU109"),
    name: "optional-parameter-needed",
    severity: Severity::Error,
    summary: "a parameter may be left out where a query cannot do without it",
    doc: include_str!("../../../docs/rules/QU109.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        let is_optional = |name: &str| query.parameters.get(name).is_some_and(|found| found.optional);
        let finding = |name: &str, keys: &[String], what: &str| {
            RULE.finding(format!("{} may be left out, and {what}", Tick(name)), place(key, keys))
        };
        for named in
            parameters_used(query).iter().filter(|named| named.wanted.is_some() && is_optional(named.name))
        {
            let help = "leave `optional` out: only conditions of `where` can be left out with a parameter";
            out.push(finding(named.name, &named.keys, "nothing could stand here then").help(help));
        }
        for compared in compared(query).filter(|compared| compared.is_one_of_several(query)) {
            let Some(name) = compared.parameter().filter(|name| is_optional(name)) else { continue };
            let help = "compare with it alone, or leave its `optional` out";
            out.push(finding(name, &compared.keys, "stands in a list of values").help(help));
        }
        for name in query.parameters.keys().filter(|name| query.flux.is_some() && is_optional(name)) {
            let keys = ["parameters", name, "optional"].map(str::to_owned);
            let help = "leave `optional` out, or write the query with `from` and `where`";
            out.push(finding(name, &keys, "raw Flux is the same text always").help(help));
        }
    }
}
