//! RF110: an index names a column that its table does not have.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RF110"),
    name: "unknown-column",
    severity: Severity::Error,
    summary: "an index names a column that its table does not have",
    doc: include_str!("../../../docs/rules/RF110.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, table) in &context.schema.tables {
        for (position, index) in table.indexes.iter().enumerate() {
            for (part, column) in index.columns.iter().enumerate() {
                if table.columns.iter().any(|known| known.name == *column) {
                    continue;
                }
                let path = ["tables", key, "indexes", &position.to_string(), "columns", &part.to_string()];
                let finding =
                    RULE.finding(format!("{} has no column {}", Tick(key), Tick(column)), Place::value(path));
                out.push(context.suggest(finding, column, table.columns.iter().map(|column| &column.name)));
            }
        }
    }
}
