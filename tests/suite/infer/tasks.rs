//! Scripts of tasks, as the server's parser reads them: what is a rollup, and why others are not.

use fluxform::infer::{BucketRef, PlainTask, read_task};
use serde_json::json;

use crate::support::organization::Organization;

const PLAIN: &str = r#"option task = {name: "down", every: 1h, offset: 5m}

from(bucket: "raw")
    |> range(start: -task.every)
    |> filter(fn: (r) => r._measurement == "cpu")
    |> filter(fn: (r) => r._field == "a" or r["_field"] == "b")
    |> aggregateWindow(every: 1h, fn: mean, createEmpty: false)
    |> set(key: "_measurement", value: "cpu_1h")
    |> to(bucket: "long", org: "home")
"#;

fn read(script: &str) -> Result<PlainTask, String> {
    let reply = Organization::new().http().post("/api/v2/query/ast", &json!({ "query": script }));
    read_task(&reply)
}

#[test]
fn a_plain_task() {
    let expected = PlainTask {
        every: "1h".to_owned(),
        offset: Some("5m".to_owned()),
        from: BucketRef::Name("raw".to_owned()),
        measurement: "cpu".to_owned(),
        fields: ["a", "b"].map(str::to_owned).into(),
        function: "mean".to_owned(),
        to: BucketRef::Name("long".to_owned()),
        organization: Some("home".to_owned()),
        to_measurement: Some("cpu_1h".to_owned()),
        to_field: None,
    };
    assert_eq!(read(PLAIN), Ok(expected.clone()));
    // In other words.
    let other = r#"
        import "strings"
        option task = {offset: 5m, every: 1h, name: "down"}
        data = from(bucket: "raw") |> range(start: -1h)
            |> filter(fn: (row) => (row["_measurement"] == "cpu" and (row._field == "b" or row._field == "a")))
        data |> aggregateWindow(fn: mean, every: task.every) |> set(key: "_measurement", value: "cpu_1h")
            |> to(org: "home", bucket: "long")
    "#;
    assert_eq!(read(other), Ok(expected));
}

#[test]
fn why_others_are_none() {
    let cases = [
        ("every: 1h, offset", "cron: \"0 * * * *\", offset", "it runs by `cron`"),
        ("every: 1h, offset", "every: 1h, concurrency: 2, offset", "it has the option `concurrency`"),
        ("bucket: \"raw\"", "bucket: name", "`bucket` is no plain text in it"),
        ("-task.every", "-2h", "it reads another range than the last 1h"),
        ("-task.every", "-task.every, stop: -1m", "it reads another range than the last 1h"),
        ("every: 1h, fn", "every: 5m, fn", "its windows are not as long as its interval of 1h"),
        ("fn: mean", "fn: (tables=<-, column) => tables |> mean()", "its function is no plain name"),
        ("fn: mean, createEmpty: false", "fn: count", "it counts empty windows"),
        ("createEmpty: false", "timeSrc: \"_start\"", "it gives `timeSrc` to `aggregateWindow`"),
        (
            "r._measurement == \"cpu\"",
            "r._measurement =~ /cpu/",
            "its filter is more than names of a measurement and its fields",
        ),
        (
            "r._measurement == \"cpu\"",
            "r._measurement == \"cpu\" or r._measurement == \"mem\"",
            "it reads several measurements",
        ),
        (
            "r._measurement == \"cpu\"",
            "r._measurement == \"cpu\" and r.host == \"a\"",
            "it filters by `host`",
        ),
        (
            "r._measurement == \"cpu\"",
            "r._measurement == \"cpu\" or r.host == \"a\"",
            "its filter mixes columns",
        ),
        ("|> filter(fn: (r) => r._measurement == \"cpu\")", "", "it reads all measurements of its bucket"),
        (
            "|> set(key: \"_measurement\"",
            "|> map(fn: (r) => r) |> set(key: \"_measurement\"",
            "it does more than `set` names before it writes",
        ),
        ("|> set(key: \"_measurement\"", "|> set(key: \"host\"", "it sets `host`"),
        ("|> set(key: \"_measurement\"", "|> set(key: \"_field\"", "it writes several fields into one"),
        (
            "|> aggregateWindow",
            "|> group() |> aggregateWindow",
            "it does more than filter before it aggregates",
        ),
        ("org: \"home\")", "org: \"home\") |> yield()", "it goes on with `yield` after it has written"),
        ("org: \"home\")", "org: \"home\")\nfrom(bucket: \"x\") |> range(start: -1h)", "it has 2 pipelines"),
        ("org: \"home\")", "host: \"http://elsewhere\")", "it gives `host` to `from` or `to`"),
        ("from(bucket: \"raw\")", "union(tables: [])", "it does not begin with `from`"),
        ("from(bucket: \"raw\")", "from(bucket: \"${x}\")", "`bucket` is no plain text in it"),
    ];
    for (part, with, why) in cases {
        assert!(PLAIN.contains(part), "{part}");
        let script = PLAIN.replacen(part, with, 1);
        assert_eq!(read(&script), Err(why.to_owned()), "{script}");
    }
    assert_eq!(read("x = y\ny = x\nx"), Err("its pipeline is too long".to_owned()));
}
