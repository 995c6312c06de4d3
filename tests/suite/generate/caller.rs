//! The committed crate as a program depends on it: one point of each measurement through batches into
//! a real server, every query run, and typed rows read back.

use std::{
    collections::BTreeMap,
    fmt::Debug,
    str::FromStr,
    time::{Duration, SystemTime},
};

use home_patterns::{
    Batch, Error, LineProtocol, Timestamp,
    anomaly_daily::{AnomalyDaily, Severity},
    buckets::{self, Bucket},
    co_occurrence_daily::CoOccurrenceDaily,
    contextual_monthly::ContextualMonthly,
    day_type_weekly::{ActivityPatterns, DayTypeWeekly},
    duration_daily::DurationDaily,
    home_assistant_events::HomeAssistantEvents,
    queries::{self, Time},
    room_based_daily::RoomBasedDaily,
    rows::{self, FromRow},
    seasonal_monthly::{SeasonalMonthly, TrendDirection},
    sequence_daily::SequenceDaily,
    session_weekly::SessionWeekly,
    tags::{self, EntityId},
    time_based_daily::TimeBasedDaily,
};

use super::queries::with_examples;
use crate::support::organization::Organization;

/// The value of a tag.
fn text<T: FromStr<Err = Error>>(text: &str) -> T {
    text.parse().unwrap()
}

/// An hour ago, in whole seconds.
fn time() -> Timestamp {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    Timestamp::from_secs(i64::try_from(since.as_secs()).unwrap() - 3_600).unwrap()
}

fn lamp() -> EntityId {
    text("light.living_room")
}

fn event(time: Timestamp) -> HomeAssistantEvents {
    let event = HomeAssistantEvents::new(time, text("light"), lamp(), text("state_changed"), "on".to_owned());
    HomeAssistantEvents { area_id: Some(text("living_room")), ..event }
}

fn time_based(time: Timestamp) -> TimeBasedDaily {
    TimeBasedDaily::new(time, text("light"), lamp(), 0.9, 0.5, [0.25; 24], 12, vec![7, 18])
}

fn co_occurrence(time: Timestamp) -> CoOccurrenceDaily {
    CoOccurrenceDaily::new(time, text("light.kitchen|switch.coffee_maker"), 3, 0.5, 300, vec![7])
}

fn day_type(time: Timestamp) -> DayTypeWeekly {
    let patterns = ActivityPatterns { hourly_distribution: [0.5; 24], peak_hours: vec![7] };
    DayTypeWeekly::new(
        time,
        tags::DayType::Weekend,
        patterns,
        0.5,
        BTreeMap::from([("light.kitchen".to_owned(), 0.25)]),
    )
}

fn contextual(time: Timestamp) -> ContextualMonthly {
    let scores = BTreeMap::from([("light.kitchen".to_owned(), 0.5)]);
    ContextualMonthly::new(
        time,
        tags::PresenceContext::NobodyHome,
        tags::WeatherContext::Rainy,
        0.25,
        scores,
        BTreeMap::new(),
    )
}

/// Sends what a batch gives out to the bucket that it belongs to.
struct Sender<'a, B> {
    organization: &'a Organization,
    id: String,
    batch: Batch<B>,
}

impl<'a, B: Bucket> Sender<'a, B> {
    fn new(organization: &'a Organization) -> Self {
        let seconds = |duration: Option<Duration>| duration.map_or(0, |duration| duration.as_secs());
        let (kept, group) = (seconds(B::RETENTION), B::SHARD_GROUP_DURATION.as_secs());
        let id = organization.create_bucket(Batch::<B>::BUCKET, kept, group);
        Self { organization, id, batch: Batch::new(200) }
    }

    fn push(mut self, point: &impl LineProtocol<Bucket = B>) -> Self {
        if let Some(lines) = self.batch.push(point).unwrap() {
            self.organization.write(&self.id, &lines);
        }
        self
    }

    fn finish(self) {
        self.organization.write(&self.id, &self.batch.finish().unwrap());
    }
}

fn filled(time: Timestamp) -> Organization {
    let organization = Organization::new();
    Sender::<buckets::HomeAssistantEvents>::new(&organization).push(&event(time)).finish();
    Sender::<buckets::PatternAggregatesDaily>::new(&organization)
        .push(&AnomalyDaily::new(time, tags::AnomalyType::Timing, lamp(), 0.82, -3.0, 4, Severity::High))
        .push(&co_occurrence(time))
        .push(&DurationDaily::new(time, lamp(), 60.0, 2.5, 0.5, 90.0, 30.0))
        .push(&RoomBasedDaily::new(time, text("living_room"), 0.5, BTreeMap::new(), vec![7], Vec::new()))
        .push(&SequenceDaily::new(
            time,
            text("0123456789abcdef"),
            60.0,
            0.5,
            3,
            vec!["light.a".to_owned(); 2],
        ))
        .push(&time_based(time))
        .finish();
    Sender::<buckets::PatternAggregatesWeekly>::new(&organization)
        .push(&contextual(time))
        .push(&day_type(time))
        .push(&SeasonalMonthly::new(time, tags::Season::Winter, 0.5, TrendDirection::Stable))
        .push(&SessionWeekly::new(
            time,
            text("evening"),
            60.0,
            vec!["light.a".to_owned()],
            3,
            vec!["18:30".to_owned()],
        ))
        .finish();
    organization
}

