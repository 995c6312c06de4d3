//! The measurement `seasonal_monthly` of the bucket `pattern_aggregates_weekly`.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use crate::rows::{FromRow, Row, RowError};
use crate::text::pattern::Step;
use crate::{Error, Line, LineProtocol, Timestamp, buckets, check, tags};

/// How active the home was in one month. The point's time is the beginning of the month.
#[derive(Debug, Clone, PartialEq)]
pub struct SeasonalMonthly {
    /// The time of the point.
    pub time: Timestamp,
    /// The meteorological season of the month, which begins in March, June, September and December.
    pub season: tags::Season,
    /// The mean activity level of all areas over the days of the month.
    ///
    /// Unit: 1. From 0 to 1.
    pub seasonal_activity_level: f64,
    /// Where the activity has been going over the last three months.
    ///
    /// At most 8 bytes.
    pub trend_direction: TrendDirection,
    /// The same month of the year before. The bucket has forgotten it by then, so the detector
    /// takes it from the pattern summaries and writes both sides down here. A month without a year
    /// before it lacks the field.
    ///
    /// At most 256 bytes.
    pub year_over_year_comparison: Option<YearOverYearComparison>,
}

/// The keys of tags and fields on the server.
pub mod keys {
    /// The key of the tag `month`.
    pub const MONTH: &str = "month";

    /// The key of the tag `season`.
    pub const SEASON: &str = "season";

    /// The key of the field `seasonal_activity_level`.
    pub const SEASONAL_ACTIVITY_LEVEL: &str = "seasonal_activity_level";

    /// The key of the field `trend_direction`.
    pub const TREND_DIRECTION: &str = "trend_direction";

    /// The key of the field `year_over_year_comparison`.
    pub const YEAR_OVER_YEAR_COMPARISON: &str = "year_over_year_comparison";
}

impl SeasonalMonthly {
    /// A point of what each point has; what a point may lack it lacks.
    #[must_use]
    pub fn new(
        time: Timestamp,
        season: tags::Season,
        seasonal_activity_level: f64,
        trend_direction: TrendDirection,
    ) -> Self {
        Self {
            time,
            season,
            seasonal_activity_level,
            trend_direction,
            year_over_year_comparison: None,
        }
    }
}

impl LineProtocol for SeasonalMonthly {
    type Bucket = buckets::PatternAggregatesWeekly;

    const MEASUREMENT: &'static str = "seasonal_monthly";

    fn time(&self) -> Timestamp {
        self.time
    }

    fn write_members<W: Write>(&self, line: &mut Line<'_, W>) -> Result<(), Error> {
        line.derived(keys::MONTH, self.time.format("%Y-%m"))?;
        line.tag(keys::SEASON, Some(&self.season))?;
        line.float(
            keys::SEASONAL_ACTIVITY_LEVEL,
            self.seasonal_activity_level,
            0.0..=1.0,
        )?;
        line.string(keys::TREND_DIRECTION, Some(&self.trend_direction), 8)?;
        line.json(
            keys::YEAR_OVER_YEAR_COMPARISON,
            self.year_over_year_comparison.as_ref(),
            256,
            check_year_over_year_comparison,
        )?;
        Ok(())
    }
}

impl FromRow for SeasonalMonthly {
    fn from_row(row: &Row<'_>) -> Result<Self, RowError> {
        row.expect_measurement(Self::MEASUREMENT)?;
        let time = row.time()?;
        row.expect_derived(keys::MONTH, time.format("%Y-%m"))?;
        Ok(Self {
            time,
            season: row.text(keys::SEASON)?,
            seasonal_activity_level: row.field(keys::SEASONAL_ACTIVITY_LEVEL)?,
            trend_direction: row.text(keys::TREND_DIRECTION)?,
            year_over_year_comparison: row.optional_json(keys::YEAR_OVER_YEAR_COMPARISON)?,
        })
    }
}

text_enum! {
    /// Where the activity has been going over the last three months.
    TrendDirection {
        Falling = "falling",
        Rising = "rising",
        Stable = "stable",
    }
}

/// This month beside the same month of the year before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearOverYearComparison {
    /// The activity level of this month minus that of the other.
    ///
    /// From -1 to 1.
    pub change: f64,
    /// The activity level of that month.
    ///
    /// From 0 to 1.
    pub previous_activity_level: f64,
    /// The month that this one is compared with.
    ///
    /// Matches the regular expression `^[0-9]{4}-(0[1-9]|1[0-2])$`.
    pub previous_month: String,
}

fn check_year_over_year_comparison(value: &YearOverYearComparison) -> Result<(), check::Fault> {
    check::member(
        "change",
        Some(&value.change),
        check_year_over_year_comparison_change,
    )?;
    check::member(
        "previous_activity_level",
        Some(&value.previous_activity_level),
        check_year_over_year_comparison_previous_x49c661f0,
    )?;
    check::member(
        "previous_month",
        Some(&value.previous_month),
        check_year_over_year_comparison_previous_month,
    )?;
    Ok(())
}

fn check_year_over_year_comparison_change(value: &f64) -> Result<(), check::Fault> {
    check::finite(value)?;
    check::minimum(value, -1.0)?;
    check::maximum(value, 1.0)?;
    Ok(())
}

fn check_year_over_year_comparison_previous_x49c661f0(value: &f64) -> Result<(), check::Fault> {
    check::finite(value)?;
    check::minimum(value, 0.0)?;
    check::maximum(value, 1.0)?;
    Ok(())
}

fn check_year_over_year_comparison_previous_month(value: &String) -> Result<(), check::Fault> {
    check::pattern(
        value,
        &YEAR_OVER_YEAR_COMPARISON_PREVIOUS_MONTH_PATTERN,
        "^[0-9]{4}-(0[1-9]|1[0-2])$",
    )?;
    Ok(())
}

static YEAR_OVER_YEAR_COMPARISON_PREVIOUS_MONTH_PATTERN: [Step; 14] = [
    Step::TextStart,
    Step::OneOf("09"),
    Step::OneOf("09"),
    Step::OneOf("09"),
    Step::OneOf("09"),
    Step::Letter('-'),
    Step::Either(7, 10),
    Step::Letter('0'),
    Step::OneOf("19"),
    Step::GoOn(12),
    Step::Letter('1'),
    Step::OneOf("02"),
    Step::TextEnd,
    Step::Match,
];
