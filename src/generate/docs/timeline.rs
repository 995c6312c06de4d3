//! How long each bucket keeps its points, as bars of text beside each other.

use super::groups;
use crate::{
    generate::escape::one_line,
    model::{Retention, Schema, Span},
};

/// The length of the longest bar.
const WIDTH: u64 = 48;

/// A line for each bucket: its name, its retention, and a bar; what is kept for ever has an arrow.
pub fn timeline(schema: &Schema) -> String {
    let buckets: Vec<_> = groups::buckets(schema)
        .map(|(key, bucket)| (one_line(bucket.server_name(key)), bucket.retention))
        .collect();
    let name_width = buckets.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let retentions: Vec<String> =
        buckets.iter().map(|(_, retention)| super::words::retention(*retention)).collect();
    let retention_width = retentions.iter().map(String::len).max().unwrap_or(0);
    let longest = buckets.iter().filter_map(|(_, retention)| finite(*retention)).max().unwrap_or(Span::DAY);
    let lines = buckets.iter().zip(&retentions).map(|((name, retention), words)| {
        format!("{name:name_width$}  {words:>retention_width$}  {}", bar(*retention, longest))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn finite(retention: Retention) -> Option<Span> {
    match retention {
        Retention::Infinite => None,
        Retention::For(span) => Some(span),
    }
}

fn bar(retention: Retention, longest: Span) -> String {
    let length = |span: Span| (WIDTH * span.as_secs()).div_ceil(longest.as_secs().max(1)).max(1);
    let cells = |length: u64| (0..length).map(|_| '█').collect::<String>();
    finite(retention).map_or_else(|| cells(WIDTH) + "▶", |span| cells(length(span)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_in_proportion() {
        let schema: Schema = serde_json::from_value(serde_json::json!({ "buckets": {
            "a": { "retention": "7d" },
            "long": { "retention": "28d" },
            "z": { "retention": "infinite" },
        } }))
        .unwrap();
        let expected = format!(
            "a          7d  {}\nlong      28d  {}\nz     forever  {}▶",
            "█".repeat(12),
            "█".repeat(48),
            "█".repeat(48)
        );
        assert_eq!(timeline(&schema), expected);
    }
}
