//! The points as the derive of `influxdb2` writes them: its types take texts and numbers. It escapes
//! nothing, so that lines with JSON or quotes are not what they should be; they are only counted here.

use home_patterns::{
    LineProtocol, anomaly_daily::AnomalyDaily, home_assistant_events::HomeAssistantEvents,
    time_based_daily::TimeBasedDaily,
};
use influxdb2::models::WriteDataPoint as _;
use influxdb2_derive::WriteDataPoint;

use crate::date;

#[derive(WriteDataPoint)]
#[measurement = "anomaly_daily"]
struct Anomaly<'a> {
    #[influxdb(tag)]
    anomaly_type: &'a str,
    #[influxdb(tag)]
    date: &'a str,
    #[influxdb(tag)]
    entity_id: &'a str,
    #[influxdb(field)]
    anomaly_score: f64,
    #[influxdb(field)]
    baseline_deviation: f64,
    #[influxdb(field)]
    occurrences: i64,
    #[influxdb(field)]
    severity: &'a str,
    #[influxdb(timestamp)]
    time: i64,
}

#[derive(WriteDataPoint)]
#[measurement = "home_assistant_events"]
struct Event<'a> {
    #[influxdb(tag)]
    domain: &'a str,
    #[influxdb(tag)]
    entity_id: &'a str,
    #[influxdb(tag)]
    event_type: &'a str,
    #[influxdb(field)]
    attr_friendly_name: &'a str,
    #[influxdb(field)]
    state: &'a str,
    #[influxdb(timestamp)]
    time: i64,
}

#[derive(WriteDataPoint)]
#[measurement = "time_based_daily"]
struct TimeBased<'a> {
    #[influxdb(tag)]
    date: &'a str,
    #[influxdb(tag)]
    domain: &'a str,
    #[influxdb(tag)]
    entity_id: &'a str,
    #[influxdb(field)]
    confidence: f64,
    #[influxdb(field)]
    frequency: f64,
    #[influxdb(field)]
    hourly_distribution: String,
    #[influxdb(field)]
    occurrences: i64,
    #[influxdb(field)]
    peak_hours: String,
    #[influxdb(timestamp)]
    time: i64,
}

pub fn anomaly(lines: &mut Vec<u8>, point: &AnomalyDaily) {
    let line = Anomaly {
        anomaly_type: point.anomaly_type.as_str(),
        date: &date(point.time),
        entity_id: point.entity_id.as_str(),
        anomaly_score: point.anomaly_score,
        baseline_deviation: point.baseline_deviation,
        occurrences: point.occurrences,
        severity: point.severity.as_str(),
        time: point.time().as_nanos(),
    };
    line.write_data_point_to(lines).expect("a vector takes everything");
}

pub fn event(lines: &mut Vec<u8>, point: &HomeAssistantEvents) {
    let line = Event {
        domain: point.domain.as_str(),
        entity_id: point.entity_id.as_str(),
        event_type: point.event_type.as_str(),
        attr_friendly_name: point.attr_friendly_name.as_deref().unwrap_or_default(),
        state: &point.state,
        time: point.time().as_nanos(),
    };
    line.write_data_point_to(lines).expect("a vector takes everything");
}

pub fn time_based(lines: &mut Vec<u8>, point: &TimeBasedDaily) {
    let json = |value: serde_json::Result<String>| value.expect("it has JSON");
    let line = TimeBased {
        date: &date(point.time),
        domain: point.domain.as_str(),
        entity_id: point.entity_id.as_str(),
        confidence: point.confidence,
        frequency: point.frequency,
        hourly_distribution: json(serde_json::to_string(&point.hourly_distribution)),
        occurrences: point.occurrences,
        peak_hours: json(serde_json::to_string(&point.peak_hours)),
        time: point.time().as_nanos(),
    };
    line.write_data_point_to(lines).expect("a vector takes everything");
}
