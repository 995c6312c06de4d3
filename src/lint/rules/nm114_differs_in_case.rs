//! NM114: two names differ only in upper and lower case.

use std::collections::HashMap;

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{
        Rule,
        context::Context,
        names::{Kind, Named},
        rule::Check,
    },
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM114"),
    name: "differs-in-case",
    severity: Severity::Warning,
    summary: "two names differ only in upper and lower case",
    doc: include_str!("../../../docs/rules/NM114.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let mut first: HashMap<(Kind, &str, String), &Named<'_>> = HashMap::new();
    for named in &context.names {
        // Fields are compared within their measurement, all else as a whole.
        let within = if named.kind == Kind::Field { named.owner } else { "" };
        let earlier = *first.entry((named.kind, within, named.name.to_lowercase())).or_insert(named);
        if earlier.name != named.name {
            let noun = named.kind.noun();
            let message =
                format!("{noun} {} and {noun} {} differ only in case", Tick(named.name), Tick(earlier.name));
            out.push(
                RULE.finding(message, named.place())
                    .related(earlier.place(), "the other one")
                    .note("InfluxDB compares names byte by byte: these are two different things")
                    .help("write both in the same way, or give them names that cannot be confused"),
            );
        }
    }
}
