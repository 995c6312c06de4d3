//! QU117: tables with different columns are put together.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{
        Rule,
        answers::{Table, tables},
        context::Context,
        queries::place,
        rule::Check,
    },
    model::Query,
    words::{Tick, list},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU117"),
    name: "union-of-other-columns",
    severity: Severity::Warning,
    summary: "tables with different columns are put together",
    doc: include_str!("../../../docs/rules/QU117.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let is_of_several = |query: &Query| query.from.names().len() + query.union.len() > 1;
    for (key, query) in context.schema.queries.iter().filter(|(_, query)| is_of_several(query)) {
        let tables = tables(context.schema, query);
        let Some((first, others)) = tables.split_first() else { continue };
        let is_one_table = query.sort.is_some() || query.limit.is_some();
        for other in others {
            let mut differing = columns(first, other);
            if !is_one_table {
                differing.extend(types(first, other));
            }
            if !differing.is_empty() {
                let message = format!(
                    "the tables of {} and {} have different columns",
                    Tick(first.name),
                    Tick(other.name)
                );
                let finding = RULE.finding(message, place(key, &other.keys)).note(differing.join("; "));
                out.push(
                    finding
                        .note("whoever reads them as one table finds columns empty, or of another type")
                        .help("give them the same `fields`, `pivot` and `window`; a window with a `group` leaves the tags that all have"),
                );
            }
        }
    }
}

/// The columns that only one of them has.
fn columns(first: &Table<'_>, other: &Table<'_>) -> Vec<String> {
    let (ours, theirs) = (first.columns(), other.columns());
    let only = |in_one: Vec<&str>, name: &str| {
        (!in_one.is_empty()).then(|| format!("only {} has {}", Tick(name), list(in_one)))
    };
    let ours_only = only(ours.difference(&theirs).copied().collect(), first.name);
    let theirs_only = only(theirs.difference(&ours).copied().collect(), other.name);
    ours_only.into_iter().chain(theirs_only).collect()
}

/// The fields that both have, with different types.
fn types(first: &Table<'_>, other: &Table<'_>) -> Vec<String> {
    let both =
        first.fields().iter().filter_map(|(field, kind)| Some((field, kind, other.fields().get(field)?)));
    let differ = both.filter(|(_, ours, theirs)| ours != theirs);
    let words = differ.map(|(field, ours, theirs)| {
        format!("{} is {ours} in {} and {theirs} in {}", Tick(field), Tick(first.name), Tick(other.name))
    });
    words.collect()
}
