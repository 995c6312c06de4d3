//! Windows that are computed by hand: those that are not over, those without a point, and Ctrl-C between
//! two of them.

use std::sync::atomic::{AtomicBool, Ordering};

use jiff::{Timestamp, tz::TimeZone};

use super::{
    DEFINITIONS, ROLLUPS,
    runs::{POINTS, rows, write},
};
use crate::{
    stories::{Story, holding::AtWork},
    support::{
        program::Ran,
        proxy::{Deed, Proxy},
    },
};

/// Of three years the first one is over.
#[test]
fn those_that_are_not_over_are_left_out() {
    let mut story = Story::new("rollup_unfinished");
    story.define(&(DEFINITIONS.to_owned() + &ROLLUPS.replace("every: 1mo", "every: 1y")));
    story.run("apply --yes");
    let year = Timestamp::now().to_zoned_datetime(TimeZone::UTC).year();
    let last = year - 1;
    for year in [last, year] {
        let time: Timestamp = format!("{year}-01-01T00:00:00Z").parse().unwrap();
        let line = format!("room_daily,room=bath,date={year}-01-01 level=0.5 {}\n", time.as_nanosecond());
        story.organization.write(&story.organization.bucket_id("daily"), &line);
    }
    let range = format!("--from {last}-01-01 --to {}-01-01", year + 2);
    story.run(&format!("rollup run monthly {range} --dry-run"));
    story.run(&format!("rollup run monthly {range} --yes"));
    story.run(&format!("rollup run monthly {range} --yes --format json"));
    let row = format!(
        "_field=level _measurement=room_monthly _time={last}-01-01T00:00:00Z _value=0.5 month={last}-01 room=bath season=cold"
    );
    assert_eq!(rows(&story.organization, "monthly"), [row]);
    story.end();
}

#[test]
fn a_source_without_points() {
    let mut story = super::told("rollup_empty");
    story.define(&(DEFINITIONS.to_owned() + ROLLUPS));
    story.run("apply --yes");
    story.run("rollup run monthly --from 2020-12-01 --to 2021-02-01 --yes");
    story.run("rollup run monthly --from 2020-12-01 --to 2021-01-01 --yes --format json");
    assert_eq!(rows(&story.organization, "monthly"), [""; 0]);
    story.end();
}

/// The window that is being computed is written, and no other one is begun.
#[test]
fn ctrl_c_ends_after_the_window() {
    let mut story = super::told("rollup_stopped");
    story.define(&(DEFINITIONS.to_owned() + ROLLUPS));
    story.run("apply --yes");
    write(&story.organization, &POINTS);
    for format in ["text", "json"] {
        let is_first = AtomicBool::new(true);
        let proxy = Proxy::new(&story.host, move |request, _| {
            let writes = request.starts_with("POST /api/v2/query") && request.contains("to(bucket: ");
            if writes && is_first.swap(false, Ordering::Relaxed) { Deed::PauseBefore } else { Deed::Forward }
        });
        let arguments =
            format!("rollup run monthly --from 2020-12-01 --to 2021-03-01 --yes --format {format}");
        let mut command = story.command(&arguments);
        let ran = AtWork::start(command.env("INFLUX_HOST", &proxy.url)).interrupt_at_the_pause(&proxy);
        let title = format!("fluxform {arguments}, and Ctrl-C in the first window");
        let ran = Ran { stdout: ran.stdout.replace(&proxy.url, &story.host), ..ran };
        story.tell(&title, &ran);
        let found = rows(&story.organization, "monthly");
        assert!(found.len() == 2 && found.iter().all(|row| row.contains("_time=2020-12-01T")), "{found:#?}");
    }
    story.run("rollup run monthly --from 2020-12-01 --to 2021-03-01 --yes");
    assert_eq!(rows(&story.organization, "monthly").len(), 5);
    story.end();
}
