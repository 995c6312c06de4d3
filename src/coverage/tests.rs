//! What counts, and how it looks where a case cannot show it.

use serde_json::json;

use super::{Covered, Gap, Kind, Report, Share, coverage, render};
use crate::{diagnostic::Location, model::Schema};

fn schema() -> Schema {
    serde_json::from_value(json!({
        "tags": {
            "room": { "description": "The room.", "max_values": 20 },
            "floor": { "description": " ", "depends_on": ["room"] },
            "day": { "description": "The day.", "derive": "%Y" },
            "sensor": { "description": "The sensor." },
            "stranger": {},
        },
        "measurements": {
            "気|候": {
                "bucket": "home",
                "tags": ["room", "floor", "room", "undefined"],
                "fields": {
                    "a": { "type": "float", "description": "A.", "unit": "Cel" },
                    "b": { "type": "integer" },
                    "c": { "type": "json" },
                    "d": { "type": "boolean", "description": "D." },
                },
            },
            "daily": {
                "bucket": "home",
                "description": "A day.",
                "tags": ["room", "day", "sensor"],
                "fields": { "a": { "type": "json", "description": "A.", "schema": {} } },
                "volume": { "points_per_day": 1.0 },
            },
        },
        "rollups": { "r": { "from": "気|候", "to": "daily", "every": "1d", "fields": {} } },
        "tables": {
            "devices": {
                "description": "Devices.",
                "columns": [
                    { "name": "id", "type": "integer", "description": "The number." },
                    { "name": "<b>`|", "type": "json" },
                ],
                "rows": 0,
            },
        },
    }))
    .unwrap()
}

fn report(required: Option<u8>) -> Report {
    let coverage = coverage(&schema());
    let locations = vec![None; coverage.missing.len()];
    Report::new(coverage, required, locations)
}

#[test]
fn each_part_counts_once_and_what_is_missing_is_named() {
    let text = render::text(&report(Some(68)));
    let expected = "\
measurement  description  unit  budget  JSON Schema  source  volume  covered
daily                5/5     –     2/3          1/1     1/1     1/1      90%
気|候                3/7   1/2     2/2          0/1     0/1     0/1      42%

table    description  JSON Schema  source  rows  covered
devices          2/3          0/1     0/1   1/1      50%

in sum       given  covered
description   9/14      64%
unit           1/2      50%
budget         3/4      75%
JSON Schema    1/3      33%
source         1/3      33%
volume         1/2      50%
rows           1/1     100%
all          17/29      58%

58% is covered, and 68% is asked for; what is missing:
  measurements.気|候: description of the measurement `気|候`
  measurements.気|候: source of the measurement `気|候`
  measurements.気|候: volume of the measurement `気|候`
  measurements.気|候.fields.b: description of the field `b` of `気|候`
  measurements.気|候.fields.b: unit of the field `b` of `気|候`
  measurements.気|候.fields.c: description of the field `c` of `気|候`
  measurements.気|候.fields.c: JSON Schema of the field `c` of `気|候`
  tables.devices: source of the table `devices`
  tables.devices.columns.1: description of the column `<b>`|` of `devices`
  tables.devices.columns.1: JSON Schema of the column `<b>`|` of `devices`
  tags.floor: description of the tag `floor`
  tags.sensor: budget of the tag `sensor`
";
    assert_eq!(text, expected);
}

