//! The measurement `contextual_monthly` of the bucket `pattern_aggregates_weekly`.

use std::{collections::BTreeMap, fmt::Write};

use serde::{Deserialize, Serialize};

use crate::rows::{FromRow, Row, RowError};
use crate::text::pattern::Step;
use crate::{Error, Line, LineProtocol, Timestamp, buckets, check, tags};

/// What the home does under the same weather and presence, in one month. The point's time is the
/// beginning of the month.
#[derive(Debug, Clone, PartialEq)]
pub struct ContextualMonthly {
    /// The time of the point.
    pub time: Timestamp,
    /// Who of the household was at home.
    pub presence_context: tags::PresenceContext,
    /// The prevailing weather, in the words of the weather entities of Home Assistant.
    pub weather_context: tags::WeatherContext,
    /// Trust in the pattern, from none (0) to certainty (1).
    ///
    /// Unit: 1. From 0 to 1.
    pub confidence: f64,
    /// How strongly the use of each entity goes with the context.
    ///
    /// At most 20 members. Each key: matches the regular expression `^[a-z0-9_]+\.[a-z0-9_]+$`.
    /// Each value: from -1 to 1. At most 1024 bytes.
    pub correlation_scores: BTreeMap<String, f64>,
    /// How each entity is used in that context.
    ///
    /// At most 20 members. Each key: matches the regular expression `^[a-z0-9_]+\.[a-z0-9_]+$`. At
    /// most 2048 bytes.
    pub device_usage_patterns: BTreeMap<String, DeviceUsagePatternsValue>,
}

/// The keys of tags and fields on the server.
pub mod keys {
    /// The key of the tag `month`.
    pub const MONTH: &str = "month";

    /// The key of the tag `presence_context`.
    pub const PRESENCE_CONTEXT: &str = "presence_context";

    /// The key of the tag `weather_context`.
    pub const WEATHER_CONTEXT: &str = "weather_context";

    /// The key of the field `confidence`.
    pub const CONFIDENCE: &str = "confidence";

    /// The key of the field `correlation_scores`.
    pub const CORRELATION_SCORES: &str = "correlation_scores";

    /// The key of the field `device_usage_patterns`.
    pub const DEVICE_USAGE_PATTERNS: &str = "device_usage_patterns";
}

impl ContextualMonthly {
    /// A point of what each point has; what a point may lack it lacks.
    #[must_use]
    pub fn new(
        time: Timestamp,
        presence_context: tags::PresenceContext,
        weather_context: tags::WeatherContext,
        confidence: f64,
        correlation_scores: BTreeMap<String, f64>,
        device_usage_patterns: BTreeMap<String, DeviceUsagePatternsValue>,
    ) -> Self {
        Self {
            time,
            presence_context,
            weather_context,
            confidence,
            correlation_scores,
            device_usage_patterns,
        }
    }
}

impl LineProtocol for ContextualMonthly {
    type Bucket = buckets::PatternAggregatesWeekly;

    const MEASUREMENT: &'static str = "contextual_monthly";

    fn time(&self) -> Timestamp {
        self.time
    }

    fn write_members<W: Write>(&self, line: &mut Line<'_, W>) -> Result<(), Error> {
        line.derived(keys::MONTH, self.time.format("%Y-%m"))?;
        line.tag(keys::PRESENCE_CONTEXT, Some(&self.presence_context))?;
        line.tag(keys::WEATHER_CONTEXT, Some(&self.weather_context))?;
        line.float(keys::CONFIDENCE, self.confidence, 0.0..=1.0)?;
        line.json(
            keys::CORRELATION_SCORES,
            Some(&self.correlation_scores),
            1024,
            check_correlation_scores,
        )?;
        line.json(
            keys::DEVICE_USAGE_PATTERNS,
            Some(&self.device_usage_patterns),
            2048,
            check_device_usage_patterns,
        )?;
        Ok(())
    }
}

