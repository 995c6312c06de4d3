//! QU116: an order or a limit puts values of several types into one table.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{
        Rule,
        answers::{mixed, tables},
        context::Context,
        rule::Check,
    },
    words::{Tick, list},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU116"),
    name: "mixed-types",
    severity: Severity::Error,
    summary: "an order or a limit puts values of several types into one table",
    doc: include_str!("../../../docs/rules/QU116.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        let by = match (&query.sort, query.limit) {
            (Some(_), _) => "sort",
            (None, Some(_)) => "limit",
            (None, None) => continue,
        };
        let Some(mixed) = mixed(&tables(context.schema, query)) else { continue };
        let words: Vec<String> = mixed
            .fields
            .iter()
            .map(|(kind, fields)| format!("{kind} ({})", list(fields.iter().copied())))
            .collect();
        let message =
            format!("{} puts values of several types into one table: {}", Tick(by), words.join(", "));
        let names: Vec<&str> = mixed.fields.keys().map(|kind| kind.name()).collect();
        let note = format!(
            "InfluxDB answers with an error, with some rows before it or without: schema collision: cannot group {} types together",
            names.join(" and ")
        );
        let finding = RULE.finding(message, Place::key(["queries", key, by])).note(note);
        out.push(if mixed.is_of_field {
            finding.help("leave it out by `fields`, or give the fields of different types different names")
        } else {
            finding.help("read fields of one type by `fields`, or make rows of whole points by `pivot: true`")
        });
    }
}