#[test]
fn names_make_no_markup() {
    let text = render::markdown(&report(Some(59)));
    let expected = "\
### Coverage

| in sum | given | covered |
|---|---:|---:|
| description | 9/14 | 64% |
| unit | 1/2 | 50% |
| budget | 3/4 | 75% |
| JSON Schema | 1/3 | 33% |
| source | 1/3 | 33% |
| volume | 1/2 | 50% |
| rows | 1/1 | 100% |
| all | 17/29 | 58% |

58% is covered, and 59% is asked for; what is missing:

- <code>measurements.気&#124;候</code>: description of the measurement <code>気&#124;候</code>
- <code>measurements.気&#124;候</code>: source of the measurement <code>気&#124;候</code>
- <code>measurements.気&#124;候</code>: volume of the measurement <code>気&#124;候</code>
- <code>measurements.気&#124;候.fields.b</code>: description of the field `b` of <code>気&#124;候</code>
- <code>measurements.気&#124;候.fields.b</code>: unit of the field `b` of <code>気&#124;候</code>
- <code>measurements.気&#124;候.fields.c</code>: description of the field `c` of <code>気&#124;候</code>
- <code>measurements.気&#124;候.fields.c</code>: JSON Schema of the field `c` of <code>気&#124;候</code>
- `tables.devices`: source of the table `devices`
- `tables.devices.columns.1`: description of the column \\`&lt;b&gt;\\`&#124;\\` of \\`devices\\`
- `tables.devices.columns.1`: JSON Schema of the column \\`&lt;b&gt;\\`&#124;\\` of \\`devices\\`
- `tags.floor`: description of the tag `floor`
- `tags.sensor`: budget of the tag `sensor`

<details><summary>Of each measurement and table</summary>

| measurement | description | unit | budget | JSON Schema | source | volume | covered |
|---|---:|---:|---:|---:|---:|---:|---:|
| `daily` | 5/5 | – | 2/3 | 1/1 | 1/1 | 1/1 | 90% |
| <code>気&#124;候</code> | 3/7 | 1/2 | 2/2 | 0/1 | 0/1 | 0/1 | 42% |

| table | description | JSON Schema | source | rows | covered |
|---|---:|---:|---:|---:|---:|
| `devices` | 2/3 | 0/1 | 0/1 | 1/1 | 50% |

</details>
";
    assert_eq!(text, expected);
}

#[test]
fn only_the_whole_is_all_of_it() {
    let almost = Share { given: 999, of: 1_000 };
    assert_eq!((almost.percent(), almost.reaches(99), almost.reaches(100)), (Some(99), true, false));
    assert_eq!((Share::default().percent(), Share::default().reaches(100)), (None, true));
    let half = Share { given: 1, of: 2 };
    assert_eq!((half.reaches(50), half.reaches(51), half.reaches(0)), (true, false, true));
}

#[test]
fn what_is_too_much_to_name_is_counted() {
    let mut report = report(Some(100));
    let location = Location { file: "schemas/a\u{1b}.yaml".to_owned(), line: 7, ..Location::default() };
    let gap = Gap {
        kind: Kind::Unit,
        of: "the field `x` of `m`".to_owned(),
        path: String::new(),
        location: Some(location),
    };
    report.missing = vec![gap; 22];
    let text = render::text(&report);
    let named =
        text.lines().filter(|line| *line == "  schemas/a\u{fffd}.yaml:7: unit of the field `x` of `m`");
    assert_eq!(named.count(), 20);
    assert!(text.ends_with("\n  and 2 more, which `--format json` lists\n"));
    assert!(render::markdown(&report).contains("\n- and 2 more, which `--format json` lists\n\n<details>"));
}

#[test]
fn a_comment_has_room_for_other_parts() {
    let mut report = report(Some(100));
    let coverage = &mut report.coverage;
    let name = "@".repeat(400);
    coverage.measurements = vec![Covered { name: name.clone(), ..coverage.sum.clone() }; 30];
    coverage.tables = coverage.measurements.clone();
    let gap = Gap { kind: Kind::Unit, of: format!("the field `{name}` of `m`"), path: name, location: None };
    report.missing = vec![gap; 30];
    let text = render::markdown(&report);
    let more: Vec<&str> = text.lines().filter(|line| line.contains("more")).collect();
    let expected = [
        "- and 28 more, which `--format json` lists",
        "… and 27 measurements more. The other formats show all.",
        "… and 27 tables more. The other formats show all.",
    ];
    assert_eq!((more.as_slice(), text.len() <= 6_000), (&expected[..], true), "{}", text.len());
}
