//! QU111: something is compared with a value of another type.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    flux,
    lint::{
        Rule,
        context::Context,
        parameters::parameters_used,
        queries::{Compared, compared, place, type_of},
        rule::Check,
    },
    model::{FieldType, ParameterType, Query},
    words::{Tick, article},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU111"),
    name: "operand-type",
    severity: Severity::Error,
    summary: "something is compared with a value of another type",
    doc: include_str!("../../../docs/rules/QU111.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        let kind = |name: &str| flux::kind_of(context.schema, query, query.parameters.get(name)?);
        for compared in compared(query) {
            let mut read = context.schema.read_by(query);
            let of_type = |measurement| type_of(measurement, compared.name);
            out.extend(read.find_map(|(_, measurement)| {
                of_other_type(context, key, query, &compared, of_type(measurement)?)
            }));
        }
        for named in parameters_used(query) {
            let (Some(wanted), Some(kind)) = (named.wanted, kind(named.name)) else { continue };
            if kind != wanted {
                let message = format!(
                    "{} is {}, and {} belongs here",
                    Tick(named.name),
                    article(kind),
                    article(wanted)
                );
                let help = format!("give the parameter `type: {wanted}`");
                out.push(RULE.finding(message, place(key, &named.keys)).help(help));
            }
        }
    }
}

fn of_other_type(
    context: &Context<'_>,
    key: &str,
    query: &Query,
    compared: &Compared<'_>,
    kind: FieldType,
) -> Option<Diagnostic> {
    let name = Tick(compared.name);
    let finding = |message: String| RULE.finding(message, place(key, &compared.keys));
    if kind == FieldType::Boolean && !compared.operator.takes_any() {
        let message = format!("truth values have no order: {name} is true or false");
        return Some(finding(message).help("compare with `true` or `false`, without a key such as `min`"));
    }
    if let Some(parameter) = compared.parameter() {
        let found = flux::kind_of(context.schema, query, query.parameters.get(parameter)?)?;
        let message =
            format!("{} is {}, and {name} holds values of the type {kind}", Tick(parameter), article(found));
        let help = format!("give the parameter `type: {kind}`, or the `tag` or `field` that it stands for");
        return (found != ParameterType::from(kind)).then(|| finding(message).help(help));
    }
    let message = format!("`{}` is not of the type {kind} of {name}", compared.value);
    flux::typed(compared.value, kind)
        .is_none()
        .then(|| finding(message).help("compare with a value of that type"))
}
