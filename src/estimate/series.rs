//! The series that a measurement can have at once, with the arithmetic.
//!
//! A series is a measurement and a set of tag values, as InfluxDB's index counts them. The worst
//! case is the product of the budgets of its tags, except of those that follow from others. What
//! it leaves out: that a tag which follows from others may be optional, and that tags which are
//! independent on paper seldom combine in full.

use std::{collections::BTreeSet, fmt};

use crate::model::{Measurement, Retention, Schema, Tag};

use super::{
    HORIZON_WORDS, grouped, kept,
    strftime::{self, Part},
};

/// The series of a measurement at worst.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series<'a> {
    /// What is multiplied: tags in the order of the measurement, those made from the time last.
    pub factors: Vec<Factor<'a>>,
    /// The tags that multiply nothing.
    pub followers: Vec<Follower<'a>>,
}

/// A tag that multiplies the series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factor<'a> {
    /// The key of the tag in the definitions.
    pub tag: &'a str,
    /// How many values it may have at once, its absence counted as one; none if nothing bounds it.
    pub values: Option<u64>,
    /// Whether a point may lack the tag.
    pub optional: bool,
    /// What the values of a tag made from the time count, such as `days`: their number follows from
    /// how long the bucket keeps points.
    pub derived: Option<&'static str>,
    /// Whether the number rests on the assumption of [`HORIZON_WORDS`].
    pub assumed: bool,
}

/// A tag whose value follows from those of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follower<'a> {
    /// The key of the tag in the definitions.
    pub tag: &'a str,
    /// The tags of the same measurement that it follows from.
    pub of: Vec<&'a str>,
}

/// The series at worst of a measurement of `schema`. Tags that the schema does not have are unbounded.
pub fn series<'a>(schema: &'a Schema, measurement: &'a Measurement) -> Series<'a> {
    let bucket = schema.buckets.get(&measurement.bucket);
    let retention = bucket.map_or(Retention::Infinite, |bucket| bucket.retention);
    let mut series = Series { factors: Vec::new(), followers: Vec::new() };
    let mut timed = Vec::new();
    let distinct = distinct(&measurement.tags);
    for tag in &distinct {
        let definition = schema.tags.get(*tag);
        let of = definition.map_or(&[][..], |definition| &definition.depends_on);
        if follows(schema, tag, of, &distinct) {
            series.followers.push(Follower { tag, of: of.iter().map(String::as_str).collect() });
        } else if let Some(parts) = definition.and_then(|tag| strftime::parts(tag.derive.as_deref()?)) {
            timed.push((*tag, parts));
        } else {
            let optional = measurement.is_optional_tag(tag);
            let values = definition.and_then(Tag::budget).map(|values| with_absence(values, optional));
            series.factors.push(Factor { tag, values, optional, derived: None, assumed: false });
        }
    }
    series.add_timed(timed, retention, measurement);
    series
}

/// The tags in their order, each once.
fn distinct(tags: &[String]) -> Vec<&str> {
    let mut distinct: Vec<&str> = Vec::with_capacity(tags.len());
    for tag in tags {
        if !distinct.contains(&tag.as_str()) {
            distinct.push(tag);
        }
    }
    distinct
}

/// Whether a tag follows from tags that the measurement has, and not from itself in a circle.
fn follows(schema: &Schema, tag: &str, of: &[String], tags: &[&str]) -> bool {
    !of.is_empty() && of.iter().all(|other| tags.contains(&other.as_str())) && !reaches_itself(schema, tag)
}

fn reaches_itself(schema: &Schema, tag: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = vec![tag];
    while let Some(current) = next.pop() {
        for other in schema.tags.get(current).into_iter().flat_map(|tag| &tag.depends_on) {
            if other == tag {
                return true;
            }
            if seen.insert(other.as_str()) {
                next.push(other);
            }
        }
    }
    false
}

/// Series that lack a tag are series of their own.
fn with_absence(values: u64, optional: bool) -> u64 {
    values.saturating_add(u64::from(optional))
}

