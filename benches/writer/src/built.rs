//! The points as the builder of `influxdb-line-protocol` writes them.

use home_patterns::{
    anomaly_daily::AnomalyDaily, home_assistant_events::HomeAssistantEvents, time_based_daily::TimeBasedDaily,
};
use influxdb_line_protocol::LineProtocolBuilder;

use crate::date;

pub fn anomaly(lines: &mut Vec<u8>, point: &AnomalyDaily) {
    let _ = LineProtocolBuilder::new_with(lines)
        .measurement("anomaly_daily")
        .tag("anomaly_type", point.anomaly_type.as_str())
        .tag("date", &date(point.time))
        .tag("entity_id", point.entity_id.as_str())
        .field("anomaly_score", point.anomaly_score)
        .field("baseline_deviation", point.baseline_deviation)
        .field("occurrences", point.occurrences)
        .field("severity", point.severity.as_str())
        .timestamp(point.time.as_nanos())
        .close_line();
}

pub fn event(lines: &mut Vec<u8>, point: &HomeAssistantEvents) {
    let _ = LineProtocolBuilder::new_with(lines)
        .measurement("home_assistant_events")
        .tag("domain", point.domain.as_str())
        .tag("entity_id", point.entity_id.as_str())
        .tag("event_type", point.event_type.as_str())
        .field("attr_friendly_name", point.attr_friendly_name.as_deref().unwrap_or_default())
        .field("state", point.state.as_str())
        .timestamp(point.time.as_nanos())
        .close_line();
}

pub fn time_based(lines: &mut Vec<u8>, point: &TimeBasedDaily) {
    let json = |value: serde_json::Result<String>| value.expect("it has JSON");
    let _ = LineProtocolBuilder::new_with(lines)
        .measurement("time_based_daily")
        .tag("date", &date(point.time))
        .tag("domain", point.domain.as_str())
        .tag("entity_id", point.entity_id.as_str())
        .field("confidence", point.confidence)
        .field("frequency", point.frequency)
        .field("hourly_distribution", json(serde_json::to_string(&point.hourly_distribution)).as_str())
        .field("occurrences", point.occurrences)
        .field("peak_hours", json(serde_json::to_string(&point.peak_hours)).as_str())
        .timestamp(point.time.as_nanos())
        .close_line();
}
