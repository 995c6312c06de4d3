//! The names that the index of a bucket lists: what Flux can be asked without reading points.
//!
//! Names of deleted series are among them, so they only tell what to be prepared for.

use std::collections::BTreeSet;

use serde_json::Value;

use super::script::{AS_JSON, EVER, cardinality, points};
use crate::{
    flux::string,
    influx::{Client, Error, LiveBucket, stream::Stop},
};

/// The names in a bucket.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub measurements: BTreeSet<String>,
    pub fields: BTreeSet<String>,
    /// Tag keys, and `_measurement`, `_field`, `_start`, `_stop`, which Flux counts among them.
    pub tags: BTreeSet<String>,
}

/// The names in a bucket, exact.
pub(super) fn names(client: &Client, bucket: &LiveBucket) -> Result<Names, Error> {
    let all = points(bucket, EVER);
    let listed = |column: &str, kind: &str| {
        format!(
            "{all}\n    |> keep(columns: [\"{column}\"])\n    |> group()\n    |> distinct(column: \"{column}\")\n    \
             |> set(key: \"kind\", value: \"{kind}\")\n    |> {AS_JSON}\n    |> yield(name: \"{kind}\")\n"
        )
    };
    let tags = format!(
        "{all}\n    |> keys()\n    |> keep(columns: [\"_value\"])\n    |> distinct()\n    \
         |> set(key: \"kind\", value: \"tags\")\n    |> {AS_JSON}\n    |> yield(name: \"tags\")\n"
    );
    let script = format!(
        "import \"json\"\n{}{}{tags}",
        listed("_measurement", "measurements"),
        listed("_field", "fields")
    );
    client.flux(&bucket.organization, &script, |names: &mut Names, row| {
        let record = record(row.get("_value"))?;
        let text = |key: &str| record.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        match text("kind").as_str() {
            "measurements" => names.measurements.insert(text("_value")),
            "fields" => names.fields.insert(text("_value")),
            _ => names.tags.insert(text("_value")),
        };
        Ok(())
    })
}

/// The object in a row of [`AS_JSON`].
pub(super) fn record(text: Option<&str>) -> Result<serde_json::Map<String, Value>, Stop> {
    Ok(serde_json::from_str(text.unwrap_or_default())?)
}

impl Names {
    /// The tag of the bucket with which Flux fails in the middle of an answer, if there is one.
    pub fn breaks_flux(&self) -> Option<&str> {
        ["_time", "_value"].into_iter().find(|key| self.tags.contains(*key))
    }

    /// Whether a name or a tag value holds a line end, which the server's CSV changes.
    pub fn have_line_ends(&self, client: &Client, bucket: &LiveBucket) -> Result<bool, Error> {
        let mut all = self.measurements.iter().chain(&self.fields).chain(&self.tags);
        if all.any(|name| name.contains(['\r', '\n'])) {
            return Ok(true);
        }
        let own = ["_measurement", "_field", "_start", "_stop"];
        let tags = self.tags.iter().filter(|key| !own.contains(&key.as_str()));
        let conditions: Vec<_> = tags.map(|key| format!("r[{}] =~ /[\\r\\n]/", string(key))).collect();
        if conditions.is_empty() {
            return Ok(false);
        }
        Ok(cardinality(client, bucket, EVER, Some(&conditions.join(" or ")))? > 0)
    }
}
