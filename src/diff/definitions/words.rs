//! A difference in words: what a table of changes says of it.

use super::{Changed, Difference, FromTo, Gone, New};
use crate::words::{Tick, list};

impl Difference<'_> {
    /// What became of the thing, without its name: "`type` float → integer".
    pub fn change(&self) -> String {
        match &self.changed {
            Changed::Added(New::Plain) => "added".to_owned(),
            Changed::Added(New::Required) => "added, required".to_owned(),
            Changed::Removed(Gone::Unstated) => "removed".to_owned(),
            Changed::Removed(Gone::Retired { delete: false }) => "retired".to_owned(),
            Changed::Removed(Gone::Retired { delete: true }) => "retired, with its data".to_owned(),
            Changed::LooksRenamed { from } => format!("added, like {} that was removed", Tick(from)),
            Changed::Renamed { names, stated: true } => {
                format!("renamed {} → {}", Tick(names.from), Tick(names.to))
            }
            Changed::Renamed { names, .. } => format!("`name` {} → {}", Tick(names.from), Tick(names.to)),
            Changed::KeyChanged { from } => format!("defined as {} before", Tick(from)),
            Changed::Moved { buckets, stated } => {
                let how = if *stated { "moved" } else { "put" };
                format!("{how} from {} to {}", Tick(buckets.from), Tick(buckets.to))
            }
            Changed::UsedAgain { .. } => "used again after it was retired".to_owned(),
            Changed::NoLongerRetired => "no longer listed as retired".to_owned(),
            Changed::DataToBeRemoved => "its data shall be removed".to_owned(),
            other => attribute(other),
        }
    }
}

/// What became of an attribute.
fn attribute(changed: &Changed<'_>) -> String {
    match changed {
        Changed::Type { types, .. } => format!("`type` {} → {}", types.from, types.to),
        Changed::TagBecameField { to } => format!("tag → field ({})", to.stored_type()),
        Changed::FieldBecameTag { from } => format!("field ({}) → tag", from.stored_type()),
        Changed::Retention(keeping) => format!("`retention` {} → {}", keeping.from, keeping.to),
        Changed::ShardGroups(groups) => format!("`shard_group_duration` {} → {}", groups.from, groups.to),
        Changed::Budget(budget) => limits("max_values", *budget),
        Changed::TextLimit(limit) => limits("max_bytes", *limit),
        Changed::Values { gone, new, .. } => parts("values", gone, new),
        Changed::DependsOn { gone, new } => parts("depends_on", gone, new),
        Changed::Pattern(texts) => two("pattern", *texts),
        Changed::Derive(texts) => two("derive", *texts),
        Changed::Unit(texts) => two("unit", *texts),
        Changed::Bounds { min, max } => bounds(*min, *max),
        Changed::Optional(true) => "now optional".to_owned(),
        Changed::Optional(false) => "no longer optional".to_owned(),
        Changed::JsonSchema(schemas) => {
            let phrases = schemas.narrowed.iter().chain(&schemas.widened).chain(&schemas.unclear);
            format!("JSON Schema: {}", phrases.take(3).cloned().collect::<Vec<_>>().join("; "))
        }
        Changed::Computes(keys) => format!("{} changed", list(keys.iter().copied())),
        Changed::Conversion(key) => format!("`{key}` changed"),
        Changed::Constraint(words) => format!("{} → {}", words.from, words.to),
        Changed::Documentation { key, from, to } => match (from, to) {
            (None, _) => format!("`{key}` added"),
            (_, None) => format!("`{key}` removed"),
            _ => format!("`{key}` changed"),
        },
        _ => String::new(),
    }
}

fn limits(key: &str, limit: FromTo<Option<u64>>) -> String {
    let shown = |limit: Option<u64>| limit.map_or_else(|| "none".to_owned(), |limit| limit.to_string());
    format!("`{key}` {} → {}", shown(limit.from), shown(limit.to))
}

fn two(key: &str, texts: FromTo<Option<&str>>) -> String {
    let shown = |text: Option<&str>| text.map_or_else(|| "none".to_owned(), |text| Tick(text).to_string());
    format!("`{key}` {} → {}", shown(texts.from), shown(texts.to))
}

fn bounds(min: FromTo<Option<f64>>, max: FromTo<Option<f64>>) -> String {
    let shown = |bound: Option<f64>| bound.map_or_else(|| "none".to_owned(), |bound| bound.to_string());
    let words = [("min", min), ("max", max)].into_iter().filter(|(_, bound)| bound.from != bound.to);
    let words = words.map(|(key, bound)| format!("`{key}` {} → {}", shown(bound.from), shown(bound.to)));
    words.collect::<Vec<_>>().join(", ")
}

fn parts(key: &str, gone: &[&str], new: &[&str]) -> String {
    let phrase = |sign: &str, names: &[&str]| {
        (!names.is_empty()).then(|| format!("{sign} {}", list(names.iter().copied())))
    };
    let phrases: Vec<String> = [phrase("without", gone), phrase("with", new)].into_iter().flatten().collect();
    format!("`{key}` {}", phrases.join(", "))
}
