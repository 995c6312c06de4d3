//! The Mermaid diagram of layers, buckets, measurements, tables, and where their data comes from.
//!
//! Nodes are numbered; names stand only in labels, so that no name can be syntax.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    escape::mermaid,
    groups::{Group, groups},
    words,
};
use crate::model::Schema;

/// The whole diagram.
pub fn diagram(schema: &Schema) -> String {
    let nodes = Nodes::new(schema);
    let mut lines = vec!["flowchart TB".to_owned()];
    for (name, id) in &nodes.outside {
        lines.push(format!("  {id}([\"{}\"])", mermaid(name)));
    }
    for (number, group) in groups(schema).iter().enumerate() {
        lines.push(format!("  subgraph l{number}[\"{}\"]", mermaid(group.title)));
        nodes.draw(schema, group, &mut lines);
        lines.push("  end".to_owned());
    }
    let flows = flows(schema);
    for (from, to) in flows {
        if let (Some(from), Some(to)) = (nodes.source(from), nodes.target(to)) {
            lines.push(format!("  {from} --> {to}"));
        }
    }
    lines.join("\n")
}

/// Every source and what is made from it, each pair once.
fn flows(schema: &Schema) -> BTreeSet<(&str, Target<'_>)> {
    let measurements = schema.measurements.iter();
    let measurements = measurements.flat_map(|(key, measurement)| {
        measurement.source.iter().map(move |source| (source.as_str(), Target::Measurement(key)))
    });
    let tables = schema.tables.iter();
    let tables = tables.flat_map(|(key, table)| {
        table.source.iter().map(move |source| (source.as_str(), Target::Table(key)))
    });
    measurements.chain(tables).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Target<'a> {
    Measurement(&'a str),
    Table(&'a str),
}

/// The identifier of each node.
struct Nodes<'a> {
    buckets: BTreeMap<&'a str, String>,
    measurements: BTreeMap<&'a str, String>,
    tables: BTreeMap<&'a str, String>,
    /// Sources that the schema does not define.
    outside: BTreeMap<&'a str, String>,
}

impl<'a> Nodes<'a> {
    fn new(schema: &'a Schema) -> Self {
        let sources = flows(schema).into_iter().map(|(source, _)| source);
        let is_outside =
            |name: &&str| !schema.measurements.contains_key(*name) && !schema.tables.contains_key(*name);
        let outside: BTreeSet<&str> = sources.filter(is_outside).collect();
        Self {
            buckets: numbered("b", schema.buckets.keys().map(String::as_str)),
            measurements: numbered("m", schema.measurements.keys().map(String::as_str)),
            tables: numbered("t", schema.tables.keys().map(String::as_str)),
            outside: numbered("x", outside),
        }
    }

    /// A measurement is meant before a table of the same name.
    fn source(&self, name: &str) -> Option<&String> {
        let inside = self.measurements.get(name).or_else(|| self.tables.get(name));
        inside.or_else(|| self.outside.get(name))
    }

    fn target(&self, target: Target<'_>) -> Option<&String> {
        match target {
            Target::Measurement(key) => self.measurements.get(key),
            Target::Table(key) => self.tables.get(key),
        }
    }

    fn draw(&self, schema: &Schema, group: &Group<'_>, lines: &mut Vec<String>) {
        for (key, bucket) in &group.buckets {
            let id = &self.buckets[key];
            let retention = words::retention(bucket.retention);
            let label = format!("{} · {retention}", bucket.server_name(key));
            lines.push(format!("    subgraph {id}[\"{}\"]", mermaid(&label)));
            for (key, measurement) in schema.measurements_of(key) {
                let label = mermaid(measurement.server_name(key));
                lines.push(format!("      {}[\"{label}\"]", self.measurements[key]));
            }
            lines.push("    end".to_owned());
        }
        for (key, _) in &group.tables {
            lines.push(format!("    {}[(\"{}\")]", self.tables[key], mermaid(key)));
        }
    }
}

fn numbered<'a>(letter: &str, names: impl IntoIterator<Item = &'a str>) -> BTreeMap<&'a str, String> {
    let names = names.into_iter().enumerate();
    names.map(|(number, name)| (name, format!("{letter}{number}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn draws_names_only_as_labels() {
        let schema: Schema = serde_json::from_value(json!({
            "layers": { "raw": { "order": 1, "title": "Raw \"data\"" } },
            "buckets": {
                "b": { "layer": "raw", "retention": "7d" },
                "odd": { "retention": "infinite" },
            },
            "measurements": {
                "end": { "bucket": "b", "fields": {}, "source": ["Home <Assistant>"] },
                "out]": { "bucket": "odd", "fields": {}, "source": ["end", "end"] },
            },
            "tables": { "t": { "layer": "raw", "columns": [], "source": ["out]"] } },
        }))
        .unwrap();
        let expected = r#"flowchart TB
  x0(["Home #60;Assistant#62;"])
  subgraph l0["Raw #quot;data#quot;"]
    subgraph b0["b · 7d"]
      m0["end"]
    end
    t0[("t")]
  end
  subgraph l1["Without a layer"]
    subgraph b1["odd · forever"]
      m1["out]"]
    end
  end
  x0 --> m0
  m0 --> m1
  m1 --> t0"#;
        assert_eq!(diagram(&schema), expected);
    }
}
