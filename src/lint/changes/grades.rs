//! Whom a difference breaks, whether or not a rule speaks of it.

use crate::{
    diagnostic::Grade::{self, Code, Docs, Query, Write},
    diff::{Changed, Difference, FromTo, Gone, JsonSchemas, New, Subject},
};

/// Whom `difference` breaks, the gravest first; the documentation alone, if it breaks nobody.
pub fn grades(difference: &Difference<'_>) -> Vec<Grade> {
    let subject = difference.subject;
    let found: &[Grade] = match &difference.changed {
        Changed::Added(new) => added(subject, *new),
        Changed::Removed(gone) => removed(subject, *gone),
        Changed::LooksRenamed { .. } | Changed::Renamed { .. } => match subject {
            Subject::Bucket(_) | Subject::Table(_) | Subject::Column { .. } => &[Write, Query],
            _ => &[Write, Query, Code],
        },
        Changed::KeyChanged { .. } => &[Code],
        Changed::Moved { .. } => &[Write, Query, Code],
        Changed::UsedAgain { was, now } => {
            if was == now {
                &[Query]
            } else {
                &[Write, Query]
            }
        }
        Changed::NoLongerRetired => &[Write],
        Changed::DataToBeRemoved => &[Query],
        Changed::Type { types, same_stored, .. } => typed(subject, *types, *same_stored),
        Changed::TagBecameField { .. } | Changed::FieldBecameTag { .. } => &[Write, Query, Code],
        Changed::Retention(keeping) => {
            if super::shrinks(*keeping) {
                &[Write, Query]
            } else {
                &[Docs]
            }
        }
        Changed::Budget(budget) => {
            if super::lowered(*budget) {
                &[Write]
            } else {
                &[Docs]
            }
        }
        Changed::Values { gone, bounded, .. } if super::takes_less(gone, *bounded) => &[Write, Code],
        Changed::Values { .. } => &[Query, Code],
        Changed::Pattern(FromTo { to: Some(_), .. }) => &[Write, Code],
        Changed::Pattern(_) => &[Query, Code],
        Changed::Derive(_) => &[Write, Query],
        Changed::Bounds { min, max } => {
            if super::narrows(*min, *max) {
                &[Write]
            } else {
                &[Query]
            }
        }
        Changed::TextLimit(limit) => {
            if super::lowered(*limit) || limit.from.is_none() {
                &[Write]
            } else {
                &[Docs]
            }
        }
        Changed::Unit(FromTo { from: Some(_), to: Some(_) }) => &[Query, Code],
        Changed::Optional(true) => &[Query, Code],
        Changed::Optional(false) => &[Write, Code],
        Changed::JsonSchema(schemas) => json(schemas),
        Changed::Computes(_) => &[Query],
        Changed::Constraint(_) => match subject {
            Subject::Parameter { .. } => &[Code],
            _ => &[Write, Query],
        },
        Changed::ShardGroups(_)
        | Changed::DependsOn { .. }
        | Changed::Unit(_)
        | Changed::Conversion(_)
        | Changed::Documentation { .. } => &[Docs],
    };
    // No code is generated for tables.
    let has_code = !matches!(subject, Subject::Table(_) | Subject::Column { .. } | Subject::Index { .. });
    found.iter().copied().filter(|grade| has_code || *grade != Code).collect()
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

fn removed(subject: Subject<'_>, gone: Gone) -> &'static [Grade] {
    match subject {
        Subject::Layer(_) | Subject::Tag(_) | Subject::Index { .. } => &[Docs],
        Subject::Query(_) => &[Query, Code],
        Subject::Parameter { .. } => &[Code],
        Subject::Rollup(_) => &[Query],
        Subject::Bucket(_) | Subject::Table(_) | Subject::Column { .. } => &[Write, Query],
        Subject::Measurement(_) | Subject::Field { .. } | Subject::Carried { .. } => match gone {
            Gone::Unstated | Gone::Retired { .. } => &[Write, Query, Code],
        },
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
