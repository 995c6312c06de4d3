//! Whom a difference breaks, whether or not a rule speaks of it.

use crate::{
    diagnostic::Grade::{self, Code, Docs, Query, Write},
    diff::{Changed, Difference, FromTo, JsonSchemas, New, Subject},
};

/// Whom `difference` breaks, the gravest first; the documentation alone, if it breaks nobody.
pub fn grades(difference: &Difference<'_>) -> Vec<Grade> {
    let subject = difference.subject;
    let found: &[Grade] = match &difference.changed {
        Changed::Added(new) => added(subject, *new),
        Changed::Removed(_) => removed(subject),
        Changed::LooksRenamed { .. } | Changed::Renamed { .. } => match subject {
            Subject::Bucket(_) | Subject::Table(_) | Subject::Column { .. } => &[Write, Query],
            _ => &[Write, Query, Code],
        },
        Changed::KeyChanged { .. } => &[Code],
        Changed::Moved { .. } | Changed::TagBecameField { .. } | Changed::FieldBecameTag { .. } => {
            &[Write, Query, Code]
        }
        Changed::UsedAgain { was, now } => either(was == now, &[Query], &[Write, Query]),
        Changed::NoLongerRetired => &[Write],
        Changed::DataToBeRemoved | Changed::Computes(_) => &[Query],
        Changed::Type { types, same_stored, .. } => typed(subject, *types, *same_stored),
        Changed::Retention(keeping) => {
            either(keeping.to.is_shorter_than(keeping.from), &[Write, Query], &[Docs])
        }
        Changed::Budget(budget) => either(super::lowered(*budget), &[Write], &[Docs]),
        Changed::Values { gone, bounded, .. } => {
            either(super::takes_less(gone, *bounded), &[Write, Code], &[Query, Code])
        }
        Changed::Pattern(pattern) => either(pattern.to.is_some(), &[Write, Code], &[Query, Code]),
        Changed::Derive(_) => &[Write, Query],
        Changed::Bounds { min, max } => either(super::narrows(*min, *max), &[Write], &[Query]),
        Changed::TextLimit(limit) => {
            either(super::lowered(*limit) || limit.from.is_none(), &[Write], &[Docs])
        }
        Changed::Unit(unit) => either(unit.from.is_some() && unit.to.is_some(), &[Query, Code], &[Docs]),
        // The argument of generated code is of another type, either way.
        Changed::Optional(_) if matches!(subject, Subject::Parameter { .. }) => &[Code],
        Changed::Optional(optional) => either(*optional, &[Query, Code], &[Write, Code]),
        Changed::JsonSchema(schemas) => json(schemas),
        Changed::Constraint(_) => match subject {
            Subject::Parameter { .. } => &[Code],
            _ => &[Write, Query],
        },
        Changed::ShardGroups(_)
        | Changed::DependsOn { .. }
        | Changed::Conversion(_)
        | Changed::Documentation { .. } => &[Docs],
    };
    // No code is generated for tables.
    let has_code = !matches!(subject, Subject::Table(_) | Subject::Column { .. } | Subject::Index { .. });
    found.iter().copied().filter(|grade| has_code || *grade != Code).collect()
}

/// The first, if `is`, else the other.
fn either(is: bool, first: &'static [Grade], other: &'static [Grade]) -> &'static [Grade] {
    if is { first } else { other }
}

fn added(subject: Subject<'_>, new: New) -> &'static [Grade] {
    match (subject, new) {
        (Subject::Field { .. }, New::Required) => &[Write, Code],
        (Subject::Column { .. }, New::Required) => &[Write],
        (Subject::Carried { .. }, New::Required) => &[Write, Query, Code],
        (Subject::Carried { .. }, New::Plain) => &[Query, Code],
        (Subject::Parameter { .. }, _) => &[Code],
        _ => &[Docs],
    }
}

fn removed(subject: Subject<'_>) -> &'static [Grade] {
    match subject {
        Subject::Layer(_) | Subject::Tag(_) | Subject::Index { .. } => &[Docs],
        Subject::Query(_) => &[Query, Code],
        Subject::Parameter { .. } => &[Code],
        Subject::Rollup(_) => &[Query],
        Subject::Bucket(_) | Subject::Table(_) | Subject::Column { .. } => &[Write, Query],
        Subject::Measurement(_) | Subject::Field { .. } | Subject::Carried { .. } => &[Write, Query, Code],
    }
}

fn typed(subject: Subject<'_>, types: FromTo<&str>, same_stored: bool) -> &'static [Grade] {
    match (subject, same_stored) {
        (Subject::Column { .. }, _) => &[Write, Query],
        (_, false) => &[Write, Query, Code],
        (_, true) if types.to == "json" => &[Write, Code],
        (_, true) => &[Query, Code],
    }
}

fn json(schemas: &JsonSchemas) -> &'static [Grade] {
    match (
        schemas.narrowed.is_empty() && schemas.unclear.is_empty(),
        schemas.widened.is_empty() && schemas.unclear.is_empty(),
    ) {
        (false, false) => &[Write, Query, Code],
        (false, true) => &[Write, Code],
        (true, _) => &[Query, Code],
    }
}
