//! Times, writers and texts.

use std::collections::BTreeMap;

use fluxform::{
    influx::{look_at_times, newest_texts, recent, writers},
    model::{Carrier, TimeRange},
};

use super::{JOBS, by_flux, lines, live, names, seen};
use crate::support::organization::Organization;

#[test]
fn oldest_and_newest_points_of_every_name() {
    let organization = Organization::new();
    let odd = organization.create_bucket("odd", 0, 0);
    let points: String = names::POINTS.replace("=1\n", "=1 1000000000000000000\n");
    organization.write(&odd, &points);
    organization
        .write(&odd, "same,k=a k=2 9000000000000000000\nlines\rm,t\rk=a f\rg=1i -5000000000000000000");
    organization.write(&odd, "nu\0l,t=\u{1} f=1 1500000000000000001\nresult,result=a result=3 0");
    let wanted = |names: &[&str]| names.iter().map(|name| ("odd".to_owned(), (*name).to_owned())).collect();
    let wanted = wanted(&["same", "lines\rm", "nu\0l", "result", "absent"]);
    for client in [organization.client(), by_flux(&organization, &odd)] {
        let mut observed = seen(&client, &["odd"]);
        look_at_times(&client, &live(&client, &["odd"]), &mut observed, &wanted, JOBS).unwrap();
        let seen = observed["odd"].measurements.iter();
        let times: BTreeMap<_, _> =
            seen.filter_map(|(name, seen)| Some((name.as_str(), seen.times?))).collect();
        let shown: Vec<_> =
            times.iter().map(|(name, times)| format!("{name:?} {} {}", times.start, times.end)).collect();
        let now = times["result"].end;
        assert!(now > "2026-01-01T00:00:00Z".parse().unwrap());
        assert_eq!(
            shown,
            [
                format!("\"lines\\rm\" 1811-07-23T15:06:40Z {}", times["lines\rm"].end),
                "\"nu\\0l\" 2001-09-09T01:46:40Z 2017-07-14T02:40:00.000000001Z".to_owned(),
                format!("\"result\" 1970-01-01T00:00:00Z {now}"),
                "\"same\" 2001-09-09T01:46:40Z 2255-03-14T16:00:00Z".to_owned(),
            ],
            "{}",
            lines(&observed)
        );
    }
}

#[test]
fn who_writes_a_field() {
    let organization = Organization::new();
    let raw = organization.create_bucket("raw", 0, 86_400);
    organization.write(
        &raw,
        "m,host=a v=1,w=1 1769904000000000000\nm,host=b v=2 1770904000000000000\nm,host=c,v=t v=3i 1779904000000000000\n\
         m,host=a v=\"x\" 1789904000000000000\nm w=1 1769904000000000005\nm,host=d w=1 1799904000000000000",
    );
    for client in [organization.client(), by_flux(&organization, &raw)] {
        let live = live(&client, &["raw"]);
        let of = |bucket: &str, measurement: &str, field: Option<&str>, limit| {
            let (bucket, measurement) = (bucket.to_owned(), measurement.to_owned());
            let carrier = Carrier { bucket, measurement, field: field.map(str::to_owned), tag: None };
            let mut found = writers(&client, &live, &[carrier.clone()].into(), limit, JOBS).unwrap();
            found.remove(&carrier).unwrap_or_default()
        };
        let found = |field, limit| {
            let writers = of("raw", "m", field, limit);
            let shown = writers.iter().map(|writer| format!("{:?} {}", writer.tags, writer.newest));
            shown.collect::<Vec<_>>().join("\n")
        };
        assert_eq!(
            found(Some("v"), 10),
            "{\"host\": \"a\"} 2026-09-20T11:33:20Z\n{\"host\": \"c\", \"v\": \"t\"} 2026-05-27T17:46:40Z\n\
             {\"host\": \"b\"} 2026-02-12T13:46:40Z"
        );
        assert_eq!(
            found(None, 2),
            "{\"host\": \"d\"} 2027-01-14T05:20:00Z\n{\"host\": \"a\"} 2026-09-20T11:33:20Z"
        );
        assert_eq!(found(Some("absent"), 2), "");
        assert_eq!(of("raw", "absent", None, 2), []);
        assert_eq!(of("absent", "m", None, 2), []);
    }
}

