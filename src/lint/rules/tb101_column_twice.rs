//! TB101: a table has a column twice.

use std::collections::HashMap;

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TB101"),
    name: "column-twice",
    severity: Severity::Error,
    summary: "a table has a column twice",
    doc: include_str!("../../../docs/rules/TB101.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, table) in &context.schema.tables {
        let mut first = HashMap::new();
        for (index, column) in table.columns.iter().enumerate() {
            let place = || Place::value(["tables", key, "columns", &index.to_string(), "name"]);
            if let Some(earlier) = first.insert(column.name.to_ascii_lowercase(), place()) {
                out.push(
                    RULE.finding(
                        format!("table {} has the column {} twice", Tick(key), Tick(&column.name)),
                        place(),
                    )
                    .related(earlier, "the first one")
                    .note("SQLite does not tell upper from lower case in names: duplicate column name")
                    .help("remove one of them"),
                );
            }
        }
    }
}
