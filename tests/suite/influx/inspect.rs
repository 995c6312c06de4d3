//! One look at a server.

use fluxform::influx::inspect;

use crate::support::organization::Organization;

#[test]
fn tells_everything_that_a_plan_depends_on() {
    let organization = Organization::new();
    let daily = organization.create_bucket("daily", 7_776_000, 604_800);
    let raw = organization.create_bucket("raw", 0, 0);
    let live = inspect(&organization.client(), ["daily", "monthly"]).unwrap();

    assert_eq!((live.server.as_str(), live.version.as_str()), (organization.url.as_str(), "v2.9.1"));
    assert!((live.time.as_second() - jiff::Timestamp::now().as_second()).abs() < 60, "{}", live.time);
    assert_eq!(live.organization.id.as_str(), organization.id);
    let ids: Vec<_> = live.ids.iter().map(|(name, id)| (name.as_str(), id.as_str())).collect();
    assert_eq!(ids, [("daily", daily.as_str()), ("raw", raw.as_str())]);
    assert_eq!(
        serde_json::to_string(&live.schema).unwrap(),
        r#"{"buckets":{"daily":{"retention":"90d","shard_group_duration":"7d"},"raw":{"retention":"infinite","shard_group_duration":"7d"}}}"#
    );
    assert_eq!(live.system, ["_monitoring".to_owned(), "_tasks".to_owned()].into());
    assert!(live.visibility.is_complete());
    assert_eq!(live.bucket("daily").unwrap().id.as_str(), daily);
    assert_eq!(live.bucket("_tasks"), None);
}
