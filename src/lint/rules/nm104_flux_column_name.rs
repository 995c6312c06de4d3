//! NM104: a tag or field has the name of a Flux column.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, names::Kind, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM104"),
    name: "flux-column-name",
    severity: Severity::Warning,
    summary: "a tag or field has the name of a Flux column",
    doc: include_str!("../../../docs/rules/NM104.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for named in &context.names {
        let name = named.name;
        let clashes = match named.kind {
            Kind::Tag => matches!(name, "_start" | "_stop" | "result" | "table"),
            Kind::Field => matches!(
                name,
                "_field" | "_measurement" | "_start" | "_stop" | "_time" | "_value" | "result" | "table"
            ),
            Kind::Bucket | Kind::Measurement => false,
        };
        if clashes {
            let message = format!("{} {} has the name of a column of Flux", named.kind.noun(), Tick(name));
            out.push(
                RULE.finding(message, named.place())
                    .note("the points are accepted; in the answers of Flux, or after a `pivot`, one column hides the other")
                    .help("choose a name that Flux does not use"),
            );
        }
    }
}