impl<'a> Series<'a> {
    /// Adds the tags made from the time: the finest first, and as a follower what it implies, as
    /// the day implies its week.
    fn add_timed(
        &mut self,
        mut timed: Vec<(&'a str, BTreeSet<Part>)>,
        retention: Retention,
        measurement: &Measurement,
    ) {
        let span = kept(retention);
        let count = |parts: &BTreeSet<Part>| strftime::combinations(parts, span);
        timed.sort_by_key(|(_, parts)| std::cmp::Reverse(count(parts)));
        let mut shown: BTreeSet<Part> = BTreeSet::new();
        let mut finer: Vec<&'a str> = Vec::new();
        for (tag, parts) in timed {
            let joint: BTreeSet<Part> = shown.union(&parts).copied().collect();
            if !finer.is_empty() && count(&joint) == count(&shown) {
                self.followers.push(Follower { tag, of: finer.clone() });
                continue;
            }
            let optional = measurement.is_optional_tag(tag);
            let values = Some(with_absence(count(&parts), optional));
            let assumed = retention == Retention::Infinite && is_cut_by(&parts, count(&parts));
            self.factors.push(Factor {
                tag,
                values,
                optional,
                derived: Some(strftime::unit(&parts, span)),
                assumed,
            });
            shown = joint;
            finer.push(tag);
        }
    }

    /// The product; none if a factor is unbounded. It saturates.
    pub fn total(&self) -> Option<u64> {
        self.product(|_| true)
    }

    /// What the product would be without the tag `tag`.
    pub fn total_without(&self, tag: &str) -> Option<u64> {
        self.product(|factor| factor.tag != tag)
    }

    fn product(&self, counts: impl Fn(&Factor<'_>) -> bool) -> Option<u64> {
        let factors = self.factors.iter().filter(|factor| counts(factor));
        factors
            .map(|factor| factor.values)
            .try_fold(1_u64, |product, values| Some(product.saturating_mul(values?)))
    }

    fn remarks(&self) -> Vec<String> {
        let followers = self.followers.iter();
        let mut remarks: Vec<String> = followers
            .map(|follower| format!("{} depends on {}", follower.tag, follower.of.join(", ")))
            .collect();
        for factor in &self.factors {
            if factor.values.is_none() {
                remarks.push(format!("nothing bounds {}", factor.tag));
            }
            if factor.optional && factor.values.is_some() {
                remarks.push(format!("{} may be absent", factor.tag));
            }
            if factor.assumed {
                remarks.push(format!("{} counted over {HORIZON_WORDS}", factor.tag));
            }
        }
        remarks
    }
}

/// Whether a longer span would give more values.
fn is_cut_by(parts: &BTreeSet<Part>, count: u64) -> bool {
    strftime::combinations(parts, crate::model::Span::from_secs(2 * super::HORIZON.as_secs())) > count
}

impl fmt::Display for Series<'_> {
    /// `100 entity_id × 90 date = 9,000 series (domain depends on entity_id)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let factors: Vec<_> = self.factors.iter().map(ToString::to_string).collect();
        if !factors.is_empty() {
            write!(f, "{} = ", factors.join(" × "))?;
        }
        match self.total() {
            Some(u64::MAX) => f.write_str("too many series to count")?,
            Some(total) => write!(f, "{} series", grouped(total))?,
            None => f.write_str("an unbounded number of series")?,
        }
        let remarks = self.remarks();
        if remarks.is_empty() { Ok(()) } else { write!(f, " ({})", remarks.join("; ")) }
    }
}

impl fmt::Display for Factor<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.values {
            Some(values) => write!(f, "{} {}", grouped(values), self.tag),
            None => write!(f, "? {}", self.tag),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// The arithmetic of a measurement with `tags`, in a bucket that keeps points for `retention`.
    fn shown(retention: &str, tags: &Value, optional: &[&str]) -> String {
        let keys: Vec<&String> = tags.as_object().unwrap().keys().collect();
        let schema: Schema = serde_json::from_value(json!({
            "buckets": { "b": { "retention": retention } },
            "tags": tags,
            "measurements": { "m": { "bucket": "b", "tags": keys, "optional_tags": optional, "fields": {} } },
        }))
        .unwrap();
        series(&schema, &schema.measurements["m"]).to_string()
    }

    #[test]
    fn shows_its_arithmetic() {
        let tags = json!({
            "date": { "derive": "%Y-%m-%d" },
            "domain": { "max_values": 20, "depends_on": ["entity_id"] },
            "entity_id": { "max_values": 100 },
        });
        let expected = "100 entity_id × 90 date = 9,000 series (domain depends on entity_id)";
        assert_eq!(shown("90d", &tags, &[]), expected);
        let expected = "100 entity_id × 1,826 date = 182,600 series \
                        (domain depends on entity_id; date counted over 5 years)";
        assert_eq!(shown("infinite", &tags, &[]), expected);
        assert_eq!(shown("90d", &json!({}), &[]), "1 series");
    }

    #[test]
    fn counts_a_time_once() {
        let tags = json!({
            "date": { "derive": "%Y-%m-%d" },
            "hour": { "derive": "%H" },
            "week": { "derive": "%G-W%V" },
            "weekday": { "derive": "%A" },
        });
        let expected =
            "90 date × 24 hour = 2,160 series (week depends on date, hour; weekday depends on date, hour)";
        assert_eq!(shown("90d", &tags, &[]), expected);
        assert_eq!(shown("infinite", &json!({ "hour": { "derive": "%H" } }), &[]), "24 hour = 24 series");
    }

    #[test]
    fn counts_the_absence_of_an_optional_tag() {
        let tags = json!({ "area": { "values": ["hall", "attic"] } });
        assert_eq!(shown("90d", &tags, &["area"]), "3 area = 3 series (area may be absent)");
    }

    #[test]
    fn has_no_bound_where_a_tag_has_none() {
        let tags = json!({ "a": { "pattern": "x+" }, "b": { "max_values": 2 } });
        assert_eq!(shown("90d", &tags, &[]), "? a × 2 b = an unbounded number of series (nothing bounds a)");
    }

    #[test]
    fn does_not_fall_for_circles_strangers_or_overflow() {
        let circle = json!({
            "a": { "max_values": 2, "depends_on": ["b"] },
            "b": { "max_values": 3, "depends_on": ["a"] },
            "c": { "max_values": 5, "depends_on": ["elsewhere"] },
            "d": { "max_values": 7, "depends_on": ["a"] },
        });
        assert_eq!(shown("90d", &circle, &[]), "2 a × 3 b × 5 c = 30 series (d depends on a)");
        let huge = json!({ "a": { "max_values": u64::MAX }, "b": { "max_values": 2 } });
        let expected = "18,446,744,073,709,551,615 a × 2 b = too many series to count";
        assert_eq!(shown("90d", &huge, &[]), expected);
    }
}
