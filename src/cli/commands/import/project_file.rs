//! The project file for definitions that have none yet.

use crate::words::scalar;

/// A file for an organization, if it is known, and a server, if one was looked at.
pub fn text(organization: Option<&str>, url: Option<&str>) -> String {
    let mut text =
        "# The project file of fluxform. `fluxform schema --project` prints all keys.\nversion: 1\n"
            .to_owned();
    if let Some(organization) = organization {
        text += &format!("organization: {}\n", scalar(organization));
    }
    text += "schemas: schemas\ntargets:\n";
    text += &format!("  rust: {{ path: generated/rust, crate: {} }}\n", crate_name(organization));
    text += "  flux: { path: generated/flux }\n  setup: { path: generated/setup }\n  docs: { path: docs/architecture }\n";
    if let Some(url) = url {
        let url = scalar(url);
        text += &format!("environments:\n  imported: {{ url: {url}, token_env: INFLUX_TOKEN }}\n");
    }
    text
}

/// A name for the generated crate: letters and digits of the organization's name.
fn crate_name(organization: Option<&str>) -> String {
    let lower = organization.unwrap_or_default().to_ascii_lowercase();
    let parts = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let joined = parts.collect::<Vec<_>>().join("_");
    let named = joined.starts_with(|c: char| c.is_ascii_lowercase());
    if named { format!("{joined}_schema") } else { "influxdb_schema".to_owned() }
}
