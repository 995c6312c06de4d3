//! What `observe` sees of a server's data, as whole values.

use std::{collections::BTreeSet, num::NonZeroUsize};

use fluxform::{
    influx::{Client, inspect},
    model::Observed,
};

use crate::support::organization::Organization;

/// Looks at the named buckets.
fn seen(client: &Client, buckets: &[&str]) -> Observed {
    let live = inspect(client, buckets.iter().copied()).unwrap();
    let names: BTreeSet<String> = buckets.iter().map(ToString::to_string).collect();
    fluxform::influx::observe(client, &live, &names, NonZeroUsize::new(4).unwrap()).unwrap()
}

#[test]
fn fields_tags_and_series() {
    let organization = Organization::new();
    let raw = organization.create_bucket("raw", 0, 0);
    organization.create_bucket("empty", 0, 0);
    organization.write(
        &raw,
        "climate,room=attic,floor=2 temperature=20.5,note=\"ok\" 1769904000000000000\n\
         climate,room=cellar temperature=11,open=true 1769904000000000000\n\
         power value=3i,total=5u 1769904000000000000",
    );
    assert_eq!(
        serde_json::to_string(&seen(&organization.client(), &["raw", "empty", "absent"])).unwrap(),
        r#"{"empty":{"measurements":{}},"raw":{"measurements":{"climate":{"series":2,"tags":{"floor":{"count":1,"series":1,"values":["2"]},"room":{"count":2,"series":2,"values":["attic","cellar"]}},"fields":{"note":{"types":{"string":{}}},"open":{"types":{"boolean":{}}},"temperature":{"types":{"float":{}}}}},"power":{"series":1,"fields":{"total":{"types":{"unsigned":{}}},"value":{"types":{"integer":{}}}}}}}}"#
    );
}
