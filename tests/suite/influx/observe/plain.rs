//! Ordinary data: fields, tags, series.

use super::{by_flux, live, seen, set};
use crate::support::organization::Organization;

const POINTS: &str = "climate,room=attic,floor=2 temperature=20.5,note=\"ok\" 1769904000000000000\n\
                      climate,room=cellar temperature=11,open=true 1769904000000000000\n\
                      power value=3i,total=5u 4102444800000000000";

const SEEN: &str = r#"{"climate":{"series":2,"tags":{"floor":{"count":1,"series":1,"values":["2"]},"room":{"count":2,"series":2,"values":["attic","cellar"]}},"fields":{"note":{"types":{"string":{}}},"open":{"types":{"boolean":{}}},"temperature":{"types":{"float":{}}}}},"power":{"series":1,"fields":{"total":{"types":{"unsigned":{}}},"value":{"types":{"integer":{}}}}}}"#;

#[test]
fn fields_tags_and_series() {
    let organization = Organization::new();
    let raw = organization.create_bucket("raw", 0, 0);
    organization.create_bucket("empty", 0, 0);
    organization.write(&raw, POINTS);
    let observed = seen(&organization.client(), &["raw", "empty", "absent"]);
    assert_eq!(
        serde_json::to_string(&observed).unwrap(),
        format!("{{\"empty\":{{\"measurements\":{{}}}},\"raw\":{{\"measurements\":{SEEN}}}}}")
    );
}

/// Flux tells the same, with points that are in the future to it.
#[test]
fn by_the_id_it_is_the_same() {
    let organization = Organization::new();
    let raw = organization.create_bucket("raw", 0, 0);
    organization.write(&raw, POINTS);
    let observed = seen(&by_flux(&organization, &raw), &["raw"]);
    assert_eq!(serde_json::to_string(&observed).unwrap(), format!("{{\"raw\":{{\"measurements\":{SEEN}}}}}"));
}

/// Above the bound the series are listed measurement by measurement; and one request at a time is
/// enough.
#[test]
fn with_more_series_than_one_request_lists() {
    let organization = Organization::new();
    let client = organization.client();
    let (raw, odd) = (organization.create_bucket("raw", 0, 0), organization.create_bucket("odd/names", 0, 0));
    organization.write(&raw, POINTS);
    organization.write(&odd, super::names::POINTS);
    let buckets = ["raw", "odd/names"];
    let live = live(&client, &buckets);
    let one = std::num::NonZeroUsize::MIN;
    let bounded = fluxform::influx::observe_by(&client, &live, &set(&buckets), one, 0).unwrap();
    assert_eq!(bounded, seen(&client, &buckets));
}
