//! Numbers and limits in the words of the documents.

use crate::{
    estimate::{Bytes, grouped},
    model::{Field, Keeping, Retention, Tag},
    words::size,
};

use super::escape::code;

/// The range of an estimate: `1.2 MB to 4.0 MB`.
pub fn range(bytes: Bytes) -> String {
    format!("{} to {}", size(bytes.low()), size(bytes.high()))
}

/// A number as short as it can be shown, with a comma between thousands: `100,000`, `0.714`.
pub fn number(value: f64) -> String {
    let sign = if value < 0.0 { "-" } else { "" };
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_at(text.find('.').unwrap_or(text.len()));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), grouped);
    format!("{sign}{whole}{fraction}")
}

/// `infinite`, or the days of a retention where it is whole days.
pub fn retention(retention: Retention) -> String {
    match retention {
        Retention::Infinite => "forever".to_owned(),
        Retention::For(span) => span.to_string(),
    }
}

/// When a point of a bucket is gone.
pub fn cleanup(keeping: Keeping) -> String {
    let Retention::For(span) = keeping.retention else {
        return "Nothing is removed by itself.".to_owned();
    };
    let latest = crate::model::Span::from_secs(span.as_secs() + keeping.shard_group_duration.as_secs());
    format!(
        "InfluxDB removes whole shard groups of {} once their newest time is {span} old, so a point is gone \
         between {span} and {latest} after its time, at the server's next sweep.",
        keeping.shard_group_duration
    )
}

/// The limits of numbers, in words: `0 to 1`, `at least 0`.
pub fn limits(min: Option<String>, max: Option<String>) -> Option<String> {
    match (min, max) {
        (Some(min), Some(max)) => Some(format!("{min} to {max}")),
        (Some(min), None) => Some(format!("at least {min}")),
        (None, Some(max)) => Some(format!("at most {max}")),
        (None, None) => None,
    }
}

/// What values a field may have, as Markdown.
pub fn field_values(field: &Field) -> String {
    let mut parts = Vec::new();
    parts.extend(limits(field.min.map(number), field.max.map(number)));
    if !field.values.is_empty() {
        parts.push(one_of(&field.values));
    }
    if let Some(most) = field.max_bytes {
        parts.push(format!("at most {most} bytes"));
    }
    if field.schema.is_some() {
        parts.push("see its JSON below".to_owned());
    }
    parts.join("; ")
}

/// What values a tag may have, as Markdown; from what it follows only where that is among `beside`.
pub fn tag_values(tag: &Tag, beside: &[String]) -> String {
    let mut parts = Vec::new();
    if !tag.values.is_empty() {
        parts.push(one_of(&tag.values));
    }
    if let Some(pattern) = &tag.pattern {
        parts.push(format!("matches {}", code(pattern)));
    }
    if let Some(format) = &tag.derive {
        parts.push(format!("made from the point's time as {}", code(format)));
    }
    if !tag.depends_on.is_empty() && tag.depends_on.iter().all(|key| beside.contains(key)) {
        let keys: Vec<_> = tag.depends_on.iter().map(|key| code(key)).collect();
        parts.push(format!("follows from {}", keys.join(", ")));
    }
    parts.join("; ")
}

/// A list of values, as Markdown.
pub fn one_of(values: &[String]) -> String {
    let values: Vec<_> = values.iter().map(|value| code(value)).collect();
    format!("one of {}", values.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_easily() {
        for (bytes, text) in [
            (0, "0 B"),
            (999, "999 B"),
            (1_000, "1.0 kB"),
            (9_949, "9.9 kB"),
            (9_950, "10 kB"),
            (999_500, "1.0 MB"),
            (52_000_000, "52 MB"),
            (u64::MAX, "18446744 TB"),
        ] {
            assert_eq!(size(bytes), text);
        }
    }

    #[test]
    fn numbers_are_short() {
        for (value, text) in
            [(100_000.0, "100,000"), (1_061.5, "1,061.5"), (0.714, "0.714"), (-2_000.0, "-2,000")]
        {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn cleanup_says_when() {
        let keeping =
            Keeping { retention: "90d".parse().unwrap(), shard_group_duration: "7d".parse().unwrap() };
        assert_eq!(
            cleanup(keeping),
            "InfluxDB removes whole shard groups of 7d once their newest time is 90d old, so a point is gone \
             between 90d and 97d after its time, at the server's next sweep."
        );
    }
}