#[test]
fn who_writes_a_tag_and_how_busily() {
    let organization = Organization::new();
    let raw = organization.create_bucket("raw", 0, 86_400);
    organization.write(
        &raw,
        "m,host=a,v=t v=1,w=1 1769904000000000000\nm,host=a,v=t v=2 1769904000000000001\n\
         m,host=b v=2i 1770904000000000000\nm,host=b v=3i 1770904000000000001\n\
         m,host=b,v=x w=2 1769904000000000002\nm,v=x w=2 1760904000000000000",
    );
    for client in [organization.client(), by_flux(&organization, &raw)] {
        let live = live(&client, &["raw"]);
        let carrier = |field: Option<&str>, tag: Option<&str>| {
            let (bucket, measurement) = ("raw".to_owned(), "m".to_owned());
            Carrier { bucket, measurement, field: field.map(str::to_owned), tag: tag.map(str::to_owned) }
        };
        let who = |carrier: Carrier| {
            let found = writers(&client, &live, &[carrier].into(), 9, JOBS).unwrap();
            let writers = found.into_values().flatten();
            writers.map(|writer| format!("{:?}", writer.tags)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            who(carrier(None, Some("v"))),
            r#"{"host": "b", "v": "x"} {"host": "a", "v": "t"} {"v": "x"}"#
        );
        assert_eq!(who(carrier(Some("v"), Some("v"))), r#"{"host": "a", "v": "t"}"#);
        assert_eq!(who(carrier(None, Some("absent"))), "");
        let many = |start: i64, end: i64, field, tag| {
            let time = |nanoseconds: i64| jiff::Timestamp::from_nanosecond(nanoseconds.into()).unwrap();
            let range = TimeRange { start: time(start), end: time(end) };
            let counts = recent(&client, &live, &[carrier(field, tag)].into(), range, JOBS).unwrap();
            counts.into_values().sum::<u64>()
        };
        let (first, last) = (1_769_904_000_000_000_000, 1_770_904_000_000_000_001);
        assert_eq!(many(first, last, None, None), 4);
        assert_eq!(many(first, last + 1, None, None), 5);
        assert_eq!(many(first, last + 1, None, Some("v")), 3);
        assert_eq!(many(first, last + 1, Some("v"), None), 4);
        assert_eq!(many(first, last + 1, Some("v"), Some("v")), 2);
        assert_eq!(many(first - 9, first, None, None), 0);
        assert_eq!(many(first, last, Some("absent"), None), 0);
    }
}

#[test]
fn the_newest_texts_exactly() {
    let organization = Organization::new();
    let raw = organization.create_bucket("raw/2", 0, 86_400);
    organization.write(
        &raw,
        "m,host=a v=\"old\" 1769904000000000000\nm,host=a v=2 1770904000000000000\n\
         m,host=b v=\"a\r\nb\rc\nd\" 1779904000000000000\nm,host=a v=\"\" 1779904000000000001\n\
         m,host=a v=\"{\\\"k\\\":\\\"\\\\\\\\\\\"}\",w=\"no\" 1779904000000000002",
    );
    for client in [organization.client(), by_flux(&organization, &raw)] {
        let live = live(&client, &["raw/2"]);
        let texts = |field: &str, limit| {
            let place = ["raw/2", "m", field].map(str::to_owned).into();
            let found = newest_texts(&client, &live, &[place].into(), limit, JOBS).unwrap();
            found.into_values().next().unwrap()
        };
        assert_eq!(texts("v", 10), ["{\"k\":\"\\\\\"}", "", "a\r\nb\rc\nd", "old"]);
        assert_eq!(texts("v", 2), ["{\"k\":\"\\\\\"}", ""]);
        assert_eq!(texts("absent", 2), [""; 0]);
    }
}
