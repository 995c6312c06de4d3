//! QU119: a query asks for a value that never occurs.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{
        Rule,
        context::Context,
        queries::{Compared, compared, place},
        raw_flux::{Reading, line},
        rule::Check,
        tag_values::never,
    },
    model::{Operator, Query},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU119"),
    name: "value-never-occurs",
    severity: Severity::Warning,
    summary: "a query asks for a value that never occurs",
    doc: include_str!("../../../docs/rules/QU119.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        for compared in compared(query).filter(|it| it.operator.takes_any() && it.parameter().is_none()) {
            let is_tag =
                context.schema.read_by(query).any(|(_, it)| it.tags.iter().any(|tag| tag == compared.name));
            out.extend(if is_tag {
                of_tag(context, key, &compared)
            } else {
                of_field(context, key, query, &compared)
            });
        }
        for reading in Reading::of(context.schema, query) {
            let tags = reading.tags(context.schema);
            for (column, value) in &reading.said.values {
                let Some((tag, _)) = tags.iter().find(|(_, name)| name == column) else { continue };
                let Some(why) = never(context, tag, &value.text) else { continue };
                let finding = RULE
                    .finding(format!("{} {why}", Tick(&value.text)), line(context.schema, key, value.line));
                out.push(suggested(context, finding, tag, &value.text, false));
            }
        }
    }
}

fn of_tag(context: &Context<'_>, key: &str, compared: &Compared<'_>) -> Option<Diagnostic> {
    let value = compared.value.compared().to_string();
    let why = never(context, compared.name, &value)?;
    let finding = RULE.finding(format!("{} {why}", Tick(&value)), place(key, &compared.keys));
    let finding = suggested(context, finding, compared.name, &value, true);
    Some(match compared.operator {
        Operator::Unequal => finding.note("the condition leaves nothing out"),
        _ => finding.note("InfluxDB answers 200 and no rows for it"),
    })
}

/// What was probably meant, where the values are listed; a fix where the value stands alone.
fn suggested(context: &Context<'_>, finding: Diagnostic, tag: &str, value: &str, fixes: bool) -> Diagnostic {
    let values = context.schema.tags.get(tag).map_or(&[][..], |tag| &tag.values);
    match (values, fixes) {
        ([], _) => finding.help("correct the value, or what the tag says of its values"),
        (values, true) => context.suggest(finding, value, values),
        (values, false) => context.suggest_by(finding, value, values, |_| None),
    }
}

fn of_field(context: &Context<'_>, key: &str, query: &Query, compared: &Compared<'_>) -> Option<Diagnostic> {
    let value = compared.value.compared().to_string();
    let fields = context.schema.read_by(query).filter_map(|(_, it)| it.fields.get(compared.name));
    let field =
        fields.into_iter().find(|field| !field.values.is_empty() && !field.values.contains(&value))?;
    let message = format!("{} is none of the values of field {}", Tick(&value), Tick(compared.name));
    Some(context.suggest(RULE.finding(message, place(key, &compared.keys)), &value, &field.values))
}
