//! The templates that the program carries: every `*.j2` in the folder `templates/`, and the manifests
//! (`target.yaml`) of targets that are made of templates alone.

/// Pairs each name with the text of the file.
macro_rules! embed {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/", $name)))),*]
    };
}

/// Name (the path within `templates/`) and text of every template, in order of their names.
pub(super) const TEMPLATES: &[(&str, &str)] = embed![
    "docs/influxdb-schema.md.j2",
    "docs/macros.md.j2",
    "docs/measurement.md.j2",
    "docs/migration-plan.md.j2",
    "docs/multi-layer-storage.md.j2",
    "docs/storage-estimates.md.j2",
    "flux/query.flux.j2",
    "python/buckets.py.j2",
    "python/errors.py.j2",
    "python/flux.py.j2",
    "python/init.py.j2",
    "python/json.py.j2",
    "python/line.py.j2",
    "python/macros.j2",
    "python/measurement.py.j2",
    "python/py.typed.j2",
    "python/pyproject.toml.j2",
    "python/queries.py.j2",
    "python/tags.py.j2",
    "python/target.yaml",
    "python/timestamp.py.j2",
    "python/values.py.j2",
    "rust/Cargo.toml.j2",
    "rust/buckets.rs.j2",
    "rust/check.rs.j2",
    "rust/clippy.toml.j2",
    "rust/csv.rs.j2",
    "rust/error.rs.j2",
    "rust/flux.rs.j2",
    "rust/flux/time.rs.j2",
    "rust/lib.rs.j2",
    "rust/line.rs.j2",
    "rust/line/batch.rs.j2",
    "rust/line/escape.rs.j2",
    "rust/line/json.rs.j2",
    "rust/line/members.rs.j2",
    "rust/measurement.rs.j2",
    "rust/nullable.rs.j2",
    "rust/queries.rs.j2",
    "rust/rfc3339.rs.j2",
    "rust/row.rs.j2",
    "rust/row_error.rs.j2",
    "rust/rows.rs.j2",
    "rust/rustfmt.toml.j2",
    "rust/tags.rs.j2",
    "rust/text.rs.j2",
    "rust/text/pattern.rs.j2",
    "rust/timestamp.rs.j2",
    "rust/types.rs.j2",
    "setup/setup.sh.j2",
    "setup/tables.sql.j2",
    "setup/template.yml.j2",
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, path::Path};

    #[test]
    fn holds_every_template_of_the_folder_in_order() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        let mut found = Vec::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    found.push(path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned());
                }
            }
        }
        found.retain(|name| {
            name.ends_with("/target.yaml")
                || Path::new(name).extension().is_some_and(|extension| extension == "j2")
        });
        found.sort();
        let embedded: Vec<_> = TEMPLATES.iter().map(|(name, _)| *name).collect();
        assert_eq!(embedded, found);
    }
}