impl FromRow for ContextualMonthly {
    fn from_row(row: &Row<'_>) -> Result<Self, RowError> {
        row.expect_measurement(Self::MEASUREMENT)?;
        let time = row.time()?;
        row.expect_derived(keys::MONTH, time.format("%Y-%m"))?;
        Ok(Self {
            time,
            presence_context: row.text(keys::PRESENCE_CONTEXT)?,
            weather_context: row.text(keys::WEATHER_CONTEXT)?,
            confidence: row.field(keys::CONFIDENCE)?,
            correlation_scores: row.json(keys::CORRELATION_SCORES)?,
            device_usage_patterns: row.json(keys::DEVICE_USAGE_PATTERNS)?,
        })
    }
}

/// The use of one entity in that context.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeviceUsagePatternsValue {
    /// The average length of a use in seconds.
    ///
    /// At least 0.
    pub avg_seconds: f64,
    /// Uses in the month.
    ///
    /// At least 0.
    pub count: u64,
}

fn check_correlation_scores(value: &BTreeMap<String, f64>) -> Result<(), check::Fault> {
    check::max_properties(value, 20)?;
    check::keys(value, check_correlation_scores_key)?;
    check::values(value, check_correlation_scores_value)?;
    Ok(())
}

fn check_correlation_scores_key(value: &String) -> Result<(), check::Fault> {
    check::pattern(
        value,
        &CORRELATION_SCORES_KEY_PATTERN,
        "^[a-z0-9_]+\\.[a-z0-9_]+$",
    )?;
    Ok(())
}

static CORRELATION_SCORES_KEY_PATTERN: [Step; 12] = [
    Step::TextStart,
    Step::OneOf("09__az"),
    Step::Either(3, 5),
    Step::OneOf("09__az"),
    Step::GoOn(2),
    Step::Letter('.'),
    Step::OneOf("09__az"),
    Step::Either(8, 10),
    Step::OneOf("09__az"),
    Step::GoOn(7),
    Step::TextEnd,
    Step::Match,
];

fn check_correlation_scores_value(value: &f64) -> Result<(), check::Fault> {
    check::finite(value)?;
    check::minimum(value, -1.0)?;
    check::maximum(value, 1.0)?;
    Ok(())
}

fn check_device_usage_patterns(
    value: &BTreeMap<String, DeviceUsagePatternsValue>,
) -> Result<(), check::Fault> {
    check::max_properties(value, 20)?;
    check::keys(value, check_device_usage_patterns_key)?;
    check::values(value, check_device_usage_patterns_value)?;
    Ok(())
}

fn check_device_usage_patterns_key(value: &String) -> Result<(), check::Fault> {
    check::pattern(
        value,
        &DEVICE_USAGE_PATTERNS_KEY_PATTERN,
        "^[a-z0-9_]+\\.[a-z0-9_]+$",
    )?;
    Ok(())
}

static DEVICE_USAGE_PATTERNS_KEY_PATTERN: [Step; 12] = [
    Step::TextStart,
    Step::OneOf("09__az"),
    Step::Either(3, 5),
    Step::OneOf("09__az"),
    Step::GoOn(2),
    Step::Letter('.'),
    Step::OneOf("09__az"),
    Step::Either(8, 10),
    Step::OneOf("09__az"),
    Step::GoOn(7),
    Step::TextEnd,
    Step::Match,
];

fn check_device_usage_patterns_value(value: &DeviceUsagePatternsValue) -> Result<(), check::Fault> {
    check::member(
        "avg_seconds",
        Some(&value.avg_seconds),
        check_device_usage_patterns_value_avg_seconds,
    )?;
    Ok(())
}

fn check_device_usage_patterns_value_avg_seconds(value: &f64) -> Result<(), check::Fault> {
    check::finite(value)?;
    check::minimum(value, 0.0)?;
    Ok(())
}
