//! The profiles of the `influx` CLI: a TOML file with a table for each.

use std::{collections::BTreeMap, env, fs, io, path::PathBuf};

use serde::Deserialize;

use crate::cli::Failure;

/// The profile that is active.
#[derive(Deserialize)]
pub struct Profile {
    #[serde(skip)]
    pub name: String,
    pub url: String,
    pub token: Option<String>,
    pub org: Option<String>,
    #[serde(default)]
    active: bool,
}

/// The profile that `INFLUX_ACTIVE_CONFIG` names, else the one marked as active; `None` if there
/// is no file or none is.
pub fn active() -> Result<Option<Profile>, Failure> {
    let Some(path) = path() else { return Ok(None) };
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unusable(&path).detail(error.to_string())),
    };
    // The message of a TOML error shows the line, and a line may be a token.
    let profiles: BTreeMap<String, Profile> = toml::from_str(&text)
        .map_err(|_| unusable(&path).detail("it is not the TOML that the influx CLI writes"))?;
    let wanted = env::var("INFLUX_ACTIVE_CONFIG").ok().filter(|name| !name.is_empty());
    let chosen = profiles.into_iter().find(|(name, profile)| match &wanted {
        Some(wanted) => name == wanted,
        None => profile.active,
    });
    Ok(chosen.map(|(name, profile)| Profile { name, ..profile }))
}

fn path() -> Option<PathBuf> {
    if let Some(path) = env::var_os("INFLUX_CONFIGS_PATH") {
        return Some(path.into());
    }
    Some(env::home_dir()?.join(".influxdbv2").join("configs"))
}

fn unusable(path: &std::path::Path) -> Failure {
    Failure::new(format!("the profiles of the influx CLI in {} cannot be used", path.display()))
}