/// How many rows a script finds.
fn rows_of(organization: &Organization, flux: &str) -> usize {
    let reply = organization.query(flux);
    reply.lines().filter(|line| line.starts_with(",_result,")).count()
}

/// How many rows there are.
fn found(organization: &Organization) -> BTreeMap<&'static str, usize> {
    let queries = with_examples().into_iter();
    queries.map(|(name, flux)| (name, rows_of(organization, &flux))).collect()
}

/// The query finds this point and no other.
fn hold<T: FromRow + Debug + PartialEq>(organization: &Organization, flux: &str, point: &T) {
    let reply = organization.annotated(&format!("{flux}{}", rows::PIVOT));
    let read = rows::read::<T>(&reply);
    assert_eq!(read.iter().map(Result::as_ref).collect::<Vec<_>>(), [Ok(point)], "{reply}");
}

/// How many rows each query finds.
const ROWS: [(&str, usize); 60] = [
    ("anomaly_daily_count", 4),
    ("anomaly_daily_latest", 4),
    ("anomaly_daily_range", 4),
    ("anomaly_daily_windows", 3),
    ("co_occurrence_daily_count", 4),
    ("co_occurrence_daily_latest", 4),
    ("co_occurrence_daily_range", 4),
    ("co_occurrence_daily_windows", 3),
    ("co_occurrence_of_pair", 4),
    ("contextual_by_weather", 3),
    ("contextual_monthly_count", 3),
    ("contextual_monthly_latest", 3),
    ("contextual_monthly_range", 3),
    ("contextual_monthly_windows", 1),
    ("day_type_across_layers", 2),
    ("day_type_confidence_last_4_weeks", 1),
    ("day_type_last_4_weeks", 3),
    ("day_type_weekly_count", 3),
    ("day_type_weekly_latest", 3),
    ("day_type_weekly_range", 3),
    ("day_type_weekly_windows", 1),
    ("duration_daily_count", 5),
    ("duration_daily_latest", 5),
    ("duration_daily_range", 5),
    ("duration_daily_windows", 5),
    ("duration_last_60_days", 2),
    ("home_assistant_events_count", 1),
    ("home_assistant_events_latest", 1),
    ("home_assistant_events_range", 1),
    ("most_unusual_entities", 1),
    ("raw_events_last_day", 1),
    ("raw_events_of_entity", 1),
    ("room_activity_last_30_days", 1),
    ("room_based_daily_count", 4),
    ("room_based_daily_latest", 4),
    ("room_based_daily_range", 4),
    ("room_based_daily_windows", 1),
    ("seasonal_levels_last_year", 2),
    ("seasonal_monthly_count", 2),
    ("seasonal_monthly_latest", 2),
    ("seasonal_monthly_range", 2),
    ("seasonal_monthly_windows", 1),
    ("sequence_daily_count", 4),
    ("sequence_daily_latest", 4),
    ("sequence_daily_range", 4),
    ("sequence_daily_windows", 3),
    ("sequences_last_week", 3),
    ("session_patterns_last_4_weeks", 2),
    ("session_trend", 1),
    ("session_weekly_count", 4),
    ("session_weekly_latest", 4),
    ("session_weekly_range", 4),
    ("session_weekly_windows", 2),
    ("time_based_confidence_last_week", 1),
    ("time_based_daily_count", 5),
    ("time_based_daily_latest", 5),
    ("time_based_daily_range", 5),
    ("time_based_daily_windows", 3),
    ("time_based_last_30_days", 5),
    ("unusual_times_last_week", 4),
];

#[test]
fn a_program_writes_queries_and_reads() {
    let time = time();
    let organization = filled(time);
    assert_eq!(found(&organization), ROWS.into());

    let of = |entity: &EntityId| {
        rows_of(&organization, &queries::time_based_daily_latest(None, None, Some(entity)))
    };
    assert_eq!((of(&lamp()), of(&text("light.kitchen"))), (5, 0));
    let (before, after) = (Duration::from_hours(2), Duration::from_secs(3_500));
    let range = |start, stop| queries::time_based_daily_range(start, stop, None, None, Some(&lamp()));
    assert_eq!(rows_of(&organization, &range(Time::Ago(before), Time::Ago(after))), 5);
    let next = Timestamp::from_nanos(time.as_nanos() + 1).unwrap();
    // The end is not part of the range.
    assert_eq!(rows_of(&organization, &range(Time::Ago(before), Time::At(time))), 0);
    assert_eq!(rows_of(&organization, &range(Time::At(time), Time::At(next))), 5);
    hold(&organization, &range(Time::At(time), Time::Now), &time_based(time));

    hold(&organization, &queries::time_based_last_30_days(&lamp()), &time_based(time));
    let pair = text("light.kitchen|switch.coffee_maker");
    hold(&organization, &queries::co_occurrence_of_pair(&pair), &co_occurrence(time));
    hold(&organization, &queries::day_type_last_4_weeks(tags::DayType::Weekend), &day_type(time));
    let rainy = queries::contextual_by_weather(tags::WeatherContext::Rainy);
    hold(&organization, &rainy, &contextual(time));
    let events = "from(bucket: \"home_assistant_events\")\n    |> range(start: -2h)\n";
    hold(&organization, events, &event(time));
}
