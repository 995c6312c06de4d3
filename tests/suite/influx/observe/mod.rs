//! What `observe` sees of a server's data, as whole values.

use std::{collections::BTreeSet, num::NonZeroUsize};

use fluxform::{
    influx::{Client, Live, inspect},
    model::Observed,
};

use crate::support::organization::Organization;

mod closer;
mod lost;
mod names;
mod plain;
mod properties;
mod reach;
mod stale;

const JOBS: NonZeroUsize = NonZeroUsize::new(4).unwrap();

fn live(client: &Client, buckets: &[&str]) -> Live {
    inspect(client, buckets.iter().copied()).unwrap()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(ToString::to_string).collect()
}

/// Looks at the named buckets.
fn seen(client: &Client, buckets: &[&str]) -> Observed {
    fluxform::influx::observe(client, &live(client, buckets), &set(buckets), JOBS).unwrap()
}

/// A client with a token for one bucket: of what organization such a token is cannot be known, so
/// the bucket is looked at in Flux, by its id.
fn by_flux(organization: &Organization, bucket_id: &str) -> Client {
    organization.client_with(&organization.restricted(&[("read", &format!("buckets/{bucket_id}"))]))
}

/// What was observed, a line per measurement, tag and field: short enough to read whole.
fn lines(observed: &Observed) -> String {
    let mut text = String::new();
    for (name, bucket) in observed {
        for name in &bucket.unreadable {
            text += &format!("{name:?} is unreadable\n");
        }
        text += &format!("bucket {name:?}\n");
        for (name, seen) in &bucket.measurements {
            let times = seen.times.map(|times| format!(", {} … {}", times.start, times.end));
            text += &format!("  {name:?}: {} series{}\n", seen.series, times.unwrap_or_default());
            for (key, tag) in &seen.tags {
                text += &format!("    tag {key:?}: {} in {}, {:?}\n", tag.count, tag.series, tag.values);
            }
            for (key, field) in &seen.fields {
                text += &format!("    field {key:?}:");
                for (held, place) in &field.types {
                    text += &format!(" {held}");
                    for group in place.groups.iter().flatten() {
                        text += &format!(" [{} {})", group.start.strftime("%F"), group.end.strftime("%F"));
                    }
                    if let Some([]) = place.groups.as_deref() {
                        text += " nowhere";
                    }
                    text += if place.exact { " exact" } else { "" };
                }
                text += "\n";
            }
        }
    }
    text
}
